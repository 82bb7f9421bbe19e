"""One story's paragraphs: what stands in the body, a header, a note or a text box.

Knows blocks: paragraphs, tables, content controls, and what numbers them. Knows nothing of
packages. Reads, and changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from transforms.errors import TooLarge
from transforms.text.fields import FieldState
from transforms.text.inline import Inline, InlineReader
from transforms.text.locks import lock_of
from transforms.text.model import Cell, Paragraph
from transforms.wml.namespaces import (
    MC_ALTERNATECONTENT,
    MC_CHOICE,
    W_CUSTOMXML,
    W_DEL,
    W_INS,
    W_MOVEFROM,
    W_MOVETO,
    W_NUMPR,
    W_P,
    W_PPR,
    W_RPR,
    W_SDT,
    W_SDTCONTENT,
    W_SECTPR,
    W_TBL,
    W_TC,
    W_TCPR,
    W_TR,
    W_TRPR,
    W_VAL,
    qn,
)
from transforms.wml.numbering import Numbering
from transforms.wml.styles import Style, Styles, left_indent
from transforms.wml.values import integer, is_on

_W_PSTYLE, _W_IND, _W_OUTLINELVL = qn("w:pStyle"), qn("w:ind"), qn("w:outlineLvl")
_W_CAPS, _W_GRIDSPAN, _W_GRIDBEFORE = qn("w:caps"), qn("w:gridSpan"), qn("w:gridBefore")
_W_CELLDEL = qn("w:cellDel")
_WRAPPERS = frozenset({W_SDTCONTENT, W_CUSTOMXML, W_INS, W_MOVETO, W_DEL, W_MOVEFROM})
_GONE = frozenset({W_DEL, W_MOVEFROM})


PARAGRAPHS = 100_000  # more than fifty times the longest contract

_NOTHING = Inline(text="", pieces=(), bold=())

Properties = dict[str, etree._Element]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where the reader stands: in which cell, under which lock, in something deleted or not."""

    cell: Cell | None = None
    locked: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """What a document defines once for all of its stories."""

    styles: Styles
    numbering: Numbering


def read_story(
    name: str,
    containers: Iterable[etree._Element],
    definitions: Definitions,
    instructions: list[str],
) -> tuple[Paragraph, ...]:
    """The paragraphs below ``containers``, in order; field instructions are added to the list."""
    roots, known = list(containers), len(instructions)
    reader = _StoryReader(name, definitions, FieldState(instructions, frozenset()))
    paragraphs = reader.read(roots)
    if reader.fields.unclosed:
        del instructions[known:]
        again = FieldState(instructions, reader.fields.unclosed)
        paragraphs = _StoryReader(name, definitions, again).read(roots)
    return tuple(paragraphs)


