"""Sentences by the words they hold, so that a pattern meets only those it could match.

Knows sentences in normal form. Knows no patterns' meaning and no rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.assess.pattern import Pattern
from transforms.clauses.sentences import Sentence
from transforms.text.model import Span

_WORD = re.compile(r"[@!^]?[a-z0-9$%][a-z0-9$%]*(?:-[a-z0-9]+)*")


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


class SentenceIndex:
    """An inverted index over one contract's sentences; bit ``i`` of a mask is sentence ``i``."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self._postings: dict[str, list[int]] = {}
        for position, sentence in enumerate(sentences):
            for word in _vocabulary(sentence.norm):
                self._postings.setdefault(word, []).append(position)
        self._masks: dict[str, int] = {}

    def _mask(self, word: str) -> int:
        found = self._masks.get(word)
        if found is None:
            found = self._masks[word] = self._make_mask(word)
        return found

    def _make_mask(self, word: str) -> int:
        bits = bytearray(len(self.sentences) // 8 + 1)
        for position in self._positions(word):
            bits[position >> 3] |= 1 << (position & 7)
        return int.from_bytes(bits, "little")

    def _positions(self, word: str) -> Iterator[int]:
        if not word.endswith("*"):
            yield from self._postings.get(word, ())
            return
        stem = word[:-1]
        for known, positions in self._postings.items():
            if known.startswith(stem):
                yield from positions

    def find(self, pattern: Pattern) -> Iterator[Match]:
        """The first match of ``pattern`` in each sentence, lead-ins alone left out."""
        candidates = pattern.mask(self._mask)
        if candidates < 0:
            candidates = (1 << len(self.sentences)) - 1
        while candidates:
            lowest = candidates & -candidates
            sentence = self.sentences[lowest.bit_length() - 1]
            candidates ^= lowest
            match = pattern.regex.search(sentence.norm)
            if match and match.end() > sentence.own:
                marks = tuple(match.span(group) for group in range(1, pattern.regex.groups + 1))
                found = tuple(mark for mark in marks if mark[0] >= sentence.own)
                yield Match(sentence, pattern, match.start(), match.end(), found)


def _vocabulary(norm: str) -> set[str]:
    """The words of a sentence; a hyphenated word counts whole and by its parts."""
    words = set(_WORD.findall(norm))
    for word in [word for word in words if "-" in word]:
        words.update(word.split("-"))
    return words
