"""A review as JSON (schema 1): the contract with scripts, the server, the page and the pane.

Knows how to name places for Word and JavaScript. Decides nothing about the law.
"""

import hashlib
from collections import Counter

from transforms.assess.model import Assessment, RelatedRisk
from transforms.clauses.model import Outline, Party
from transforms.edits.model import Edit, NewParagraph
from transforms.playbook.model import Risk, Term
from transforms.present.offsets import utf16_offset
from transforms.present.wire import (
    SCHEMA,
    DocumentJson,
    EditJson,
    EvidenceJson,
    FindingJson,
    NewParagraphJson,
    PartiesJson,
    PartyJson,
    PlaceJson,
    RedlineJson,
    RelatedRiskJson,
    ReviewJson,
    SummaryJson,
)
from transforms.results import Outcome, Redlined, Review
from transforms.text.model import BODY, Paragraph, Span


def review_json(review: Review, name: str) -> ReviewJson:
    """The review of the document called ``name``, ready for ``json.dumps``."""
    playbook = review.options.playbook
    return {
        "schema": SCHEMA,
        "document": _document(review, name),
        "parties": _parties(review.outline),
        "playbook": {
            "id": playbook.id,
            "version": playbook.version,
            "position": review.options.position,
        },
        "findings": [_finding(review, assessment) for assessment in review.assessments],
        "summary": summary(review),
        "notes": list(review.notes),
        "related_risks": [_risk(review, found) for found in review.risks],
        "trades": {
            red_line: {"give": list(trade.give), "keep": list(trade.keep)}
            for red_line, trade in playbook.trades.items()
        },
    }


def risk_of(review: Review, found: RelatedRisk) -> Risk:
    """What the playbook says of a risk that was found."""
    return next(risk for risk in review.options.playbook.risks if risk.id == found.risk)


def _risk(review: Review, found: RelatedRisk) -> RelatedRiskJson:
    risk = risk_of(review, found)
    return {
        "id": risk.id,
        "title": risk.title,
        "defeats": list(risk.defeats),
        "message": risk.message,
        "evidence": [_evidence(review.outline, span) for span in found.evidence],
    }


def redline_json(outcome: Outcome, name: str, output: str) -> ReviewJson:
    """The review, and what was written to ``output`` (all counts are 0 when nothing had to be)."""
    report = review_json(outcome.review, name)
    report["redline"] = redline_counts(outcome, output)
    return report


def redline_counts(outcome: Outcome, output: str) -> RedlineJson:
    """What was written, and the digest of the bytes delivered."""
    counts = (0, 0, 0)
    if isinstance(outcome, Redlined):
        counts = (outcome.insertions, outcome.deletions, outcome.comments)
    return {
        "insertions": counts[0],
        "deletions": counts[1],
        "comments": counts[2],
        "output": output,
        "sha256": hashlib.sha256(outcome.data).hexdigest(),
    }


def summary(review: Review) -> SummaryJson:
    """How many terms have each status."""
    counts = Counter(assessment.status for assessment in review.assessments)
    return {
        "adequate": counts["adequate"],
        "weak": counts["weak"],
        "hostile": counts["hostile"],
        "missing": counts["missing"],
    }


def held_back_reason(review: Review, term_id: str) -> str | None:
    """Why an edit of this term was not made, None when nothing was held back."""
    reasons = dict.fromkeys(h.reason for h in review.plan.held_back if h.term == term_id)
    return " ".join(reasons) or None


def _document(review: Review, name: str) -> DocumentJson:
    view = review.outline.view
    return {
        "name": name,
        "sha256": review.sha256,
        "paragraphs": len(view.body),
        "words": sum(len(paragraph.text.split()) for paragraph in view.body),
        "revisions": {
            "insertions": view.pending.insertions,
            "deletions": view.pending.deletions,
            "authors": list(view.pending.authors),
        },
    }


def _parties(outline: Outline) -> PartiesJson:
    parties = outline.parties
    return {
        "provider": _party(parties.provider),
        "client": _party(parties.client),
        "sure": parties.sure,
    }


def _party(party: Party) -> PartyJson:
    return {"term": party.term, "name": party.name}


def _finding(review: Review, assessment: Assessment) -> FindingJson:
    term: Term = review.options.playbook.term(assessment.term)
    return {
        "term": term.id,
        "red_line": term.red_line,
        "title": term.title,
        "status": assessment.status,
        "priority": term.priority,
        "reasons": [{"code": r.code, "message": r.message} for r in assessment.reasons],
        "evidence": [_evidence(review.outline, span) for span in assessment.evidence],
        "values": _values(assessment),
        "walk_away": term.walk_away,
        "edits": [_edit(review.outline, e) for e in review.plan.edits if e.term == term.id],
        "held_back": held_back_reason(review, term.id),
    }


def _values(assessment: Assessment) -> dict[str, float]:
    """The first figure read under each name."""
    values: dict[str, float] = {}
    for value in assessment.values:
        values.setdefault(value.name, _number(value.amount))
    return values


def _number(amount: float) -> float:
    """A whole amount as an integer, so that JSON says 30 and not 30.0."""
    return int(amount) if float(amount).is_integer() else amount


def _evidence(outline: Outline, span: Span) -> EvidenceJson:
    label, heading = clause_name(outline, span)
    return {
        "label": label,
        "heading": heading,
        **_place(_paragraph(outline, span), span.start, span.end),
        "text": outline.view.text(span),
    }


def clause_name(outline: Outline, span: Span) -> tuple[str, str]:
    """Number and heading of the clause that ``span`` stands in, each "" when there is none.

    A clause without a number, or without a heading, takes the nearest one above it.
    """
    index = outline.clause_of[span.paragraph] if span.story == BODY else -1
    label = heading = ""
    while index >= 0 and not (label and heading):
        clause = outline.clauses[index]
        label, heading = label or clause.label, heading or clause.heading
        index = clause.parent
    return label, heading


def _edit(outline: Outline, edit: Edit) -> EditJson:
    paragraph = _paragraph(outline, edit.span)
    new = edit.action == "insert-paragraphs"
    start, end = (edit.span.start, edit.span.end) if not new else (len(paragraph.text),) * 2
    return {
        "id": edit.id,
        "action": edit.action,
        **_place(paragraph, start, end),
        "before": "" if new else edit.before,
        "after": [_new(outline, p) for p in edit.paragraphs] if new else edit.after,
        "paragraph_text_sha256": hashlib.sha256(paragraph.text.encode()).hexdigest(),
        "comment": edit.comment,
    }


def _new(outline: Outline, new: NewParagraph) -> NewParagraphJson:
    style = outline.paragraph(new.like).style
    return {"text": new.whole, "style": style, "numbered": new.numbered}


def _paragraph(outline: Outline, span: Span) -> Paragraph:
    return outline.view.stories[span.story][span.paragraph]


def _place(paragraph: Paragraph, start: int, end: int) -> PlaceJson:
    place: PlaceJson = {
        "paragraph": paragraph.index if paragraph.story == BODY else None,
        "start": utf16_offset(paragraph.text, start),
        "end": utf16_offset(paragraph.text, end),
    }
    if paragraph.story != BODY:
        place["story"] = paragraph.story
    return place
