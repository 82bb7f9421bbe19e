"""The shape of a review as JSON, schema 1: what scripts, the page and the task pane rely on.

Types only. ``docs/review-json.md`` says in words what each key holds; a test compares the two.
"""

from typing import NotRequired, TypedDict

SCHEMA = 1


class RevisionsJson(TypedDict):
    """Other authors' pending changes."""

    insertions: int
    deletions: int
    authors: list[str]


class DocumentJson(TypedDict):
    """The document as it came."""

    name: str
    sha256: str
    paragraphs: int
    words: int
    revisions: RevisionsJson


class PartyJson(TypedDict):
    """One side: what the contract calls it, and who it is."""

    term: str
    name: str


class PartiesJson(TypedDict):
    """Both sides; ``sure`` is false when they were read from thin evidence."""

    provider: PartyJson
    client: PartyJson
    sure: bool


class PlaybookJson(TypedDict):
    """The playbook that judged, and the position asked for."""

    id: str
    version: str
    position: str


class ReasonJson(TypedDict):
    """Why a term has its status."""

    code: str
    message: str


class PlaceJson(TypedDict):
    """Where something stands.

    ``paragraph`` counts the body's paragraphs; it is None outside the body, where ``story`` names
    the note, header or text box. ``start`` and ``end`` count UTF-16 code units.
    """

    paragraph: int | None
    start: int
    end: int
    story: NotRequired[str]


class EvidenceJson(PlaceJson):
    """A passage that decided, with the clause it stands in."""

    label: str
    heading: str
    text: str


class NewParagraphJson(TypedDict):
    """A paragraph to insert."""

    text: str
    style: str
    numbered: bool


class EditJson(PlaceJson):
    """One proposed change; ``after`` is a list for ``insert-paragraphs``."""

    id: str
    action: str
    before: str
    after: str | list[NewParagraphJson]
    paragraph_text_sha256: str
    comment: str | None


class FindingJson(TypedDict):
    """The verdict on one term, and what we propose."""

    term: str
    red_line: str
    title: str
    status: str
    priority: int
    reasons: list[ReasonJson]
    evidence: list[EvidenceJson]
    values: dict[str, float]
    walk_away: str
    edits: list[EditJson]
    held_back: str | None


class SummaryJson(TypedDict):
    """How many terms have each status."""

    adequate: int
    weak: int
    hostile: int
    missing: int


class RedlineJson(TypedDict):
    """What was written, and where to."""

    insertions: int
    deletions: int
    comments: int
    output: str
    sha256: str


class RelatedRiskJson(TypedDict):
    """A clause outside the terms that can empty those in ``defeats``; internal."""

    id: str
    title: str
    defeats: list[str]
    message: str
    evidence: list[EvidenceJson]


class TradeJson(TypedDict):
    """What may be given away on one red line, and what never; internal."""

    give: list[str]
    keep: list[str]


class ReviewJson(TypedDict):
    """A whole review; ``redline`` is there when a document was written."""

    schema: int
    document: DocumentJson
    parties: PartiesJson
    playbook: PlaybookJson
    findings: list[FindingJson]
    summary: SummaryJson
    notes: list[str]
    related_risks: list[RelatedRiskJson]
    trades: dict[str, TradeJson]
    redline: NotRequired[RedlineJson]
