"""Resolving tracked rows and cells.

Knows rows, cells, and what a table needs to stay one. Knows nothing of text.
"""

from lxml import etree

from transforms.revisions.choice import Choice
from transforms.revisions.kinds import CELL_INS
from transforms.revisions.properties import span_of
from transforms.revisions.tree import detach, parent_of, preceding, prune
from transforms.wml.child_order import insert_in_order
from transforms.wml.elements import make
from transforms.wml.namespaces import (
    W_CUSTOMXML,
    W_P,
    W_R,
    W_RPR,
    W_SDT,
    W_SDTCONTENT,
    W_TBL,
    W_TC,
    W_TCPR,
    W_TR,
    W_VAL,
    qn,
)

_WRAPPERS = frozenset({W_SDT, W_SDTCONTENT, W_CUSTOMXML})


def resolve_row(mark: etree._Element, choice: Choice) -> None:
    """Resolve ``<w:trPr><w:ins/></w:trPr>``: the row goes, or loses the mark."""
    trPr = parent_of(mark)
    tr = parent_of(trPr)
    detach(mark)
    if choice.drops(mark.tag):
        drop_row(tr)
    else:
        prune(trPr)


def drop_row(tr: etree._Element) -> None:
    """Take out a row; a table left without rows goes too."""
    parent = parent_of(tr)
    detach(tr)
    while parent.tag in _WRAPPERS and not any(parent.iter(W_TR)):
        parent, holder = parent_of(parent), parent
        detach(holder)
    if parent.tag == W_TBL and next(parent.iter(W_TR), None) is None:
        holder = parent_of(parent)
        detach(parent)
        end_with_paragraph(holder)


def drop_rows_between(start: etree._Element, end: etree._Element, root: etree._Element) -> None:
    """Take out the rows of a range of moved text, ``start`` to ``end``, that hold nothing now.

    Word starts the range in the first paragraph of the first row that was moved. A row with text
    that was not moved stays. Ranges whose ends do not match, as by doubled ids, hold no rows.
    """
    order = list(root.iter(W_TR, start.tag, end.tag))
    if start not in order or end not in order:
        return
    rows = [e for e in order[order.index(start) : order.index(end)] if e.tag == W_TR]
    first = next(start.iterancestors(W_TR), None)
    if first is not None and _opens(first, start):
        rows.insert(0, first)
    holding_end = set(end.iterancestors(W_TR))
    for tr in rows:
        if tr not in holding_end and tr.getparent() is not None and not _has_text(tr):
            drop_row(tr)


def _has_text(tr: etree._Element) -> bool:
    return any(child.tag != W_RPR for run in tr.iter(W_R) for child in run)


def _opens(tr: etree._Element, start: etree._Element) -> bool:
    """Whether nothing of the row's text stands before ``start``."""
    return next(tr.iter(W_R, start.tag), None) is start


def end_with_paragraph(cell: etree._Element) -> None:
    """Give a cell without a paragraph an empty one, which the schema asks for."""
    if cell.tag == W_TC and cell.find(W_P) is None:
        cell.append(make("w:p"))


def resolve_cell(mark: etree._Element, choice: Choice) -> None:
    """Resolve ``<w:tcPr><w:cellIns/></w:tcPr>``: the cell goes, or loses the mark."""
    tcPr = parent_of(mark)
    tc = parent_of(tcPr)
    detach(mark)
    if (mark.tag == CELL_INS) == choice.accepting:
        prune(tcPr)
        return
    row = tc.getparent()
    if choice.accepting:
        _widen_left_neighbour(tc)
    detach(tc)
    if row is not None and row.tag == W_TR and row.find(f".//{W_TC}") is None:
        drop_row(row)


def _widen_left_neighbour(tc: etree._Element) -> None:
    """Let the cell before take over the columns of one that goes, so that the rest stay put."""
    left = preceding(tc)
    if left is None or left.tag != W_TC:
        return
    span = span_of(left) + span_of(tc)
    tcPr = left.find(W_TCPR)
    if tcPr is None:
        tcPr = make("w:tcPr")
        left.insert(0, tcPr)
    gridSpan = tcPr.find(qn("w:gridSpan"))
    if gridSpan is None:
        gridSpan = insert_in_order(tcPr, make("w:gridSpan"))
    gridSpan.set(W_VAL, str(span))
