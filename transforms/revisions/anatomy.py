"""What stands around the words of one paragraph: fields, links, other authors' revisions.

Knows the elements that may hold runs. Reads only. Text boxes inside the paragraph are stories of
their own and are passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from transforms.revisions.kinds import ADDING, STRIKING
from transforms.wml.namespaces import (
    W_CUSTOMXML,
    W_FLDCHAR,
    W_FLDSIMPLE,
    W_HYPERLINK,
    W_P,
    W_R,
    W_SDT,
    W_SDTCONTENT,
    W_SMARTTAG,
    W_T,
    qn,
)

_TYPE = qn("w:fldCharType")
_SHOWN = (W_T, qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen"), qn("w:softHyphen"),
          qn("w:sym"), qn("w:ptab"))  # fmt: skip
HOLDERS = frozenset(
    {W_HYPERLINK, W_SMARTTAG, W_CUSTOMXML, W_FLDSIMPLE, W_SDTCONTENT, qn("w:dir"), qn("w:bdo")}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplexField:
    """A field that begins and ends in one paragraph; the runs of its outer marks."""

    begin: etree._Element
    end: etree._Element


def own(paragraph: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The descendants of these names that belong to this paragraph and not to one inside it."""
    for element in paragraph.iter(*tags):
        if next(element.iterancestors(W_P), None) is paragraph:
            yield element


def outer_fields(paragraph: etree._Element) -> list[ComplexField]:
    """The outermost fields that begin and end in the paragraph."""
    fields: list[ComplexField] = []
    opened: list[etree._Element] = []
    for fldChar in own(paragraph, W_FLDCHAR):
        kind = fldChar.get(_TYPE)
        if kind == "begin":
            opened.append(fldChar)
        elif kind == "end" and opened:
            begin = opened.pop()
            if not opened:
                fields.append(ComplexField(begin=run_of(begin), end=run_of(fldChar)))
    return fields


def is_balanced(paragraph: etree._Element) -> bool:
    """Whether every field that touches the paragraph begins and ends in it."""
    depth = 0
    for fldChar in own(paragraph, W_FLDCHAR):
        depth += {"begin": 1, "end": -1}.get(fldChar.get(_TYPE, ""), 0)
        if depth < 0:
            return False
    return depth == 0


def field_around(paragraph: etree._Element, node: etree._Element) -> ComplexField | None:
    """The outermost complex field that ``node`` stands in."""
    fields = outer_fields(paragraph)
    if not fields:
        return None
    order = {element: place for place, element in enumerate(paragraph.iter())}
    place = order[node]
    return next((f for f in fields if order[f.begin] <= place <= order[f.end]), None)


def runs_of_field(paragraph: etree._Element, field: ComplexField) -> Iterator[etree._Element]:
    """The runs from a field's beginning to its end."""
    inside = False
    for run in own(paragraph, W_R):
        inside = inside or run is field.begin
        if inside and run_of(run) is run:
            yield run
        if run is field.end:
            return


def has_field_marks_between(
    paragraph: etree._Element, first: etree._Element, last: etree._Element
) -> bool:
    """Whether a field begins or ends between two elements of the paragraph."""
    inside = False
    for element in paragraph.iter(tag=etree.Element):
        inside = inside or element is first
        if element is last:
            break
        if inside and element.tag in (W_FLDCHAR, W_FLDSIMPLE):
            return True
    return False


def is_live(element: etree._Element) -> bool:
    """Whether no pending deletion of this paragraph holds the element."""
    ancestors = element.iterancestors(W_P, *STRIKING)
    return next(ancestors, element).tag == W_P


def is_linked(paragraph: etree._Element, element: etree._Element) -> bool:
    """Whether an element is in a link or in a field."""
    if any(holder.tag in (W_HYPERLINK, W_FLDSIMPLE) for holder in holders_of(element)):
        return True
    return field_around(paragraph, run_of(element)) is not None


def run_of(element: etree._Element) -> etree._Element:
    """The run of this paragraph that ``element`` stands in: the outermost one below ``w:p``."""
    run = element
    for ancestor in element.iterancestors():
        if ancestor.tag == W_P:
            break
        if ancestor.tag == W_R:
            run = ancestor
    return run


def holders_of(node: etree._Element) -> list[etree._Element]:
    """The links, tags and controls around ``node``, from the inside out."""
    holders = []
    for ancestor in node.iterancestors():
        if ancestor.tag == W_P:
            break
        if ancestor.tag in HOLDERS:
            holders.append(ancestor)
    return holders


def is_held_by_insertion(node: etree._Element) -> bool:
    """Whether ``node`` is in a link, tag or control that another author's insertion holds."""
    holders = holders_of(node)
    if not holders:
        return False
    for ancestor in holders[-1].iterancestors():
        if ancestor.tag == W_P:
            return False
        if ancestor.tag in ADDING:
            return True
    return False


def shows_text(element: etree._Element) -> bool:
    """Whether anything under ``element`` shows characters of the paragraph."""
    return next(element.iter(*_SHOWN), None) is not None


def wrapper_of(content: etree._Element) -> etree._Element:
    """The ``w:sdt`` of a ``w:sdtContent``; any other holder itself."""
    parent = content.getparent()
    if content.tag == W_SDTCONTENT and parent is not None and parent.tag == W_SDT:
        return parent
    return content
