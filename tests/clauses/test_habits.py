"""How a contract writes."""

import pytest

from tests.clauses.sketch import view
from transforms.clauses.habits import habits
from transforms.clauses.model import Habits


def read(text: str) -> Habits:
    return habits(view(text).body, [True])


CASES = {
    "shall": ("Vendor shall act and shall stop, but it will rest.", "modal", "shall"),
    "will": ("Vendor will act and it will stop. It shall rest.", "modal", "will"),
    "must": ("The Supplier must act. It must stop.", "modal", "must"),
    "words and digits": (
        "within thirty (30) days or sixty (60) business days",
        "numbers",
        "words-digits",
    ),
    "digits": ("within 30 days or 60 business days", "numbers", "digits"),
    "words": ("within thirty days or two calendar months", "numbers", "words"),
    "money is no period": ("a fee of $30 days before; ten days", "numbers", "words"),
    "curly": ("the “Fees” and “Term”", "quotes", "curly"),
    "straight": ('the "Fees" and "Term"', "quotes", "straight"),
    "apostrophes alone": ("Vendor's and Client's", "quotes", "straight"),
    "British": ("a licence, organised in good behaviour", "spelling", "uk"),
    "American": ("a license organized with good behavior", "spelling", "us"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_habit_is_read(name: str) -> None:
    text, habit, value = CASES[name]
    assert getattr(read(text), habit) == value


def test_a_silent_contract_has_the_usual_habits() -> None:
    assert read("Nothing.") == Habits()


def test_only_operative_text_counts() -> None:
    body = view("Vendor must act.", "Vendor shall act.").body
    assert habits(body, [False, True]).modal == "shall"
