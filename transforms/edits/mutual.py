"""A right of one side made a right of both: what else in the sentence has to change.

Knows contract English and the names of the sides. Knows no rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from transforms.clauses.model import Outline, Party

Change = tuple[int, int, str]
"""Start and end in the paragraph, and the text that takes their place."""

_BOTH = re.compile(r"(?:either|each) party\b", re.IGNORECASE)
_TO = r"\b(?:giving|gives?|given|notify|notifying|notifies|to|if|should|event(?: that)?|by|upon)\s+"
_AGAIN = re.compile(r"\s*(?:It|They)\b")


def is_mutual(text: str) -> bool:
    """Whether words put in for one side name both."""
    return bool(_BOTH.match(text.strip()))


@dataclass(slots=True)
class Mutual:
    """The changes that follow from naming both sides, in one contract."""

    outline: Outline
    _provider: str = field(init=False)
    _client: str = field(init=False)
    _no_right: re.Pattern[str] = field(init=False)
    _right: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the names."""
        self._provider = _names(self.outline.parties.provider)
        self._client = _names(self.outline.parties.client)
        self._no_right = re.compile(
            rf"\W*(?:the\s+)?{self._provider}\s+(?:shall have|has|will have)\s+no\s+"
            r"(?:corresponding|similar|such|like|equivalent|reciprocal|comparable)\s+right",
            re.IGNORECASE,
        )
        self._right = re.compile(
            rf"(?P<who>(?:[Tt]he\s+)?{self._client})\s+(?:may(?! not)|can|has the right|is entitled"
            r"|(?:shall|will) (?:have the right|be entitled))"
        )

    def holder(self, sentence: str) -> tuple[int, int] | None:
        """Where a sentence names the client as the side that may do something."""
        found = self._right.search(sentence)
        return found.span("who") if found else None

    def within(self, text: str, start: int, end: int) -> Iterator[Change]:
        """Changes between ``start`` and ``end``, the rest of a sentence whose subject is both."""
        rest = text[start:end]
        for match in re.finditer(rf"{_TO}(?P<who>(?:the\s+)?{self._provider})(?!\w)", rest):
            yield start + match.start("who"), start + match.end("who"), "the other party"
        for match in re.finditer(
            rf"(?P<who>(?:the\s+)?{self._client}['’]s?)\s+"
            r"(?:sole |absolute )*(?:convenience|discretion|option|election)",
            rest,
        ):
            yield start + match.start("who"), start + match.end("who"), "its"

    def behind(self, text: str, end: int) -> Iterator[Change]:
        """The side named where the next sentence only says "it"."""
        again = _AGAIN.match(text, end)
        if again:
            party = self.outline.parties.client
            name = f"The {party.term}" if party.article else party.term
            begin = again.end() - len(again[0].lstrip())
            yield begin, again.end(), name

    def denies(self, sentence: str) -> bool:
        """Whether a sentence denies our side the right that it is now given."""
        return bool(self._no_right.match(sentence))


def _names(party: Party) -> str:
    """A pattern for a side's names, those of more words first."""
    names = sorted({party.term, *party.aliases}, key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(re.escape(name) for name in names if len(name) > 2)})"
