"""The pattern language of the playbook: from its text to the elements that are matched.

Equal words and equal choices are one object, so that what is known of them is found out once.
Knows the lexicon. Knows neither documents nor how a pattern is matched.
"""

import re
from collections.abc import Iterable, Mapping

from transforms.assess.pattern import (
    LONGEST_SENTENCE,
    Choice,
    Element,
    Gap,
    Mark,
    Pattern,
    Word,
    words_of,
)
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


class PatternError(ValueError):
    """A pattern that does not parse; the message says what is wrong with it."""


class Grammar:
    """Compiles patterns against one lexicon; the same text is compiled once, when first needed."""

    def __init__(self, lexicon: Mapping[str, tuple[str, ...]]) -> None:
        self._lexicon = lexicon
        self._classes: dict[str, Choice] = {}
        self._unions: dict[tuple[Choice, ...], Choice] = {}
        self._choices: dict[tuple[object, ...], Choice] = {}
        self._words: dict[tuple[str, bool], Word] = {}
        self._literals: dict[str, tuple[Word, ...]] = {}
        self._patterns: dict[str, Pattern] = {}

    def pattern(self, source: str) -> Pattern:
        """``source`` as a pattern; PatternError once it is needed and does not parse."""
        found = self._patterns.get(source)
        if found is None:
            found = self._patterns[source] = Pattern(source, self._parse)
        return found

    def _parse(self, source: str) -> tuple[Element, ...]:
        """The elements of ``source``; PatternError when it does not parse."""
        reader = _Reader(_LEXEME.findall(source.replace("...", "…")), self)
        elements = reader.sequence()
        rest = reader.rest()
        if rest[:1] == ["|"]:
            return self._parse(f"({source})")
        if rest:
            raise PatternError(f"unexpected {rest[0]!r} in {source!r}")
        if not any(isinstance(element, Word | Choice) for element in elements):
            raise PatternError(f"nothing to look for in {source!r}")
        return elements

    def class_of(self, name: str) -> Choice:
        """The lexicon entry ``name``, or the token of that name."""
        if name in self._classes:
            return self._classes[name]
        options: list[tuple[Element, ...]] = []
        if token := PARTY_TOKENS.get(name):
            options.append((self._word(token),))
        if blank := BLANK_FIGURES.get(name):
            options.append(self._parse(blank))
        if name in self._lexicon:
            self._classes[name] = Choice(())  # a class may not hold itself
            for phrase in self._lexicon[name]:
                options.append(self._parse(phrase))
        if not options:
            options.append(self._parse(name))
        choice = self._classes[name] = self.choice(tuple(options))
        return choice

    def union(self, choices: tuple[Choice, ...]) -> Choice:
        """A choice of all options of some choices, in their order."""
        if len(choices) == 1:
            return choices[0]
        found = self._unions.get(choices)
        if found is None:
            options = tuple(option for choice in choices for option in choice.options)
            found = self._unions[choices] = Choice(options, parts=choices)
        return found

    def choice(self, options: tuple[tuple[Element, ...], ...]) -> Choice:
        """A choice of some options."""
        found = self._choices.get(options)
        if found is None:
            found = self._choices[options] = Choice(options)
        return found

    def optional(self, choice: Choice) -> Choice:
        """A choice that may be absent."""
        found = self._choices.get((choice,))
        if found is None:
            found = Choice(choice.options, optional=True, parts=(choice,))
            self._choices[(choice,)] = found
        return found

    def literal(self, text: str) -> tuple[Word, ...]:
        """Literal words in the spelling of the normal form."""
        found = self._literals.get(text)
        if found is None:
            found = self._literals[text] = tuple(self._spelled(text))
        return found

    def _spelled(self, text: str) -> Iterable[Word]:
        if text.startswith("@"):
            return [self._word(text)]
        normal = normal_pattern_text(text)
        words = [self._word(word) for word in words_of(normal)]
        if words and normal.endswith("*"):
            words[-1] = self._word(words[-1].text, is_open=True)
        return words

    def _word(self, text: str, *, is_open: bool = False) -> Word:
        found = self._words.get((text, is_open))
        if found is None:
            found = self._words[text, is_open] = Word(text, is_open)
        return found


_STRUCTURE = frozenset((*"…~[](){}|?", "~~"))
_ENDS = frozenset(("|", ")", "}", ""))
_SINGLE: dict[str, Element] = {
    "…": Gap(free=False),
    "~": Gap(free=True),
    "~~": Gap(free=True, reach=LONGEST_SENTENCE),
    "[": Mark(opens=True),
    "]": Mark(opens=False),
}


class _Reader:
    """Recursive descent over the lexemes of one pattern."""

    def __init__(self, lexemes: list[str], grammar: Grammar) -> None:
        self._lexemes = [*lexemes, ""]
        self._at = 0
        self._grammar = grammar

    def rest(self) -> list[str]:
        """What has not been read."""
        return self._lexemes[self._at : -1]

    def sequence(self) -> tuple[Element, ...]:
        """Elements up to a ``|``, a closing bracket or the end."""
        found: list[Element] = []
        literal: list[str] = []
        while (lexeme := self._lexemes[self._at]) not in _ENDS:
            self._at += 1
            if _is_plain(lexeme) and self._lexemes[self._at] != "?":
                literal.append(lexeme)
                continue
            if literal:
                found += self._grammar.literal(" ".join(literal))
                literal = []
            found.append(_SINGLE.get(lexeme) or self._element(lexeme))
        if literal:
            found += self._grammar.literal(" ".join(literal))
        return tuple(found)

    def _element(self, lexeme: str) -> Element:
        if lexeme == "(":
            choice = self._grammar.choice(self._options())
        elif lexeme == "{":
            choice = self._grammar.union(self._classes())
        else:
            choice = self._grammar.choice((self._grammar.literal(lexeme),))
        if self._lexemes[self._at] == "?":
            self._at += 1
            return self._grammar.optional(choice)
        only = choice.options[0] if len(choice.options) == 1 else ()
        return only[0] if len(only) == 1 else choice

    def _options(self) -> tuple[tuple[Element, ...], ...]:
        """The sequences between brackets."""
        options = []
        while True:
            options.append(self.sequence())
            lexeme = self._lexemes[self._at]
            if lexeme not in ("|", ")"):
                raise PatternError("missing ')'")
            self._at += 1
            if lexeme == ")":
                return tuple(options)

    def _classes(self) -> tuple[Choice, ...]:
        """The classes and literals between braces."""
        begin = self._at
        while (lexeme := self._lexemes[self._at]) != "}":
            if not lexeme:
                raise PatternError("missing '}'")
            self._at += 1
        names = " ".join(self._lexemes[begin : self._at])
        self._at += 1
        return tuple(self._grammar.class_of(name.strip()) for name in names.split("|"))


def _is_plain(lexeme: str) -> bool:
    """Whether a lexeme is a literal word that its neighbours may change the spelling of."""
    return lexeme not in _STRUCTURE and lexeme[0] != "@" and lexeme[-1] != "*"
