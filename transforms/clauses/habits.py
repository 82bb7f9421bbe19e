"""How a contract writes: its modal verb, its numbers, its quotes and its spelling.

Knows English drafting habits. Knows nothing of clauses' meaning.
"""

import re
from collections.abc import Sequence

from transforms.clauses.model import Habits
from transforms.text.model import Paragraph

_UNIT = re.compile(r"[ -](?:days?|months?|years?|weeks?|hours?)\b")
_BOTH = re.compile(r"[a-z]\s?\(\d{1,3}\)[ -]?(?:business|calendar|working|consecutive)?$", re.I)
_DIGITS = re.compile(r"(?:^|[\s(])\d{1,3}[ -]?(?:business|calendar|working|consecutive)?$", re.I)
_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty"
    r"|forty|sixty|ninety|eighteen)[ -]?(?:business|calendar|working|consecutive)?$",
    re.I,
)
_ENOUGH = 40_000
"""Characters in which every habit has shown itself."""

_BRITISH = (
    " licence", "favour", "honour", "behaviour", "programme", "centre", "cheque", "colour",
    "labour", "whilst", "organis", "recognis", "authoris", "utilis", "minimis", "customis",
    "anonymis", "summaris", "finalis", "judgement", "fulfil ", "instalment", "endeavour",
    " defence",
    "cancelled", "artefact", " vat ", "england", "modelling",
)  # fmt: skip
_AMERICAN = (
    "favor", "honor", "behavior", "center", "color", "labor ", "organiz", "recogniz", "authoriz",
    "utiliz", "minimiz", "customiz", "anonymiz", "summariz", "finaliz", "judgment", "fulfill",
    "installment", "endeavor", " defense", "canceled", "artifact", "modeling", " license ",
)  # fmt: skip


def habits(body: Sequence[Paragraph], operative: Sequence[bool]) -> Habits:
    """The habits that prevail in the operative text."""
    text = "\n".join(p.text for p, counts in zip(body, operative, strict=True) if counts)[:_ENOUGH]
    return Habits(
        modal=_modal(text),
        numbers=_numbers(text),
        quotes=_quotes(text),
        spelling=_spelling(text.lower()),
    )


def _modal(text: str) -> str:
    """The modal verb used most for duties."""
    order = ("shall", "will", "must")
    counts = {word: text.count(f" {word} ") for word in order}
    return max(order, key=lambda word: (counts[word], -order.index(word)))


def _numbers(text: str) -> str:
    """How periods are written: "thirty (30) days", "30 days" or "thirty days"."""
    both = digits = words = 0
    for match in _UNIT.finditer(text):
        before = text[max(0, match.start() - 32) : match.start()]
        if _BOTH.search(before):
            both += 1
        elif _DIGITS.search(before):
            digits += 1
        elif _WORDS.search(before):
            words += 1
    if both and both * 2 >= max(digits, words):
        return "words-digits"
    if not digits and not words:
        return Habits.numbers
    return "digits" if digits >= words else "words"


def _quotes(text: str) -> str:
    """The kind of double quotes, of apostrophes where there are none."""
    curly, straight = text.count("“") + text.count("”"), text.count('"')
    if not curly and not straight:
        curly, straight = text.count("’"), text.count("'")
    return "straight" if straight > curly else "curly"


def _spelling(lowered: str) -> str:
    """British or American spelling."""
    british = sum(map(lowered.count, _BRITISH))
    return "uk" if british > sum(map(lowered.count, _AMERICAN)) else "us"
