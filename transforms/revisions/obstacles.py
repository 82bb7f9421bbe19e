"""Why an edit cannot be made where it is wanted.

Knows the text view and what stands around words. Reads the untouched tree only. An answer is a
sentence for our own side, without a word of the document; "" means that nothing is in the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from transforms.edits.model import Edit
from transforms.revisions.anatomy import (
    field_around,
    has_field_marks_between,
    is_balanced,
    is_held_by_insertion,
    own,
    run_of,
)
from transforms.revisions.insert import may_stand_after
from transforms.revisions.kinds import CELL_DEL, STRIKING
from transforms.text.model import Paragraph, Piece, TextView
from transforms.wml.namespaces import (
    MC_ALTERNATECONTENT,
    W_FLDSIMPLE,
    W_P,
    W_SDT,
    W_TC,
    W_TCPR,
    W_TR,
    W_TRPR,
    W_TXBXCONTENT,
    qn,
)

IN_FIELD = "it would change a part of a field's result"
_GONE = "the text is no longer what it was when the edit was planned"
_NO_PLACE = "the paragraph does not exist"
_LOCKED = "it stands in a content control that must not be edited"
_FORMULA = "it stands in a formula"
_RUBY = "it stands in text with a reading above it"
_THEIRS = "it stands in a link or control that another author inserted"
_GOING = "another author has struck the table row or block that it is in"
_NOTE_MARK = "it bears the mark of a note"
_HOLDS_MORE = "it holds a content control or a text box"
_OPEN_FIELD = "a field reaches beyond the paragraph"
_FORMULAS = frozenset({qn("m:oMath"), qn("m:oMathPara")})
_STRAY = frozenset({_GONE, _NO_PLACE})
_W_RUBY = qn("w:ruby")
_PROPERTIES = {W_TR: W_TRPR, W_TC: W_TCPR}
_ROW_MARKS = STRIKING | {CELL_DEL}
_NOTE_MARKS = (qn("w:footnoteRef"), qn("w:endnoteRef"), qn("w:annotationRef"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why an edit cannot be made; ``may_be_noted``: a comment can propose it at its place."""

    reason: str
    may_be_noted: bool


def obstacle_to(edit: Edit, view: TextView) -> Obstacle | None:
    """What stands in the way of ``edit``, None when it can be made."""
    reason = _reason(edit, view)
    return Obstacle(reason=reason, may_be_noted=reason not in _STRAY) if reason else None


def _reason(edit: Edit, view: TextView) -> str:
    story = view.stories.get(edit.span.story, ())
    if not 0 <= edit.span.paragraph < len(story):
        return _NO_PLACE
    paragraph = story[edit.span.paragraph]
    if _is_stale(edit, view.text(edit.span)):
        return _GONE
    if edit.action == "comment":
        return ""
    if paragraph.locked and not _may_stand_behind(edit, paragraph):
        return paragraph.locked
    if _is_going(paragraph.element):
        return _GOING
    copies = (paragraph, *paragraph.twins)
    if edit.action in ("insert-paragraphs", "delete-paragraph"):
        wholes = (_whole_paragraph(copy, edit) for copy in copies)
        return next(filter(None, wholes), "") or _like_missing(edit, view)
    return next(filter(None, (_words(copy, edit, view) for copy in copies)), "")


def _may_stand_behind(edit: Edit, paragraph: Paragraph) -> bool:
    """Whether new paragraphs can go behind the control that locks this one."""
    p = paragraph.element
    alternate = next(p.iterancestors(MC_ALTERNATECONTENT), None)
    return edit.action == "insert-paragraphs" and alternate is None and may_stand_after(p)


def _is_stale(edit: Edit, text: str) -> bool:
    """Whether the words are not those that the edit means; a whole paragraph may go unquoted."""
    unquoted = edit.action == "delete-paragraph" and not edit.before
    return edit.action != "insert-paragraphs" and not unquoted and text != edit.before


def _is_going(p: etree._Element) -> bool:
    """Whether another author has struck the row, cell or block that the paragraph is in."""
    for ancestor in p.iterancestors(W_TR, W_TC, *STRIKING):
        properties = ancestor.find(_PROPERTIES.get(ancestor.tag, W_P))
        if ancestor.tag in STRIKING:
            return True
        if properties is not None and any(child.tag in _ROW_MARKS for child in properties):
            return True
    return False


