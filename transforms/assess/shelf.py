"""Which of many sentences a pattern matches, told for all of them at once.

The words of the sentences stand in one row, each sentence closed by an empty place. A set of places
is an integer, bit ``i`` being place ``i``, so that a step of a pattern is a few operations on whole
sets: what ends where it has led so far, and where it leads from there. A walk over the words of
each sentence that holds a pattern's words was tried first and cost three times as much; regular
expressions take half a second to compile in every process. Knows sentences in normal form and
patterns. Knows no contract.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from transforms.assess.pattern import MARKS, Choice, Element, Gap, Pattern, Word, words_of

Places = int

_SOME = re.compile(rb"[^\0]")
_CLOSING = ""  # the word that stands in the empty places


class Shelf:
    """The words of some sentences, by their places in the row."""

    def __init__(self, norms: Sequence[str]) -> None:
        self._starts: list[int] = []
        row: list[str] = []
        for norm in norms:
            self._starts.append(len(row))
            row += words_of(norm)
            row.append(_CLOSING)
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(row):
            self._postings[word].append(place)
        self._bytes = len(row) // 8 + 1
        self._vocabulary = sorted(self._postings)
        self._known: dict[str, Places] = {}
        self._lengths: dict[Choice, dict[int, Places]] = {}
        self._all = (1 << len(row)) - 1
        self._closings = self._of(_CLOSING)
        self._words = self._all & ~self._closings
        marked = [word for word in self._vocabulary if word.startswith(MARKS)]
        self._passable = {
            (True, 1): self._words,
            (False, 1): self._words & ~self._set_of(marked),
        }
        self._longest = max(map(int.__sub__, self._postings[_CLOSING], self._starts), default=0)

    def matching(self, pattern: Pattern) -> list[int]:
        """The numbers of the sentences in which the pattern matches, in order."""
        ends = self._ends(pattern.elements, self._all)
        if not ends:
            return []
        closed = _flooded(ends, self._words) & self._closings
        return [bisect_right(self._starts, place) - 1 for place in self._each(closed)]

    def _ends(self, elements: tuple[Element, ...], places: Places) -> Places:
        """Where matches of the elements end that begin at ``places``."""
        for element in elements:
            match element:
                case Word():
                    places = (places & self._of_word(element)) << 1
                case Choice():
                    places = self._ends_of_choice(element, places)
                case Gap():
                    places = self._after_gap(element, places)
            if not places:
                break
        return places

    def _ends_of_choice(self, choice: Choice, places: Places) -> Places:
        found = places if choice.optional else 0
        for length, starts in self._lengths_of(choice).items():
            found |= (places & starts) << length
        if choice.loose:
            within = places & self._words
            for option in choice.loose:
                found |= self._ends(option, within)
        return found

    def _after_gap(self, gap: Gap, places: Places) -> Places:
        if gap.reach > self._longest:
            return _flooded(places, self._passable[gap.free, 1])
        taken, most = 0, gap.reach - 1
        while taken < most:
            stride = min(taken + 1, most - taken)
            places |= (places & self._passable_by(gap.free, stride)) << stride
            taken += stride
        return places

    def _passable_by(self, free: bool, stride: int) -> Places:
        """The places from which a gap can take in ``stride`` words."""
        found = self._passable.get((free, stride))
        if found is None:
            half = stride // 2
            rest = self._passable_by(free, stride - half)
            found = self._passable_by(free, half) & (rest >> half)
            self._passable[free, stride] = found
        return found

    def _lengths_of(self, choice: Choice) -> dict[int, Places]:
        """Where options without a gap begin, by the number of words they take."""
        found = self._lengths.get(choice)
        if found is None:
            found = {}
            if choice.parts:
                for part in choice.parts:
                    _merge(self._lengths_of(part), found)
            else:
                _merge(self._phrases_of(choice), found)
                for option in choice.tight:
                    _merge(self._runs_of(option), found)
            self._lengths[choice] = found
        return found

    def _phrases_of(self, choice: Choice) -> dict[int, Places]:
        """The same for the options that are plain words."""
        found: dict[int, Places] = {}
        for word in choice.phrases.keys() & self._postings.keys():
            for rest in choice.phrases[word]:
                starts = self._of(word)
                for distance, other in enumerate(rest, 1):
                    if not starts:
                        break
                    starts &= self._of(other) >> distance
                if starts:
                    found[len(rest) + 1] = found.get(len(rest) + 1, 0) | starts
        return found

    def _runs_of(self, option: tuple[Element, ...]) -> dict[int, Places]:
        """The same for one sequence of words and choices without a gap."""
        runs = {0: self._words}
        for element in option:
            longer: dict[int, Places] = {}
            for length, starts in runs.items():
                for more, where in self._takes(element).items():
                    if both := starts & (where >> length):
                        longer[length + more] = longer.get(length + more, 0) | both
            runs = longer
        return runs

    def _takes(self, element: Element) -> dict[int, Places]:
        """Where an element begins, by the number of words it takes."""
        match element:
            case Word():
                return {1: self._of_word(element)}
            case Choice(optional=False):
                return self._lengths_of(element)
            case Choice():
                return {**self._lengths_of(element), 0: self._all}
        return {0: self._all}

    def _of_word(self, word: Word) -> Places:
        if not word.open:
            return self._of(word.text)
        key = word.text + "*"
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._set_of(self._beginning_with(word.text))
        return found

    def _of(self, word: str) -> Places:
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._set_of([word]) if word in self._postings else 0
        return found

    def _beginning_with(self, stem: str) -> list[str]:
        first = bisect_left(self._vocabulary, stem)
        last = bisect_left(self._vocabulary, stem + "\uffff")
        return self._vocabulary[first:last]

    def _set_of(self, words: Iterable[str]) -> Places:
        bits = bytearray(self._bytes)
        for word in words:
            for place in self._postings[word]:
                bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def _each(self, places: Places) -> Iterator[int]:
        """The places of a set, in order."""
        for found in _SOME.finditer(places.to_bytes(self._bytes, "little")):
            byte, first = found[0][0], 8 * found.start()
            yield from (first + bit for bit in range(8) if byte >> bit & 1)


def _flooded(places: Places, passable: Places) -> Places:
    """The places, and all that can be reached from them over passable ones, the next one included.

    Added to a stretch of ones, a one within it carries to the stretch's end.
    """
    return (((places & passable) + passable) ^ passable) | places


def _merge(lengths: dict[int, Places], into: dict[int, Places]) -> None:
    for length, starts in lengths.items():
        into[length] = into.get(length, 0) | starts
