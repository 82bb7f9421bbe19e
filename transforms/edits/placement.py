"""Where a new clause belongs, and how it is numbered and dressed there.

By the heading families of each red line first, by neighbours of the same subject next, else in a
new section before the signatures. Never between a lead-in and its list, never after the signatures,
never where a number would shift. Knows the outline. Knows no wording.
"""

import re
from dataclasses import dataclass

from transforms.clauses.model import Clause, Outline

FAMILIES: dict[str, tuple[str, ...]] = {
    "ip": (
        r"intellectual property|\bip\b",
        r"ownership|proprietary rights|title",
        r"work product|deliverables|developments|inventions",
        r"background|licen[cs]e",
    ),
    "liability": (
        r"limit\w* (?:of|on) (?:\w+ )?liabilit|liability cap|exclusion",
        r"\bliabilit",
        r"disclaimer|damages",
        r"warrant",
        r"indemn",
    ),
    "data": (
        r"(?:client|customer|company) (?:data|content|materials|information)|\bdata\b",
        r"privacy|data protection|security",
        r"confidential",
    ),
    "scope": (
        r"scope|change (?:control|order|management|request)|\bchanges\b|variation",
        r"statements? of work|\bservices\b|engagement|the work",
        r"(?:client|customer|company)(?:'s|’s)? (?:responsibilit|obligation|duties)|cooperation",
    ),
    "payment": (
        r"payment|\bfees?\b|charges",
        r"compensation|invoic|price|consideration|remuneration",
        r"expenses|taxes",
    ),
    "termination": (
        r"terminat",
        r"\bterm\b|duration|effect of|transition|exit|surviv",
    ),
    "performance": (
        r"performance|acceptance|testing|service levels?",
        r"warrant",
        r"deliver|disclaimer|standard",
    ),
}
GENERAL = re.compile(
    r"\b(?:general|miscellaneous|boilerplate|other provisions|final provisions|notices?|"
    r"governing law|entire agreement|counterparts|assignment|severab|force majeure)\b",
    re.IGNORECASE,
)
TITLES = {
    "ip": "Intellectual Property",
    "liability": "Limitation of Liability",
    "data": "Client Data",
    "scope": "Scope of Services",
    "payment": "Payment",
    "termination": "Termination",
    "performance": "Performance",
}
_SKIPPED = frozenset(("definitions", "recital", "signature", "exhibit", "contents"))
_LAST_NUMBER = re.compile(r"(\d+|[A-Za-z])(?=[^0-9A-Za-z]*$)")
_TYPED = re.compile(
    r"\s*(?P<label>(?:section |article |clause )?\(?(?:\d+(?:\.\d+)*|[A-Za-z]|[ivxIVX]+)[.)]*)"
    r"(?P<gap>[\s\xa0]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a clause goes: after which paragraph, in the look of which one, with what number.

    ``label`` is a typed number with its gap, "" when automatic or absent. ``title`` opens a new
    section: its words and its own typed number. ``lead``: neighbours have run-in leads.
    """

    after: int
    like: int
    numbered: bool
    label: str = ""
    lead: bool = False
    title: str = ""
    title_label: str = ""
    title_like: int = -1
    section: int = -1


def place_for(outline: Outline, red_line: str, near: tuple[int, ...]) -> Place:
    """The place of a new clause of ``red_line``; ``near`` are paragraphs on close subjects."""
    section = _section_by_heading(outline, red_line)
    if section is None:
        section = _section_of(outline, near)
    if section is not None:
        return _at_end_of(outline, section)
    return _new_section(outline, red_line)


def top_sections(outline: Outline) -> tuple[Clause, ...]:
    """The numbered or headed sections of the body proper, in order."""
    return tuple(
        clause
        for clause in outline.clauses
        if clause.parent < 0 and clause.kind not in _SKIPPED and not _in_exhibit(outline, clause)
    )


def _in_exhibit(outline: Outline, clause: Clause) -> bool:
    while clause.parent >= 0:
        clause = outline.clauses[clause.parent]
        if clause.kind in ("exhibit", "signature"):
            return True
    return clause.kind == "exhibit"


def _section_by_heading(outline: Outline, red_line: str) -> Clause | None:
    """The section whose heading is of the red line's first fitting family."""
    sections = [section for section in top_sections(outline) if section.heading]
    for family in FAMILIES[red_line]:
        pattern = re.compile(family, re.IGNORECASE)
        fitting = [section for section in sections if pattern.search(section.heading)]
        fitting = [section for section in fitting if len(section.heading) < 90]
        if fitting:
            return max(fitting, key=lambda one: (_children(outline, one) > 0, -one.index))
    return None


def _children(outline: Outline, clause: Clause) -> int:
    return len(clause.children)


def _section_of(outline: Outline, near: tuple[int, ...]) -> Clause | None:
    """The section that holds the first of some paragraphs."""
    sections = top_sections(outline)
    for paragraph in near:
        for section in sections:
            if section.first <= paragraph <= section.last and section.last - section.first < 60:
                return section
    return None


def _at_end_of(outline: Outline, section: Clause) -> Place:
    """The end of a section, in the look of its last child or of its last paragraph."""
    children = [outline.clauses[child] for child in section.children]
    plain = [child for child in children if child.kind == "clause" and child.numbering != "none"]
    if plain:
        return _after_child(outline, section, plain[-1])
    headed = [child for child in children if child.kind == "clause"]
    like = headed[-1].first if headed else _body_paragraph(outline, section)
    return Place(
        after=_last_text(outline, section.first, section.last),
        like=like,
        numbered=False,
        lead=bool(headed and headed[-1].heading),
        section=section.index,
    )


def _after_child(outline: Outline, section: Clause, child: Clause) -> Place:
    after = _last_text(outline, section.first, section.last)
    paragraph = outline.paragraph(child.first)
    if child.numbering == "auto":
        return Place(
            after=after,
            like=child.first,
            numbered=True,
            lead=_has_lead(outline, child),
            section=section.index,
        )
    typed = _TYPED.match(paragraph.text)
    label = next_label(typed["label"]) + typed["gap"] if typed else ""
    return Place(
        after=after,
        like=child.first,
        numbered=False,
        label=label,
        lead=_has_lead(outline, child),
        section=section.index,
    )


def _has_lead(outline: Outline, clause: Clause) -> bool:
    """Whether a clause opens with a run-in heading in its own text."""
    text = outline.paragraph(clause.first).text
    return bool(clause.heading) and len(text.strip()) > len(clause.heading) + len(clause.label) + 12


def _last_text(outline: Outline, first: int, last: int) -> int:
    """The last paragraph of a range that holds text and stands in no table."""
    for index in range(last, first, -1):
        paragraph = outline.paragraph(index)
        if paragraph.text.strip() and paragraph.cell is None:
            return index
    return first


def _body_paragraph(outline: Outline, section: Clause) -> int:
    """A paragraph of running text to look like: the section's last operative one."""
    for index in range(section.last, section.first - 1, -1):
        paragraph = outline.paragraph(index)
        if outline.operative[index] and paragraph.cell is None and len(paragraph.text) > 40:
            return index
    return section.first


def next_label(label: str) -> str:
    """The number after ``label``: "8.5" gives "8.6", "(c)" gives "(d)", "IX." gives "X."."""
    match = _LAST_NUMBER.search(label)
    if roman := re.search(r"\b[IVX]{2,}\b|\b[ivx]{2,}\b", label):
        return (
            label[: roman.start()] + _roman(_arabic(roman[0]) + 1, roman[0]) + label[roman.end() :]
        )
    if match is None:
        return label
    last = match[1]
    following = str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)
    return label[: match.start()] + following + label[match.end() :]


