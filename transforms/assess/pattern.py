"""The pattern language of the playbook, and its matching against a sentence's words.

A pattern is matched inside one sentence in normal form; punctuation does not count. Words stand
for themselves, ``assign*`` for every word so beginning, ``word?`` and ``(a|b)?`` for what may be
absent, ``{class}`` for an entry of the lexicon or a token, ``…`` for a gap that crosses no negator
and no exceptive, ``~`` for a gap that crosses anything, ``~~`` for one as long as the sentence, and
``[words]`` for words that a mend changes.

Matching is a walk over the words with classes looked up by their first word. A regular expression
for each pattern was tried first: compiling some hundreds of them cost half a second a process.
Knows no document.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Protocol

from transforms.clauses.normal import normal_pattern_text

PARTY_TOKENS = {
    "provider": "@provider",
    "client": "@client",
    "either": "@either",
    "neither": "@neither",
    "other": "@other",
    "anyparty": "@anyparty",
    "duration": "@duration",
    "percent": "@percent",
    "multiple": "@multiple",
    "money": "@money",
    "blank": "@blank",
}
BLANK_FIGURES = {
    "duration": "@blank (calendar|business|working)? (day|days|week|weeks|month|months|year|years)",
    "percent": "@blank (percent|%)",
    "money": "$ @blank",
}
"""What stands where a figure of a kind has been left blank."""

_LEXEME = re.compile(r"…|\.\.\.|~~|[~\[\]()|?{}]|[^\s~\[\](){}|?…]+")
_WORD = re.compile(
    r"@[a-z]+(?:-[a-z]+)*|[!^][a-z]+(?:-[a-z]+)*"
    r"|(?:non|un|pre|post|re|co|sub|de|at|set|in|as|self|multi|work-for|time-of)-[a-z]+(?:-[a-z]+)*"
    r"|[a-z0-9$%€£]+"
)
_MARKS = "!^"
LONGEST_SENTENCE = 1000
LONGEST_GAP = 40
"""Words a gap may take in: beyond, a long sentence would match almost anything."""

Mask = int
Words = Sequence[str]


class Masks(Protocol):
    """Which sentences hold a word, or one of a choice; bit ``i`` is sentence ``i``."""

    def of_word(self, text: str, open_end: bool, /) -> Mask:
        """Sentences that hold the word, or one that begins with it."""

    def of_choice(self, choice: "Choice", /) -> Mask:
        """Sentences that hold all words of at least one option."""


def words_of(norm: str) -> list[str]:
    """The words of a text in normal form; a possessive's "s" is none."""
    return [match[0] for match in word_matches(norm)]


def word_matches(norm: str) -> list[re.Match[str]]:
    """The words of a text in normal form, with their places."""
    return [
        match
        for match in _WORD.finditer(norm)
        if not (match[0] == "s" and norm[match.start() - 1 : match.start()] == "'")
    ]


class Text:
    """The words of one sentence, with what the classes have been found to match in it."""

    __slots__ = ("known", "words")

    def __init__(self, words: Words) -> None:
        self.words = words
        self.known: dict[tuple[int, int], tuple[int, ...]] = {}


class PatternError(ValueError):
    """A pattern that does not parse; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
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

    def mask(self, masks: Masks) -> Mask:
        """Sentences that hold the word."""
        return masks.of_word(self.text, self.open)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of any words, the shortest that serves; a ``free`` one crosses negators too."""

    free: bool
    reach: int = LONGEST_GAP


@dataclass(frozen=True, slots=True)
class Mark:
    """The begin or end of the words that a mend changes."""

    opens: bool


@dataclass(frozen=True, eq=False)
class Choice:
    """One of several sequences, or none of them when ``optional``."""

    options: "tuple[tuple[Element, ...], ...]"
    optional: bool = False

    @cached_property
    def first(self) -> "First":
        """The words with which a match may begin."""
        return _union(_first_of(option) for option in self.options)

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """The options that are plain words: the first word, and the words that must follow it."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for option in self.options:
            if words := _plain(option):
                found.setdefault(words[0], []).append(words[1:])
        return found

    @cached_property
    def _others(self) -> "list[tuple[First, tuple[Element, ...]]]":
        """The other options, each with the words it may begin with."""
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
        for rest in self._phrases.get(word, ()):
            end = after + len(rest)
            if tuple(text.words[after:end]) == rest:
                found.append(end)
        for first, option in self._others:
            if first.admits(word):
                found += _sequence_ends(option, 0, text, at)
        return tuple(dict.fromkeys(found))

    def mask(self, masks: Masks) -> Mask:
        """Sentences that hold all words of at least one alternative."""
        return -1 if self.optional else masks.of_choice(self)


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


def _gap_ends(
    free: bool, first: First, words: Words, at: int, reach: int = LONGEST_GAP
) -> Iterator[int]:
    """Where a gap may end so that what follows may begin there, the nearest first."""
    known, stems, anything = first.words, first.stems, first.any
    for end in range(at, min(len(words), at + reach)):
        word = words[end]
        if anything or word in known or (stems and word.startswith(stems)):
            yield end
        if not free and word[0] in _MARKS:
            return
    if anything:
        yield min(len(words), at + reach)


def sequence_mask(elements: tuple[Element, ...], masks: Masks) -> Mask:
    """Sentences that hold every word the elements cannot do without."""
    found = -1
    for element in elements:
        if isinstance(element, Word | Choice):
            found &= element.mask(masks)
            if not found:
                break
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """A match in words: half-open ranges of word numbers."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Pattern:
    """A parsed pattern."""

    source: str
    elements: tuple[Element, ...]

    @cached_property
    def _first(self) -> First:
        return _first_of(self.elements)

    def search(self, text: Text) -> Found | None:
        """The first match, at the shortest its gaps allow."""
        for start in _gap_ends(True, self._first, text.words, 0, len(text.words)):
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

    def mask(self, masks: Masks) -> Mask:
        """Sentences that hold every word the pattern cannot do without."""
        return sequence_mask(self.elements, masks)


