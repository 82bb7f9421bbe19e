"""Sentences by the words they hold, so that a pattern meets only those it could match.

Knows sentences in normal form. Knows no patterns' meaning and no rules.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.assess.pattern import (
    Choice,
    Found,
    Pattern,
    sequence_mask,
    word_matches,
    words_of,
)
from transforms.clauses.sentences import Sentence
from transforms.text.model import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence; ``start`` and ``end`` are offsets of its normal form."""

    sentence: Sentence
    pattern: Pattern
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]

    @property
    def span(self) -> Span:
        """The matched words' place in the document."""
        return self.sentence.span(self.start, self.end)

    def marked(self) -> tuple[Span, ...]:
        """The places of the words in square brackets."""
        return tuple(self.sentence.span(start, end) for start, end in self.marks)


class Memory:
    """Words and matches of sentences met before, for contracts that are judged again."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._found: dict[tuple[Pattern, str], Found | None] = {}

    def words(self, norm: str) -> list[str]:
        """The words of a sentence."""
        words = self._words.get(norm)
        if words is None:
            words = self._words[norm] = words_of(norm)
        return words

    def search(self, pattern: Pattern, norm: str) -> Found | None:
        """The first match of a pattern in a sentence."""
        key = (pattern, norm)
        if key not in self._found:
            self._found[key] = pattern.search(self.words(norm))
        return self._found[key]


class SentenceIndex:
    """An inverted index over one contract's sentences; bit ``i`` of a mask is sentence ``i``."""

    def __init__(self, sentences: tuple[Sentence, ...], memory: Memory) -> None:
        self.sentences = sentences
        self._memory = memory
        self._postings: dict[str, list[int]] = {}
        for position, sentence in enumerate(sentences):
            for word in set(memory.words(sentence.norm)):
                self._postings.setdefault(word, []).append(position)
        self._vocabulary = sorted(self._postings)
        self._masks: dict[object, int] = {}

    def of_word(self, text: str, open_end: bool, /) -> int:
        """Sentences that hold the word, or one that begins with it."""
        key = (text, open_end)
        found = self._masks.get(key)
        if found is None:
            words = self._beginning_with(text) if open_end else (text,)
            found = self._masks[key] = self._mask_of(words)
        return found

    def of_choice(self, choice: Choice, /) -> int:
        """Sentences that hold all words of at least one option."""
        found = self._masks.get(choice)
        if found is None:
            found = 0
            for option in choice.options:
                found |= sequence_mask(option, self)
            self._masks[choice] = found
        return found

    def _mask_of(self, words: Iterable[str]) -> int:
        bits = bytearray(len(self.sentences) // 8 + 1)
        for word in words:
            for position in self._postings.get(word, ()):
                bits[position >> 3] |= 1 << (position & 7)
        return int.from_bytes(bits, "little")

    def _beginning_with(self, stem: str) -> list[str]:
        first = bisect_left(self._vocabulary, stem)
        last = bisect_left(self._vocabulary, stem + "\uffff")
        return self._vocabulary[first:last]

    def find(self, pattern: Pattern) -> Iterator[Match]:
        """The first match of ``pattern`` in each sentence, lead-ins alone left out."""
        candidates = pattern.mask(self)
        if candidates < 0:
            candidates = (1 << len(self.sentences)) - 1
        while candidates:
            lowest = candidates & -candidates
            position = lowest.bit_length() - 1
            candidates ^= lowest
            found = self._memory.search(pattern, self.sentences[position].norm)
            match = found and _located(self.sentences[position], pattern, found)
            if match and match.end > match.sentence.own:
                yield match


def _located(sentence: Sentence, pattern: Pattern, found: Found) -> Match:
    """A match in words as one in characters; marks in the lead-in are left out."""
    places = word_matches(sentence.norm)

    def stretch(first: int, last: int) -> tuple[int, int]:
        begin = places[first].start() if first < len(places) else len(sentence.norm)
        return begin, places[last - 1].end() if last > first else begin

    start, end = stretch(found.start, found.end)
    marks = tuple(stretch(*mark) for mark in found.marks)
    kept = tuple(mark for mark in marks if mark[0] >= sentence.own)
    return Match(sentence, pattern, start, end, kept)
