"""Sentences by the words they hold, so that a pattern meets only those it could match.

What was found in a sentence is kept for the contract's later versions, which differ from the first
in a few sentences. Knows sentences in normal form. Knows no patterns' meaning and no rules.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.assess.pattern import Choice, Found, Pattern, Text, sequence_mask, word_matches
from transforms.clauses.sentences import Sentence
from transforms.text.model import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A match in the characters of a normal form, with the marked words' places."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence; ``start`` and ``end`` are offsets of its normal form."""

    sentence: Sentence
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]

    @property
    def span(self) -> Span:
        """The matched words' place in the document."""
        return self.sentence.span(self.start, self.end)

    def marked(self) -> tuple[Span, ...]:
        """The places of the words in square brackets; those in a lead-in are left out."""
        own = self.sentence.own
        return tuple(self.sentence.span(*mark) for mark in self.marks if mark[0] >= own)


class Shelf:
    """An inverted index over some normal forms; bit ``i`` of a mask is form ``i``."""

    def __init__(self, norms: list[str]) -> None:
        self.norms = norms
        self._texts: list[Text] = []
        self._places: list[list[tuple[int, int]]] = []
        self._postings: dict[str, list[int]] = {}
        for position, norm in enumerate(norms):
            matches = word_matches(norm)
            words = [match[0] for match in matches]
            self._texts.append(Text(words))
            self._places.append([match.span() for match in matches])
            for word in set(words):
                self._postings.setdefault(word, []).append(position)
        self._vocabulary = sorted(self._postings)
        self._masks: dict[object, int] = {}

    def of_word(self, text: str, open_end: bool, /) -> int:
        """Forms that hold the word, or one that begins with it."""
        key = (text, open_end)
        found = self._masks.get(key)
        if found is None:
            words = self._beginning_with(text) if open_end else (text,)
            found = self._masks[key] = self._mask_of(words)
        return found

    def of_choice(self, choice: Choice, /) -> int:
        """Forms that hold all words of at least one option."""
        found = self._masks.get(choice)
        if found is None:
            found = 0
            for option in choice.options:
                found |= sequence_mask(option, self)
            self._masks[choice] = found
        return found

    def _mask_of(self, words: Iterable[str]) -> int:
        bits = bytearray(len(self.norms) // 8 + 1)
        for word in words:
            for position in self._postings.get(word, ()):
                bits[position >> 3] |= 1 << (position & 7)
        return int.from_bytes(bits, "little")

    def _beginning_with(self, stem: str) -> list[str]:
        first = bisect_left(self._vocabulary, stem)
        last = bisect_left(self._vocabulary, stem + "\uffff")
        return self._vocabulary[first:last]

    def search(self, pattern: Pattern) -> Iterator[tuple[str, Stretch]]:
        """Each form that the pattern matches, with the first match."""
        candidates = pattern.mask(self)
        if candidates < 0:
            candidates = (1 << len(self.norms)) - 1
        while candidates:
            lowest = candidates & -candidates
            position = lowest.bit_length() - 1
            candidates ^= lowest
            found = pattern.search(self._texts[position])
            if found:
                yield self.norms[position], self._stretch(position, found)

    def _stretch(self, position: int, found: Found) -> Stretch:
        """A match in words as one in characters."""
        norm = self.norms[position]
        places = self._places[position]

        def range_of(first: int, last: int) -> tuple[int, int]:
            begin = places[first][0] if first < len(places) else len(norm)
            return begin, places[last - 1][1] if last > first else begin

        start, end = range_of(found.start, found.end)
        return Stretch(start, end, tuple(range_of(*mark) for mark in found.marks))


class Memory:
    """Every normal form met so far, and what each pattern found in it."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._shelves: list[Shelf] = []
        self._found: dict[Pattern, dict[str, Stretch]] = {}
        self._searched: dict[Pattern, int] = {}

    def add(self, norms: Iterable[str]) -> None:
        """Take in the forms that are new."""
        fresh = [norm for norm in dict.fromkeys(norms) if norm not in self._known]
        if fresh:
            self._known.update(fresh)
            self._shelves.append(Shelf(fresh))

    def matches(self, pattern: Pattern) -> dict[str, Stretch]:
        """Where the pattern matches, by normal form; forms are searched once."""
        found = self._found.setdefault(pattern, {})
        for shelf in self._shelves[self._searched.get(pattern, 0) :]:
            found.update(shelf.search(pattern))
        self._searched[pattern] = len(self._shelves)
        return found


class SentenceIndex:
    """The sentences of one version of a contract."""

    def __init__(self, sentences: tuple[Sentence, ...], memory: Memory) -> None:
        self.sentences = sentences
        self._memory = memory
        self._positions: dict[str, list[int]] = {}
        for position, sentence in enumerate(sentences):
            self._positions.setdefault(sentence.norm, []).append(position)
        memory.add(self._positions)

    def find(self, pattern: Pattern, *, in_leads: bool = False) -> Iterator[Match]:
        """The first match of ``pattern`` in each sentence; those in lead-ins only if asked for."""
        for norm, stretch in self._memory.matches(pattern).items():
            for position in self._positions.get(norm, ()):
                sentence = self.sentences[position]
                if in_leads or stretch.end > sentence.own:
                    yield Match(sentence, stretch.start, stretch.end, stretch.marks)
