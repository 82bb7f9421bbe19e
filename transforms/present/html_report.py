"""The report for our side: one page that needs nothing else, for a screen or for paper.

Knows the page's plan. No scripts, no addresses but its own, and nothing unescaped.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from transforms.assess.model import Assessment
from transforms.clauses.model import Party
from transforms.present.html_contract import contract_html
from transforms.present.html_findings import finding_html, status_html
from transforms.present.html_negotiation import risks_html, trades_html
from transforms.present.json_report import summary
from transforms.present.markup import Html, tag
from transforms.present.words import (
    STATUS_SIGNS,
    WORST_FIRST,
    counted,
    numbered_title,
)
from transforms.results import Outcome, Redlined, Review

STYLE = Path(__file__).parent / "assets" / "report.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def review_html(review: Review, name: str) -> str:
    """The review of the document called ``name`` as a page."""
    body = [
        _heading(review, name, "Review"),
        _summary(review),
        _findings(review, linked=False),
        risks_html(review, linked=False),
        trades_html(review, linked=False),
    ]
    return _page(f"Review of {name}", body)


def redline_html(outcome: Outcome, name: str) -> str:
    """The same page with the whole contract and its redlines."""
    review = outcome.review
    body = [
        _heading(review, name, "Redline"),
        _summary(review, _written(outcome)),
        _contract(review),
        _findings(review, linked=True),
        risks_html(review, linked=True),
        trades_html(review, linked=True),
    ]
    return _page(f"Redline of {name}", body)


def _page(title: str, body: list[Html]) -> str:
    """The document around ``body``."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="robots", content="noindex"),
        tag("title", title),
        tag("style", Html(STYLE.read_text(encoding="utf-8"))),
    )
    page = tag("html", head, tag("body", *body), lang="en")
    return f"<!doctype html>\n{page}\n"


def _heading(review: Review, name: str, kind: str) -> Html:
    playbook, parties = review.options.playbook, review.outline.parties
    facts = [
        ("Our side", _party(parties.provider)),
        ("Other side", _party(parties.client)),
        ("Playbook", f"{playbook.id} {playbook.version}, {review.options.position} position"),
    ]
    entries = (tag("div", tag("dt", term), tag("dd", text)) for term, text in facts)
    return tag(
        "header",
        tag("p", "Internal. Not for the other side.", class_="stamp"),
        tag("h1", tag("span", kind, class_="kind"), " ", name),
        tag("dl", *entries, class_="facts"),
        class_="page-header",
    )


def _party(party: Party) -> str:
    return f"{party.term} ({party.name})" if party.name else party.term


def _summary(review: Review, *extra: str) -> Html:
    lead = tag("p", " ".join([_verdict(review), *extra]), class_="lead")
    rows = (_red_line_row(review, red_line, group) for red_line, group in _by_red_line(review))
    table = tag(
        "table",
        tag("caption", "The seven red lines"),
        tag("tbody", *rows),
        class_="red-lines",
    )
    return tag(
        "section", tag("h2", "Summary", id="summary"), lead, _legend(), table, *_notes(review)
    )


def _verdict(review: Review) -> str:
    """The counts in a sentence, worst first."""
    counts = dict(summary(review).items())
    parts = [f"{counts[status]} {status}" for status in WORST_FIRST if counts[status]]
    edits = counted(len(review.plan.edits), "edit")
    return f"{counted(len(review.assessments), 'term')}: {', '.join(parts)}. {edits} proposed."


def _written(outcome: Outcome) -> str:
    """What the document we deliver holds."""
    if not isinstance(outcome, Redlined):
        return "Nothing had to be written."
    return (
        f"The document holds {counted(outcome.insertions, 'insertion')}, "
        f"{counted(outcome.deletions, 'deletion')} and {counted(outcome.comments, 'comment')}."
    )


def _legend() -> Html:
    entries = (
        tag("li", status_html(status), f" {STATUS_SIGNS[status].meaning}") for status in WORST_FIRST
    )
    return tag("ul", *entries, class_="legend")


def _by_red_line(review: Review) -> Iterator[tuple[str, list[Assessment]]]:
    """The assessments of each red line, in the playbook's order."""
    playbook = review.options.playbook
    groups = groupby(review.assessments, key=lambda a: playbook.term(a.term).red_line)
    return ((red_line, list(group)) for red_line, group in groups)


def _red_line_row(review: Review, red_line: str, assessments: list[Assessment]) -> Html:
    title = tag("th", numbered_title(red_line), scope="row")
    chips = (tag("li", _chip(review, assessment)) for assessment in assessments)
    return tag("tr", title, tag("td", tag("ul", *chips, class_="chips")))


def _chip(review: Review, assessment: Assessment) -> Html:
    """A link to the finding, with the status in words for those who do not see its sign."""
    sign = STATUS_SIGNS[assessment.status]
    title = review.options.playbook.term(assessment.term).title
    spoken = tag("span", f", {sign.word}", class_="spoken")
    icon = tag("span", sign.sign, aria_hidden="true")
    classes = f"status {assessment.status}"
    return tag("a", icon, f" {title}", spoken, href=f"#{assessment.term}", class_=classes)


def _notes(review: Review) -> Iterator[Html]:
    """What the reader must know besides the findings."""
    if review.notes:
        yield tag("h3", "Notes")
        yield tag("ul", *(tag("li", note) for note in review.notes), class_="notes")


def _contract(review: Review) -> Html:
    title = tag("h2", "The contract with the redlines", id="contract")
    return tag("section", title, contract_html(review), class_="whole")


def _findings(review: Review, *, linked: bool) -> Html:
    groups = (
        tag(
            "section",
            tag("h3", numbered_title(red_line)),
            *(finding_html(review, a, linked=linked) for a in assessments),
        )
        for red_line, assessments in _by_red_line(review)
    )
    return tag("section", tag("h2", "Findings", id="findings"), *groups)
