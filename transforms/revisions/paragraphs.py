"""Resolving tracked paragraph marks: a mark that goes joins its paragraph to the next.

Knows paragraphs and what must stay between tables and at the end of a cell. The joined paragraph
has the properties of the last one, whose mark is the one that stays; Word keeps properties in the
mark. A paragraph with nothing left and no paragraph after it goes as a whole.
"""

from collections.abc import Iterable

from lxml import etree

from transforms.revisions.choice import Choice
from transforms.revisions.kinds import LOOSE, RANGE_MARKS
from transforms.revisions.tree import (
    children,
    detach,
    following,
    parent_of,
    preceding,
    prune,
)
from transforms.wml.namespaces import (
    W_P,
    W_PPR,
    W_R,
    W_RPR,
    W_SDT,
    W_SDTCONTENT,
    W_TBL,
    W_TC,
)


def unmark(mark: etree._Element, choice: Choice) -> etree._Element | None:
    """Take a tracked mark off its paragraph; the paragraph, if the mark goes with it."""
    rPr = parent_of(mark)
    pPr = rPr.getparent()
    detach(mark)
    paragraph = None if pPr is None or pPr.tag != W_PPR else pPr.getparent()
    prune(rPr)
    return paragraph if choice.drops(mark.tag) else None


def join_all(paragraphs: Iterable[etree._Element]) -> None:
    """Join each of these paragraphs to the next; they are given in document order."""
    unique = dict.fromkeys(paragraphs)
    for paragraph in reversed(unique):
        if paragraph.getparent() is not None:
            _join(paragraph)


def _join(paragraph: etree._Element) -> None:
    """Join ``paragraph`` to the next one, or take it out if it is empty and none follows."""
    after = following(paragraph)
    if after is not None and after.tag == W_P:
        _move_into(paragraph, after)
    elif is_empty(paragraph) and _may_go(paragraph, after):
        _remove(paragraph)


def _move_into(paragraph: etree._Element, after: etree._Element) -> None:
    """Put the content of ``paragraph``, and the marks behind it, before that of ``after``."""
    content = [child for child in paragraph if child.tag != W_PPR]
    if not content:
        detach(paragraph)
        return
    between = []
    mark = paragraph.getnext()
    while mark is not None and mark is not after:
        between.append(mark)
        mark = mark.getnext()
    place = 1 if len(after) and after[0].tag == W_PPR else 0
    for child in reversed(content + between):
        after.insert(place, child)
    detach(paragraph)


def is_empty(paragraph: etree._Element) -> bool:
    """Whether a paragraph holds nothing but properties and range marks."""
    return not any(
        child.tag not in LOOSE and child.tag != W_PPR and not _is_blank_run(child)
        for child in paragraph.iterchildren(tag=etree.Element)
    )


def _is_blank_run(child: etree._Element) -> bool:
    return child.tag == W_R and all(each.tag == W_RPR for each in child)


def _may_go(paragraph: etree._Element, after: etree._Element | None) -> bool:
    """Whether what is around an empty paragraph stands without it.

    A table wants a paragraph after it: at the end of a cell or story, and before another table,
    with which it would otherwise grow together.
    """
    before = preceding(paragraph)
    if before is not None and before.tag == W_TBL:
        return False
    return before is not None or after is not None or parent_of(paragraph).tag == W_SDTCONTENT


def _remove(paragraph: etree._Element) -> None:
    """Take out an empty paragraph; its range marks stay, and an emptied control goes too."""
    parent = parent_of(paragraph)
    _save_marks(paragraph, paragraph)
    detach(paragraph)
    if parent.tag == W_SDTCONTENT and all(child.tag in LOOSE for child in children(parent)):
        sdt = parent_of(parent)
        if sdt.tag == W_SDT and _control_may_go(sdt):
            _save_marks(parent, sdt)
            detach(sdt)


def _save_marks(holder: etree._Element, place: etree._Element) -> None:
    """Move the range marks in ``holder`` into the paragraph before ``place``, or before it.

    A cell must end with a paragraph, so none may stand behind its last one.
    """
    before = preceding(place)
    for mark in children(holder):
        if mark.tag not in RANGE_MARKS:
            continue
        if before is not None and before.tag == W_P:
            before.append(mark)
        else:
            place.addprevious(mark)


def _control_may_go(sdt: etree._Element) -> bool:
    before = preceding(sdt)
    return parent_of(sdt).tag != W_TC or (before is not None and before.tag != W_TBL)
