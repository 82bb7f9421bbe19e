"""The pattern language, one behaviour a case."""

import pytest

from transforms.assess.grammar import Grammar, PatternError
from transforms.assess.pattern import Text, words_of

GRAMMAR = Grammar(
    {
        "liability": ("liability", "liable"),
        "unlimited": ("unlimited", "without limit", "not limited"),
        "pay": ("pay*", "shall pay"),
    }
)
MATCHES = [
    ("{provider} … {liability}", "@provider's total liability"),
    ("{provider} total? {liability}", "@provider's liability"),
    ("right title and interest", "right, title, and interest"),
    ("third party claims", "third-party claims"),
    ("{liability} … {unlimited}", "liability shall be !without limit"),
    ("{client} ~ notice", "@client may !not end this ^unless on notice"),
    ("{pay}", "payable"),
    ("(a|b c)? invoice", "the invoice"),
    ("{provider|either} {liability}", "@either liable"),
    ("due within {duration}", "due within @blank days"),
    ("shall not exceed", "shall at-most"),
    ("delete*", "deleted"),
]
MISSES = [
    ("{provider} … {liability}", "@provider shall !not be liable"),
    ("{provider} … {liability}", "@provider, ^except as agreed, is liable"),
    ("exclusive", "a non-exclusive license"),
    ("own", "owner"),
    ("{client} … pay", "@client-data to pay"),
]


@pytest.mark.parametrize(("pattern", "norm"), MATCHES)
def test_matches(pattern: str, norm: str) -> None:
    assert GRAMMAR.pattern(pattern).search(Text(words_of(norm)))


@pytest.mark.parametrize(("pattern", "norm"), MISSES)
def test_does_not_match(pattern: str, norm: str) -> None:
    assert not GRAMMAR.pattern(pattern).search(Text(words_of(norm)))


def test_brackets_mark_the_words_to_change() -> None:
    words = words_of("then @client's agent may terminate")
    found = GRAMMAR.pattern("[{client} agent] may terminate").search(Text(words))
    assert found
    assert [words[start:end] for start, end in found.marks] == [["@client", "agent"]]


@pytest.mark.parametrize("source", ["(a|b", "{liability", "…", "a)"])
def test_a_pattern_that_does_not_parse_is_refused(source: str) -> None:
    with pytest.raises(PatternError):
        assert GRAMMAR.pattern(source).elements


def test_a_possessive_s_is_no_word() -> None:
    assert words_of("@client's s's") == ["@client", "s"]


def test_equal_words_and_choices_are_one_object() -> None:
    one, other = GRAMMAR.pattern("(a|b) c {pay}"), GRAMMAR.pattern("{pay} (a|b) c")
    assert set(one.elements) == set(other.elements)
