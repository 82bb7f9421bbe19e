"""What a place in the contract is called."""

from tests.clauses.sketch import view
from transforms.clauses.outline import outline
from transforms.clauses.places import Place, place_of
from transforms.text.model import BODY, Span

OPENING = (
    "between Acme LLC (“Supplier”) and Globex, Inc. (“Customer”)",
    "Supplier shall perform the Services. Customer shall pay Supplier.",
)
PAGE = (
    "services as stated above. 7. TERMINATION AND RETURN.  A. CLIENT DATA. Any original documents "
    "given to VIP stay the property of BNL and shall be returned. B. Copies may be kept by VIP for "
    "as long as the law requires it to keep them, and for no longer than that. 8. INDEMNIFICATION. "
    "BNL agrees to hold VIP harmless from claims. "
    + "Each party shall give notice of a claim. "
    * 8
)


def place(words: str, *lines: str) -> Place:
    read = outline(view(*OPENING, *lines))
    for paragraph in read.view.body:
        if (start := paragraph.text.find(words)) >= 0:
            span = Span(story=BODY, paragraph=paragraph.index, start=start, end=start + 1)
            return place_of(read, span)
    raise AssertionError(words)


def test_a_place_has_its_clauses_label_and_heading() -> None:
    found = place("Liability", "9. LIABILITY", "9.2 Cap. Liability is limited to the Fees.")
    assert found == Place("9.2", "Cap")


def test_a_place_before_every_clause_has_no_label() -> None:
    assert place("between Acme") == Place("", "")


def test_a_page_in_one_paragraph_is_read_number_by_number() -> None:
    assert place("Any original", "6. FEES", PAGE) == Place("7.A", "CLIENT DATA")
    assert place("Copies may", "6. FEES", PAGE) == Place("7.B", "")
    assert place("hold VIP", "6. FEES", PAGE) == Place("8", "INDEMNIFICATION")


def test_words_before_the_first_number_belong_to_the_clause_above() -> None:
    assert place("as stated", "6. FEES", PAGE) == Place("6", "FEES")


def test_a_note_has_no_label() -> None:
    read = outline(view(*OPENING, "1. FEES"))
    assert place_of(read, Span(story="footnotes", paragraph=0, start=0, end=1)) == Place("", "")
