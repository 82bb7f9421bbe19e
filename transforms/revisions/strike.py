"""Striking whole paragraphs, so that accepting leaves neither an empty one nor a stray number.

Knows paragraphs and what stands around them. Knows nothing of plans. Paragraphs are struck from the
start of a story to its end, after all else has been written.
"""

from copy import deepcopy

from lxml import etree

from transforms.revisions.anatomy import is_live, own, run_of
from transforms.revisions.new_paragraph import is_numbered, without_number
from transforms.revisions.paragraph_marks import (
    change_properties,
    ends_section,
    is_mark_struck,
    our_inserted_mark,
    properties_of,
    track_mark,
)
from transforms.revisions.pen import Pen
from transforms.revisions.tree import children, detach, following, preceding
from transforms.revisions.words import side_by_side
from transforms.wml.child_order import insert_in_order
from transforms.wml.elements import make
from transforms.wml.namespaces import (
    W_NUMPR,
    W_P,
    W_PPR,
    W_R,
    W_RPR,
    W_TBL,
    qn,
)
from transforms.wml.styles import Styles

_FORMULAS = (qn("m:oMathPara"), qn("m:oMath"))


class Striker:
    """Strikes paragraphs of one part, one after the other."""

    def __init__(self, pen: Pen, styles: Styles) -> None:
        self._pen = pen
        self._styles = styles
        self._gone: set[etree._Element] = set()

    def strike(self, p: etree._Element) -> tuple[etree._Element, list[etree._Element]]:
        """Strike what the paragraph holds, and its mark or one that stands for it.

        Gives the paragraph that holds the struck words now, and the new ``w:del`` elements.
        """
        struck = [self._pen.strike(group) for group in side_by_side(_content_of(p))]
        return self._strike_mark(p), struck

    def _strike_mark(self, p: etree._Element) -> etree._Element:
        """Strike the paragraph's mark; the paragraph that holds its words now."""
        after, before = following(p), preceding(p)
        if our_inserted_mark(p) and after is not None:
            _join_front(p, after)
            return after
        if is_mark_struck(p):
            self._gone.add(p)
        elif not ends_section(p) and _may_leave(before, after):
            self._gone.add(p)
            track_mark(p, "w:del", self._pen)
        else:
            self._strike_mark_before(p)
        return p

    def _strike_mark_before(self, p: etree._Element) -> None:
        """Strike the mark of the last paragraph that stays before ``p``, which takes its look.

        A new one that this run put there moves into ``p`` instead. Without any, ``p`` stays as an
        empty paragraph, and loses its number.
        """
        before = preceding(p)
        while before is not None and before in self._gone:
            before = preceding(before)
        if before is None or before.tag != W_P or ends_section(before) or is_mark_struck(before):
            self._drop_number(p)
            return
        wanted = before.find(W_PPR)
        change_properties(p, make("w:pPr") if wanted is None else wanted, self._pen)
        if our_inserted_mark(before):
            for child in children(before):
                if child.tag != W_PPR:
                    p.append(child)
            detach(before)
        else:
            track_mark(before, "w:del", self._pen)

    def _drop_number(self, p: etree._Element) -> None:
        """Take an emptied paragraph out of its list."""
        if not is_numbered(p, self._styles):
            return
        wanted = deepcopy(properties_of(p))
        for numPr in wanted.findall(W_NUMPR):
            wanted.remove(numPr)
        insert_in_order(wanted, without_number())
        change_properties(p, wanted, self._pen)


def _content_of(p: etree._Element) -> list[etree._Element]:
    """The live runs and formulas of a paragraph."""
    return [e for e in own(p, W_R, *_FORMULAS) if run_of(e) is e and is_live(e) and _is_outer(e)]


def _is_outer(element: etree._Element) -> bool:
    """Whether the element holds something and is in no formula."""
    if element.tag == W_R and all(child.tag == W_RPR for child in element):
        return False
    return next(element.iterancestors(*_FORMULAS), None) is None


def _may_leave(before: etree._Element | None, after: etree._Element | None) -> bool:
    """Whether the paragraph's own mark can go: another follows, or a table that it does not part.

    Word takes the properties of the paragraph that follows, and lets an empty one before a table
    go.
    """
    if after is None:
        return False
    if after.tag == W_TBL:
        return before is None or before.tag != W_TBL
    return after.tag == W_P


def _join_front(p: etree._Element, after: etree._Element) -> None:
    """Move what ``p`` holds to the front of the new paragraph that took over its mark."""
    place = 1 if len(after) and after[0].tag == W_PPR else 0
    for child in reversed(children(p)):
        if child.tag != W_PPR:
            after.insert(place, child)
    detach(p)
