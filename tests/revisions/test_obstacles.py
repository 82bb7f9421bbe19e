"""What is not written, and why; a comment proposes it where one may stand."""

import pytest

from tests.builders import (
    dele,
    docx,
    field,
    footnote_ref,
    ins,
    link,
    math,
    p,
    row,
    sdt,
    table,
    text_box,
    xml,
)
from tests.revisions.drafts import Draft, added, inserted, redlined, replaced, struck
from transforms.edits.model import NewParagraph
from transforms.text.read import read_text
from transforms.wml.package import open_package

NEW = NewParagraph(text="New.", like=0)
RUBY = xml(
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>up</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
OPEN = xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')

CASES: dict[str, tuple[bytes, Draft, str]] = {
    "part of a field": (
        docx(p("See ", field("REF a", "9.2"), ".")),
        replaced("9.", "10.", comment="c"),
        "it would change a part of a field's result",
    ),
    "inside a field": (
        docx(p("See ", field("REF a", "9.2"), ".")),
        inserted("1", after="9.", comment="c"),
        "it would change a part of a field's result",
    ),
    "a formula": (
        docx(p("Pay ", math("x"), " now.")),
        replaced("\ufffc now", "later", comment="c"),
        "it stands in a formula",
    ),
    "a reading above": (
        docx(p("The ", RUBY, ".")),
        replaced("bas", "x", comment="c"),
        "it stands in text with a reading above it",
    ),
    "a locked control in the line": (
        docx(p("Pay ", sdt("sixty", lock="sdtContentLocked"), " days.")),
        replaced("sixty", "thirty", comment="c"),
        "it stands in a content control that must not be edited",
    ),
    "a link in their insertion": (
        docx(p("See ", ins(sdt("the terms")), ".")),
        inserted("old ", after="the ", comment="c"),
        "it stands in a link or control that another author inserted",
    ),
    "a row that they struck": (
        docx(table([["a"], row(p(dele("b")), mark="del")]), p()),
        added(NEW, after=1, comment="c"),
        "another author has struck the table row or block that it is in",
    ),
    "a paragraph in a field": (
        docx(p(OPEN, "a"), p("b"), p("c")),
        added(NEW, comment="c"),
        "a field reaches beyond the paragraph",
    ),
    "a paragraph with a control": (
        docx(p("Pay ", sdt("sixty"), " days."), p("b")),
        struck(0, comment="c"),
        "it holds a content control or a text box",
    ),
    "a paragraph with a text box": (
        docx(p("a", text_box(p("b"))), p("c")),
        struck(0, comment="c"),
        "it holds a content control or a text box",
    ),
    "the first paragraph of a note": (
        docx(p("a", footnote_ref(1)), footnotes=[p(xml("<w:r><w:footnoteRef/></w:r>"), "b")]),
        struck(0, story="footnotes", comment="c"),
        "it bears the mark of a note",
    ),
    "in the middle of a locked control": (
        docx(sdt(p("a"), p("b"), lock="contentLocked"), p("c")),
        added(NEW, comment="c"),
        "in a locked content control",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_held_back_with_the_reason(name: str) -> None:
    data, draft, reason = CASES[name]
    _, written = redlined(data, draft)
    assert [each.reason for each in written.skipped] == [reason]
    assert written.made.edits == ()


@pytest.mark.parametrize("name", CASES)
def test_a_comment_proposes_it_and_the_text_stays(name: str) -> None:
    data, draft, _ = CASES[name]
    before, written = redlined(data, draft)
    assert [each.commented for each in written.skipped] == [True]
    assert b"Proposed: " in written.package.read("word/comments.xml")
    texts = [
        [[q.text for q in story] for story in read_text(package).stories.values()]
        for package in (before, written.package)
    ]
    assert texts[0] == texts[1]


def test_without_a_comment_nothing_is_written() -> None:
    _, written = redlined(docx(p(field("REF a", "9.2"))), replaced("9.", "10."))
    assert written.package.parts == {}


def test_a_stale_edit_is_not_even_proposed() -> None:
    old = docx(p("Pay in sixty days."))
    draft = replaced("sixty", "thirty", comment="c")
    _, written = redlined(
        docx(p("Pay in ninety days.")), lambda _: draft(read_text(open_package(old)))
    )
    assert [each.commented for each in written.skipped] == [False]
    assert written.package.parts == {}


def test_an_edit_of_a_missing_paragraph_is_not_even_proposed() -> None:
    _, written = redlined(docx(p("a")), added(NEW, after=7, comment="c"))
    assert [each.reason for each in written.skipped] == ["the paragraph does not exist"]


def test_a_paragraph_goes_behind_a_locked_control_that_it_follows() -> None:
    data = docx(sdt(p("a"), p("b"), lock="contentLocked"), p("c"))
    _, written = redlined(data, added(NEW, after=1))
    assert [q.text for q in read_text(written.package).body] == ["a", "b", "New.", "c"]
    assert read_text(written.package).body[2].locked == ""


def test_words_of_a_link_in_their_insertion_may_still_be_struck() -> None:
    _, written = redlined(docx(p("See ", link(ins("the terms")), ".")), replaced("the ", ""))
    assert written.skipped == ()
