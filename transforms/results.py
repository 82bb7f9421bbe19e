"""What the engine gives back: a review, and a redline that was written or was not needed."""

from dataclasses import dataclass

from transforms.assess.model import Assessment, RelatedRisk
from transforms.clauses.model import Outline
from transforms.edits.model import EditPlan
from transforms.options import Options


@dataclass(frozen=True, kw_only=True)
class Review:
    """Everything known of one document: ``assessments`` follow the playbook's order.

    ``sha256`` is the digest of the input's bytes, hexadecimal. ``notes`` are sentences for us,
    ``risks`` the clauses outside the terms that can empty one of them.
    """

    sha256: str
    outline: Outline
    assessments: tuple[Assessment, ...]
    plan: EditPlan
    options: Options
    notes: tuple[str, ...] = ()
    risks: tuple[RelatedRisk, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Redlined:
    """A document with our revisions, checked against promises 1 to 3."""

    review: Review
    data: bytes
    insertions: int
    deletions: int
    comments: int


@dataclass(frozen=True, kw_only=True)
class Unchanged:
    """Nothing had to be written; ``data`` is the input as it came (Flat OPC as a .docx)."""

    review: Review
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A document with our internal comments, its text unchanged; checked as a redline is.

    The review's plan is empty: nothing is proposed.
    """

    review: Review
    data: bytes
    comments: int


Outcome = Redlined | Unchanged