class Grammar:
    """Compiles patterns against one lexicon; the same text is compiled once."""

    def __init__(self, lexicon: Mapping[str, tuple[str, ...]]) -> None:
        self._lexicon = lexicon
        self._classes: dict[str, Choice] = {}
        self._patterns: dict[str, Pattern] = {}

    def pattern(self, source: str) -> Pattern:
        """``source`` compiled; PatternError when it does not parse or names no known class."""
        found = self._patterns.get(source)
        if found is None:
            found = self._patterns[source] = Pattern(source, self._parse(source))
        return found

    def _parse(self, source: str) -> tuple[Element, ...]:
        lexemes = _LEXEME.findall(source.replace("...", "…"))
        reader = _Reader(lexemes, self._class)
        elements = tuple(reader.sequence())
        if reader.rest()[:1] == ["|"]:
            return self._parse(f"({source})")
        if reader.rest():
            raise PatternError(f"unexpected {reader.rest()[0]!r} in {source!r}")
        if not any(isinstance(element, Word | Choice) for element in elements):
            raise PatternError(f"nothing to look for in {source!r}")
        return elements

    def _class(self, name: str) -> Choice:
        """The lexicon entry ``name``, or the token of that name."""
        if name in self._classes:
            return self._classes[name]
        options: list[tuple[Element, ...]] = []
        if token := PARTY_TOKENS.get(name):
            options.append((Word(token),))
        if blank := BLANK_FIGURES.get(name):
            options.append(self._parse(blank))
        if name in self._lexicon:
            self._classes[name] = Choice(())  # a class may not hold itself
            for phrase in self._lexicon[name]:
                options.append(self._parse(phrase))
        if not options:
            options.append(self._parse(name))
        choice = self._classes[name] = Choice(tuple(options))
        return choice


class _Reader:
    """Recursive descent over the lexemes of one pattern."""

    def __init__(self, lexemes: list[str], find_class: Callable[[str], Choice]) -> None:
        self._lexemes = lexemes
        self._at = 0
        self._class = find_class

    def rest(self) -> list[str]:
        return self._lexemes[self._at :]

    def _next(self) -> str:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else ""

    def sequence(self) -> Iterator[Element]:
        """Elements up to a ``|``, a closing bracket or the end."""
        literal: list[str] = []
        while (lexeme := self._next()) and lexeme not in ("|", ")", "}"):
            self._at += 1
            if _is_plain(lexeme) and self._next() != "?":
                literal.append(lexeme)
                continue
            yield from _words(literal)
            literal = []
            yield self._element(lexeme)
        yield from _words(literal)

    def _element(self, lexeme: str) -> Element:
        if lexeme in ("…", "~"):
            return Gap(free=lexeme == "~")
        if lexeme == "~~":
            return Gap(free=True, reach=LONGEST_SENTENCE)
        if lexeme in "[]":
            return Mark(lexeme == "[")
        if lexeme == "(":
            choice = Choice(tuple(self._options(")")))
        elif lexeme == "{":
            choice = self._classes()
        else:
            choice = Choice((tuple(_words([lexeme])),))
        if self._next() == "?":
            self._at += 1
            return Choice(choice.options, optional=True)
        only = choice.options[0] if len(choice.options) == 1 else ()
        return only[0] if len(only) == 1 else choice

    def _options(self, closer: str) -> Iterator[tuple[Element, ...]]:
        while True:
            yield tuple(self.sequence())
            lexeme = self._next()
            self._at += 1
            if lexeme == closer:
                return
            if lexeme != "|":
                raise PatternError(f"missing {closer!r}")

    def _classes(self) -> Choice:
        """The classes and literals between braces."""
        options: list[tuple[Element, ...]] = []
        name: list[str] = []
        while (lexeme := self._next()) != "}":
            if not lexeme:
                raise PatternError("missing '}'")
            self._at += 1
            if lexeme == "|":
                options += self._class(" ".join(name)).options
                name = []
            else:
                name.append(lexeme)
        self._at += 1
        return Choice((*options, *self._class(" ".join(name)).options))


_STRUCTURE = frozenset((*"…~[](){}|?", "~~"))


def _is_plain(lexeme: str) -> bool:
    """Whether a lexeme is a literal word that its neighbours may change the spelling of."""
    return lexeme not in _STRUCTURE and not lexeme.startswith("@") and not lexeme.endswith("*")


def _words(literal: list[str]) -> Iterator[Element]:
    """Literal words in the spelling of the normal form."""
    if not literal:
        return
    if literal[0].startswith("@"):
        yield Word(literal[0])
        return
    text = normal_pattern_text(" ".join(literal))
    opened = text.endswith("*")
    words = words_of(text)
    for word in words[:-1]:
        yield Word(word)
    yield from (Word(word, open=opened) for word in words[-1:])
