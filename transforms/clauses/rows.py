"""Rows of a cover page: a label in the first cell, its value in the second.

Knows tables of two columns. Knows nothing of parties or rules.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.text.model import Paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row: its heading, the place where its value starts, and its last place."""

    heading: str
    value: int
    last: int


_LABEL = re.compile(r"^[A-Za-z][^.;%$£€]{1,60}:?$")
_HEADS = re.compile(
    r"^\W*(?:description|item|milestone|deliverable|role|stage|fee|element|field|term|grade"
    r"|defined term|dependency|phase|no|task|metric|measure|service|level|severity|priority"
    r"|type|category|resource|position|activity|word|expression|definition|payment)s?\W*$",
    re.I,
)
_COVER = 0.35
"""The share of the document, from its start, in which plain labels are taken for a cover page."""


def label_rows(body: Sequence[Paragraph], zones: list[str]) -> dict[int, Row]:
    """Every labelled row, by the place of its first paragraph."""
    tables: dict[int, dict[int, list[int]]] = {}
    widest: dict[int, int] = {}
    for place, paragraph in enumerate(body):
        if (cell := paragraph.cell) is not None:
            tables.setdefault(cell.table, {}).setdefault(cell.row, []).append(place)
            widest[cell.table] = max(widest.get(cell.table, 0), cell.column)
    rows: dict[int, Row] = {}
    for table, lines in tables.items():
        if widest[table] == 1:
            found = {places[0]: row for places in lines.values() if (row := _row(body, places))}
            if _is_label_table(body, list(lines.values()), found):
                rows.update((p, r) for p, r in found.items() if zones[p] not in _ELSEWHERE)
    return rows


_ELSEWHERE = frozenset({"signature", "contents"})


def _row(body: Sequence[Paragraph], places: list[int]) -> Row | None:
    """The labelled row that the paragraphs at ``places`` make, or None."""
    columns = [cell.column for place in places if (cell := body[place].cell) is not None]
    value = next((place for place, column in zip(places, columns, strict=True) if column), None)
    if value is None or columns[0] != 0:
        return None
    label = " ".join(body[p].text.strip() for p in places if p < value).strip()
    if not _LABEL.match(label) or len(label.split()) > 8:
        return None
    return Row(label.rstrip(" :"), value, places[-1])


def _is_label_table(
    body: Sequence[Paragraph], lines: list[list[int]], found: dict[int, Row]
) -> bool:
    """Whether a table of two columns labels its values, rather than listing data under heads."""
    whole = [places for places in lines if any(_column(body[p]) for p in places)]
    if not found or len(found) * 10 < len(whole) * 7 or _has_head(body, whole):
        return False
    loud = sum(_is_loud(body[place]) for place in found)
    return loud * 2 >= len(found) or next(iter(found)) < _COVER * len(body)


def _column(paragraph: Paragraph) -> int:
    """The column of a table's paragraph."""
    return paragraph.cell.column if paragraph.cell else 0


def _is_loud(paragraph: Paragraph) -> bool:
    """Whether a label is bold or ends in a colon."""
    text = paragraph.text.rstrip()
    return text.endswith(":") or bool(paragraph.bold) and paragraph.bold[0][0] <= 1


def _has_head(body: Sequence[Paragraph], lines: list[list[int]]) -> bool:
    """Whether the first row heads its columns, unlike the rows below it."""
    if len(lines) < 2:
        return False
    if _HEADS.match(body[lines[0][0]].text) and not body[lines[0][0]].text.rstrip().endswith(":"):
        return True
    first, second = ([p for p in line if _column(body[p]) == 1] for line in lines[:2])
    headed = all(
        _is_loud(body[p]) and len(body[p].text.split()) <= 8 for p in first if body[p].text
    )
    return bool(first) and headed and not any(body[p].bold for p in second if body[p].text.strip())
