"""The pattern language, one behaviour a case."""

from typing import ClassVar

import pytest

from transforms.assess.pattern import Choice, Grammar, PatternError, Text, sequence_mask, words_of

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
        GRAMMAR.pattern(source)


def test_the_mask_needs_every_word_the_pattern_cannot_do_without() -> None:
    pattern = GRAMMAR.pattern("{provider} … {liability} … {duration}? cap")
    assert pattern.mask(_Held()) == 0b110


class _Held:
    """Three sentences by their words."""

    words: ClassVar = {"@provider": 0b111, "liability": 0b011, "liable": 0b100, "cap": 0b110}

    def of_word(self, text: str, open_end: bool, /) -> int:
        return self.words.get(text, 0)

    def of_choice(self, choice: Choice, /) -> int:
        found = 0
        for option in choice.options:
            found |= sequence_mask(option, self)
        return found
