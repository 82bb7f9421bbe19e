"""What to call a place in the contract: the number and heading under which it is read.

Knows clauses, and numbers inside a paragraph where a scanned page has become one. Knows no rules.
"""

import re
from dataclasses import dataclass

from transforms.clauses.model import Outline
from transforms.text.model import BODY, Span


@dataclass(frozen=True, slots=True)
class Place:
    """The label as displayed ("9.2(a)") and the heading of the clause, "" without one."""

    label: str
    heading: str


_INLINE = re.compile(
    r"(?:(?<=[.;:])|(?<=\s\s))\s+(?P<number>\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.)\s+"
    r"(?:(?P<heading>[A-Z][A-Z][A-Z ,;&/’'-]{1,60}"
    r"|[A-Z][a-z]+(?: (?:[A-Z&][\w-]*|of|and|to|for|the)){0,7})"
    r"\s*[.:])?(?=[\s\"“(]*[A-Z\"“(])"
)
_LONG = 500
"""Characters from which a paragraph may hold several clauses."""


def place_of(read: Outline, span: Span) -> Place:
    """Where ``span`` stands, for a reader who looks for it in the document."""
    index = read.clause_of[span.paragraph] if span.story == BODY else -1
    clause = read.clauses[index] if index >= 0 else None
    place = Place(clause.label, clause.heading) if clause else Place("", "")
    if span.story != BODY or len(read.view.body[span.paragraph].text) < _LONG:
        return place
    return _inside(read.view.body[span.paragraph].text, span.start) or place


def _inside(text: str, start: int) -> Place | None:
    """The last number that stands in ``text`` before ``start``, None without one."""
    section = letter = ""
    heading = ""
    for match in _INLINE.finditer(text, 0, min(len(text), start + 80)):
        if match.start("number") > start:
            break
        number = match.group("number").rstrip(".")
        if number[0].isdigit():
            section, letter = number, ""
        else:
            letter = number
        heading = (match.group("heading") or "").strip()
    if not section:
        return None
    return Place(f"{section}.{letter}" if letter else section, heading)
