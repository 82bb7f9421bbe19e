"""Comments: where they are anchored, and the parts that hold them."""

import re

import pytest

from tests.builders import Part, commented, docx, ins, p, parts_of, r, sdt, style
from tests.revisions.drafts import STAMP, added, broken, main_markup, redlined, replaced, struck
from transforms.edits.model import NewParagraph
from transforms.revisions.resolve import accept, reject
from transforms.wml.package import Package, open_package

PAY = "Pay within sixty days."
DRAFT = replaced("sixty", "thirty", comment="Cash flow.")
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
THREAD = (
    f'<w:comments {W} {W14} {MC} mc:Ignorable="w14">'
    '<w:comment w:id="0" w:author="Bo"><w:p w14:paraId="00000001"><w:r><w:t>Why?</w:t></w:r></w:p>'
    '</w:comment><w:comment w:id="1" w:author="Cy"><w:p w14:paraId="00000002"><w:r><w:t>So.</w:t>'
    "</w:r></w:p></w:comment></w:comments>"
)
STATES = (
    f'<w15:commentsEx {W15}><w15:commentEx w15:paraId="00000001" w15:done="1"/>'
    '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
    "</w15:commentsEx>"
)
PEOPLE = (
    f'<w15:people {W15}><w15:person w15:author="Bo"><w15:presenceInfo w15:providerId="AD" '
    'w15:userId="S::bo"/></w15:person></w15:people>'
)


def _text(package: Package, kind: str) -> str:
    return package.read(f"word/{kind}.xml").decode()


def _threaded() -> bytes:
    """A document with a resolved comment, a reply and their parts, named as nobody expects."""
    return docx(
        p(commented(0, PAY)),
        extra_parts={
            "word/notes/remarks.xml": Part(data=THREAD, kind="comments"),
            "word/notes/states.xml": Part(data=STATES, kind="commentsExtended"),
            "word/notes/folk.xml": Part(data=PEOPLE, kind="people"),
        },
    )


def test_all_parts_come_with_the_first_comment() -> None:
    before, written = redlined(docx(p(PAY)), DRAFT)
    new = [name for name in written.package.names if not before.has(name)]
    kinds = ["comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"]
    assert sorted(new) == sorted(f"word/{kind}.xml" for kind in kinds)
    main = written.package.main
    assert [written.package.related(main, kind)[0] for kind in kinds] == [
        f"word/{kind}.xml" for kind in kinds
    ]
    assert broken(before, written) == ()


def test_the_parts_agree_on_the_comment() -> None:
    _, written = redlined(docx(p(PAY)), DRAFT)
    package = written.package
    para_id = re.findall(r'w14:paraId="(\w+)"', _text(package, "comments"))
    lasting = re.findall(r'durableId="(\w+)"', _text(package, "commentsIds"))
    assert re.findall(r'paraId="(\w+)"', _text(package, "commentsExtended")) == para_id
    assert re.findall(r'paraId="(\w+)"', _text(package, "commentsIds")) == para_id
    assert re.findall(r'durableId="(\w+)"', _text(package, "commentsExtensible")) == lasting
    assert 'w15:author="Us"' in _text(package, "people")


def test_without_comments_no_part_comes() -> None:
    _, written = redlined(docx(p(PAY)), replaced("sixty", "thirty"))
    assert list(written.package.parts) == ["word/document.xml"]


def test_a_thread_and_its_state_stay_untouched() -> None:
    before, written = redlined(_threaded(), DRAFT)
    package = written.package
    after = {kind: package.related(package.main, kind)[0] for kind in ("comments", "people")}
    assert after == {"comments": "word/notes/remarks.xml", "people": "word/notes/folk.xml"}
    kept = THREAD[THREAD.index("<w:comment ") : -len("</w:comments>")]
    assert kept in package.read("word/notes/remarks.xml").decode()
    assert (
        STATES[STATES.index("<w15:commentEx ") : -16]
        in package.read("word/notes/states.xml").decode()
    )
    assert (
        PEOPLE[PEOPLE.index("<w15:person ") : -13] in package.read("word/notes/folk.xml").decode()
    )
    assert broken(before, written) == ()


def test_beside_comments_without_paragraph_ids_no_part_begins_that_would_need_them() -> None:
    before, written = redlined(docx(p(PAY), comments=[("Bo", "Why?")]), DRAFT)
    names = {name for name in written.package.names if not before.has(name)}
    assert names == {"word/people.xml"}
    assert "paraId" not in _text(written.package, "comments").replace("xmlns", "")


