"""Comments for our own eyes: each term marked where it stands, and what is missing at the top.

Nothing in the text is changed, and every comment says first that it is internal. Knows verdicts and
playbooks. Knows no XML.
"""

from collections.abc import Iterator

from transforms.assess.model import Assessment
from transforms.clauses.model import Outline
from transforms.edits.model import Edit, EditPlan
from transforms.options import Options
from transforms.playbook.model import Term
from transforms.text.model import BODY, Span

INTERNAL = "INTERNAL, not for the other side."
"""What every comment begins with."""


def marking(outline: Outline, found: tuple[Assessment, ...], options: Options) -> EditPlan:
    """The comments on every term that the options cover; an empty body takes none."""
    chosen = [a for a in found if options.covers(a.term)]
    comments = [*_missing(outline, chosen, options)]
    for assessment in chosen:
        if assessment.status != "missing":
            comments += _standing(outline, assessment, options.playbook.term(assessment.term))
    return EditPlan(edits=tuple(sorted(comments, key=lambda edit: edit.span)))


def _missing(outline: Outline, found: list[Assessment], options: Options) -> Iterator[Edit]:
    """One comment at the top that names the missing terms."""
    terms = [options.playbook.term(a.term) for a in found if a.status == "missing"]
    top = next((p for p in outline.view.body if p.text.strip()), None)
    if terms and top is not None:
        named = "; ".join(f"{term.title} ({term.id})" for term in terms)
        place = Span(story=BODY, paragraph=top.index, start=0, end=len(top.text))
        yield _comment(outline, "missing", place, f"{INTERNAL} Missing: {named}.", 1)


def _standing(outline: Outline, assessment: Assessment, term: Term) -> Iterator[Edit]:
    """A comment with the verdict at the first place of a term, and a short one at the others."""
    places = assessment.evidence or assessment.passages[:1]
    for number, place in enumerate(places, 1):
        said = _verdict(assessment, term) if number == 1 else f"{term.title} stands here too."
        yield _comment(outline, term.id, place, f"{INTERNAL} {said}", number)


def _verdict(assessment: Assessment, term: Term) -> str:
    """Title, status, reasons, and the walk-away line where it matters."""
    head = f"{term.title} ({term.id}): {assessment.status}."
    reasons = [reason.message for reason in assessment.reasons]
    if assessment.status == "adequate":
        return " ".join([head, *reasons])
    return " ".join([head, *reasons, f"Walk-away: {term.walk_away}"])


def _comment(outline: Outline, subject: str, place: Span, text: str, number: int) -> Edit:
    return Edit(
        id=f"{subject}/{number}",
        term=subject,
        action="comment",
        span=place,
        before=outline.view.text(place),
        after=outline.view.text(place),
        comment=text,
    )