_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _arabic(roman: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    digits = [values[letter] for letter in roman.lower()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _roman(number: int, like: str) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out.upper() if like.isupper() else out


def _new_section(outline: Outline, red_line: str) -> Place:
    """A section of its own after the last one, before the signatures and the exhibits."""
    sections = top_sections(outline)
    title = TITLES[red_line]
    if not sections:
        after = _before_signatures(outline)
        return Place(
            after=after, like=_running_text(outline, after), numbered=False, title="", lead=True
        )
    last = sections[-1]
    after = min(_last_text(outline, last.first, last.last), _before_signatures(outline))
    headed = [section for section in sections if section.heading and section.numbering != "none"]
    model = headed[-1] if headed else last
    children = [outline.clauses[child] for child in model.children]
    like = children[0].first if children else _body_paragraph(outline, model)
    typed = _TYPED.match(outline.paragraph(last.first).text)
    label = next_label(typed["label"]) + typed["gap"] if typed and last.numbering == "typed" else ""
    return Place(
        after=after,
        like=like,
        numbered=False,
        title=title.upper() if model.heading.isupper() else title,
        title_label=label,
        title_like=model.first,
        lead=True,
    )


def _before_signatures(outline: Outline) -> int:
    """The last paragraph of text before the signature block, an exhibit, or the end."""
    stop = len(outline.view.body)
    for clause in outline.clauses:
        if clause.kind in ("signature", "exhibit") and clause.parent < 0 and clause.first > 0:
            stop = min(stop, clause.first)
    for index in range(stop - 1, 0, -1):
        paragraph = outline.paragraph(index)
        if paragraph.text.strip() and paragraph.cell is None:
            return index
    return max(0, stop - 1)


def _running_text(outline: Outline, at: int) -> int:
    """The nearest paragraph of running text at or before ``at``."""
    for index in range(at, -1, -1):
        paragraph = outline.paragraph(index)
        if outline.operative[index] and paragraph.cell is None and len(paragraph.text) > 60:
            return index
    return at
