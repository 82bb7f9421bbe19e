"""Reads the figures of a clause: the last amount of a kind within a pattern's match.

Knows amounts and their units. Knows no rules.
"""

import re

from transforms.assess.index import Match
from transforms.assess.model import Value
from transforms.clauses.amounts import Amount
from transforms.clauses.sentences import Sentence
from transforms.text.model import Span

KINDS = ("days", "business-days", "months", "percent", "percent-month", "multiple", "money")
_TOKENS = {
    "days": ("duration",),
    "business-days": ("duration",),
    "months": ("duration",),
    "percent": ("percent",),
    "percent-month": ("percent",),
    "multiple": ("multiple", "percent"),
    "money": ("money",),
}
_YEARLY = re.compile(r"^(?:[^@.;]{0,28}\b(?:annum|annual|annually|year|yearly|p\.a|apr)\b)")
_ANNUAL_BEFORE = re.compile(r"\b(?:annual|yearly)(?: interest)? rate of[^@]*$")
_BUSINESS = 1.4  # calendar days in a business day, as the amounts count them


def read_value(name: str, kind: str, match: Match) -> tuple[Value, Amount] | None:
    """The value of ``kind`` in ``match`` with the amount that says it, or None."""
    sentence = match.sentence
    found: tuple[int, Amount] | None = None
    for offset, amount in sentence.form.normal.amounts.items():
        at = offset + sentence.own
        if match.start <= at < match.end and amount.kind in _TOKENS[kind]:
            found = (at, amount)
    if found is None:
        return None
    at, amount = found
    value = Value(
        name=name,
        kind=kind,
        amount=round(_in_unit(kind, amount, sentence.norm, at), 4),
        span=_span(sentence, amount),
    )
    return value, amount


def _span(sentence: Sentence, amount: Amount) -> Span:
    """The amount's place, its own offsets being those of the sentence's text."""
    at = 0
    for part in sentence.parts:
        length = part.end - part.start
        if amount.start < at + length:
            start, end = amount.start - at, min(amount.end - at, length)
            return Span(
                story=part.story,
                paragraph=part.paragraph,
                start=part.start + start,
                end=part.start + end,
            )
        at += length + len(sentence.joint)
    return sentence.whole


def _in_unit(kind: str, amount: Amount, norm: str, at: int) -> float:
    match kind:
        case "business-days":
            return amount.value / _BUSINESS
        case "months":
            return amount.value / 30
        case "multiple" if amount.kind == "percent":
            return amount.value / 100
        case "percent-month" if _is_yearly(norm, at):
            return amount.value / 12
    return amount.value


def _is_yearly(norm: str, at: int) -> bool:
    """Whether the rate whose token stands at ``at`` is one for a year."""
    rest = norm[at:].partition(" ")[2]
    return bool(_YEARLY.search(rest) or _ANNUAL_BEFORE.search(norm[max(0, at - 60) : at]))
