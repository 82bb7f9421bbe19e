from dataclasses import replace

import pytest

from tests.present.reviews import PLAYBOOK, redlined, review, unchanged
from transforms.assess.model import Reason
from transforms.clauses.model import Party
from transforms.playbook.model import FaultRule
from transforms.present.look import Look, columns_of, shown
from transforms.present.tables import outcome_line, playbook_table, review_table, term_text


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width):
    long = replace(
        review().assessments[0],
        reasons=(Reason(code="x", message="A long reason with many words. " * 8),),
    )
    crowded = replace(review(), assessments=(long, *review().assessments[1:]))
    lines = review_table(crowded, "a.docx", Look(width=width)).splitlines()
    assert max(columns_of(line) for line in lines) <= width


def test_the_table_names_status_title_clause_and_reason():
    row = next(
        line
        for line in review_table(review(), "a.docx", Look(width=100)).splitlines()
        if "Liability cap" in line
    )
    assert row.split(maxsplit=5)[:2] == ["▲", "weak"]
    assert "9.1" in row
    assert "five times." in row


def test_the_last_line_counts_the_statuses():
    table = review_table(review(), "a.docx", Look())
    assert "4 terms: 1 adequate, 1 weak, 1 missing, 1 hostile; 3 edits proposed" in table


def test_colour_comes_only_when_wanted():
    assert "\x1b[" not in review_table(review(), "a.docx", Look())
    assert "\x1b[33m▲ weak" in review_table(review(), "a.docx", Look(colour=True))


def test_plain_terminals_get_plain_signs():
    assert review_table(review(), "a.docx", Look(unicode=False)).isascii()


def test_control_characters_of_a_document_never_reach_the_terminal():
    hostile = replace(review().outline.parties, client=Party(term="\x1b[2JCo\u202e", name=""))
    outline = replace(review().outline, parties=hostile)
    table = review_table(replace(review(), outline=outline), "\x1b]0;a.docx", Look())
    assert "\x1b" not in table
    assert "\u202e" not in table


def test_shown_text_is_one_line():
    assert shown("a\n\tb\u00a0c") == "a b c"


def test_wide_and_combining_characters_are_counted_by_their_columns():
    assert columns_of("契約") == 4
    assert columns_of("e\u0301") == 1


def test_an_outcome_is_one_line():
    expected = "out.docx: 2 insertions, 2 deletions, 2 comments.\n"
    assert outcome_line(redlined(), "out.docx") == expected
    assert "nothing had to be written" in outcome_line(unchanged(), "out.docx")


def test_a_playbook_is_listed_by_red_line():
    listing = playbook_table(PLAYBOOK, Look())
    assert listing.index("2. Liability") < listing.index("liability.cap")
    assert "house 7: A house's playbook (4 terms)" in listing


def test_a_term_is_told_in_words():
    fault = FaultRule(
        code="far", status="weak", message="It takes {days} days.", value="days", above=30
    )
    text = term_text(replace(PLAYBOOK.terms[0], faults=(fault,)), Look())
    for words in (
        "INTERNAL-WHY",
        "[[Provider]] settles.",
        "INTERNAL-WALK-AWAY",
        "It takes N days. (N above 30)",
    ):
        assert words in text
    assert "Mutual" not in text
