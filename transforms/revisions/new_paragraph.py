"""A new paragraph, dressed like one of the body's.

Knows the paragraph it is to look like, and what of its properties belongs to that paragraph only.
Knows nothing of where the new one goes, nor that it is tracked.
"""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from transforms.edits.model import NewParagraph
from transforms.revisions.anatomy import holders_of
from transforms.revisions.dress import passed_on, plain_look, take_over
from transforms.revisions.kinds import NUMBERING_CHANGE, TRACKED
from transforms.revisions.pen import Pen
from transforms.text.model import Paragraph
from transforms.wml.child_order import insert_in_order
from transforms.wml.elements import make
from transforms.wml.namespaces import (
    W_HYPERLINK,
    W_NUMPR,
    W_PPR,
    W_R,
    W_RPR,
    W_SECTPR,
    W_VAL,
    qn,
)
from transforms.wml.styles import Styles
from transforms.wml.values import child_value

_W_PSTYLE, _W_IND = qn("w:pStyle"), qn("w:ind")
_ITS_OWN = frozenset(
    {
        W_RPR,
        W_SECTPR,
        W_NUMPR,
        qn("w:pPrChange"),
        qn("w:pageBreakBefore"),
        qn("w:divId"),
        qn("w:framePr"),
    }
)
_LEAD = 0.8  # a bold stretch longer than this part of the text is no lead, but the text's own look

Range = tuple[int, int]


def runs_like(new: NewParagraph, like: Paragraph, pen: Pen) -> list[etree._Element]:
    """The runs of the new paragraph: label, lead and text, each as ``like`` has them."""
    whole, lead = (0, len(like.text)), _lead_of(like)
    if new.title:
        return [pen.run(new.whole, _look(like, [whole]))]
    body = _look(like, _rest(whole, like.bold)) if lead else _look(like, [whole])
    runs = [pen.run(new.label, _look(like, [(0, 1)]))] if new.label else []
    if new.heading:
        runs.append(pen.run(new.heading, _look(like, [lead]) if lead else body))
    if new.text:
        runs.append(pen.run(f" {new.text}" if new.heading else new.text, body))
    return runs


def _lead_of(like: Paragraph) -> Range | None:
    """The bold or underlined stretch with which a paragraph of plain text begins."""
    for start, end in like.bold:
        text = like.text[start:end].strip(" \t.:")
        if text and not like.text[end:].strip():
            return None
        if text and end - start <= _LEAD * len(like.text):
            return start, end
    return None


def _rest(whole: Range, taken: tuple[Range, ...]) -> list[Range]:
    """What of ``whole`` no range in ``taken`` covers."""
    rest, at = [], whole[0]
    for start, end in taken:
        rest.append((at, start))
        at = end
    return [(start, end) for start, end in [*rest, (at, whole[1])] if start < end]


def _look(like: Paragraph, ranges: list[Range]) -> etree._Element | None:
    """The run properties of most of the characters in these ranges, links and fields aside."""
    weights: dict[bytes, int] = {}
    looks: dict[bytes, etree._Element | None] = {}
    for run, count in _runs_in(like, ranges):
        rPr = run.find(W_RPR)
        key = b"" if rPr is None else etree.tostring(rPr, with_tail=False)
        looks.setdefault(key, rPr)
        weights[key] = weights.get(key, 0) + count
    if not weights:
        return plain_look(like.element)
    return passed_on(looks[max(weights, key=lambda key: weights[key])])


def _runs_in(like: Paragraph, ranges: list[Range]) -> Iterator[tuple[etree._Element, int]]:
    """The plain runs of these ranges, with the count of characters each has in them."""
    for piece in like.pieces:
        count = sum(max(min(piece.end, end) - max(piece.start, start), 0) for start, end in ranges)
        run = next(piece.element.iterancestors(W_R), None)
        if count and run is not None and not piece.field and not _is_link(run):
            yield run, count


def _is_link(run: etree._Element) -> bool:
    return any(holder.tag == W_HYPERLINK for holder in holders_of(run))


def properties_like(new: NewParagraph, like: Paragraph, styles: Styles) -> etree._Element:
    """The ``w:pPr`` of the new paragraph, its mark's ``w:rPr`` included."""
    source = like.element.find(W_PPR)
    pPr = make("w:pPr")
    if source is not None:
        take_over(source, pPr, _ITS_OWN)
        _take_number(pPr, source, numbered=new.numbered)
        mark = passed_on(source.find(W_RPR))
        if mark is not None:
            pPr.append(mark)
    if not new.numbered:
        _leave_list(pPr, like, styles)
    return pPr


def _take_number(pPr: etree._Element, source: etree._Element, *, numbered: bool) -> None:
    """Copy the number's properties, without the record of how they came there."""
    numPr = source.find(W_NUMPR)
    if numPr is None or not numbered:
        return
    copy = make("w:numPr")
    unwanted = TRACKED | {NUMBERING_CHANGE}
    copy.extend(deepcopy(child) for child in numPr if child.tag not in unwanted)
    insert_in_order(pPr, copy)


def _leave_list(pPr: etree._Element, like: Paragraph, styles: Styles) -> None:
    """See that the paragraph has no number, and keeps the indent that ``like``'s number gives."""
    if styles.paragraph(child_value(pPr, _W_PSTYLE)).num_id:
        insert_in_order(pPr, without_number())
    if like.label and like.indent and pPr.find(_W_IND) is None:
        insert_in_order(pPr, make("w:ind", {"w:left": str(like.indent)}))


def without_number() -> etree._Element:
    """``<w:numPr><w:numId w:val="0"/></w:numPr>``: no number, whatever the style says."""
    numPr = make("w:numPr")
    numPr.append(make("w:numId", {"w:val": "0"}))
    return numPr


def is_numbered(paragraph: etree._Element, styles: Styles) -> bool:
    """Whether the paragraph takes part in automatic numbering."""
    pPr = paragraph.find(W_PPR)
    numPr = None if pPr is None else pPr.find(W_NUMPR)
    number = None if numPr is None else numPr.find(qn("w:numId"))
    if number is not None:
        return number.get(W_VAL) != "0"
    style = "" if pPr is None else child_value(pPr, _W_PSTYLE)
    return bool(styles.paragraph(style).num_id)
