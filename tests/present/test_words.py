import pytest

from transforms.playbook.model import RED_LINES, STATUSES
from transforms.present.words import (
    RED_LINE_TITLES,
    STATUS_SIGNS,
    clause_title,
    counted,
    numbered_title,
)


def test_every_red_line_and_status_has_its_words():
    assert tuple(RED_LINE_TITLES) == RED_LINES
    assert set(STATUS_SIGNS) == set(STATUSES)
    assert len({sign.sign for sign in STATUS_SIGNS.values()}) == len(STATUSES)


def test_red_lines_are_numbered_and_a_houses_own_are_not():
    assert numbered_title("ip") == "1. Intellectual property"
    assert numbered_title("security") == "Security"


@pytest.mark.parametrize(
    ("label", "heading", "title"),
    [
        ("9.2", "Limit", "9.2 Limit"),
        ("Article 9", "Limit", "Article 9, Limit"),
        ("9.2", "", "9.2"),
        ("", "Limit", "Limit"),
        ("", "", ""),
    ],
)
def test_a_clause_is_cited_by_what_it_has(label, heading, title):
    assert clause_title(label, heading) == title


def test_counts_agree_with_their_noun():
    assert [counted(number, "edit") for number in (0, 1, 2)] == ["0 edits", "1 edit", "2 edits"]
