"""Writes the labelled test contracts: `python -m tests.gold.make_gold`.

Knows which contracts there are and how each is set. Their words are under `source/`; their truth
is in the `.json` beside each.
"""

import sys
from pathlib import Path

from samples.drafting import draft
from samples.layout import Level, Look, Paper

HERE = Path(__file__).resolve().parent

SAAS_AI_TERMS = Paper(
    title="Software and Forecasting Services Terms",
    author="Thornbury Signal",
    font="Calibri",
    size=11,
    styles={"Heading 2": Look(bold=True, before=240, after=80, keep_next=True, size=12)},
    looks={
        "title": Look(bold=True, size=20, after=200),
        "h": Look(style="Heading 2"),
        "h-new": Look(style="Heading 2", new_page=True),
        "body-keep": Look(before=240, after=240, keep_next=True),
        "cell": Look(before=60, after=60),
    },
    footer="Thornbury Signal, Inc.",
)

LETTER_AGREEMENT = Paper(
    title="Guest message assistant",
    author="Paper Kite Intelligence",
    font="Georgia",
    size=10.5,
    after=160,
    looks={
        "right": Look(align="right", after=240),
        "left": Look(),
        "subject": Look(bold=True, align="center", before=120),
        "plan": Look(bold=True, new_page=True, size=13),
        "bullet": Look(style="List Bullet"),
    },
)

ORDER_FORM_SOW = Paper(
    title="Order Form and Statement of Work",
    author="Brightloom Systems",
    font="Verdana",
    size=10,
    lists={61: (Level(label="%1.", left=360, hanging=360),)},
    looks={
        "title": Look(align="center", bold=True, size=15, after=60),
        "centre": Look(align="center", after=240),
        "head": Look(bold=True, underline=True, before=240, keep_next=True),
        "head-new": Look(bold=True, underline=True, new_page=True, keep_next=True),
        "item": Look(number=(0, 61)),
        "cell": Look(before=60, after=60),
        "cell-head": Look(bold=True, before=60, after=60),
    },
    footer="KP-2026-07→{page}/{pages}",
)

PRIME_SUBCONTRACT = Paper(
    title="Subcontract for Predictive Analytics Services",
    author="Tamarisk Federal Systems",
    size=12,
    styles={
        "Heading 1": Look(
            align="center", bold=True, caps=True, before=240, keep_next=True, size=12
        ),
        "Heading 2": Look(align="both", size=12),
        "Heading 3": Look(align="both", size=12),
    },
    lists={
        71: (
            Level(
                label="Article %1.", kind="upperRoman", style="Heading1", after="space", bold=True
            ),
            Level(label="Section %1.%2", style="Heading2", after="space", legal=True),
            Level(label="(%3)", kind="lowerLetter", style="Heading3", left=1440, hanging=720),
        )
    },
    looks={
        "title": Look(align="center", bold=True, size=14),
        "centre": Look(align="center", after=240),
        "body": Look(align="both"),
        "body-keep": Look(before=240, after=240, keep_next=True),
        "1": Look(style="Heading 1", number=(0, 71)),
        "2": Look(style="Heading 2", number=(1, 71)),
        "3": Look(style="Heading 3", number=(2, 71)),
        "schedule": Look(align="center", bold=True, new_page=True),
        "schedule-same": Look(align="center", bold=True, before=360),
        "cell": Look(before=40, after=40),
        "cell-head": Look(bold=True, before=40, after=40),
        "running": Look(align="center"),
    },
    footer="- {page} -",
)

CONTRACTS: dict[str, Paper] = {
    "saas-ai-terms": SAAS_AI_TERMS,
    "letter-agreement": LETTER_AGREEMENT,
    "order-form-sow": ORDER_FORM_SOW,
    "prime-subcontract": PRIME_SUBCONTRACT,
}


def make(name: str) -> bytes:
    """The bytes of one contract."""
    source = (HERE / "source" / f"{name}.txt").read_text(encoding="utf-8")
    return draft(source, CONTRACTS[name])


def main() -> int:
    """Write every contract beside this file."""
    for name in CONTRACTS:
        (HERE / f"{name}.docx").write_bytes(make(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
