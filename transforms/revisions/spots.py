"""Where between runs a new element goes: as near as can be, and in nobody else's revision.

Knows runs, their holders and other authors' insertions, which are split in two when something of
ours goes between their words. Knows nothing of what is put there.
"""

from collections.abc import Collection, Iterator

from lxml import etree

from transforms.revisions.anatomy import HOLDERS, shows_text, wrapper_of
from transforms.revisions.kinds import ADDING
from transforms.revisions.pen import twin_of
from transforms.revisions.tree import parent_of
from transforms.wml.namespaces import W_P

_NONE: frozenset[str] = frozenset()


def spot_after(
    node: etree._Element, stay_in: Collection[etree._Element], leave: frozenset[str] = _NONE
) -> etree._Element:
    """The element after which to put what follows ``node``.

    It is outside other authors' insertions, inside the holders of ``stay_in``, and outside other
    holders that end here or whose names are in ``leave``.
    """
    while True:
        parent = parent_of(node)
        if parent.tag in ADDING:
            if node.getnext() is not None:
                _split_after(parent, node)
            node = parent
        elif _stays(parent, stay_in) or _holds(node.itersiblings(tag=etree.Element), parent, leave):
            return node
        else:
            node = wrapper_of(parent)


def spot_before(
    node: etree._Element, stay_in: Collection[etree._Element], leave: frozenset[str] = _NONE
) -> etree._Element:
    """The element before which to put what precedes ``node``, as ``spot_after``."""
    while True:
        parent = parent_of(node)
        if parent.tag in ADDING:
            previous = node.getprevious()
            if previous is not None:
                _split_after(parent, previous)
            node = parent_of(node)
        elif _stays(parent, stay_in) or _holds(_before(node), parent, leave):
            return node
        else:
            node = wrapper_of(parent)


def _stays(parent: etree._Element, stay_in: Collection[etree._Element]) -> bool:
    return parent.tag == W_P or parent in stay_in or parent.tag not in HOLDERS


def _holds(rest: Iterator[etree._Element], parent: etree._Element, leave: frozenset[str]) -> bool:
    """Whether the holder has more text on that side, and is not to be left all the same."""
    return parent.tag not in leave and any(shows_text(element) for element in rest)


def _before(node: etree._Element) -> Iterator[etree._Element]:
    return node.itersiblings(tag=etree.Element, preceding=True)


def _split_after(wrapper: etree._Element, node: etree._Element) -> None:
    """Move what follows ``node`` in another author's insertion into a second one like it."""
    second = twin_of(wrapper)
    for moved in list(node.itersiblings()):
        second.append(moved)
    wrapper.addnext(second)
