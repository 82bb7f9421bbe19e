"""The text of a document as one reads it, with every pending revision of others accepted.

Knows characters, paragraphs and where they stand. Knows nothing of clauses or law.
Offsets are Unicode code points, half-open, within one paragraph's text.
"""

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of characters of one paragraph of one story."""

    story: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The innermost table cell a paragraph stands in; all counted from 0 within the story."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph's text that one XML element yields.

    ``element`` is the ``w:t`` (``start`` to ``end`` are its characters), or the one element that
    stands for a single character: ``w:tab`` (a tab), ``w:br`` or ``w:cr`` (a newline),
    ``w:noBreakHyphen`` (U+2011), ``w:softHyphen`` (U+00AD), ``w:sym``, a formula and the like
    (U+FFFC).
    ``field`` is the outermost field whose result the piece is in, an index into
    ``TextView.fields``; 0 outside fields. ``locked``: in a content control that must not be edited.
    """

    start: int
    end: int
    element: etree._Element
    field: int = 0
    locked: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One ``w:p`` of a story.

    ``index`` counts the story's paragraphs in document order, tables' included, text boxes not.
    ``label`` is the automatic number as Word displays it ("2.1", "(a)"), "" without one.
    ``bold`` holds the ranges shown bold or underlined, style included.
    ``locked`` says why the paragraph must not be edited ("" when it may be).
    ``twins``: the same paragraph in the other copies of a text box, which must change with it.
    """

    story: str
    index: int
    text: str
    label: str
    level: int  # of the automatic number, 0 for the first; 0 without a number
    style: str  # the style's displayed name, "" for the default
    heading: int  # outline level 1 to 9, 0 for body text
    indent: int  # left indent in twentieths of a point
    bold: tuple[tuple[int, int], ...]
    cell: Cell | None
    locked: str
    element: etree._Element
    pieces: tuple[Piece, ...]
    twins: tuple["Paragraph", ...] = ()

    def moved(self, index: int) -> "Paragraph":
        """The same paragraph at another place of its story; made for thousands at a time."""
        other = object.__new__(Paragraph)
        vars(other).update(vars(self), index=index)
        return other


@dataclass(frozen=True, kw_only=True)
class Pending:
    """Other authors' revisions found in the document."""

    insertions: int
    deletions: int
    authors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TextView:
    """Every story's paragraphs; ``BODY`` first, then notes, headers, footers and text boxes.

    ``parts`` names the part that each story is in. ``fields`` holds the instructions of all fields
    ("REF _Ref1"), the first place being empty.
    """

    stories: dict[str, tuple[Paragraph, ...]]
    pending: Pending
    parts: dict[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ("",)

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The main story's paragraphs."""
        return self.stories[BODY]

    def text(self, span: Span) -> str:
        """The characters of ``span``."""
        return self.stories[span.story][span.paragraph].text[span.start : span.end]
