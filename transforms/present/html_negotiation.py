"""The report's last part: related risks, and what can be traded, for our side's eyes only.

Knows a review. Every risk names the terms it defeats and shows where it stands.
"""

from collections.abc import Iterator

from transforms.assess.model import RelatedRisk
from transforms.present.html_contract import paragraph_id
from transforms.present.json_report import clause_name, risk_of
from transforms.present.markup import Html, join, tag
from transforms.present.words import clause_title, numbered_title
from transforms.results import Review
from transforms.text.model import Span

LONGEST_QUOTE = 400


def risks_html(review: Review, *, linked: bool) -> Html:
    """Clauses outside the terms, each beside the terms that it can empty."""
    defeating = [r for r in review.risks if risk_of(review, r).defeats]
    cards = [_risk(review, found, linked=linked) for found in defeating]
    body = cards or [tag("p", "No clause was found that empties one of the terms.")]
    return tag("section", tag("h2", "Related risks", id="risks"), *body)


def trades_html(review: Review, *, linked: bool) -> Html:
    """What may be given away on each red line and what never, and clauses to trade with."""
    rows = (
        tag("tr", tag("th", numbered_title(red_line), scope="row"), *map(_items, sides))
        for red_line, sides in _trades(review)
    )
    names = ("", "May be given", "Never given up")
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="trades")
    cheap = [r for r in review.risks if not risk_of(review, r).defeats]
    cards = (_risk(review, found, linked=linked) for found in cheap)
    return tag(
        "section",
        tag("h2", "Concession candidates", id="concessions"),
        tag("p", "Internal. Not for the other side.", class_="stamp"),
        table,
        *cards,
    )


def _trades(review: Review) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    for red_line, trade in review.options.playbook.trades.items():
        yield red_line, (trade.give, trade.keep)


def _items(texts: tuple[str, ...]) -> Html:
    return tag("td", tag("ul", *(tag("li", text) for text in texts)))


def _risk(review: Review, found: RelatedRisk, *, linked: bool) -> Html:
    risk = risk_of(review, found)
    quotes = (_quote(review, span, linked=linked) for span in found.evidence)
    return tag(
        "article",
        tag("header", tag("h4", risk.title)),
        tag("p", risk.message, *_defeated(review, risk.defeats)),
        *quotes,
        class_="finding risk",
        aria_label=risk.title,
    )


def _defeated(review: Review, terms: tuple[str, ...]) -> Iterator[Html | str]:
    """Links to the findings that a risk bears on."""
    if terms:
        links = [
            tag("a", review.options.playbook.term(term).title, href=f"#{term}") for term in terms
        ]
        yield " Bears on: "
        yield join([links[0], *(join([Html(", "), link]) for link in links[1:])])
        yield "."


def _quote(review: Review, span: Span, *, linked: bool) -> Html:
    paragraph = review.outline.view.stories[span.story][span.paragraph]
    title = clause_title(*clause_name(review.outline, span)) or f"paragraph {span.paragraph + 1}"
    where = tag("a", title, href=f"#{paragraph_id(paragraph)}") if linked else tag("span", title)
    text = review.outline.view.text(span).strip()
    short = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()} …"
    return tag("figure", tag("figcaption", where), tag("blockquote", tag("p", short)))
