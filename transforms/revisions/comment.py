"""Anchoring comments: the range around the words, and the reference behind it.

    <w:commentRangeStart w:id="7"/> … <w:commentRangeEnd w:id="7"/>
    <w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="7"/></w:r>

Knows where the marks may stand: outside other authors' revisions, content controls and fields.
Knows nothing of what a comment says.
"""

from lxml import etree

from transforms.revisions.anatomy import HOLDERS, field_around, holders_of, run_of
from transforms.revisions.pen import Pen
from transforms.revisions.spots import spot_after, spot_before
from transforms.wml.elements import make
from transforms.wml.namespaces import W_DEL, W_FLDSIMPLE, W_P, W_PPR, W_SDTCONTENT

_NO_MARKS = frozenset({W_SDTCONTENT, W_FLDSIMPLE})


class Anchors:
    """Writes anchors; ``style`` is the id of the reference's character style, "" without one."""

    def __init__(self, pen: Pen, style: str) -> None:
        self._pen = pen
        self._style = style

    def around(self, first: etree._Element, last: etree._Element, number: str) -> etree._Element:
        """Anchor comment ``number`` to what stands from ``first`` to ``last`` in a paragraph.

        Gives the run with the reference.
        """
        start = spot_before(_field_edge(first, forward=False), _links(first), HOLDERS)
        start.addprevious(make("w:commentRangeStart", {"w:id": number}))
        end = spot_after(_field_edge(last, forward=True), _links(last), HOLDERS)
        reference = self._reference(number)
        end.addnext(reference)
        end.addnext(make("w:commentRangeEnd", {"w:id": number}))
        return reference

    def around_content(self, p: etree._Element, number: str) -> etree._Element:
        """Anchor comment ``number`` to a whole paragraph, as ``around``."""
        reference = self._reference(number)
        self._open_in(p, number)
        self._close_in(p, number, reference)
        return reference

    def around_inserted(self, new: list[etree._Element], number: str) -> None:
        """Anchor comment ``number`` to paragraphs that are inserted, with which it comes."""
        self._open_in(new[0], number)
        self._close_in(new[-1], number, self._pen.inserted([self._reference(number)]))

    def around_struck(self, p: etree._Element, struck: list[etree._Element], number: str) -> None:
        """Anchor comment ``number`` to a struck paragraph, with which it goes."""
        if struck:
            reference = self.around(struck[0], struck[-1], number)
        else:
            reference = self.around_content(p, number)
        self._pen.strike([reference])

    def _open_in(self, p: etree._Element, number: str) -> None:
        place = 1 if len(p) and p[0].tag == W_PPR else 0
        p.insert(place, make("w:commentRangeStart", {"w:id": number}))

    def _close_in(self, p: etree._Element, number: str, reference: etree._Element) -> None:
        p.append(make("w:commentRangeEnd", {"w:id": number}))
        p.append(reference)

    def _reference(self, number: str) -> etree._Element:
        run = make("w:r")
        if self._style:
            rPr = make("w:rPr")
            rPr.append(make("w:rStyle", {"w:val": self._style}))
            run.append(rPr)
        run.append(make("w:commentReference", {"w:id": number}))
        return run


def _links(node: etree._Element) -> list[etree._Element]:
    """The holders in which a comment's marks may stand."""
    holders = holders_of(node)
    for index in range(len(holders) - 1, -1, -1):
        if holders[index].tag in _NO_MARKS:
            return holders[index + 1 :]
    return holders


def _field_edge(node: etree._Element, *, forward: bool) -> etree._Element:
    """The end or the beginning of the field around ``node``, or ``node`` itself.

    A struck field is left by way of the ``w:del`` that its edge is in.
    """
    p = next(node.iterancestors(W_P))
    field = field_around(p, run_of(node))
    if field is None:
        return node
    edge = field.end if forward else field.begin
    struck = next(edge.iterancestors(W_DEL, W_P), edge)
    return struck if struck.tag == W_DEL else edge
