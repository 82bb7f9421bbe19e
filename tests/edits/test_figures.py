"""Figures in the contract's own style."""

import pytest

from transforms.edits.figures import refigured, restyle

REFIGURED = [
    ("sixty (60) days", "30 days", "thirty (30) days"),
    ("60 days", "30 days", "30 days"),
    ("Net 60", "30 days", "Net 30"),
    ("net sixty (60) days", "30 days", "net thirty (30) days"),
    ("sixty days'", "30 days", "thirty days'"),
    ("five (5) times", "1 times", "one (1) time"),
    ("0.5%", "1.5%", "1.5%"),
    ("ten percent (10%)", "25%", "twenty-five percent (25%)"),
    ("Forty-five (45) days", "30 days", "Thirty (30) days"),
    ("two months", "30 days", "thirty days"),
    ("thirty (30) business days", "15 business days", "fifteen (15) business days"),
]
SENTENCE = "within thirty days at 1.5 percent per month, after twelve months"
RESTYLED = {
    "words-digits": "within thirty (30) days at 1.5 percent per month, after twelve (12) months",
    "digits": "within 30 days at 1.5 percent per month, after 12 months",
    "words": SENTENCE,
}


@pytest.mark.parametrize(("written", "wanted", "expected"), REFIGURED)
def test_a_new_figure_is_written_as_the_old_one_was(
    written: str, wanted: str, expected: str
) -> None:
    assert refigured(written, wanted) == expected


@pytest.mark.parametrize(("style", "expected"), RESTYLED.items())
def test_our_figures_take_the_contracts_style(style: str, expected: str) -> None:
    assert restyle(SENTENCE, style) == expected
