"""Which sentences match, told for all at once: the same as told one by one."""

import pytest

from tests.assess.test_pattern import GRAMMAR, MATCHES, MISSES
from transforms.assess.pattern import Text, words_of
from transforms.assess.shelf import Shelf

NORMS = [norm for _, norm in MATCHES + MISSES]
SHELF = Shelf(NORMS)
LONG = ["a" + " x" * gap + " b" for gap in (0, 38, 39, 40)]
PATTERNS = [
    *(pattern for pattern, _ in MATCHES + MISSES),
    "{liability} …",
    "… … {unlimited}",
    "(within {duration}|{pay} … by) the? (invoice|days)?",
    "({provider} … {liability}|{pay})? of? [not] {unlimited|pay}",
    "(a|b)? (c|d)?",
    "un* ~~ limit*",
]


@pytest.mark.parametrize("source", PATTERNS)
def test_agrees_with_the_walk_through_each_sentence(source: str) -> None:
    pattern = GRAMMAR.pattern(source)
    walked = [at for at, norm in enumerate(NORMS) if pattern.search(Text(words_of(norm)))]
    assert SHELF.matching(pattern) == walked


@pytest.mark.parametrize(("source", "longest"), [("a … b", 39), ("a ~ b", 39), ("a ~~ b", 40)])
def test_a_gap_ends_in_time(source: str, longest: int) -> None:
    matching = Shelf(LONG).matching(GRAMMAR.pattern(source))
    assert [LONG[at].count("x") for at in matching][-1] == longest
    walked = [a for a, n in enumerate(LONG) if GRAMMAR.pattern(source).search(Text(words_of(n)))]
    assert matching == walked


def test_no_match_runs_over_the_end_of_a_sentence() -> None:
    assert Shelf(["a", "b", "x a", "b x"]).matching(GRAMMAR.pattern("a ~~ b")) == []


def test_nothing_is_found_without_sentences() -> None:
    assert Shelf([]).matching(GRAMMAR.pattern("a")) == []
