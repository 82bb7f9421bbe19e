"""Ids as Word keeps them: apart from each other, within their limits, the same every time."""

import re

import pytest

from tests.builders import bookmark, docx, ins, p, parts_of, with_part, xml
from tests.revisions.drafts import STAMP, added, broken, main_markup, redlined, replaced
from transforms.edits.model import NewParagraph
from transforms.revisions.ids import Ids
from transforms.stamp import Stamp
from transforms.wml.package import open_package

PAY = "Pay within sixty days."
NEW = NewParagraph(text="New.", like=0)


def _ids(*blocks: object) -> Ids:
    return Ids(open_package(docx(*blocks)), STAMP)  # type: ignore[arg-type]


def _numbers(markup: str) -> list[int]:
    return [
        int(n) for n in re.findall(r'<w:(?:ins|del|comment|bookmarkStart) w:id="(\d+)"', markup)
    ]


def test_new_ids_are_above_all_that_are_used() -> None:
    ids = _ids(p(bookmark("x", "a"), ins("b")))
    assert [ids.number(), ids.number()] == ["1003", "1004"]


@pytest.mark.parametrize("last", [2**31 - 1, 2**31 - 2])
def test_at_the_limit_ids_fill_the_gaps(last: int) -> None:
    start = f'<w:bookmarkStart w:id="{last}" w:name="x"/><w:bookmarkEnd w:id="{last}"/>'
    ids = _ids(p(xml(start), ins("b")))
    drawn = [int(ids.number()) for _ in range(3)]
    assert len({*drawn, last, 1001}) == 5
    assert all(0 < number < 2**31 for number in drawn)


def test_ids_are_unique_over_all_stories() -> None:
    data = docx(p(PAY), header=[PAY], footnotes=[PAY])
    drafts = [replaced("sixty", "thirty", story=s) for s in ("body", "header1", "footnotes")]
    _, written = redlined(data, *drafts)
    parts = parts_of(written.package.save())
    found = [
        n for name in parts if name.startswith("word/") for n in _numbers(parts[name].decode())
    ]
    assert len(found) == len(set(found)) == 6


def test_ids_follow_the_order_of_the_document() -> None:
    _, written = redlined(docx(p(PAY), p(PAY)), *(replaced("sixty", "x", at=i) for i in (0, 1)))
    found = _numbers(main_markup(written.package))
    assert found == sorted(found)


def test_comment_ids_are_apart_from_revision_ids() -> None:
    data = docx(p(PAY), comments=[("Bo", "Why?")])
    _, written = redlined(data, replaced("sixty", "thirty", comment="c"))
    comments = re.findall(
        r'<w:comment w:id="(\d+)"', written.package.read("word/comments.xml").decode()
    )
    assert not set(map(int, comments)) & set(_numbers(main_markup(written.package)))


def test_ids_of_a_part_in_another_encoding_are_known() -> None:
    data = docx(p(ins("b")))
    main = parts_of(data)["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    ids = Ids(open_package(with_part(data, "word/document.xml", main.encode("utf-16"))), STAMP)
    assert ids.number() == "1002"


def test_paragraph_ids_are_below_the_limit_and_new() -> None:
    ids = _ids(p("a"))
    drawn = [int(ids.paragraph(), 16) for _ in range(200)]
    assert len(set(drawn)) == 200
    assert all(0 < value < 0x80000000 for value in drawn)


def test_new_paragraphs_have_ids_where_the_part_lets_older_readers_pass_them_over() -> None:
    _, written = redlined(docx(p("a"), p("b")), added(NEW))
    assert len(re.findall(r'w14:paraId="[0-7][0-9A-F]{7}"', main_markup(written.package))) == 1
    plain = docx(p("a"), p("b"))
    main = parts_of(plain)["word/document.xml"].replace(b'mc:Ignorable="w14 w15"', b"")
    _, written = redlined(with_part(plain, "word/document.xml", main), added(NEW))
    assert "paraId" not in main_markup(written.package)


def test_an_id_goes_with_its_mark() -> None:
    known = xml(p("a").replace("<w:p>", '<w:p w14:paraId="1234ABCD">'))
    before, written = redlined(docx(known), added(NEW))
    first, last = re.findall(r'<w:p w14:paraId="(\w+)"', main_markup(written.package))
    assert last == "1234ABCD" != first
    assert broken(before, written) == ()


def test_runs_and_settings_bear_one_rsid() -> None:
    settings = '<w:rsids><w:rsidRoot w:val="00A77B3E"/><w:rsid w:val="00A77B3E"/></w:rsids>'
    _, written = redlined(docx(p(PAY), settings=settings), replaced("sixty", "thirty"), added(NEW))
    rsids = set(re.findall(r'w:rsidR="(\w+)"', main_markup(written.package)))
    assert len(rsids) == 1
    rsid = rsids.pop()
    assert re.fullmatch(r"00[0-9A-F]{6}", rsid)
    new = f'<w:rsid w:val="00A77B3E"/><w:rsid w:val="{rsid}"/></w:rsids>'
    assert new in written.package.read("word/settings.xml").decode()


def test_without_rsids_in_settings_there_are_none() -> None:
    _, written = redlined(docx(p(PAY)), replaced("sixty", "thirty"), added(NEW))
    assert "rsid" not in main_markup(written.package)
    assert "word/settings.xml" not in written.package.parts


def test_another_stamp_gives_other_ids_and_the_same_one_the_same() -> None:
    data = docx(p("a"), p("b"))
    later = Stamp(author="Us", date="2027-01-01T00:00:00Z")
    once, again, other = (
        redlined(data, added(NEW), stamp=stamp)[1].package.save() for stamp in (STAMP, STAMP, later)
    )
    assert once == again != other