def _like_missing(edit: Edit, view: TextView) -> str:
    likes = [new.like for new in edit.paragraphs]
    return "" if all(0 <= like < len(view.body) for like in likes) else _NO_PLACE


def _whole_paragraph(paragraph: Paragraph, edit: Edit) -> str:
    """Why no paragraph can be put after this one, or why this one cannot go."""
    p = paragraph.element
    if not is_balanced(p):
        return _OPEN_FIELD
    if edit.action == "insert-paragraphs":
        return ""
    if next(own(p, *_NOTE_MARKS), None) is not None:
        return _NOTE_MARK
    if next(p.iter(W_SDT, W_TXBXCONTENT), None) is not None:
        return _HOLDS_MORE
    return _LOCKED if any(piece.locked for piece in paragraph.pieces) else ""


def _words(paragraph: Paragraph, edit: Edit, view: TextView) -> str:
    """Why these characters of the paragraph cannot be changed."""
    start, end = edit.span.start, edit.span.end
    if start == end:
        return _insertion(paragraph, start, view)
    struck = [piece for piece in paragraph.pieces if piece.start < end and piece.end > start]
    if any(piece.locked for piece in struck):
        return _LOCKED
    if any(piece.element.tag in _FORMULAS for piece in struck):
        return _FORMULA
    if any(_in_ruby(piece.element) for piece in struck):
        return _RUBY
    if edit.after and is_held_by_insertion(struck[-1].element):
        return _THEIRS
    return _fields(paragraph, struck, edit, view)


def _insertion(paragraph: Paragraph, at: int, view: TextView) -> str:
    """Why nothing can be put between two characters."""
    before, after = neighbours(paragraph.pieces, at)
    if before is None or after is None:
        return ""
    if _in_ruby(before.element) and _in_ruby(after.element):
        return _RUBY
    if is_held_by_insertion(before.element) and is_held_by_insertion(after.element):
        return _THEIRS
    if before.locked and after.locked:
        return _LOCKED
    if before.field and before.field == after.field:
        return _link_or_field(paragraph, [before, after], view)
    return ""


def neighbours(pieces: Sequence[Piece], at: int) -> tuple[Piece | None, Piece | None]:
    """The pieces with the character before and the character after an offset."""
    before = next((piece for piece in reversed(pieces) if piece.start < at), None)
    after = next((piece for piece in pieces if piece.end > at), None)
    return before, after


def _fields(paragraph: Paragraph, struck: list[Piece], edit: Edit, view: TextView) -> str:
    """Why the fields in the span stand in its way."""
    for number in {piece.field for piece in struck} - {0}:
        inside = [piece for piece in struck if piece.field == number]
        whole = [piece for piece in paragraph.pieces if piece.field == number]
        start, end = edit.span.start, edit.span.end
        if whole[0].start < start or whole[-1].end > end:
            reason = _link_or_field(paragraph, inside, view)
        else:
            reason = "" if _is_complete(paragraph.element, whole) else _OPEN_FIELD
        if reason:
            return reason
    return ""


def _link_or_field(paragraph: Paragraph, inside: list[Piece], view: TextView) -> str:
    """Why a part of a field's result cannot change; that of a plain link can."""
    instruction = view.fields[inside[0].field].split(None, 1)[:1]
    if instruction != ["HYPERLINK"] or not is_balanced(paragraph.element):
        return IN_FIELD
    first, last = inside[0].element, inside[-1].element
    return IN_FIELD if has_field_marks_between(paragraph.element, first, last) else ""


def _is_complete(p: etree._Element, whole: list[Piece]) -> bool:
    """Whether the field of these pieces begins and ends in the paragraph."""
    first = whole[0].element
    if any(ancestor.tag == W_FLDSIMPLE for ancestor in first.iterancestors()):
        return True
    return field_around(p, run_of(first)) is not None


def _in_ruby(element: etree._Element) -> bool:
    for ancestor in element.iterancestors(_W_RUBY, W_P):
        return ancestor.tag == _W_RUBY
    return False
