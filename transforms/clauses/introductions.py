"""Where a contract introduces its sides: "Acme AI LLC, a Delaware company ("Consultant")".

Knows the written forms of an introduction: parentheses, hereinafter, labels on a cover page, "as
Servicer", definitions. Does not decide who is who; ``parties.py`` does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.clauses.entity_names import (
    AND,
    BETWEEN,
    ENTITY,
    entity_before,
    last_entity,
    name_at,
    short_forms,
    shortens,
)
from transforms.clauses.given_names import PAREN, STRAIGHT, given_names, terms_inside, tidy
from transforms.clauses.roles import WE, YOU, is_blank, is_role, is_thing, leaning
from transforms.text.model import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """One entity and the words the text gives it, as found at one place.

    ``strength`` grows with the signs that this is a side at all; it says nothing of which side.
    ``besides`` is what stands alone before the parenthesis: a name given elsewhere, as in
    "Acme (“Data Processor”)".
    """

    paragraph: int
    terms: tuple[str, ...]
    name: str
    strength: float
    besides: str = ""


_FIRMLY = 4.0
"""From which strength an introduction leaves no need to look for others."""

_NEAR = 6
"""How many paragraphs behind "between" its parties may be named."""

SCOPE = 24_000
"""Characters of body text, contents aside, in which introductions of every form are looked for."""

_AS_ROLE = re.compile(
    r"([A-Z][\w&.,'’ -]{2,70}?),?\s+as\s+(?:the\s+)?([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b(?!['’])"
)
_MEANS = re.compile(
    r'^\W*(?:[\dA-Za-z]{1,4}[.)][\d.]*\s+)?"\s*([A-Z][\w -]{2,30}?)\s*"\s*'
    r"(?:means|shall mean|refers to|is)\s*:?\s*(.{3,160})"
)
_DESCRIPTOR = re.compile(
    r"^[\s,]*(?:$|(?:(?:an?|with|having|whose|located|of|the)\s|\()(?:(?!\band\b).)*$)",
    re.S | re.I,
)
_ROLE_PAIR = re.compile(
    r"\b(?:between|among)\s+(?:the\s+)?([A-Z]\w+(?:\s[A-Z]\w+)?)\s+and\s+(?:the\s+)?"
    r"([A-Z]\w+(?:\s[A-Z]\w+)?)"
)


def introductions(paragraphs: Sequence[Paragraph], skip: frozenset[int]) -> list[Introduction]:
    """Every place in the opening, and every later preamble, where an entity is given its name."""
    found: list[Introduction] = []
    budget = SCOPE
    previous: list[str] = []
    since = 99
    for paragraph in paragraphs:
        if paragraph.index in skip or not paragraph.text.strip():
            continue
        text = paragraph.text
        if budget > 0 or ("etween" in text[:400] and "(" in text):
            straight = text[:6000].translate(STRAIGHT).replace("''", ' "').replace("``", ' "')
            since = 0 if _says_between(straight) else since + 1
            found.extend(_of_paragraph(paragraph.index, straight, previous, since <= _NEAR))
        budget -= len(text)
        previous.append(text)
        del previous[:-7]
    found.extend(_labelled(paragraphs))
    if sum(one.strength >= _FIRMLY for one in found) < 2:
        found.extend(_unnamed(paragraphs, skip))
    return found


def _unnamed(paragraphs: Sequence[Paragraph], skip: frozenset[int]) -> list[Introduction]:
    """Both entities of the first preamble that names nobody, over several lines if need be."""
    for place, paragraph in enumerate(paragraphs[:120]):
        if paragraph.index in skip or not _says_between(paragraph.text[:3000]):
            continue
        lines = [p.text[:1500] for p in paragraphs[place : place + 5]]
        joined = " ".join(" ".join(lines).translate(STRAIGHT).split())
        if pair := list(_plain_pair(paragraph.index, joined)):
            return pair
    return []


def _says_between(text: str) -> bool:
    """Whether a paragraph says between whom the contract is made."""
    likely = "etween" in text or "BETWEEN" in text or "mong" in text or " by" in text
    return likely and BETWEEN.search(text) is not None


def _of_paragraph(
    index: int, text: str, previous: list[str], between: bool
) -> Iterator[Introduction]:
    """The introductions inside one paragraph of straight quotes."""
    yield from _given(index, text, previous, between)
    if '"' in text[:16] and (match := _MEANS.match(text)):
        yield from _definition(index, match)
    if not between:
        return
    if " as " in text:
        yield from _as_roles(index, text)
    if " and " in text and (match := _ROLE_PAIR.search(text)):
        for role in filter(is_role, match.groups()):
            yield Introduction(paragraph=index, terms=(role,), name="", strength=2.0)


def _given(index: int, text: str, previous: list[str], between: bool) -> Iterator[Introduction]:
    """The entities to which parentheses and the like give names."""
    edge, last = 0, ""
    for start, end, given in given_names(text):
        segment = text[edge:start]
        if last and _DESCRIPTOR.match(segment):
            name, sign = last, True
        else:
            name, sign = entity_before(segment, previous if not segment.strip(" \t(,") else [])
        terms = tuple(term for term in given if _may_name(term, name))
        strength = _strength(terms, name, text[edge : end + 160], sign) + (2.0 if between else 0.0)
        if terms and strength >= 2.0:
            alone = "" if edge else segment.strip(" \t:")
            yield Introduction(
                paragraph=index, terms=terms, name=name, strength=strength, besides=alone
            )
            edge, last = end, name


def _may_name(term: str, name: str) -> bool:
    """Whether a given name may be a side's: no thing, and in small letters only if it is short."""
    if term in WE | YOU:
        return True
    if term.islower() and not is_role(term):
        return shortens(term, name)
    return not is_thing(term)


