"""Edits as intended: a place in the text, the words before, the words after.

Knows characters. Knows neither XML nor law.
"""

from dataclasses import dataclass
from typing import Literal

from transforms.text.model import Span

Action = Literal["replace", "insert", "delete", "insert-paragraphs", "delete-paragraph", "comment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParagraph:
    r"""A paragraph to insert, dressed like the body paragraph ``like``.

    ``numbered``: takes part in ``like``'s automatic numbering (its ``w:numPr`` is kept).
    ``label``: a typed number to write first, with its separator ("8.6\t"); "" without one.
    ``heading``: a run-in lead ("Late Payment."), written as ``like``'s own lead is; "" without one.
    ``text`` follows the heading after one space. The paragraph's whole text is
    ``label + heading + " " + text`` without the empty parts.
    ``title``: the paragraph is a section heading of its own.
    """

    text: str
    like: int
    numbered: bool = False
    label: str = ""
    heading: str = ""
    title: bool = False

    @property
    def whole(self) -> str:
        """The text as it will read, the automatic number aside."""
        return self.label + " ".join(part for part in (self.heading, self.text) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One intended change, with the comment that the other side reads beside it.

    ``span`` is where: for ``insert`` an empty range; for ``insert-paragraphs`` any range of the
    paragraph after which the new ones go; for ``delete-paragraph`` the whole paragraph.
    ``before`` is the text now in ``span``, ``after`` the text that takes its place. A ``comment``
    changes nothing and says something beside ``span``, for our own eyes.
    """

    id: str  # "liability.cap/1"
    term: str
    action: Action
    span: Span
    before: str = ""
    after: str = ""
    paragraphs: tuple[NewParagraph, ...] = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """A term that should have been edited and was not, with the reason for our own eyes."""

    term: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPlan:
    """Edits in document order, no two of which touch the same characters.

    ``notes`` are sentences for our side about the plan as a whole.
    """

    edits: tuple[Edit, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    notes: tuple[str, ...] = ()
