"""Reads what a playbook says of negotiating: what to trade, and which other clauses are a risk.

Reads one file, ``negotiation.yaml``, which a playbook may lack. Knows no documents.
"""

from collections.abc import Collection

from transforms.playbook.decode import Fields, fail, parse
from transforms.playbook.model import RED_LINES, Risk, RiskExample, Trade

FILE = "negotiation.yaml"

Negotiation = tuple[dict[str, Trade], tuple[Risk, ...]]


def negotiation_of(text: str, terms: Collection[str]) -> Negotiation:
    """The trades by red line and the risks; ``terms`` are the ids that a risk may defeat.

    Raises PlaybookError naming the line.
    """
    if not text.strip():
        return {}, ()
    fields = parse(text, FILE, "the negotiation file")
    trades = _trades(fields.group("trades"))
    risks = tuple(_risk(group, terms) for group in fields.groups("risks"))
    fields.done()
    return trades, risks


def _trades(fields: Fields | None) -> dict[str, Trade]:
    if fields is None:
        return {}
    trades: dict[str, Trade] = {}
    for red_line in fields.keys_left:
        if red_line not in RED_LINES:
            raise fail(f"{red_line!r} is none of the red lines", fields.file, fields.line)
        group = fields.group(red_line, required=True)
        if group is None:  # a key just listed is never absent
            continue
        trades[red_line] = Trade(give=group.texts("give"), keep=group.texts("keep"))
        group.done()
    return trades


def _risk(fields: Fields, terms: Collection[str]) -> Risk:
    risk = Risk(
        id=fields.text("id"),
        title=fields.text("title"),
        defeats=fields.texts("defeats"),
        message=fields.text("message"),
        says=fields.texts("says", required=True),
        unless=fields.texts("unless"),
        examples=tuple(_example(group) for group in fields.groups("examples")),
        source=fields.file,
        line=fields.line,
    )
    unknown = [term for term in risk.defeats if term not in terms]
    if unknown:
        raise fail(f"the playbook has no term {unknown[0]!r}", fields.file, fields.line)
    fields.done()
    return risk


def _example(fields: Fields) -> RiskExample:
    example = RiskExample(
        name=fields.text("name"),
        found=fields.choice("found", ("true", "false")) == "true",
        text=fields.text("text"),
        line=fields.line,
    )
    fields.done()
    return example
