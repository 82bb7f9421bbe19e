"""Figures in the contract's own style."""

import pytest

from transforms.edits.figures import refigured, restyle, rewritten

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
    ("forty-fifth (45th) day", "30 days", "thirtieth (30th) day"),
    ("45th day", "30 days", "30th day"),
    ("sixty (60) day", "15 days", "fifteen (15) day"),
    ("200%", "1 time", "100%"),
    ("two hundred percent (200%)", "1 time", "one hundred percent (100%)"),
]
IN_PLACE = [
    (
        "[[____]] percent of the rest",
        "25 percent",
        "words-digits",
        "twenty-five (25) percent of the rest",
    ),
    ("for [[●]] days afterwards", "30 days", "words", "for thirty days afterwards"),
    ("within [[●]] of receipt", "30 days", "digits", "within 30 days of receipt"),
    ("past due: [[0.5%]] per month", "1.5 percent per month", "digits", "past due: 1.5% per month"),
    (
        "at [[one percent (1%)]] per annum",
        "1.5 percent per month",
        "words-digits",
        "at eighteen percent (18%) per annum",
    ),
    ("interest of [[0.5%]].", "1.5 percent per month", "digits", "interest of 1.5% per month."),
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


@pytest.mark.parametrize(("text", "wanted", "style", "expected"), IN_PLACE)
def test_a_figure_fits_the_words_around_it(
    text: str, wanted: str, style: str, expected: str
) -> None:
    before, rest = text.split("[[")
    written, after = rest.split("]]", 1)
    plain = before + written + after
    start = len(before)
    new = rewritten(plain, start, start + len(written), wanted, style)
    assert f"{before}{new}{after}" == expected


def test_a_sum_of_money_that_is_blank_takes_no_share() -> None:
    assert rewritten("Fees: $______ per month", 7, 13, "30%", "digits") is None
