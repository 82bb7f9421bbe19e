"""Every promise that a redline could break is noticed; a sound redline breaks none."""

from collections.abc import Callable

import pytest

from tests.builders import (
    Content,
    dele,
    docx,
    footnote_ref,
    ins,
    p,
    parts_of,
    r,
    table,
    with_part,
)
from tests.revisions.drafts import STAMP, added, redlined, replaced, struck
from transforms.edits.model import EditPlan, NewParagraph
from transforms.revisions.verify import Broken, verify
from transforms.wml.package import open_package

MAIN = "word/document.xml"
BLOCKS: list[Content] = [
    p("Pay within sixty days.", props='<w:jc w:val="both"/>'),
    p("Bo says ", ins("so"), dele("no"), ".", r("Bold", bold=True)),
    p("See note", footnote_ref(1), "."),
    table([["Cell"]]),
    p("Last."),
]
DATA = docx(
    *BLOCKS,
    header=["Head"],
    footnotes=["Note"],
    settings='<w:zoom w:percent="100"/><w:rsids><w:rsid w:val="00112233"/></w:rsids>',
    comments=[("Bo", "Unanchored, as it came.")],
)
NEW = NewParagraph(text="New.", like=0)
DRAFTS = (replaced("sixty", "thirty", comment="c"), added(NEW, after=1), struck(2))


def _redline() -> tuple[bytes, EditPlan]:
    _, written = redlined(DATA, *DRAFTS)
    return written.package.save(), written.made


def _found(after: bytes, plan: EditPlan | None = None) -> set[str]:
    broken = verify(open_package(DATA), open_package(after), plan=plan, stamp=STAMP)
    return {one.promise for one in broken}


def _swap(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    def harm(data: bytes) -> bytes:
        part = parts_of(data)[name].decode()
        assert old in part
        return with_part(data, name, part.replace(old, new, 1).encode())

    return harm


def _with(name: str, content: bytes | None) -> Callable[[bytes], bytes]:
    return lambda data: with_part(data, name, content)


OURS = 'w:author="Us" w:date="2026-02-03T04:05:06Z"'
HARMS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an untouched part changes": (_with("docProps/core.xml", b"<x/>"), "untouched-parts"),
    "a part is lost": (_with("docProps/core.xml", None), "untouched-parts"),
    "styles change": (_swap("word/styles.xml", "Title", "Titel"), "untouched-parts"),
    "a setting changes": (_swap("word/settings.xml", '"100"', '"90"'), "untouched-parts"),
    "a header changes": (_swap("word/header1.xml", "Head", "Heat"), "reject"),
    "a word changes untracked": (_swap(MAIN, "Cell", "Call"), "reject"),
    "a word is gone": (_swap(MAIN, ">Last.<", "><"), "reject"),
    "a format changes untracked": (_swap(MAIN, "<w:b/>", "<w:i/>"), "reject"),
    "a property is lost": (_swap(MAIN, '<w:jc w:val="both"/>', ""), "reject"),
    "their insertion is accepted": (_swap(MAIN, "Bo says ", "Bo says so"), "reject"),
    "their revision is signed by another": (
        _swap(MAIN, 'w:author="Bo"', 'w:author="Cy"'),
        "reject",
    ),
    "a note's reference is lost": (_swap(MAIN, '<w:footnoteReference w:id="1"/>', ""), "reject"),
    "a blank is lost": (_swap(MAIN, 'xml:space="preserve">Bo says', ">Bo says"), "reject"),
    "a paragraph more": (_swap(MAIN, "<w:tbl>", "<w:p/><w:tbl>"), "reject"),
    "new words other than planned": (_swap(MAIN, "thirty", "thirteen"), "accept"),
    "a new paragraph untracked": (_swap(MAIN, "<w:t>New.</w:t>", "<w:t>Now.</w:t>"), "accept"),
    "an id twice": (_swap(MAIN, f'w:id="1006" {OURS}', f'w:id="1007" {OURS}'), "ids"),
    "an id that is no number": (_swap(MAIN, f'w:id="1006" {OURS}', f'w:id="x" {OURS}'), "ids"),
    "a comment without its reference": (
        _swap(MAIN, '<w:commentReference w:id="1003"/>', ""),
        "comments",
    ),
    "an anchor without a comment": (
        _swap(MAIN, "<w:tbl>", '<w:commentRangeStart w:id="99"/><w:tbl>'),
        "comments",
    ),
    "properties out of order": (
        _swap(MAIN, "<w:rPr><w:ins w:id", "<w:rPr><w:i/><w:ins w:id"),
        "order",
    ),
    "a content type is lost": (
        _swap("[Content_Types].xml", 'PartName="/word/people.xml"', 'PartName="/word/x.xml"'),
        "content-types",
    ),
    "a relationship is lost": (
        _swap("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="stiles.xml"'),
        "relationships",
    ),
    "a part that nothing leads to": (_with("word/extra.xml", b"<x/>"), "orphans"),
}


def test_a_sound_redline_breaks_nothing() -> None:
    after, plan = _redline()
    assert _found(after, plan) == set()


def test_two_files_alone_are_enough() -> None:
    after, _ = _redline()
    broken = verify(open_package(DATA), open_package(after), plan=None, stamp=None)
    assert broken == ()


@pytest.mark.parametrize("name", HARMS)
def test_harm_is_noticed(name: str) -> None:
    harm, promise = HARMS[name]
    after, plan = _redline()
    assert promise in _found(harm(after), plan)


def test_a_paragraph_id_beyond_the_limit_is_noticed() -> None:
    after, _ = _redline()
    harm = _swap(MAIN, "<w:p>", '<w:p w14:paraId="80000000">')
    assert Broken(promise="ids", part=MAIN, detail="a paragraph id is out of range") in verify(
        open_package(DATA), open_package(harm(after)), plan=None, stamp=STAMP
    )


def test_a_planned_edit_that_was_not_made_is_noticed() -> None:
    _, plan = _redline()
    before, written = redlined(DATA, *DRAFTS[:2])
    after = open_package(written.package.save())
    found = {one.promise for one in verify(before, after, plan=plan, stamp=STAMP)}
    assert found == {"accept"}


def test_a_second_run_by_the_same_author_is_told_from_the_first() -> None:
    first = _redline()[0]
    before, written = redlined(first, replaced("Last", "Final", at=5))
    after = open_package(written.package.save())
    assert verify(before, after, plan=written.made, stamp=STAMP) == ()


def test_a_document_beside_itself_breaks_nothing() -> None:
    assert verify(open_package(DATA), open_package(DATA), plan=None, stamp=None) == ()
