"""The pattern language of the playbook; each pattern becomes one regular expression.

A pattern is matched inside one sentence in normal form. Words stand for themselves, ``assign*``
for every word so beginning, ``word?`` and ``(a|b)?`` for what may be absent, ``{class}`` for an
entry of the lexicon or a token, ``…`` for a gap that crosses no negator and no exceptive, ``~`` for
a gap that crosses anything, ``[words]`` for the words that a mend changes. Knows no document.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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

_SEPARATOR = r"[ ,;:\"'()/|-]+"
_BEFORE = r"(?<![\w@!^-])"
_AFTER = r"(?!\w)"
_GAPS = {"…": r"[^!^]*?", "~": r".*?"}
_LEXEME = re.compile(r"…|\.\.\.|[~\[\]()|?{}]|[^\s~\[\](){}|?…]+")

Mask = int
WordMask = Callable[[str], Mask]


class PatternError(ValueError):
    """A pattern that does not parse; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A literal word or token in normal form; ``open`` words match every continuation."""

    text: str
    open: bool = False

    def regex(self) -> str:
        """The word up to its right boundary; the left one is the sequence's."""
        if self.text.startswith("@"):
            return f"{self.text}(?:'s?)?(?![\\w-])"
        return re.escape(self.text) + (r"[\w-]*" if self.open else _AFTER)

    def mask(self, words: WordMask) -> Mask:
        """Sentences that hold the word."""
        return words(self.text + "*" if self.open else self.text)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of any words; ``regex_text`` says what it may cross."""

    regex_text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The begin or end of the words that a mend changes."""

    opens: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences, or none of them when ``optional``."""

    options: "tuple[tuple[Element, ...], ...]"
    optional: bool = False

    def regex(self) -> str:
        """The alternatives as one group."""
        return "(?:" + "|".join(_sequence_regex(option) for option in self.options) + ")"

    def mask(self, words: WordMask) -> Mask:
        """Sentences that hold all words of at least one alternative."""
        if self.optional:
            return -1
        found = 0
        for option in self.options:
            found |= _sequence_mask(option, words)
        return found


Element = Word | Gap | Mark | Choice


def _sequence_regex(elements: tuple[Element, ...], *, begins: bool = False) -> str:
    """The elements in a row; a left boundary stands where a gap or nothing is before."""
    out: list[str] = []
    before = _BEFORE if begins else ""
    for element in elements:
        match element:
            case Gap(regex_text=gap):
                out.append(gap)
                before = _BEFORE
            case Mark(opens=True):
                out.append(before + "(")
                before = ""
            case Mark():
                out.append(")")
                before = _SEPARATOR
            case Choice(optional=True):
                inside = element.regex()
                apart = before == _SEPARATOR
                out.append(
                    f"(?:{before}{inside})?" if apart else f"{before}(?:{inside}{_SEPARATOR})?"
                )
                before = before if apart else ""
            case Choice() | Word():
                out.append(before + element.regex())
                before = _SEPARATOR
    return "".join(out)


def _sequence_mask(elements: tuple[Element, ...], words: WordMask) -> Mask:
    found = -1
    for element in elements:
        if isinstance(element, Word | Choice):
            found &= element.mask(words)
            if not found:
                break
    return found


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern; its regular expression is made when a sentence first needs it."""

    source: str
    elements: tuple[Element, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression over the normal form; groups are the marked words."""
        return re.compile(_sequence_regex(self.elements, begins=True))

    def mask(self, words: WordMask) -> Mask:
        """Sentences that hold every word the pattern cannot do without."""
        return _sequence_mask(self.elements, words)


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
        if lexeme in _GAPS:
            return Gap(_GAPS[lexeme])
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


_STRUCTURE = frozenset("…~[](){}|?")


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
    for word in re.findall(r"[@!^]?[\w$%'*.-]+", normal_pattern_text(" ".join(literal))):
        if word in ("'s", "'", "-"):
            continue  # a party's token matches its possessive too
        yield Word(word.rstrip("*"), open=word.endswith("*")) if word != "*" else Word("")