def _strength(terms: tuple[str, ...], name: str, around: str, sign: bool) -> float:
    """How many signs say that this introduces a side."""
    score = 2.0 if sign else 0.0
    if any(is_role(term) for term in terms):
        score += 2.0
    if any(term in WE | YOU for term in terms):
        score += 1.0
    if name and any(shortens(term, name) for term in terms):
        score += 2.0
    if _DESCRIBED.search(around):
        score += 1.0
    return score


_DESCRIBED = re.compile(
    r"\b(?:corporation|limited liability|partnership|individual|principal (?:place|office)|"
    r"registered (?:office|number)|having (?:its|an|a) |whose (?:address|registered|principal)|"
    r"organi[sz]ed and existing|incorporated (?:in|under)|place of business|an address at|"
    r"offices? (?:at|located))",
    re.I,
)


def _definition(index: int, match: "re.Match[str]") -> Iterator[Introduction]:
    """A side that a list of definitions defines: "Buyer" means the person named below."""
    term, rest = tidy(match.group(1)), match.group(2)
    if not term or leaning(term) == 0.0 and term.title() != "Company" or not is_role(term):
        return
    third = re.match(r"(?:an?y?|each|every|those|all)\s", rest, re.I)
    if third:
        return
    name = name_at(rest)
    name = name if ENTITY.search(name) else ""
    yield Introduction(paragraph=index, terms=(term,), name=name, strength=3.0)


def _plain_pair(index: int, text: str) -> Iterator[Introduction]:
    """Both entities of "between EuroTel a.s. and Sicap Ltd", where nobody is given a name."""
    start = BETWEEN.search(text)
    if not start:
        return
    tail = text[start.end() : start.end() + 500]
    names = [name_at(tail)]
    names += [name_at(tail[match.end() :]) for match in AND.finditer(tail)]
    sides = [name for name in names if name][:2]
    if len(sides) == 2 and any(ENTITY.search(name) for name in sides):
        for name in sides:
            terms = tuple(dict.fromkeys(short_forms(name)))
            yield Introduction(paragraph=index, terms=terms, name=name, strength=3.0)


