"""The names that a contract gives: what a parenthesis or a "hereinafter" calls an entity.

Knows quotation marks and the words around given names. Knows nothing of who bears them.
"""

import re
from collections.abc import Iterator

from transforms.clauses.entity_names import IN_NAME
from transforms.clauses.roles import WE, YOU, is_role, is_thing, leaning

STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "＂": '"'})
PAREN = re.compile(r"[(（]([^()（）]{1,220})[)）]")
_QUOTED = re.compile(r'"\s*([^"]{1,60}?)\s*"')
_SINGLE = re.compile(r"[‘']([A-Z][^‘’']{1,40})[’']")
_BARE = re.compile(
    r"^\s*(?:each\s+an?\s+|hereinafter\b[\s,]*|hereafter\b[\s,]*|herein\b\s*)?"
    r"(?:also\s+)?(?:(?:simply\s+)?(?:referred\s+to|called|known|styled)\s*(?:as\s+)?)?"
    r"(?:the\s+)?([A-Z][\w&.'’-]*(?:\s+[A-Z][\w&.'’-]*){0,3})\s*[.,;]?\s*$"
)
_HEREINAFTER = re.compile(
    r"\b(?:hereinafter|hereafter|herein)\s*,?\s+(?:also\s+)?"
    r"(?:(?:referred\s+to|called|known|designated|styled)\s+)?(?:as\s+|by\s+)?(?:the\s+)?"
    r'(?:"\s*([^"]{1,60}?)\s*"|([A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*)?))'
)
_REFERRAL = re.compile(r"^\s*(?:hereinafter|hereafter|herein|referred|called|known|the\s)", re.I)


def given_names(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a parenthesis or a "hereinafter" gives names: its start, end and the names."""
    end = 0
    for match in PAREN.finditer(text) if "(" in text or "（" in text else ():
        terms = terms_inside(match.group(1))
        if terms and not IN_NAME.match(text, match.end()):
            yield match.start(), match.end(), terms
            end = match.end()
    if "herein" not in text and "hereaf" not in text:
        return
    for match in _HEREINAFTER.finditer(text, end):
        term = tidy(match.group(1) or match.group(2) or "")
        if term and not is_thing(term):
            yield match.start(), match.end(), (term,)


def terms_inside(content: str) -> tuple[str, ...]:
    """The names a parenthesis gives: quoted ones, or the bare "the Studio"."""
    if '"' in content:
        raw = _QUOTED.findall(content)
    elif match := _BARE.match(content):
        bare = str(match.group(1))
        raw = [bare] if _REFERRAL.match(content) or is_role(bare) or _is_short(bare) else []
    else:
        raw = _SINGLE.findall(content)
    lowered = content.lower()
    if "individually" in lowered or "collectively as" in lowered:
        raw = [term for term in raw if is_role(term)]
    return tuple(dict.fromkeys(term for term in map(tidy, raw) if term))


def _is_short(bare: str) -> bool:
    """Whether a bare parenthesis may be an entity's short name ("(Torvec)", "(NRU)")."""
    return " " not in bare and len(bare) > 2 and not bare.isdigit()


def tidy(term: str) -> str:
    """A given name without article and punctuation; "" when it cannot be a name."""
    term = re.sub(r"^(?:the|The|THE|this|each an?|an?)\s+", "", term.strip(" ,.;:'’‘\t\n"))
    term = " ".join(term.split())
    if not term or len(term.split()) > 5 or term.isdigit():
        return ""
    if term.lower() in WE | YOU:
        return term.lower()
    named = any(c.isupper() for c in term) or (is_role(term) and leaning(term) != 0)
    return term if named or _SMALL_NAME.fullmatch(term) else ""


_SMALL_NAME = re.compile(r"[a-z]\w{3,}")
"""A name in small letters ("theglobe"), which must prove itself by its entity's name."""
