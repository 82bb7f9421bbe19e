"""A short contract with one hostile, one weak and many missing terms, for the command line."""

from tests.builders import docx, p

HOSTILE_DAYS = "seventy-five (75) days"


def short_contract(*more: str) -> bytes:
    """Its bytes; ``more`` are paragraphs after the last clause."""
    return docx(
        p("MASTER SERVICES AGREEMENT"),
        p(
            "This Master Services Agreement (this “Agreement”) is made between Harbor Foods, Inc., "
            "a Delaware corporation (“Client”), and Acme AI LLC, a Texas limited liability company "
            "(“Consultant”). Consultant shall perform the services described in each statement of "
            "work (“SOW”), and Client shall pay the Fees."
        ),
        p("1. Fees and Payment"),
        p(f"1.1 Client shall pay each invoice within {HOSTILE_DAYS} after receipt."),
        p("2. Limitation of Liability"),
        p(
            "2.1 Consultant’s total aggregate liability under this Agreement shall not exceed the "
            "total fees paid by Client to Consultant in the twelve months preceding the claim."
        ),
        p("3. General"),
        p("3.1 This Agreement is governed by the laws of Delaware."),
        *(p(text) for text in more),
    )
