"""One word replaced, each time beside or inside one hard thing: all right, none refused."""

from typing import NamedTuple

import pytest

from tests.builders import (
    commented,
    dele,
    docx,
    field,
    footnote_ref,
    ins,
    link,
    p,
    r,
    sdt,
    smart_tag,
    table,
    text_box,
    xml,
)
from tests.revisions.drafts import broken, redlined, replaced
from transforms.revisions.resolve import accept, reject
from transforms.text.model import BODY
from transforms.text.read import read_text
from transforms.wml.namespaces import W_DEL, W_DELTEXT, qn
from transforms.wml.package import Package

OLD, NEW = "sixty", "thirty"
PLAIN = p("Pay within sixty days.")


class Hard(NamedTuple):
    """A document, and where in it the word stands; ``struck`` is how often, copies counted."""

    data: bytes
    story: str = BODY
    at: int = 0
    struck: int = 1


CASES = {
    "split runs": Hard(docx(p("Pay within s", r("ix"), r("t"), "y days."))),
    "partial word format": Hard(docx(p("Pay within ", r("six", bold=True), "ty days."))),
    "hyperlink": Hard(docx(p("Pay within ", link(r("sixty days", style="Hyperlink")), "."))),
    "field result": Hard(docx(p("Pay within ", field("REF a", "sixty"), " days."))),
    "beside field": Hard(docx(p("Pay within sixty", field("REF a", " (60)"), " days."))),
    "inline sdt": Hard(docx(p("Pay within ", sdt("sixty"), " days."))),
    "beside sdt": Hard(docx(p("Pay within sixty ", sdt("(60)"), " days."))),
    "block sdt": Hard(docx(sdt(PLAIN), p())),
    "table cell": Hard(docx(table([["Terms", "Pay within sixty days."]]), p()), at=1),
    "text box": Hard(docx(p(text_box(PLAIN))), story="textbox:0", struck=2),
    "other ins": Hard(docx(p("Pay ", ins("within sixty days"), "."))),
    "across ins": Hard(docx(p("Pay within six", ins("ty days"), "."))),
    "beside del": Hard(docx(p("Pay within ", dele("ninety "), "sixty days."))),
    "comment range": Hard(
        docx(p("Pay ", commented(0, "within sixty days"), "."), comments=[("Bo", "Why?")])
    ),
    "tab and break": Hard(docx(p("Pay\twithin\nsixty\tdays."))),
    "footnote ref": Hard(docx(p("Pay within sixty", footnote_ref(1), " days."), footnotes=["n"])),
    "smart quotes": Hard(docx(p("Pay within “sixty” days."))),
    "entities": Hard(docx(p("R&D <pays> within sixty & more days."))),
    "smarttag": Hard(docx(p("Pay within ", smart_tag("sixty days"), "."))),
    "docm": Hard(docx(PLAIN, kind="docm")),
    "dotx": Hard(docx(PLAIN, kind="dotx")),
    "header text": Hard(docx(p("Body."), header=[PLAIN]), story="header1"),
    "footnote text": Hard(docx(p("a", footnote_ref(1)), footnotes=[PLAIN]), story="footnotes"),
}


def _redline(case: Hard) -> tuple[Package, Package]:
    draft = replaced(OLD, NEW, at=case.at, story=case.story, comment="Cash flow.")
    before, written = redlined(case.data, draft)
    assert written.skipped == ()
    assert broken(before, written) == ()
    return before, written.package


def _text(package: Package, case: Hard) -> str:
    paragraph = read_text(package).stories[case.story][case.at]
    assert all(twin.text == paragraph.text for twin in paragraph.twins)
    return paragraph.text


def test_there_are_all_twenty_three() -> None:
    assert len(CASES) == 23


@pytest.mark.parametrize("name", CASES)
def test_accepted_and_rejected_texts_are_right(name: str) -> None:
    case = CASES[name]
    before, after = _redline(case)
    text = _text(before, case)
    assert _text(accept(after, "Us"), case) == text.replace(OLD, NEW)
    assert _text(reject(after, "Us"), case) == text


@pytest.mark.parametrize("name", CASES)
def test_only_the_word_is_struck(name: str) -> None:
    case = CASES[name]
    _, after = _redline(case)
    root = after.tree(read_text(after).parts[case.story])
    ours = [e for e in root.iter(W_DEL) if e.get(qn("w:author")) == "Us"]
    words = [text.text or "" for deletion in ours for text in deletion.iter(W_DELTEXT)]
    assert "".join(words) == OLD * case.struck


@pytest.mark.parametrize("name", CASES)
def test_the_new_word_looks_like_the_old_one(name: str) -> None:
    case = CASES[name]
    before, after = _redline(case)
    part = read_text(before).parts[case.story]
    new = next(t for t in after.tree(part).iter(qn("w:t")) if t.text == NEW)
    look = new.getparent().find(qn("w:rPr"))
    expected = {"hyperlink": ["rStyle"], "partial word format": ["b"]}.get(name, [])
    found = [] if look is None else [child.tag.rpartition("}")[2] for child in look]
    assert found == expected


def test_a_word_in_alternate_content_without_a_like_copy_is_held_back() -> None:
    box = str(text_box(PLAIN))
    differing = xml(box.replace("sixty", "sixty-one", 1))
    _, written = redlined(docx(p(differing)), replaced(OLD, NEW, story="textbox:0"))
    assert [each.reason for each in written.skipped] == ["the copies of this text box differ"]
    assert written.package.parts == {}
