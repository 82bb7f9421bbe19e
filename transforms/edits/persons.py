"""Sides that a contract calls "we" and "you": their pronouns, verbs and possessives.

Knows English grammar. Knows nothing of rules or of places.
"""

import re
from dataclasses import dataclass

from transforms.clauses.model import Party

_FORMS = {"we": ("us", "our"), "you": ("you", "your")}
_OBJECT = re.compile(
    r"\b(?:by|to|of|for|from|with|pay|identify|against|upon|on|between|allow|give)\s+$"
)
_VERB = r"(?P<verb>is|has|does|[a-z]+(?:[^s\W]s|sses|shes|ches))\b"
_BASE = {"is": "are", "has": "have", "does": "do"}
_SENTENCE = re.compile(r"[^.?!]+(?:[.?!]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A side in the first or second person."""

    subject: str

    @property
    def owner(self) -> str:
        """The possessive: "our", "your"."""
        return _FORMS[self.subject][1]

    def said(self, before: str, *, owns: bool) -> str:
        """The pronoun after the words ``before``."""
        if owns:
            return self.owner
        return _FORMS[self.subject][0] if _OBJECT.search(before) else self.subject


def person_of(party: Party, text: str) -> Person | None:
    """The person of a side that the contract mostly speaks of as "we" or "you"."""
    for word in _FORMS:
        if party.term.lower() == word:
            return Person(subject=word)
        if word in party.aliases and _count(word, text) > 2 * _count(party.term, text):
            return Person(subject=word)
    return None


def _count(word: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(word)}\b", text))


def with_verbs(template: str, blank: str) -> str:
    """``template`` with verbs behind ``blank``, and what it owns, as with "we" and "you".

    "[[Client]] retains its data" becomes "[[Client]] retain [[Client]]'s data".
    """
    return _SENTENCE.sub(lambda match: _sentence(match[0], blank), template)


def _sentence(sentence: str, blank: str) -> str:
    if blank not in sentence:
        return sentence
    agreed = re.sub(rf"({re.escape(blank)}) {_VERB}", _plural_verb, sentence)

    def owned(match: re.Match[str]) -> str:
        nearest = agreed.rfind("[[", 0, match.start())
        return f"{blank}'s" if agreed.startswith(blank, nearest) and nearest >= 0 else match[0]

    return re.sub(r"\bits\b", owned, agreed)


def _plural_verb(match: re.Match[str]) -> str:
    verb = match["verb"]
    if verb in _NOUNS:
        return match[0]
    if verb in _BASE:
        return f"{match[1]} {_BASE[verb]}"
    return f"{match[1]} {verb[:-2] if verb.endswith(('sses', 'shes', 'ches')) else verb[:-1]}"


_NOUNS = frozenset(("obligations", "timelines", "responsibilities", "personnel"))
