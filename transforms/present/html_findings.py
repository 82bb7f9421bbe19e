"""One card for each term: verdict, reasons, passages with the redline, and our own notes.

Knows a review. Everything here is for our side's eyes; the page says so.
"""

from collections.abc import Iterator

from transforms.assess.model import Assessment
from transforms.edits.model import Edit
from transforms.edits.wording import fill
from transforms.playbook.model import Term
from transforms.present.html_contract import new_paragraph_html, paragraph_id, runs_html
from transforms.present.json_report import clause_name, held_back_reason
from transforms.present.marked import edits_by_paragraph, marked_runs, window_around
from transforms.present.markup import Html, join, tag
from transforms.present.words import STATUS_SIGNS, clause_title
from transforms.results import Review
from transforms.text.model import BODY, Paragraph, Span

CONTEXT_CHARACTERS = 220


def finding_html(review: Review, assessment: Assessment, *, linked: bool) -> Html:
    """The card; ``linked`` when the page holds the contract that passages can link to."""
    term = review.options.playbook.term(assessment.term)
    edits = [edit for edit in review.plan.edits if edit.term == term.id]
    return tag(
        "article",
        tag("header", tag("h4", term.title), status_html(assessment.status)),
        *_reasons(assessment),
        *_passages(review, assessment, edits, linked=linked),
        *_comment(edits),
        _internal(review, term),
        _wording(review, term),
        id=term.id,
        class_=f"finding {assessment.status}",
        aria_label=f"{term.title}: {assessment.status}",
    )


def status_html(status: str) -> Html:
    """The status as a sign and a word, coloured by its class."""
    sign = STATUS_SIGNS[status]
    icon = tag("span", sign.sign, aria_hidden="true")
    return tag("span", icon, f" {sign.word}", class_=f"status {status}")


def _reasons(assessment: Assessment) -> Iterator[Html]:
    if assessment.reasons:
        yield tag("ul", *(tag("li", r.message) for r in assessment.reasons), class_="reasons")


def _passages(
    review: Review, assessment: Assessment, edits: list[Edit], *, linked: bool
) -> Iterator[Html]:
    """Each paragraph that decided or is edited, in the document's order."""
    places = {(s.story, s.paragraph) for s in assessment.evidence}
    places |= {(e.span.story, e.span.paragraph) for e in edits}
    view = review.outline.view
    for story, index in sorted(places, key=lambda place: (place[0] != BODY, *place)):
        paragraph = view.stories[story][index]
        cited = [s for s in assessment.evidence if (s.story, s.paragraph) == (story, index)]
        here = list(edits_by_paragraph(edits, story).get(index, ()))
        yield _passage(review, paragraph, cited, here, linked=linked)


def _passage(
    review: Review, paragraph: Paragraph, cited: list[Span], edits: list[Edit], *, linked: bool
) -> Html:
    inside = [edit for edit in edits if edit.action != "insert-paragraphs"]
    lines = [_excerpt(paragraph, cited, inside)] if cited or inside else []
    new = [new_paragraph_html(review, n) for edit in edits for n in edit.paragraphs]
    where = _where(review, paragraph, linked=linked)
    caption = tag("figcaption", "" if lines else "New, after ", where)
    return tag("figure", caption, tag("blockquote", *lines, *new))


def _where(review: Review, paragraph: Paragraph, *, linked: bool) -> Html:
    """The clause's number and heading, or the paragraph's place in its story."""
    span = Span(story=paragraph.story, paragraph=paragraph.index, start=0, end=0)
    title = clause_title(*clause_name(review.outline, span))
    story = "" if paragraph.story == BODY else f"{paragraph.story}, "
    words = f"{story}{title or f'paragraph {paragraph.index + 1}'}"
    return tag("a", words, href=f"#{paragraph_id(paragraph)}") if linked else tag("span", words)


def _excerpt(paragraph: Paragraph, cited: list[Span], edits: list[Edit]) -> Html:
    places = [(s.start, s.end) for s in cited] + [(e.span.start, e.span.end) for e in edits]
    window = window_around(paragraph.text, places, CONTEXT_CHARACTERS)
    runs = marked_runs(paragraph, edits, cited=cited, window=window)
    before = "… " if window.start else ""
    after = " …" if window.end < len(paragraph.text) else ""
    return tag("p", before, runs_html(runs), after, class_="line")


def _comment(edits: list[Edit]) -> Iterator[Html]:
    comments = dict.fromkeys(edit.comment for edit in edits if edit.comment)
    for comment in comments:
        yield tag("p", tag("b", "Comment to the other side: "), comment or "", class_="comment")


def _internal(review: Review, term: Term) -> Html:
    held_back = held_back_reason(review, term.id)
    rows = [("Why it matters", term.why), ("Walk-away", term.walk_away)]
    if held_back:
        rows.insert(0, ("Not edited, because", held_back))
    entries = (join([tag("dt", name), tag("dd", text)]) for name, text in rows if text.strip())
    label = tag("p", "Internal", class_="stamp")
    return tag("div", label, tag("dl", *entries), class_="internal")


def _wording(review: Review, term: Term) -> Html:
    """The three positions in the contract's words, folded away on screen and open in print."""
    positions = [
        ("Standard", term.wording.standard),
        ("Mutual", term.wording.mutual),
        ("Fallback", term.wording.fallback),
    ]
    entries = (
        join([tag("dt", name), tag("dd", fill(text.strip(), review.outline))])
        for name, text in positions
        if text.strip()
    )
    return tag("details", tag("summary", "Our wording"), tag("dl", *entries), class_="wording")
