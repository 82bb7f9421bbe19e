"""Small steps on a tree: taking an element out, with or without what it holds.

Knows parents and children. Knows nothing of what the elements mean.
"""

from lxml import etree

from transforms.revisions.kinds import LOOSE, RANGE_MARKS
from transforms.wml.namespaces import W_ID


def detach(element: etree._Element) -> None:
    """Take ``element`` and all it holds out of its parent, if it has one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def parent_of(element: etree._Element) -> etree._Element:
    """The parent of an element that is known to have one."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the element stands alone")
    return parent


def empty_copy(element: etree._Element) -> etree._Element:
    """An element of the same name with the same attributes, and nothing in it."""
    copy = element.makeelement(element.tag)
    for name, value in element.items():
        copy.set(name, value)
    return copy


def unwrap(element: etree._Element, content: etree._Element | None = None) -> None:
    """Put the children of ``content`` (by default ``element`` itself) in ``element``'s place."""
    for child in list(element if content is None else content):
        element.addprevious(child)
    detach(element)


def detach_but_marks(element: etree._Element) -> None:
    """Take ``element`` out, but leave the range marks whose other end stands outside it."""
    marks = list(element.iter(*RANGE_MARKS))
    ends: dict[tuple[str, str | None], int] = {}
    for mark in marks:
        ends[_range_of(mark)] = ends.get(_range_of(mark), 0) + 1
    for mark in marks:
        if ends[_range_of(mark)] == 1:
            element.addprevious(mark)
    detach(element)


def _range_of(mark: etree._Element) -> tuple[str, str | None]:
    """What the two ends of a range have in common."""
    return mark.tag.removesuffix("Start").removesuffix("End"), mark.get(W_ID)


def children(parent: etree._Element) -> list[etree._Element]:
    """The child elements, comments and instructions left out."""
    return list(parent.iterchildren(tag=etree.Element))


def following(element: etree._Element) -> etree._Element | None:
    """The next sibling that is not a loose mark."""
    return next((e for e in element.itersiblings(tag=etree.Element) if e.tag not in LOOSE), None)


def preceding(element: etree._Element) -> etree._Element | None:
    """The previous sibling that is neither a loose mark nor the parent's properties."""
    siblings = element.itersiblings(tag=etree.Element, preceding=True)
    return next((e for e in siblings if e.tag not in LOOSE and not e.tag.endswith("Pr")), None)


def prune(properties: etree._Element) -> None:
    """Take out a property element that says nothing, and its parent if that then says nothing."""
    parent = properties.getparent()
    if parent is None or len(properties) or properties.attrib:
        return
    parent.remove(properties)
    if isinstance(parent.tag, str) and parent.tag.endswith("Pr"):
        prune(parent)