def test_a_name_that_is_taken_is_not_used() -> None:
    data = docx(p(PAY), extra_parts={"word/comments.xml": b"<lost/>"})
    _, written = redlined(data, DRAFT)
    assert written.package.related(written.package.main, "comments") == ("word/comments1.xml",)
    assert parts_of(written.package.save())["word/comments.xml"] == b"<lost/>"


def test_a_strict_document_gets_strict_comments() -> None:
    before, written = redlined(docx(p(PAY), strict=True), DRAFT)
    parts = parts_of(written.package.save())
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in parts["word/comments.xml"]
    rels = parts["word/_rels/document.xml.rels"]
    assert b'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"' in rels
    assert broken(before, written) == ()


def test_lines_are_paragraphs_and_the_last_one_bears_the_id() -> None:
    _, written = redlined(docx(p(PAY)), replaced("sixty", "x", comment="One.\nTwo."))
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", _text(written.package, "comments"))
    assert ["annotationRef" in each for each in paragraphs] == [True, False]
    assert ["paraId" in each for each in paragraphs] == [False, True]


def test_author_date_and_initials_come_from_the_stamp() -> None:
    _, written = redlined(docx(p(PAY)), DRAFT)
    head = f'w:author="Us" w:date="{STAMP.date}" w:initials="U"'
    assert head in _text(written.package, "comments")
    assert f'w16cex:dateUtc="{STAMP.date}"' in _text(written.package, "commentsExtensible")


def test_styles_are_named_only_where_the_document_has_them() -> None:
    styles = style("Komm", name="annotation reference", kind="character", based_on="")
    _, plain = redlined(docx(p(PAY)), DRAFT)
    _, styled = redlined(docx(p(PAY), styles=styles), DRAFT)
    assert "rStyle" not in main_markup(plain.package)
    assert '<w:rStyle w:val="Komm"/></w:rPr><w:commentReference' in main_markup(styled.package)


@pytest.mark.parametrize(
    ("block", "start", "end"),
    [
        (
            p("Pay sixty."),
            r'<w:commentRangeStart w:id="\d+"/><w:del ',
            "</w:ins><w:commentRangeEnd",
        ),
        (
            p(sdt("Pay sixty.")),
            r"<w:commentRangeStart [^>]+/><w:sdt>",
            "</w:sdt><w:commentRangeEnd",
        ),
        (p(ins("Pay sixty now.")), "</w:ins><w:commentRangeStart", "</w:ins><w:commentRangeEnd"),
    ],
    ids=["words", "control", "their insertion"],
)
def test_the_anchor_stands_around_the_change(block: str, start: str, end: str) -> None:
    before, written = redlined(docx(block), replaced("sixty", "thirty", comment="c"))
    assert re.search(start, main_markup(written.package))
    assert end in main_markup(written.package)
    assert broken(before, written) == ()


def test_a_comment_on_a_new_clause_comes_and_goes_with_it() -> None:
    new = NewParagraph(text="New.", like=0)
    _, written = redlined(docx(p("a"), p("b")), added(new, comment="Needed."))
    assert b"Needed." in accept(written.package).read("word/comments.xml")
    rejected = reject(written.package)
    assert b"Needed." not in rejected.read("word/comments.xml")
    assert b"commentR" not in rejected.read("word/document.xml")


def test_a_comment_on_a_struck_clause_goes_when_that_is_accepted() -> None:
    _, written = redlined(docx(p("a"), p("b")), struck(0, comment="Not needed."))
    assert b"Not needed." not in accept(written.package).read("word/comments.xml")
    assert b"Not needed." in reject(written.package).read("word/comments.xml")


def test_a_comment_on_changed_words_stays() -> None:
    _, written = redlined(docx(p(PAY)), DRAFT)
    for resolved in (accept(written.package), reject(written.package)):
        assert b"Cash flow." in resolved.read("word/comments.xml")
        assert b"commentReference" in resolved.read("word/document.xml")


def test_two_runs_leave_two_comments_and_one_person() -> None:
    _, first = redlined(docx(p(r(PAY))), DRAFT)
    second = open_package(first.package.save())
    before, written = redlined(second.save(), replaced("days", "weeks", comment="Two."))
    assert _text(written.package, "people").count("<w15:person ") == 1
    assert _text(written.package, "comments").count("<w:comment ") == 2
    assert broken(before, written) == ()
