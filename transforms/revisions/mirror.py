"""A copy of one part's tree to write into, and where in it the elements of the original are.

Knows places by their path. Knows nothing of what they mean. All places are asked for before the
first change, since paths hold only as long as both trees agree.
"""

from copy import deepcopy

from lxml import etree

from transforms.wml.namespaces import W_P


class Mirror:
    """The copy of a part that is to change."""

    def __init__(self, original: etree._Element) -> None:
        self.root = deepcopy(original.getroottree()).getroot()
        self._paragraphs: dict[etree._Element, etree._Element] = {}
        self._elements: dict[etree._Element, dict[etree._Element, etree._Element]] = {}

    def paragraph(self, original: etree._Element) -> etree._Element:
        """The copy of a paragraph, or of any other element with a place in the tree."""
        if original not in self._paragraphs:
            self._paragraphs[original] = self._at(_path(original))
        return self._paragraphs[original]

    def element(self, original: etree._Element) -> etree._Element:
        """The copy of an element inside a paragraph."""
        holder = next(original.iterancestors(W_P))
        if holder not in self._elements:
            copy = self.paragraph(holder)
            self._elements[holder] = dict(zip(holder.iter(), copy.iter(), strict=True))
        return self._elements[holder][original]

    def _at(self, path: list[int]) -> etree._Element:
        element = self.root
        for index in path:
            element = element[index]
        return element


def _path(element: etree._Element) -> list[int]:
    """The indices that lead from the root to ``element``."""
    path = []
    parent = element.getparent()
    while parent is not None:
        path.append(parent.index(element))
        element, parent = parent, parent.getparent()
    path.reverse()
    return path
