"""A playbook is loaded strictly, and each mistake names its file and line."""

import pytest

from transforms.errors import PlaybookError
from transforms.playbook.loader import built_in_texts, load_playbook, playbook_of, term_of

TERM = """\
id: payment.net-terms
title: Payment period
red_line: payment
priority: 1
why: a
comment: b
walk_away: c
wording:
  standard: d
recognise:
  - "invoice"
insert: {into: payment}
"""
MISTAKES = {
    "an unknown field": (TERM + "colour: red\n", "payment.net-terms.yaml:13"),
    "a field twice": (TERM + "title: again\n", "payment.net-terms.yaml:13"),
    "a field that is absent": (TERM.replace("why: a\n", ""), "payment.net-terms.yaml:1"),
    "a red line that does not exist": (TERM.replace(": payment\np", ": pay\np"), ":1"),
    "a list that is none": (TERM.replace('\n  - "invoice"', " invoice"), ":10"),
    "no YAML": (TERM + "x: [\n", "payment.net-terms.yaml"),
    "nothing": ("", "payment.net-terms.yaml:1"),
    "a mend with two kinds": (
        TERM + 'needs: [{code: x, message: y, says: [z], mend: {strike: x, clause: ""}}]\n',
        ":13",
    ),
}


@pytest.mark.parametrize(("text", "where"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_place(text: str, where: str) -> None:
    with pytest.raises(PlaybookError) as caught:
        term_of(text, "payment.net-terms.yaml")
    assert where in caught.value.where


def test_the_file_bears_the_name_of_its_term() -> None:
    with pytest.raises(PlaybookError):
        term_of(TERM, "payment.other.yaml")


def test_a_scalar_stays_what_the_lawyer_wrote() -> None:
    term = term_of(
        TERM.replace("title: Payment period", "title: NO 1.10"), "payment.net-terms.yaml"
    )
    assert term.title == "NO 1.10"


def test_a_term_that_is_not_listed_is_an_error() -> None:
    texts = built_in_texts("ai-services")
    with pytest.raises(PlaybookError):
        playbook_of({**texts, "payment.barter.yaml": TERM})


def test_an_unknown_playbook_names_those_there_are() -> None:
    with pytest.raises(PlaybookError) as caught:
        load_playbook("no-such-playbook")
    assert "ai-services" in str(caught.value)
