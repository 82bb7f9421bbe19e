"""Figures in every form that contracts write them."""

import pytest

from transforms.clauses.amounts import amount_at

DURATIONS = {
    "thirty (30) days": 30,
    "30 days": 30,
    "net 30": 30,
    "n30": 30,
    "net thirty (30) days": 30,
    "thirty-day": 30,
    "four weeks": 28,
    "two (2) calendar weeks": 14,
    "a fortnight": 14,
    "one month": 30,
    "three (3) months": 90,
    "one hundred twenty (120) days": 120,
    "fifteen (15) business days": 21,
    "10 working days": 14,
    "the forty-fifth (45th) day"[4:]: 45,
    "20th business day": 28,
    "48 hours": 2,
}
PERCENTAGES = {
    "1.5%": 1.5,
    "1.5 percent": 1.5,
    "one and one-half percent (1.5%)": 1.5,
    "1-1/2%": 1.5,
    "1½ %": 1.5,
    ".5%": 0.5,
    "150 basis points": 1.5,
    "ten per cent": 10,
    "five (5%) percent": 5,
    "one third of": 100 / 3,
    "half of": 50,
    "three quarters of": 75,
}
MULTIPLES = {"two (2) times": 2, "2x": 2, "twice": 2, "five times": 5, "treble": 3}
MONEY = {"$1,000,000": 1e6, "us$ 2 million": 2e6, "£250k": 250e3, "usd 5,000": 5000}


@pytest.mark.parametrize(("text", "days"), DURATIONS.items())
def test_a_duration_is_read_in_calendar_days(text: str, days: float) -> None:
    amount = amount_at(text, 0)
    assert amount is not None
    assert (amount.kind, round(amount.value, 3)) == ("duration", days)


@pytest.mark.parametrize(("text", "percent"), PERCENTAGES.items())
def test_a_percentage_is_read(text: str, percent: float) -> None:
    amount = amount_at(text, 0)
    assert amount is not None
    assert (amount.kind, amount.value) == ("percent", pytest.approx(percent))


@pytest.mark.parametrize(("text", "times"), MULTIPLES.items())
def test_a_multiple_is_read(text: str, times: float) -> None:
    amount = amount_at(text, 0)
    assert amount is not None
    assert (amount.kind, amount.value) == ("multiple", times)


@pytest.mark.parametrize(("text", "total"), MONEY.items())
def test_a_sum_of_money_is_read(text: str, total: float) -> None:
    amount = amount_at(text, 0)
    assert amount is not None
    assert (amount.kind, amount.value) == ("money", total)


@pytest.mark.parametrize("text", ["thirty (60) days", "ten (15%) percent", "sixty (30) days"])
def test_words_and_digits_that_disagree_are_told(text: str) -> None:
    amount = amount_at(text, 0)
    assert amount is not None
    assert amount.disagree


@pytest.mark.parametrize(
    "text", ["the parties", "net revenue", "a quarter-final", "one party", "month"]
)
def test_other_words_are_no_amount(text: str) -> None:
    assert amount_at(text, 0) is None
