"""Splitting runs, so that every edit boundary is a run boundary.

Knows runs, their text and their properties. Knows nothing of revisions. What is split off goes to
the right, so that elements left of it keep their characters and offsets: the work goes from the
end of a paragraph to its start.
"""

from copy import deepcopy

from lxml import etree

from transforms.revisions.kinds import SIGNED
from transforms.revisions.tree import empty_copy, parent_of
from transforms.wml.namespaces import W_ID, W_RPR, W_T, XML_SPACE, qn

_BLANKS = " \t\r\n"
_PASSABLE = frozenset({qn("w:lastRenderedPageBreak")})


class Splitter:
    """Splits the runs of one part.

    ``w:t`` without ``xml:space`` shows no blanks at its ends. When such a text is split they are
    taken out, since a blank at the cut must be kept; those on the left are counted.
    """

    def __init__(self) -> None:
        self._hidden: dict[etree._Element, int] = {}

    def isolate(self, t: etree._Element, start: int, end: int) -> etree._Element:
        """The element that holds just these characters of ``t``; ``start`` and ``end`` are its."""
        if t.tag != W_T:
            return t
        end -= self._hidden.get(t, 0)
        if end < len(t.text or ""):
            self._tail(t, end)
        start -= self._hidden.get(t, 0)
        return self._tail(t, start) if start > 0 else t

    def _tail(self, t: etree._Element, at: int) -> etree._Element:
        """Move the characters from ``at`` on into a new ``w:t`` to the right."""
        text = t.text or ""
        left, right = text[:at], text[at:]
        new = empty_copy(t)
        if t.get(XML_SPACE) != "preserve":
            shown = left.lstrip(_BLANKS)
            self._hidden[t] = self._hidden.get(t, 0) + len(left) - len(shown)
            left, right = shown, right.rstrip(_BLANKS)
            _keep_blanks(t, left)
            _keep_blanks(new, right)
        t.text, new.text = left, right
        t.addnext(new)
        return new


def _keep_blanks(t: etree._Element, text: str) -> None:
    """Declare that the blanks at the ends of ``text`` are meant."""
    if text != text.strip(_BLANKS):
        t.set(XML_SPACE, "preserve")


def runs_of_only(elements: list[etree._Element]) -> list[etree._Element]:
    """Runs that hold these elements and nothing else; the rest of their runs is split off.

    ``elements`` stand in runs and are given in document order.
    """
    runs: list[etree._Element] = []
    for group in _neighbours(elements):
        cut_after(group[-1])
        runs.append(cut_before(group[0]))
    return runs


def _neighbours(elements: list[etree._Element]) -> list[list[etree._Element]]:
    """The elements in groups that stand side by side in one run."""
    groups: list[list[etree._Element]] = []
    for element in elements:
        if groups and _next_of(groups[-1][-1]) is element:
            groups[-1].append(element)
        else:
            groups.append([element])
    return groups


def _next_of(element: etree._Element) -> etree._Element | None:
    """The next sibling that means anything."""
    return next((e for e in element.itersiblings() if e.tag not in _PASSABLE), None)


def cut_before(element: etree._Element) -> etree._Element:
    """Split the run before ``element``; the run that begins with it."""
    run = parent_of(element)
    previous = element.getprevious()
    if previous is None or (previous.tag == W_RPR and run[0] is previous):
        return run
    right = empty_copy(run)
    if run[0].tag == W_RPR:
        right.append(_renumbered(deepcopy(run[0])))
    for moved in [element, *element.itersiblings()]:
        right.append(moved)
    run.addnext(right)
    return right


def _renumbered(rPr: etree._Element) -> etree._Element:
    """Properties whose record of changes, copied along, waits for an id of its own."""
    for change in rPr.iter(*SIGNED):
        change.set(W_ID, "")
    return rPr


def cut_after(element: etree._Element) -> etree._Element:
    """Split the run after ``element``; the run that ends with it."""
    after = element.getnext()
    if after is not None:
        cut_before(after)
    return parent_of(element)
