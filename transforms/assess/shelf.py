"""Which of many sentences a pattern matches, told for all of them at once.

The words of the sentences stand in one row, each sentence closed by an empty place. A set of places
is an integer, bit ``i`` being place ``i``, so that a step of a pattern is a few operations on whole
sets: what ends where it has led so far, and where it leads from there. Most patterns are done with
before, since no sentence holds all the words they cannot do without. Knows sentences in normal form
and patterns. Knows no contract.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain
from operator import or_

from transforms.assess.pattern import MARKS, Choice, Element, Gap, Pattern, Word, words_of

Places = int
"""A set of places in the row."""
Numbers = int
"""A set of sentences by their numbers."""

_SOME = re.compile(rb"[^\0]")
_FEW = 8  # members of a set that is made quicker one by one
_CLOSING = ""  # the word that stands in the empty places


class Shelf:
    """The words of some sentences, by their places in the row."""

    def __init__(self, norms: Sequence[str]) -> None:
        self._starts: list[int] = []
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        row: list[str] = []
        for number, norm in enumerate(norms):
            words = words_of(norm)
            self._starts.append(len(row))
            row += words
            row.append(_CLOSING)
            for word in set(words):
                self._holders[word].append(number)
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(row):
            self._postings[word].append(place)
        self._held = frozenset(self._holders)
        self._vocabulary = sorted(self._held)
        self._known: dict[str, Places] = {}
        self._holding: dict[str, Numbers] = {}
        self._offering: dict[Choice, Numbers] = {}
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
        if not self._with_all_of(pattern.elements):
            return []
        ends = self._ends(pattern.elements, self._all)
        if not ends:
            return []
        closed = _flooded(ends, self._words) & self._closings
        return [bisect_right(self._starts, place) - 1 for place in _each(closed)]

    def _with_all_of(self, elements: tuple[Element, ...]) -> Numbers:
        """The sentences that hold every word the elements cannot do without."""
        found = -1
        for element in elements:
            if isinstance(element, Choice):
                if not element.optional:
                    found &= self._with_any_of(element)
            elif isinstance(element, Word):
                found &= self._with(element)
            if not found:
                break
        return found

    def _with_any_of(self, choice: Choice) -> Numbers:
        """The sentences that hold all words of at least one option."""
        found = self._offering.get(choice)
        if found is None:
            found = self._offering[choice] = self._offered_by(choice)
        return found

    def _offered_by(self, choice: Choice) -> Numbers:
        found = 0
        if choice.first.misses(self._held):
            return found
        if choice.parts:
            for part in choice.parts:
                found |= self._with_any_of(part)
            return found
        for word in self._held.intersection(choice.phrases):
            for rest in choice.phrases[word]:
                found |= self._with_words(word, rest)
        for option in (*choice.tight, *choice.loose):
            found |= self._with_all_of(option)
        return found

    def _with_words(self, first: str, rest: tuple[str, ...]) -> Numbers:
        found = self._with_word(first)
        for word in rest:
            if word not in self._holders:
                return 0
            found &= self._with_word(word)
        return found

    def _with(self, word: Word) -> Numbers:
        if not word.open:
            return self._with_word(word.text) if word.text in self._holders else 0
        key = word.text + "*"
        found = self._holding.get(key)
        if found is None:
            held = (self._with_word(each) for each in self._beginning_with(word.text))
            found = self._holding[key] = reduce(or_, held, 0)
        return found

    def _with_word(self, word: str) -> Numbers:
        found = self._holding.get(word)
        if found is None:
            found = self._holding[word] = _set_of(self._holders[word])
        return found

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
        for word in self._held.intersection(choice.phrases):
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
        return _set_of(chain.from_iterable(self._postings[word] for word in words))


def _set_of(members: Iterable[int]) -> int:
    """A set of numbers."""
    held = list(members)
    if len(held) <= _FEW:
        return sum(1 << number for number in dict.fromkeys(held))
    bits = bytearray(max(held, default=0) // 8 + 1)
    for number in held:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def _each(held: int) -> Iterator[int]:
    """The numbers of a set, in order."""
    for found in _SOME.finditer(held.to_bytes(held.bit_length() // 8 + 1, "little")):
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
