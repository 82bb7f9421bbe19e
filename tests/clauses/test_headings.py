"""Headings alone in their paragraph, and leads that run in."""

import pytest

from tests.clauses.sketch import line
from transforms.clauses.headings import heading_at
from transforms.text.model import Paragraph

ALONE = {
    "style": (line("Payment", heading=1), "Payment", False),
    "bold": (line("**Limits of Liability**"), "Limits of Liability", False),
    "capitals": (line("LIMITATION OF LIABILITY."), "LIMITATION OF LIABILITY", False),
    "numbered title case": (
        line("Software Maintenance Services"),
        "Software Maintenance Services",
        True,
    ),
    "numbered sentence case": (line("Who owns what"), "Who owns what", True),
    "rules under it": (line("Definitions.      -----------"), "Definitions", True),
    "two subjects": (
        line("**CONFIDENTIALITY; PROPRIETARY RIGHTS**"),
        "CONFIDENTIALITY; PROPRIETARY RIGHTS",
        False,
    ),
}
RUN_IN = {
    "bold": (line("**Late Payment.** Overdue sums bear interest."), "Late Payment", False),
    "bold with a verb": (
        line("**What we will do.** Over fourteen weeks we will write."),
        "What we will do",
        False,
    ),
    "bold and dash": (line("**Fees** – Client shall pay."), "Fees", False),
    "capitals": (
        line("TERM & TERMINATION. This Agreement is for a term of one year."),
        "TERM & TERMINATION",
        False,
    ),
    "capitals and dash": (line("USER FEES - Licensee pays monthly."), "USER FEES", False),
    "title case": (
        line("Grant of License. LMG grants TAG a licence to use the Tools in its offices."),
        "Grant of License",
        False,
    ),
    "numbered sentence case": (
        line("People learn on the job. No term stops them."),
        "People learn on the job",
        True,
    ),
    "small words": (
        line("Materials That Cannot Be Assigned. If any remain, Contractor grants."),
        "Materials That Cannot Be Assigned",
        True,
    ),
}
NONE = {
    "a sentence": (line("Contractor shall deliver the model."), False),
    "a numbered sentence": (line("Contractor will no longer provide the Services."), True),
    "a styled sentence": (
        line("Contractor will no longer provide the Services.", heading=1),
        False,
    ),
    "a defined term": (line("**“Services”** means the work."), False),
    "a list's member": (line("information security; and"), True),
    "the end of a shouted sentence": (line("THE SOFTWARE IS PROVIDED AS IS."), False),
    "a lead-in": (line("In this Agreement: “Fees” means the sums due."), True),
    "plain words without a number": (line("Who owns what"), False),
    "a bullet": (line("• Daily automated analysis"), False),
}


@pytest.mark.parametrize("name", ALONE)
def test_a_heading_fills_its_paragraph(name: str) -> None:
    paragraph, words, numbered = ALONE[name]
    heading = heading_at(paragraph, 0, numbered)
    assert heading
    assert (heading.text, heading.alone) == (words, True)


@pytest.mark.parametrize("name", RUN_IN)
def test_a_lead_runs_into_its_paragraph(name: str) -> None:
    paragraph, words, numbered = RUN_IN[name]
    heading = heading_at(paragraph, 0, numbered)
    assert heading
    assert (heading.text, heading.alone) == (words, False)
    assert paragraph.text[: heading.end].startswith(words)


@pytest.mark.parametrize("name", NONE)
def test_text_is_no_heading(name: str) -> None:
    paragraph, numbered = NONE[name]
    assert heading_at(paragraph, 0, numbered) is None


def test_the_heading_is_looked_for_behind_the_number() -> None:
    paragraph: Paragraph = line("9.2\t**Cap.** Liability is limited.")
    heading = heading_at(paragraph, 4, numbered=True)
    assert heading
    assert paragraph.text[heading.end :] == "Liability is limited."
