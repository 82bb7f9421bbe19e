"""Resolving content controls that came or went as such, apart from what they hold.

    <w:customXmlDelRangeStart w:id="7"/><w:sdt>… <w:sdtContent><w:customXmlDelRangeEnd w:id="7"/>
      kept words
    <w:customXmlDelRangeStart w:id="8"/></w:sdtContent></w:sdt><w:customXmlDelRangeEnd w:id="8"/>

One range stands around the opening tag and one around the closing tag (17.13.5.4). Knows these
ranges, those of moves, and the controls between them. Knows nothing of authors.
"""

from collections.abc import Iterable

from lxml import etree

from transforms.revisions.choice import Choice
from transforms.revisions.kinds import (
    ADDING_CONTROL,
    CONTROL_RANGES,
    MOVE_RANGES,
    MOVE_TO_START,
    RANGES,
)
from transforms.revisions.tables import drop_rows_between
from transforms.revisions.tree import detach, following, unwrap
from transforms.wml.namespaces import W_CUSTOMXML, W_ID, W_SDT, W_SDTCONTENT


def resolve_ranges(starts: Iterable[etree._Element], root: etree._Element, choice: Choice) -> None:
    """Take out the ranges that begin with ``starts``, and the controls they say go."""
    picked = list(starts)
    wanted = {(RANGES[start.tag], start.get(W_ID)): start for start in picked}
    controls = []
    for end in list(root.iter(*{RANGES[start.tag] for start in picked})) if picked else ():
        start = wanted.get((end.tag, end.get(W_ID)))
        if start is None:
            continue
        if start.tag in CONTROL_RANGES and (start.tag in ADDING_CONTROL) != choice.accepting:
            controls.append(_control_opened_between(start, end))
        elif start.tag in MOVE_RANGES and (start.tag == MOVE_TO_START) != choice.accepting:
            drop_rows_between(start, end, root)
        detach(end)
    for start in picked:
        detach(start)
    for control in controls:
        if control is not None:
            _open_up(control)


def _control_opened_between(start: etree._Element, end: etree._Element) -> etree._Element | None:
    """The control right after ``start`` that holds ``end``, if the range is of its opening tag."""
    control = following(start)
    if control is None or control.tag not in (W_SDT, W_CUSTOMXML):
        return None
    return control if control in end.iterancestors() else None


def _open_up(control: etree._Element) -> None:
    """Put what a control holds in its place."""
    if control.tag == W_SDT:
        content = control.find(W_SDTCONTENT)
        unwrap(control, control if content is None else content)
        return
    for child in list(control):
        if child.tag.endswith("customXmlPr"):
            control.remove(child)
    unwrap(control)
