"""How many insertions, deletions and comments a redline brought."""

from tests.builders import docx, ins, p, text_box
from tests.revisions.drafts import STAMP, added, inserted, redlined, replaced, struck
from transforms.edits.model import NewParagraph
from transforms.revisions.count import Counts, count_revisions

NEW = NewParagraph(text="New.", like=0)


def test_stretches_of_text_are_counted_and_marks_are_not() -> None:
    data = docx(p("Pay in sixty days."), p("Second."), p("Third."))
    drafts = (
        replaced("sixty", "thirty", comment="c"),
        added(NEW),
        struck(1),
        inserted("!", after="Third", at=2),
    )
    before, written = redlined(data, *drafts)
    counts = count_revisions(written.package, before)
    assert counts == Counts(insertions=3, deletions=2, comments=1)


def test_theirs_are_not_counted_even_when_they_are_split() -> None:
    before, written = redlined(docx(p(ins("Pay in sixty days."))), inserted("full ", after="in "))
    assert count_revisions(written.package, before, STAMP).insertions == 1


def test_the_copy_of_a_text_box_is_not_counted_again() -> None:
    data = docx(p(text_box(p("Pay in sixty days."))))
    before, written = redlined(data, replaced("sixty", "thirty", story="textbox:0"))
    counts = count_revisions(written.package, before)
    assert counts == Counts(insertions=1, deletions=1, comments=0)


def test_a_document_beside_itself_brings_nothing() -> None:
    before, _ = redlined(docx(p(ins("a"))))
    assert count_revisions(before, before) == Counts(insertions=0, deletions=0, comments=0)
