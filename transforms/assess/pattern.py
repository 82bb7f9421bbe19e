"""What a pattern is made of, and the exact place of its first match in a sentence's words.

A pattern is matched inside one sentence in normal form; punctuation does not count. Words stand
for themselves, ``assign*`` for every word so beginning, ``word?`` and ``(a|b)?`` for what may be
absent, ``{class}`` for an entry of the lexicon or a token, ``…`` for a gap that crosses no negator
and no exceptive, ``~`` for a gap that crosses anything, ``~~`` for one as long as the sentence, and
``[words]`` for words that a mend changes.

The place is found by a walk over the words with classes looked up by their first word. Which
sentences match at all is told by ``transforms/assess/shelf.py``, for all of them at once.
Knows no document.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

_WORD = re.compile(
    r"(?!(?<=')s(?![a-z0-9$%€£]))[a-z0-9$%€£]++(?!-)"  # the usual ones first: it is quicker
    r"|@[a-z]+(?:-[a-z]+)*|[!^][a-z]+(?:-[a-z]+)*"
    r"|(?:non|un|pre|post|re|co|sub|de|at|set|in|as|self|multi|work-for|time-of)-[a-z]+(?:-[a-z]+)*"
    r"|(?!(?<=')s(?![a-z0-9$%€£]))[a-z0-9$%€£]+"  # a possessive's "s" is none
)
MARKS = ("!", "^")
"""What negators and exceptives begin with."""
LONGEST_SENTENCE = 100_000
LONGEST_GAP = 40
"""Words a gap may take in: beyond, a long sentence would match almost anything."""

Words = Sequence[str]


def words_of(norm: str) -> list[str]:
    """The words of a text in normal form."""
    return _WORD.findall(norm)


def places_of(norm: str) -> list[tuple[int, int]]:
    """Where each word of a text in normal form begins and ends."""
    return [match.span() for match in _WORD.finditer(norm)]


class Text:
    """The words of one sentence, with what the classes have been found to match in it."""

    __slots__ = ("known", "words")

    def __init__(self, words: Words) -> None:
        self.words = words
        self.known: dict[tuple[int, int], tuple[int, ...]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A literal word or token in normal form; an ``open`` one matches every continuation."""

    text: str
    open: bool = False

    def begins(self, word: str) -> bool:
        """Whether a match may begin with ``word``."""
        return word.startswith(self.text) if self.open else word == self.text

    def ends(self, text: Text, at: int) -> tuple[int, ...]:
        """Where matches that begin at ``at`` end."""
        if at < len(text.words) and self.begins(text.words[at]):
            return (at + 1,)
        return ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Fewer than ``reach`` words of any kind; a ``free`` one crosses negators too."""

    free: bool
    reach: int = LONGEST_GAP


@dataclass(frozen=True, slots=True)
class Mark:
    """The begin or end of the words that a mend changes."""

    opens: bool


@dataclass(frozen=True, eq=False)
class Choice:
    """One of several sequences, or none of them when ``optional``.

    ``parts`` are the choices whose options are its own, when it is made of such.
    """

    options: "tuple[tuple[Element, ...], ...]"
    optional: bool = False
    parts: "tuple[Choice, ...]" = ()

    @cached_property
    def first(self) -> "First":
        """The words with which a match may begin."""
        return _union(_first_of(option) for option in self.options)

    @cached_property
    def phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """The options that are plain words: the first word, and the words that must follow it."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for option in self.options:
            if words := _plain(option):
                found.setdefault(words[0], []).append(words[1:])
        return found

    @cached_property
    def tight(self) -> "tuple[tuple[Element, ...], ...]":
        """The other options, those without a gap."""
        return tuple(o for o in self.options if not _plain(o) and not _has_gap(o))

    @cached_property
    def loose(self) -> "tuple[tuple[Element, ...], ...]":
        """The options with a gap."""
        return tuple(option for option in self.options if _has_gap(option))

    @cached_property
    def _others(self) -> "list[tuple[First, tuple[Element, ...]]]":
        """The options that are not plain words, each with the words it may begin with."""
        return [(_first_of(option), option) for option in self.options if not _plain(option)]

    def ends(self, text: Text, at: int) -> tuple[int, ...]:
        """Where matches that begin at ``at`` end."""
        key = (id(self), at)
        found = text.known.get(key)
        if found is None:
            found = text.known[key] = self._ends(text, at) if at < len(text.words) else ()
        return found

    def _ends(self, text: Text, at: int) -> tuple[int, ...]:
        word = text.words[at]
        after = at + 1
        found: list[int] = []
        for rest in self.phrases.get(word, ()):
            end = after + len(rest)
            if tuple(text.words[after:end]) == rest:
                found.append(end)
        for first, option in self._others:
            if first.admits(word):
                found += _sequence_ends(option, 0, text, at)
        return tuple(dict.fromkeys(found))