def _as_roles(index: int, text: str) -> Iterator[Introduction]:
    """The roles of "between Curo LLC, as Owner, and Curo Management, as Servicer"."""
    for match in _AS_ROLE.finditer(text[:1500]):
        role = match.group(2)
        if (
            leaning(role)
            and is_role(role)
            and (name := name_at(match.group(1)) or last_entity(match.group(1)))
        ):
            yield Introduction(paragraph=index, terms=(role,), name=name, strength=3.0)


_LABEL = re.compile(
    r"^\W*(?:name of (?:the )?|the )?([A-Za-z][A-Za-z -]{2,28}?)"
    r"(?:(?:’s|'s)? (?:legal )?(?:name|entity|party|details|company|organisation|organization))?"
    r"(?: \([A-Za-z ]{1,30}\))?\s*(?:[:\t]\s*(.*))?$",
    re.S,
)


def _labelled(paragraphs: Sequence[Paragraph]) -> Iterator[Introduction]:
    """Sides named by a label: "CLIENT: Linmas Drugs Inc", or a cover page's row."""
    for place, paragraph in enumerate(paragraphs[:400]):
        text = paragraph.text.strip()
        if not 3 < len(text) < 200 or not text[0].isalpha():
            continue
        if paragraph.cell is None and ":" not in text and "\t" not in text:
            continue
        match = _LABEL.match(text.translate(STRAIGHT))
        role = match.group(1).strip() if match else ""
        if not match or not is_role(role):
            continue
        given = match.group(2)
        value = given if given and given.strip() else _next_cell(paragraphs, place)
        if value is None:
            continue
        yield _label_introduction(paragraph.index, role.title(), value)


def _next_cell(paragraphs: Sequence[Paragraph], place: int) -> str | None:
    """The text of the cell right of a label, None when the label stands in no row of two."""
    here = paragraphs[place].cell
    if here is None:
        return None
    for other in paragraphs[place + 1 : place + 5]:
        cell = other.cell
        if cell is None or cell.table != here.table:
            return None
        same_row = cell.row == here.row and cell.column > here.column
        if same_row and is_role(other.text.strip()):
            continue
        if (same_row or cell.row == here.row + 1 and cell.column == here.column) and cell != here:
            value = other.text.strip()
            return ("" if value.endswith(":") else value) if value or same_row else None
    return None


def _label_introduction(index: int, role: str, value: str) -> Introduction:
    """The side that a cover page's row names; a blank value still names the role."""
    given = PAREN.findall(value.translate(STRAIGHT))
    inner = [term for one in given if '"' in one for term in terms_inside(one)]
    name = name_at(value) if value.strip() else ""
    name = "" if is_role(name) or is_blank(name) else name
    terms = tuple(dict.fromkeys([role, *inner]))
    return Introduction(paragraph=index, terms=terms, name=name, strength=3.0 if name else 2.0)


def signed_name(paragraphs: Sequence[Paragraph], term: str) -> str:
    """The entity that signs as ``term`` ("DEVELOPER: Acme, Inc."), "" when none is told."""
    label = re.compile(rf"\b(?:{re.escape(term)}|{re.escape(term.upper())})\b\W{{0,8}}(?=[A-Z])")
    lines = [p.text for p in paragraphs[-_LAST_LINES:] if p.text.strip()]
    for place, text in enumerate(lines):
        if len(text) > _LONGEST_SIGNATURE:
            continue
        rests = [text[match.end() : match.end() + 120] for match in label.finditer(text)]
        if text.strip(" :\t").upper() == term.upper():
            rests += lines[place + 1 : place + 2]
        for rest in rests:
            name = name_at(rest)
            if (end := ENTITY.search(name)) and not is_blank(name):
                return name[: end.end()] + ("." if name[end.end() :][:1] == "." else "")
    return ""


_LAST_LINES = 120
_LONGEST_SIGNATURE = 900
