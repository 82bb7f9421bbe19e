"""The playbook's wording in the contract's own words: names, articles, verbs, figures, quotes.

A concept that the contract has no capitalised term for is written in lower case, so that no
undefined term enters it. Knows the contract's habits. Knows no rules and no places.
"""

import re

from transforms.clauses.model import Habits, Outline, Party
from transforms.edits.figures import restyle

BLANKS = {
    "Agreement": ("agreement", "agreement"),
    "SOW": ("sow", "statement of work"),
    "Deliverables": ("deliverables", "deliverables"),
    "Client Data": ("client_data", ""),
    "Change Order": ("change_order", "change order"),
}
"""Blank to the kind of defined term that fills it, and to the plain words without one."""

_BLANK = re.compile(r"(?P<the>\b[Tt]he )?\[\[(?P<name>[A-Za-z ]+)\]\](?P<possessive>['’]s)?")
_ATTRIBUTE = re.compile(r" (?:obligations?|timelines?|personnel|responsibilit)")
_SENTENCE_START = re.compile(r"(?:^|[.?!]['\"”’]?\s+)$")
_MODAL = re.compile(r"\b(shall|will)\b(?! not be construed)")
_UK = (
    (
        r"\b([Nn]on-exclusive|[Nn]on-transferable|[Aa]|[Tt]he|[Aa]ny)"
        r"((?:,? [a-z-]+){0,3}) license\b",
        r"\1\2 licence",
    ),
    (r"anonymized", "anonymised"),
    (r"\binstallments\b", "instalments"),
)
_US = ((r"\binstalment", "installment"),)
_CAPITALS_SHARE = 0.8


def fill(template: str, outline: Outline) -> str:
    """``template``, whole sentences, with its blanks filled and its style the contract's own."""
    return _sentence_capitals(fill_words(template, outline))


def fill_words(template: str, outline: Outline) -> str:
    """``template``, words from within a sentence, filled and styled."""
    text = re.sub(r"\bAll \[\[Client Data\]\]", "All of [[Client Data]]", template)
    if "client_data" not in outline.terms:
        text = text.replace("all [[Client Data]]", "all of [[Client Data]]")
    text = _BLANK.sub(lambda match: _filled(match, outline), text)
    return _with_habits(text, outline.habits)


def _filled(match: re.Match[str], outline: Outline) -> str:
    name, possessive = match["name"], match["possessive"] or ""
    starts = bool(_SENTENCE_START.search(match.string[: match.start()]))
    if name in ("Provider", "Client"):
        party = outline.parties.provider if name == "Provider" else outline.parties.client
        said = (match["the"] or "") + _party_name(party, capital=starts, article=not match["the"])
        if party.article and _ATTRIBUTE.match(match.string, match.end()):
            possessive = "'s"
        return said + _possessive(said, possessive)
    return (match["the"] or "") + _term_name(name, outline, match) + possessive


def _party_name(party: Party, *, capital: bool, article: bool) -> str:
    if not party.article or not article:
        return party.term
    return f"{'The' if capital else 'the'} {party.term}"


def _possessive(said: str, possessive: str) -> str:
    """The ending of a possessive: names in s take the apostrophe alone."""
    if not possessive:
        return ""
    return "'" if said.endswith("s") else "'s"


def _term_name(name: str, outline: Outline, match: re.Match[str]) -> str:
    kind, plain = BLANKS[name]
    term = outline.terms.get(kind)
    if term is not None:
        return _in_number(name, term.surface)
    if name == "Client Data":
        party = outline.parties.client
        said = _party_name(party, capital=False, article=True)
        return f"{said}{_possessive(said, 'x')} data"
    return plain


def _in_number(name: str, surface: str) -> str:
    """The contract's term in the number in which the wording uses it."""
    if name in ("SOW", "Agreement", "Change Order") and surface.endswith("s") and " " in surface:
        first, _, rest = surface.partition(" ")
        return f"{first[:-1]} {rest}" if first.endswith("s") and rest else surface[:-1]
    if name == "SOW" and re.fullmatch(r"SOWs|Orders|Order Forms", surface):
        return surface[:-1]
    if name == "Deliverables" and surface.endswith("able"):
        return surface + "s"
    return surface


def _with_habits(text: str, habits: Habits) -> str:
    text = restyle(text, habits.numbers)
    if habits.modal in ("will", "must"):
        text = _MODAL.sub(habits.modal if habits.modal == "will" else "will", text)
    for pattern, spelling in _UK if habits.spelling == "uk" else _US:
        text = re.sub(pattern, spelling, text)
    return with_quotes(text, habits.quotes)


def with_quotes(text: str, quotes: str) -> str:
    """``text`` with straight or curly quotes and apostrophes."""
    if quotes != "curly":
        return text
    text = re.sub(r"(^|[\s(\[])\"", "\\1\u201c", text).replace('"', "\u201d")
    return text.replace("'", "\u2019")


def _sentence_capitals(text: str) -> str:
    """The first letter of each sentence a capital."""

    def raised(match: re.Match[str]) -> str:
        return match[1] + match[2].upper()

    return re.sub(r"(^|[.?!] )([a-z])", raised, text)


def is_capitals(text: str) -> bool:
    """Whether a paragraph is set in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 40 and sum(c.isupper() for c in letters) >= _CAPITALS_SHARE * len(letters)
