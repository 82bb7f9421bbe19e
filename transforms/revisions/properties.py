"""Resolving changes of properties: ``w:rPrChange`` and its kin, cell merges, numbering changes.

Knows property elements and what of them an old state does not record. Knows no content.
"""

from lxml import etree

from transforms.revisions.choice import Choice
from transforms.revisions.kinds import CELL_MARKS, NUMBERING_CHANGE, TRACKED
from transforms.revisions.tree import children, detach, parent_of, prune
from transforms.wml.child_order import insert_in_order
from transforms.wml.elements import make
from transforms.wml.namespaces import W_NUMPR, W_PPR, W_RPR, W_SECTPR, W_TCPR, W_TRPR, W_VAL, qn

_W_TBLGRID = qn("w:tblGrid")
_W_TBLPR = qn("w:tblPr")
# What stays as it is when the old state comes back, by parent (17.13.5: the recorded state is of
# the "base" types, which leave these out).
_UNRECORDED = {
    W_PPR: frozenset({W_RPR, W_SECTPR}),
    W_RPR: TRACKED,
    W_SECTPR: frozenset({qn("w:headerReference"), qn("w:footerReference")}),
    W_TRPR: TRACKED,
    W_TCPR: CELL_MARKS,
}
_REQUIRED = frozenset({_W_TBLGRID, _W_TBLPR, W_SECTPR})
_MERGES = {"rest": "restart", "cont": "continue"}


def resolve_change(change: etree._Element, choice: Choice) -> None:
    """Keep the new properties, or put the recorded ones back."""
    properties = parent_of(change)
    detach(change)
    if not choice.accepting:
        _restore(properties, change)
    if properties.tag not in _REQUIRED:
        prune(properties)


def _restore(properties: etree._Element, change: etree._Element) -> None:
    """Give ``properties`` the children that ``change`` recorded."""
    unrecorded = _UNRECORDED.get(properties.tag, frozenset())
    kept = [child for child in children(properties) if child.tag in unrecorded]
    old = next(iter(children(change)), None)
    recorded = [] if old is None else [c for c in children(old) if c.tag not in unrecorded]
    properties[:] = recorded
    for child in kept:
        insert_in_order(properties, child)


def resolve_number(mark: etree._Element, choice: Choice) -> None:
    """Resolve ``<w:numPr>…<w:ins/></w:numPr>``: the paragraph was put into a list."""
    numPr = parent_of(mark)
    detach(mark)
    if choice.drops(mark.tag):
        numPr[:] = []
    prune(numPr)


def resolve_merge(cellMerge: etree._Element, choice: Choice) -> None:
    """Resolve ``<w:cellMerge w:vMerge="cont" w:vMergeOrig="rest"/>``."""
    tcPr = parent_of(cellMerge)
    detach(cellMerge)
    value = cellMerge.get(qn("w:vMerge" if choice.accepting else "w:vMergeOrig"))
    for vMerge in tcPr.findall(qn("w:vMerge")):
        tcPr.remove(vMerge)
    if value in _MERGES:
        insert_in_order(tcPr, make("w:vMerge", {"w:val": _MERGES[value]}))


def drop_numbering_change(numberingChange: etree._Element) -> None:
    """Take out the record of an old number, which is text and cannot be put back."""
    parent = numberingChange.getparent()
    if numberingChange.tag == NUMBERING_CHANGE and parent is not None:
        parent.remove(numberingChange)
        if parent.tag == W_NUMPR:
            prune(parent)


def span_of(tc: etree._Element) -> int:
    """How many columns of the grid a cell covers."""
    gridSpan = tc.find(f"{W_TCPR}/{qn('w:gridSpan')}")
    value = "" if gridSpan is None else gridSpan.get(W_VAL, "")
    return int(value) if value.isdecimal() else 1
