"""Tracked paragraph marks of ours: which mark is inserted, which is struck, whose properties stay.

Word keeps a paragraph's properties in its mark, and a mark that goes joins its paragraph to the
next. So a paragraph put before another one has its own mark inserted:

    N  ¶      →      N  ¶   new  ¶ins   M  ¶

But where no paragraph follows (before a table, at the end of a cell or story) or where the mark
ends a section, it is N's mark that is inserted and the new paragraph that takes over the old one,
as when one types Enter at the end of N. The old properties are recorded as a change, so that a
rejection gives back N as it was:

    N  ¶         →   N  ¶ins   new  ¶ (+ w:pPrChange)

Striking the last paragraph of a cell or story is the mirror image: the mark before it goes.
Knows paragraphs and properties. Knows nothing of runs.
"""

from copy import deepcopy

from lxml import etree

from transforms.revisions.kinds import SIGNED, STRIKING, TRACKED
from transforms.revisions.normal_form import normal_form
from transforms.revisions.pen import Pen
from transforms.revisions.tree import children, detach, prune
from transforms.wml.child_order import insert_in_order
from transforms.wml.elements import make
from transforms.wml.namespaces import W_ID, W_INS, W_PPR, W_RPR, W_SECTPR, qn

_W_PPRCHANGE, _W_RPRCHANGE = qn("w:pPrChange"), qn("w:rPrChange")
_NOT_BASE = frozenset({W_RPR, W_SECTPR, _W_PPRCHANGE})
_PARA_ID = qn("w14:paraId")
_IDENTITY = (_PARA_ID, qn("w14:textId"))


def properties_of(p: etree._Element) -> etree._Element:
    """The paragraph's ``w:pPr``, made if it has none."""
    pPr = p.find(W_PPR)
    if pPr is None:
        pPr = make("w:pPr")
        p.insert(0, pPr)
    return pPr


def mark_properties_of(p: etree._Element) -> etree._Element:
    """The ``w:rPr`` of the paragraph's mark, made if it has none."""
    pPr = properties_of(p)
    rPr = pPr.find(W_RPR)
    return insert_in_order(pPr, make("w:rPr")) if rPr is None else rPr


def track_mark(p: etree._Element, name: str, pen: Pen) -> None:
    """Mark the paragraph's mark as inserted or struck (``w:ins``, ``w:del``)."""
    insert_in_order(mark_properties_of(p), pen.mark(name))


def is_mark_struck(p: etree._Element) -> bool:
    """Whether a pending revision takes the paragraph's mark away."""
    rPr = p.find(f"{W_PPR}/{W_RPR}")
    return rPr is not None and any(child.tag in STRIKING for child in rPr)


def ends_section(p: etree._Element) -> bool:
    """Whether the paragraph's mark ends a section."""
    return p.find(f"{W_PPR}/{W_SECTPR}") is not None


def our_inserted_mark(p: etree._Element) -> bool:
    """Whether the paragraph's mark is inserted by this very run, which numbers nothing yet."""
    ins = p.find(f"{W_PPR}/{W_RPR}/{W_INS}")
    return ins is not None and ins.get(W_ID) == ""


def hand_over_mark(p: etree._Element, last: etree._Element, pen: Pen) -> None:
    """Let ``last``, a new paragraph after ``p``, take over the mark of ``p``, and insert a new one.

    The old mark keeps its identity, its section and other authors' revisions.
    """
    old = properties_of(p)
    kept = _without_revisions_of_mark(old)
    detach(old)
    p.insert(0, kept)
    track_mark(p, "w:ins", pen)
    _exchange_identity(p, last, pen)
    wanted = last.find(W_PPR)
    if wanted is not None:
        detach(wanted)
    last.insert(0, old)
    if wanted is not None:
        change_properties(last, wanted, pen)
    prune(old)


def _without_revisions_of_mark(pPr: etree._Element) -> etree._Element:
    """A copy for a new mark: no section, no tracked mark; records of changes are numbered anew."""
    copy = deepcopy(pPr)
    copy.tail = None
    for sectPr in copy.findall(W_SECTPR):
        copy.remove(sectPr)
    rPr = copy.find(W_RPR)
    for child in children(rPr) if rPr is not None else ():
        if child.tag in TRACKED:
            detach(child)
    for revision in copy.iter(*SIGNED):
        revision.set(W_ID, "")
    return copy


def _exchange_identity(p: etree._Element, last: etree._Element, pen: Pen) -> None:
    """Give ``last`` the attributes of ``p``, which go with the mark, and ``p`` an id of its own."""
    for known in _IDENTITY:
        if known in last.attrib:
            del last.attrib[known]
    for name, value in p.attrib.items():
        if "}rsid" not in str(name):
            last.set(name, value)
    if p.get(_PARA_ID):
        pen.name(p)


def change_properties(p: etree._Element, wanted: etree._Element, pen: Pen) -> None:
    """Give ``p`` the properties of ``wanted`` and record those it had, unless a record stands.

    Another author's ``w:pPrChange`` cannot be joined by a second one, so then nothing changes.
    """
    pPr = properties_of(p)
    if pPr.find(_W_PPRCHANGE) is None and _base(pPr) != _base(wanted):
        record = make("w:pPr")
        record.extend([c for c in children(pPr) if c.tag not in _NOT_BASE])
        for child in children(wanted):
            if child.tag not in _NOT_BASE:
                insert_in_order(pPr, deepcopy(child))
        change = pen.mark("w:pPrChange")
        change.append(record)
        pPr.append(change)
    _change_mark_look(p, wanted.find(W_RPR), pen)


def _base(properties: etree._Element) -> list[str]:
    """The properties that a record of changes covers, in comparable form."""
    skipped = _NOT_BASE | TRACKED | {_W_RPRCHANGE}
    return [normal_form(child) for child in children(properties) if child.tag not in skipped]


def _change_mark_look(p: etree._Element, wanted: etree._Element | None, pen: Pen) -> None:
    """Give the paragraph's mark another look, on which that of a number depends.

    A mark that other authors have revised keeps its look.
    """
    rPr = p.find(f"{W_PPR}/{W_RPR}")
    old = [] if rPr is None else _base(rPr)
    new = [] if wanted is None else _base(wanted)
    theirs = TRACKED | {_W_RPRCHANGE}
    if old == new or (rPr is not None and any(child.tag in theirs for child in rPr)):
        return
    rPr = mark_properties_of(p)
    record = make("w:rPr")
    record.extend([child for child in children(rPr) if child.tag not in TRACKED])
    for child in children(wanted) if wanted is not None else ():
        if child.tag not in TRACKED and child.tag != _W_RPRCHANGE:
            insert_in_order(rPr, deepcopy(child))
    change = pen.mark("w:rPrChange")
    change.append(record)
    rPr.append(change)