class _StoryReader:
    """Walks the blocks of one story."""

    def __init__(self, name: str, definitions: Definitions, fields: FieldState) -> None:
        self.fields = fields
        self._name = name
        self._styles = definitions.styles
        self._numbering = definitions.numbering
        self._counter = definitions.numbering.counter()
        self._inline = InlineReader(definitions.styles, fields)
        self._paragraphs: list[Paragraph] = []
        self._tables = 0

    def read(self, containers: Iterable[etree._Element]) -> list[Paragraph]:
        """The paragraphs of all containers, one after the other."""
        for container in containers:
            self._blocks(container, _Place())
        return self._paragraphs

    def _blocks(self, container: etree._Element, place: _Place) -> None:
        for block in container:
            tag = block.tag
            if tag == W_P:
                self._take(self._paragraph(block, place))
            elif tag == W_TBL:
                self._table(block, place)
            elif tag == W_SDT:
                self._blocks(block, replace(place, locked=place.locked or lock_of(block)))
            elif tag in _WRAPPERS:
                self._blocks(block, replace(place, gone=place.gone or tag in _GONE))
            elif tag == MC_ALTERNATECONTENT:
                self._choice(block, place)

    def _take(self, paragraph: Paragraph) -> None:
        if len(self._paragraphs) == PARAGRAPHS:
            raise TooLarge("The document has too many paragraphs", remedy="Split the document")
        self._paragraphs.append(paragraph)

    def _choice(self, alternate: etree._Element, place: _Place) -> None:
        choice = alternate.find(MC_CHOICE)
        if choice is not None:
            self._blocks(choice, replace(place, locked="in alternate content"))

    def _table(self, tbl: etree._Element, place: _Place) -> None:
        table, self._tables = self._tables, self._tables + 1
        for number, (tr, row_place) in enumerate(_through(tbl, W_TR, place)):
            properties = _properties(tr, W_TRPR)
            column = integer(_value(properties, _W_GRIDBEFORE))
            if W_DEL in properties:
                row_place = replace(row_place, gone=True)
            for tc, cell_place in _through(tr, W_TC, row_place):
                properties = _properties(tc, W_TCPR)
                cell = Cell(table=table, row=number, column=column)
                gone = cell_place.gone or _W_CELLDEL in properties
                self._blocks(tc, _Place(cell=cell, locked=cell_place.locked, gone=gone))
                column += max(integer(_value(properties, _W_GRIDSPAN)), 1)

    def _paragraph(self, p: etree._Element, place: _Place) -> Paragraph:
        own = _properties(p, W_PPR)
        style = self._styles.paragraph(_value(own, _W_PSTYLE))
        inline = self._inline.read(p, style.id, locked=bool(place.locked))
        if place.gone:
            inline = _NOTHING
        counted = not place.gone and bool(inline.text or W_SECTPR not in own)
        label, level, left = self._number(own, style, counted=counted)
        return Paragraph(
            story=self._name,
            index=len(self._paragraphs),
            text=inline.text,
            label=label,
            level=level,
            style="" if style.id == self._styles.default else style.name,
            heading=_heading(own, style),
            indent=left,
            bold=inline.bold,
            cell=place.cell,
            locked=place.locked,
            element=p,
            pieces=inline.pieces,
        )

    def _number(self, own: Properties, style: Style, *, counted: bool) -> tuple[str, int, int]:
        """The paragraph's label, its level and its left indent.

        A paragraph that only ends a section carries no number, nor does one whose mark is deleted.
        """
        numPr = own.get(W_NUMPR)
        left = left_indent(own[_W_IND]) if _W_IND in own else None
        place = None
        if numPr is not None or style.num_id:
            place = self._numbering.place(numPr, style)
        if place is None:
            return "", 0, (style.left or 0) if left is None else left
        series, ilvl = place
        if left is None:
            left = style.left if numPr is None else None
        if left is None:
            left = series.levels[ilvl].left
        mark = {child.tag: child for child in own[W_RPR]} if W_RPR in own else {}
        if not counted or not _GONE.isdisjoint(mark):
            return "", 0, left
        return self._counter.label(series, ilvl, caps=self._caps(mark, style)), ilvl, left

    def _caps(self, mark: Properties, style: Style) -> bool:
        """Whether the paragraph's mark, and with it the number, is shown in capitals."""
        caps = mark.get(_W_CAPS)
        return self._styles.run(style.id, "").caps if caps is None else is_on(caps)


def _properties(parent: etree._Element, tag: str) -> Properties:
    """What ``w:pPr`` and the like hold, by name; they come first in their parent."""
    holder = parent[0] if len(parent) else None
    if holder is None or holder.tag != tag:
        holder = next(parent.iterchildren(tag), None)
    return {} if holder is None else {child.tag: child for child in holder}


def _value(properties: Properties, tag: str) -> str:
    return properties[tag].get(W_VAL, "") if tag in properties else ""


def _heading(own: Properties, style: Style) -> int:
    """The outline level from 1 to 9, 0 for body text."""
    level = integer(_value(own, _W_OUTLINELVL)) if _W_OUTLINELVL in own else style.outline
    return level + 1 if level is not None and 0 <= level < 9 else 0


def _through(
    parent: etree._Element, tag: str, place: _Place
) -> Iterator[tuple[etree._Element, _Place]]:
    """The rows of a table or cells of a row, those in content controls and revisions too."""
    for child in parent:
        if child.tag == tag:
            yield child, place
        elif child.tag == W_SDT:
            yield from _through(child, tag, replace(place, locked=place.locked or lock_of(child)))
        elif child.tag in _WRAPPERS:
            gone = place.gone or child.tag in _GONE
            yield from _through(child, tag, replace(place, gone=gone))
