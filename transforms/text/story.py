"""One story's paragraphs: what stands in the body, a header, a note or a text box.

Knows blocks: paragraphs, tables, content controls, and what numbers them. Knows nothing of
packages. Reads, and changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

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
    qn,
)
from transforms.wml.numbering import Numbering
from transforms.wml.styles import Style, Styles, left_indent
from transforms.wml.values import child_value, integer, is_on

_W_PSTYLE, _W_IND, _W_OUTLINELVL = qn("w:pStyle"), qn("w:ind"), qn("w:outlineLvl")
_W_CAPS, _W_GRIDSPAN, _W_GRIDBEFORE = qn("w:caps"), qn("w:gridSpan"), qn("w:gridBefore")
_W_CELLDEL = qn("w:cellDel")
_WRAPPERS = frozenset({W_SDTCONTENT, W_CUSTOMXML, W_INS, W_MOVETO, W_DEL, W_MOVEFROM})
_GONE = frozenset({W_DEL, W_MOVEFROM})


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
                self._paragraphs.append(self._paragraph(block, place))
            elif tag == W_TBL:
                self._table(block, place)
            elif tag == W_SDT:
                self._blocks(block, replace(place, locked=place.locked or lock_of(block)))
            elif tag in _WRAPPERS:
                self._blocks(block, replace(place, gone=place.gone or tag in _GONE))
            elif tag == MC_ALTERNATECONTENT:
                self._choice(block, place)

    def _choice(self, alternate: etree._Element, place: _Place) -> None:
        choice = alternate.find(MC_CHOICE)
        if choice is not None:
            self._blocks(choice, replace(place, locked="in alternate content"))

    def _table(self, tbl: etree._Element, place: _Place) -> None:
        table, self._tables = self._tables, self._tables + 1
        for number, (tr, gone, locked) in enumerate(_through(tbl, W_TR, place)):
            trPr = tr.find(W_TRPR)
            column = 0
            if trPr is not None:
                gone = gone or trPr.find(W_DEL) is not None
                column = integer(child_value(trPr, _W_GRIDBEFORE))
            row_place = _Place(locked=locked, gone=gone)
            for tc, cell_gone, cell_locked in _through(tr, W_TC, row_place):
                tcPr = tc.find(W_TCPR)
                cell_gone = cell_gone or (tcPr is not None and tcPr.find(_W_CELLDEL) is not None)
                cell = Cell(table=table, row=number, column=column)
                self._blocks(tc, _Place(cell=cell, locked=cell_locked, gone=cell_gone))
                span = "" if tcPr is None else child_value(tcPr, _W_GRIDSPAN)
                column += max(integer(span), 1)

    def _paragraph(self, p: etree._Element, place: _Place) -> Paragraph:
        pPr = p.find(W_PPR)
        style_id = "" if pPr is None else child_value(pPr, _W_PSTYLE)
        style = self._styles.paragraph(style_id)
        inline = self._inline.read(p, style.id, locked=bool(place.locked))
        if place.gone:
            inline = Inline(text="", pieces=(), bold=())
        label, level, left = "", 0, style.left or 0
        if pPr is not None or style.num_id:
            counted = not place.gone and bool(inline.text or not _ends_section(pPr))
            label, level, left = self._number(pPr, style, counted=counted)
        return Paragraph(
            story=self._name,
            index=len(self._paragraphs),
            text=inline.text,
            label=label,
            level=level,
            style="" if style.id == self._styles.default else style.name,
            heading=_heading(pPr, style),
            indent=left,
            bold=inline.bold,
            cell=place.cell,
            locked=place.locked,
            element=p,
            pieces=inline.pieces,
        )

    def _number(
        self, pPr: etree._Element | None, style: Style, *, counted: bool
    ) -> tuple[str, int, int]:
        """The paragraph's label, its level and its left indent."""
        numPr = ind = rPr = None
        if pPr is not None:
            numPr, ind, rPr = pPr.find(W_NUMPR), pPr.find(_W_IND), pPr.find(W_RPR)
        left = style.left
        own = None if ind is None else left_indent(ind)
        where = self._numbering.place(numPr, style)
        if where is None:
            return "", 0, left or 0 if own is None else own
        num_id, ilvl = where
        if left is None or numPr is not None:
            left = self._numbering.series[num_id].levels[ilvl].left
        left = left if own is None else own
        if not counted or (rPr is not None and _is_deleted(rPr)):
            return "", 0, left
        return self._counter.label(num_id, ilvl, caps=self._caps(rPr, style)), ilvl, left

    def _caps(self, rPr: etree._Element | None, style: Style) -> bool:
        """Whether the paragraph's mark, and with it the number, is shown in capitals."""
        caps = None if rPr is None else rPr.find(_W_CAPS)
        return self._styles.run(style.id, "").caps if caps is None else is_on(caps)


def _is_deleted(rPr: etree._Element) -> bool:
    """Whether the paragraph's mark is deleted or moved away by a pending revision."""
    return rPr.find(W_DEL) is not None or rPr.find(W_MOVEFROM) is not None


def _ends_section(pPr: etree._Element | None) -> bool:
    """Whether a section ends here; Word numbers no paragraph that does only that."""
    return pPr is not None and pPr.find(W_SECTPR) is not None


def _heading(pPr: etree._Element | None, style: Style) -> int:
    """The outline level from 1 to 9, 0 for body text."""
    own = "" if pPr is None else child_value(pPr, _W_OUTLINELVL)
    level = integer(own) if own else style.outline
    return level + 1 if level is not None and 0 <= level < 9 else 0


def _through(
    parent: etree._Element, tag: str, place: _Place
) -> Iterator[tuple[etree._Element, bool, str]]:
    """The rows of a table or cells of a row, those in content controls and revisions too."""
    for child in parent:
        if child.tag == tag:
            yield child, place.gone, place.locked
        elif child.tag == W_SDT:
            yield from _through(child, tag, replace(place, locked=place.locked or lock_of(child)))
        elif child.tag in _WRAPPERS:
            gone = place.gone or child.tag in _GONE
            yield from _through(child, tag, replace(place, gone=gone))
