"""Each edit tied to its place: what is written where, found before the first change.

Knows plans, the text view, and the copies that are written into. Knows nothing of how it is
written. The copies of a text box are places of one job, and so stay in step.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from transforms.edits.model import Edit
from transforms.revisions.anatomy import run_of
from transforms.revisions.kinds import ADDING
from transforms.revisions.obstacles import neighbours
from transforms.revisions.sheet import Sheet, Sheets
from transforms.revisions.tree import parent_of
from transforms.revisions.words import Cut, Words
from transforms.text.model import Paragraph, Piece, TextView
from transforms.wml.namespaces import W_ID, W_R, W_TXBXCONTENT, qn
from transforms.wml.package import Package

_NOTES = {
    qn("w:footnote"): qn("w:footnoteReference"),
    qn("w:endnote"): qn("w:endnoteReference"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A paragraph of a copy; ``words`` say which of its characters, for an edit within it.

    ``beside`` are the first and the last element of the words that a comment stands beside.
    """

    sheet: Sheet
    paragraph: etree._Element
    words: Words | None = None
    beside: tuple[etree._Element, etree._Element] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One edit and the places it is written to.

    ``number`` is its comment's, "" without one. ``spot`` is where the comment goes when it cannot
    stand beside the words: only the main part's paragraphs take comments. With ``noted`` the edit
    is not made, and its comment says what was meant.
    """

    edit: Edit
    places: tuple[Place, ...]
    number: str
    spot: etree._Element | None
    noted: bool


class Finder:
    """Finds the places of edits in the copies of one package."""

    def __init__(self, package: Package, view: TextView, sheets: Sheets) -> None:
        self._package = package
        self._view = view
        self._sheets = sheets

    def job(self, edit: Edit, number: str, *, noted: bool) -> Job:
        """The edit with its places."""
        paragraph = self._view.stories[edit.span.story][edit.span.paragraph]
        part = self._view.parts[edit.span.story]
        spot = self._spot(paragraph, part) if number else None
        within = not noted and edit.action in ("replace", "insert", "delete")
        places = tuple(self._places(edit, paragraph, part, within=within))
        return Job(edit=edit, places=places, number=number, spot=spot, noted=noted)

    def _places(
        self, edit: Edit, paragraph: Paragraph, part: str, *, within: bool
    ) -> Iterator[Place]:
        """The paragraph and its copies."""
        sheet = self._sheets.of(part)
        for copy in (paragraph, *paragraph.twins):
            p = sheet.mirror.paragraph(copy.element)
            words = _words(edit, copy, p, sheet) if within else None
            beside = _beside(edit, copy, sheet) if edit.action == "comment" else None
            yield Place(sheet=sheet, paragraph=p, words=words, beside=beside)

    def _spot(self, paragraph: Paragraph, part: str) -> etree._Element | None:
        """Where the comment on this paragraph goes, None for the words themselves."""
        p = paragraph.element
        main = self._package.main
        in_box = next(p.iterancestors(W_TXBXCONTENT), None) is not None
        if part == main and not in_box:
            return None
        mirror = self._sheets.of(main).mirror
        if part == main:
            return mirror.element(list(p.iterancestors(W_R))[-1])
        reference = self._reference_to_note_of(p)
        if reference is not None:
            return mirror.element(next(reference.iterancestors(W_R)))
        return mirror.paragraph(self._view.body[0].element) if self._view.body else None

    def _reference_to_note_of(self, p: etree._Element) -> etree._Element | None:
        """The reference in the main part to the note that ``p`` is in."""
        for note in p.iterancestors(*_NOTES):
            references = self._package.tree(self._package.main).iter(_NOTES[note.tag])
            return next((r for r in references if r.get(W_ID) == note.get(W_ID)), None)
        return None


def _words(edit: Edit, paragraph: Paragraph, p: etree._Element, sheet: Sheet) -> Words:
    """The characters that the edit means, in the copy of the paragraph."""
    start, end = edit.span.start, edit.span.end
    element = sheet.mirror.element
    if start == end:
        before, after = neighbours(paragraph.pieces, start)
        return Words(
            paragraph=p,
            text=edit.after,
            before=None if before is None else _cut(before, element(before.element), 0, start),
            after=None if after is None else _cut(after, element(after.element), start, after.end),
            into_field=bool(before and after and before.field and before.field == after.field),
        )
    struck = _pieces_in(edit, paragraph)
    return Words(
        paragraph=p,
        text=edit.after,
        struck=tuple(_cut(piece, element(piece.element), start, end) for piece in struck),
        whole_fields=tuple(element(e) for e in _fields_that_go(edit, paragraph, struck)),
    )


def _pieces_in(edit: Edit, paragraph: Paragraph) -> list[Piece]:
    start, end = edit.span.start, edit.span.end
    return [piece for piece in paragraph.pieces if piece.start < end and piece.end > start]


def _beside(
    edit: Edit, paragraph: Paragraph, sheet: Sheet
) -> tuple[etree._Element, etree._Element] | None:
    """The elements that the edit's words begin and end in; None in an empty paragraph.

    Another author's insertion counts as a whole, so that no mark splits it.
    """
    pieces = _pieces_in(edit, paragraph)
    if not pieces:
        return None
    first, last = (_whole(sheet.mirror.element(pieces[at].element)) for at in (0, -1))
    return first, last


def _whole(element: etree._Element) -> etree._Element:
    """The run that ``element`` stands in, or the insertion around it."""
    run = run_of(element)
    parent = parent_of(run)
    return parent if parent.tag in ADDING else run


def _cut(piece: Piece, element: etree._Element, start: int, end: int) -> Cut:
    """The part of a piece from ``start`` to ``end`` of the paragraph."""
    return Cut(
        element=element,
        start=max(start - piece.start, 0),
        end=min(end, piece.end) - piece.start,
    )


def _fields_that_go(
    edit: Edit, paragraph: Paragraph, struck: list[Piece]
) -> Iterator[etree._Element]:
    """One element of each field that is struck with its codes.

    Those are the fields that lie wholly in a span that reaches beyond them, or that is deleted. A
    result that is replaced as a whole stays in its field.
    """
    start, end = edit.span.start, edit.span.end
    for number in dict.fromkeys(piece.field for piece in struck):
        whole = [piece for piece in paragraph.pieces if piece.field == number]
        within = whole[0].start >= start and whole[-1].end <= end
        if number and within and (not edit.after or len(struck) > len(whole)):
            yield whole[0].element