Element = Word | Gap | Mark | Choice


@dataclass(frozen=True, slots=True)
class First:
    """Words, and beginnings of words, that a match may begin with; ``any`` admits every word."""

    words: frozenset[str]
    stems: tuple[str, ...] = ()
    any: bool = False

    def admits(self, word: str) -> bool:
        """Whether a match may begin with ``word``."""
        if word in self.words or self.any:
            return True
        return bool(self.stems) and word.startswith(self.stems)

    def misses(self, words: frozenset[str]) -> bool:
        """Whether it is sure that a match begins with none of ``words``."""
        return not (self.any or self.stems) and self.words.isdisjoint(words)


def _union(firsts: Iterable[First]) -> First:
    found = list(firsts)
    return First(
        frozenset().union(*(first.words for first in found)),
        tuple(stem for first in found for stem in first.stems),
        any(first.any for first in found),
    )


def _first_of(elements: tuple[Element, ...]) -> First:
    """What a sequence may begin with, through its optional beginnings."""
    found: list[First] = []
    for element in elements:
        match element:
            case Word(text=text, open=True):
                return _union([*found, First(frozenset(), (text,))])
            case Word(text=text):
                return _union([*found, First(frozenset((text,)))])
            case Gap():
                break
            case Choice(optional=optional):
                found.append(element.first)
                if not optional:
                    return _union(found)
    return First(frozenset(), any=True)


def _plain(option: "tuple[Element, ...]") -> tuple[str, ...]:
    """The words of an option that holds nothing else, () for any other."""
    words = tuple(each.text for each in option if isinstance(each, Word) and not each.open)
    return words if len(words) == len(option) else ()


def _has_gap(option: "tuple[Element, ...]") -> bool:
    """Whether there is a gap in an option, at whatever depth."""
    return any(
        isinstance(element, Gap)
        or (isinstance(element, Choice) and any(_has_gap(each) for each in element.options))
        for element in option
    )


def _sequence_ends(
    elements: tuple[Element, ...], number: int, text: Text, at: int
) -> Iterator[int]:
    """Where matches of ``elements[number:]`` that begin at ``at`` end."""
    if number == len(elements):
        yield at
        return
    for end in _steps(elements, number, text, at):
        yield from _sequence_ends(elements, number + 1, text, end)


def _steps(elements: tuple[Element, ...], number: int, text: Text, at: int) -> Iterable[int]:
    """Where one element may end that begins at ``at``."""
    element = elements[number]
    match element:
        case Word():
            return element.ends(text, at)
        case Choice(optional=False):
            return element.ends(text, at)
        case Choice():
            return (*element.ends(text, at), at)
        case Gap(free=free, reach=reach):
            return _gap_ends(free, _firsts_after(elements)[number], text.words, at, reach)
        case Mark():
            return (at,)


@cache
def _firsts_after(elements: tuple[Element, ...]) -> tuple[First, ...]:
    """For each element, what the elements after it may begin with."""
    return tuple(_first_of(elements[number + 1 :]) for number in range(len(elements)))


def _gap_ends(free: bool, first: First, words: Words, at: int, reach: int) -> Iterator[int]:
    """Where a gap may end so that what follows may begin there, the nearest first."""
    known, stems, anything = first.words, first.stems, first.any
    for end in range(at, min(len(words), at + reach)):
        word = words[end]
        if anything or word in known or (stems and word.startswith(stems)):
            yield end
        if not free and word[0] in MARKS:
            return
    if anything and len(words) < at + reach:
        yield len(words)


@dataclass(frozen=True, slots=True)
class Found:
    """A match in words: half-open ranges of word numbers."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern, parsed when it is first needed."""

    source: str
    parse: Callable[[str], tuple[Element, ...]]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """What it is made of; PatternError when it does not parse."""
        return self.parse(self.source)

    @cached_property
    def _first(self) -> First:
        return _first_of(self.elements)

    def search(self, text: Text) -> Found | None:
        """The first match, at the shortest its gaps allow."""
        for start in _gap_ends(True, self._first, text.words, 0, len(text.words) + 1):
            marks: list[int] = []
            end = self._end(0, text, start, marks)
            if end >= 0:
                pairs = tuple(zip(marks[::2], marks[1::2], strict=False))
                return Found(start, end, pairs)
        return None

    def _end(self, number: int, text: Text, at: int, marks: list[int]) -> int:
        """The end of the first match of ``elements[number:]`` at ``at``, -1 without one."""
        if number == len(self.elements):
            return at
        held = len(marks)
        if isinstance(self.elements[number], Mark):
            marks.append(at)
            held += 1
        for end in _steps(self.elements, number, text, at):
            found = self._end(number + 1, text, end, marks)
            if found >= 0:
                return found
            del marks[held:]
        return -1
