"""Writes the sample contracts: `python -m samples.make_samples`.

Knows which samples there are and how each is set. Their words are under `source/`; nothing here
judges them (the labels beside each sample do).
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from samples.comments import Comment
from samples.drafting import Margin, draft
from samples.layout import Level, Look, Paper

HERE = Path(__file__).resolve().parent

CLIENT_MSA = Paper(
    title="Master Services Agreement (AI and Analytics)",
    author="Halvorsen Freight Systems Legal",
    subject="Form 22-A",
    styles={
        "Heading 1": Look(bold=True, caps=True, before=240, after=120, keep_next=True, size=11),
        "Clause 2": Look(align="both"),
        "Clause 3": Look(align="both", after=80),
        "Definition": Look(align="both", left=720),
    },
    lists={
        41: (
            Level(label="%1.", style="Heading1", left=720, hanging=720, bold=True),
            Level(label="%1.%2", style="Clause 2", left=720, hanging=720),
            Level(label="(%3)", kind="lowerLetter", style="Clause 3", left=1440, hanging=720),
        )
    },
    looks={
        "title": Look(align="center", bold=True, size=14, after=60),
        "subtitle": Look(align="center", italic=True, after=240),
        "body": Look(align="both"),
        "body-keep": Look(align="both", before=240, after=240, keep_next=True),
        "1": Look(style="Heading 1", number=(0, 41)),
        "2": Look(style="Clause 2", number=(1, 41)),
        "3": Look(style="Clause 3", number=(2, 41)),
        "def": Look(style="Definition"),
        "exhibit": Look(align="center", bold=True, size=12, new_page=True, after=60),
        "a-head": Look(bold=True, before=180, after=60, keep_next=True),
        "cell": Look(after=60, before=60),
        "cell-head": Look(bold=True, after=60, before=60),
        "running": Look(size=8.5, tabs=(4680,)),
    },
    header="Halvorsen Freight Systems, Inc.→→Master Services Agreement",
    footer="HFS Legal Form 22-A (rev. 11/2025)→→Page {page} of {pages}",
)

SERVICES_AGREEMENT = Paper(
    title="Services agreement: image inspection system",
    author="Wetherfold Bakeries Limited",
    letter=False,
    font="Arial",
    size=10,
    language="en-GB",
    line=264,
    looks={
        "title": Look(align="center", bold=True, size=15, before=600, after=120),
        "centre": Look(align="center", after=360),
        "plain": Look(before=120, keep_next=True),
        "party": Look(left=720, first=-720, align="both", tabs=(720,)),
        "n1": Look(left=720, first=-720, before=200, keep_next=True, tabs=(720,)),
        "n2": Look(left=720, first=-720, align="both", tabs=(720,)),
        "n3": Look(left=1440, first=-720, align="both", tabs=(1440,)),
        "def": Look(left=720, align="both"),
        "sign": Look(before=360, after=240, tabs=(5400,)),
        "schedule": Look(align="center", bold=True, new_page=True),
        "schedule2": Look(align="center", bold=True, before=360),
        "sched": Look(left=360, first=-360, align="both", tabs=(360,)),
        "cell": Look(before=40, after=40),
        "cell-head": Look(bold=True, before=40, after=40),
        "running": Look(align="center", size=8),
    },
    footer="{page}",
)

NEGOTIATED_CONSULTING = Paper(
    title="Consulting Agreement",
    author="Ostrava Lane AI Studio",
    font="Book Antiqua",
    size=12,
    styles={
        "Heading 1": Look(
            align="center", bold=True, before=280, after=120, keep_next=True, size=12
        ),
        "Side Heading": Look(bold=True, italic=True, before=160, keep_next=True),
    },
    lists={
        51: (Level(label="Article %1.", style="Heading1", after="space", bold=True),),
    },
    looks={
        "title": Look(align="center", bold=True, size=16, after=300),
        "article": Look(style="Heading 1", number=(0, 51)),
        "body": Look(align="both"),
        "body-keep": Look(before=240, after=240, keep_next=True),
        "schedule": Look(align="center", bold=True, new_page=True),
        "side": Look(style="Side Heading"),
        "cell": Look(before=60, after=60),
        "cell-head": Look(italic=True, before=60, after=60),
        "running": Look(size=9, tabs=(4680,)),
    },
    header="Draft for discussion→→Larkmont / Ostrava Lane",
    footer="→Page {page}",
    tracking=True,
)

NEGOTIATION = Margin(
    authors={"D": "Dana Whitlock", "R": "Rafael Osei", "M": "Mirela Fontaine"},
    started=datetime(2026, 2, 11, 14, 2, tzinfo=UTC),
    comments=(
        Comment(
            id=1,
            author="R",
            date="2026-02-11T15:40:00Z",
            text="Our payment run is on the 10th and 25th. We cannot do thirty days.",
        ),
        Comment(
            id=2,
            author="M",
            date="2026-02-12T09:15:00Z",
            text="We pay our engineers every two weeks. Could invoices over $20,000 be paid apart?",
            answers=1,
        ),
        Comment(
            id=3,
            author="D",
            date="2026-02-11T16:05:00Z",
            text="Company form. We do not exclude our own recovery.",
        ),
    ),
)

SAMPLES: dict[str, tuple[Paper, Margin]] = {
    "client-msa": (CLIENT_MSA, Margin()),
    "services-agreement": (SERVICES_AGREEMENT, Margin()),
    "negotiated-consulting": (NEGOTIATED_CONSULTING, NEGOTIATION),
}


def make(name: str) -> bytes:
    """The bytes of one sample."""
    paper, margin = SAMPLES[name]
    source = (HERE / "source" / f"{name}.txt").read_text(encoding="utf-8")
    return draft(source, paper, margin)


def main() -> int:
    """Write every sample beside this file."""
    for name in SAMPLES:
        (HERE / f"{name}.docx").write_bytes(make(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
