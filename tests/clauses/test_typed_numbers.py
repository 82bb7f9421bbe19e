"""Clause numbers as they are typed and displayed."""

import pytest

from transforms.clauses.typed_numbers import displayed_number, roman, typed_number

NUMBERS = {
    "1. Definitions": ("1", "1."),
    "1.Definitions": ("1", "1."),
    "12)\tNotices": ("12", "1)"),
    "(3) the Supplier": ("(3)", "(1)"),
    "7\tConfidentiality": ("7", "1."),
    "1.1\tScope. Contractor shall": ("1.1", "1.1"),
    "2.1.1 the date": ("2.1.1", "1.1.1"),
    "10.2. “Fees” means": ("10.2", "1.1"),
    "3.1Payment is due": ("3.1", "1.1"),
    "4.0 WARRANTIES": ("4.0", "1."),
    "(a) to pay": ("(a)", "(a)"),
    "(aa) to deliver": ("(aa)", "(a)"),
    "b. Scope. The licence": ("b", "a."),
    "A. It has reviewed": ("A", "A."),
    "(iv) any other": ("(iv)", "(i)"),
    "ii. Licensee will not": ("ii", "i."),
    "IV. Record Keeping": ("IV", "I."),
    "ARTICLE IV – CHARGES": ("ARTICLE IV", "Article"),
    "Article 5. Term": ("Article 5", "Article"),
    "Section 3.": ("Section 3", "Section"),
    "SECTION 2.4 Payment": ("SECTION 2.4", "Section"),
    "§ 2 Fees": ("§ 2", "§"),
    "Part A – Milestones": ("Part A", "Part"),
    "2 PURPOSE": ("2", "1."),
}
NONE = [
    "Section 8 survives the end of this Agreement.",
    "Article 5 of the Regulation applies.",
    "Section 3.1, 4 and 5",
    "2525 Northwest Expressway",
    "30 days after the invoice",
    "1.5% per month",
    "2.5 million dollars",
    "(724) 867-2400",
    "A fee of $5 is due.",
    "I agree to the terms.",
    "(the “Supplier”)",
    "e.g. this one",
    "",
    "12",
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_a_number_has_its_label_and_form(text: str, expected: tuple[str, str]) -> None:
    number = typed_number(text)
    assert number
    assert (number.label, number.readings[0].form) == expected or expected[1] in {
        reading.form for reading in number.readings
    }


@pytest.mark.parametrize("text", NONE)
def test_prose_is_no_number(text: str) -> None:
    assert typed_number(text) is None


def test_the_rest_of_the_text_begins_behind_the_number() -> None:
    number = typed_number("9.2\tLimitation of Liability.")
    assert number
    assert "9.2\tLimitation of Liability."[number.end :] == "Limitation of Liability."


def test_a_letter_that_may_be_a_numeral_has_both_readings() -> None:
    number = typed_number("(i) the first")
    assert number
    assert {(r.form, r.value) for r in number.readings} == {("(a)", 9), ("(i)", 1)}


DISPLAYED = {"1.": "1", "(a)": "(a)", "2.1": "2.1", "IV": "IV", "3": "3", "ARTICLE 2": "ARTICLE 2"}


@pytest.mark.parametrize(("label", "expected"), DISPLAYED.items())
def test_a_displayed_number_is_read_without_text(label: str, expected: str) -> None:
    number = displayed_number(label)
    assert number
    assert number.label == expected


def test_a_bullet_is_no_number() -> None:
    assert displayed_number("•") is None


@pytest.mark.parametrize(
    ("text", "value"), [("iv", 4), ("XIX", 19), ("l", 50), ("mix", 0), ("iix", 0)]
)
def test_roman_numerals_have_values(text: str, value: int) -> None:
    assert roman(text) == value
