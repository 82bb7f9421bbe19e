"""Putting new paragraphs after one that stands.

Knows where a new paragraph may stand and which mark is tracked for it. Knows nothing of how it
looks.
"""

from lxml import etree

from transforms.revisions.paragraph_marks import (
    ends_section,
    hand_over_mark,
    is_mark_struck,
    track_mark,
)
from transforms.revisions.pen import Pen
from transforms.revisions.tree import children, following, parent_of
from transforms.text.locks import lock_of
from transforms.wml.namespaces import W_P, W_SDT, W_SDTCONTENT


def insert_paragraphs_after(p: etree._Element, new: list[etree._Element], pen: Pen) -> None:
    """Put ``new`` after ``p``, in this order, with tracked marks."""
    p = _end_of_joined(p)
    host = place_after(p)
    after = following(host)
    takes_over = host is p and (after is None or after.tag != W_P or ends_section(p))
    for paragraph in reversed(new):
        host.addnext(paragraph)
    for paragraph in new[:-1]:
        track_mark(paragraph, "w:ins", pen)
    if takes_over:
        hand_over_mark(p, new[-1], pen)
    else:
        track_mark(new[-1], "w:ins", pen)


def place_after(p: etree._Element) -> etree._Element:
    """The block after which new paragraphs for ``p`` stand: mostly ``p`` itself.

    Behind paragraphs that others are about to join to it, and behind a control that holds only
    ``p``, or ends with it and is locked.
    """
    return _host_of(_end_of_joined(p))


def may_stand_after(p: etree._Element) -> bool:
    """Whether a new paragraph can be put after ``p`` without going into a locked control."""
    return not any(lock_of(sdt) for sdt in place_after(p).iterancestors(W_SDT))


def _end_of_joined(p: etree._Element) -> etree._Element:
    """The last of the paragraphs that other authors' revisions are about to join to ``p``."""
    while is_mark_struck(p):
        after = following(p)
        if after is None or after.tag != W_P:
            return p
        p = after
    return p


def _host_of(p: etree._Element) -> etree._Element:
    """``p``, or the control that holds only ``p``, or ends with it and is locked."""
    host = p
    while following(host) is None:
        content = parent_of(host)
        sdt = content.getparent()
        if content.tag != W_SDTCONTENT or sdt is None or sdt.tag != W_SDT:
            return host
        if not lock_of(sdt) and (len(children(content)) > 1 or not _stands_before_paragraph(sdt)):
            return host
        host = sdt
    return host


def _stands_before_paragraph(sdt: etree._Element) -> bool:
    after = following(sdt)
    return after is not None and after.tag == W_P
