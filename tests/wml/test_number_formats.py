"""Numbers in the formats of automatic numbering."""

import pytest

from transforms.wml.number_formats import cardinal, formatted, ordinal, ordinal_words


@pytest.mark.parametrize(
    ("fmt", "number", "shown"),
    [
        ("decimal", 0, "0"),
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 107, "107"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 53, "aaa"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 113, "113th"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 3, "Third"),
        ("hex", 31, "1F"),
        ("chicago", 2, "†"),
        ("chicago", 5, "**"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 10, "十"),
        ("russianLower", 2, "б"),
        ("bullet", 3, ""),
        ("none", 3, ""),
        ("unheardOf", 3, "3"),
        ("upperRoman", 0, ""),
        ("upperLetter", 99_999_999, "99999999"),
    ],
)
def test_a_number_in_a_format(fmt, number, shown):
    assert formatted(number, fmt) == shown


@pytest.mark.parametrize(
    ("pattern", "shown"), [("001, 002, 003, ...", "007"), ("01, 02", "07"), ("?", "7")]
)
def test_a_custom_format_pads_like_its_first_item(pattern, shown):
    assert formatted(7, "custom", pattern) == shown


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (19, "nineteen"),
        (40, "forty"),
        (99, "ninety-nine"),
        (101, "one hundred one"),
        (2345, "two thousand three hundred forty-five"),
    ],
)
def test_cardinal_words(number, words):
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "first"), (12, "twelfth"), (20, "twentieth"), (42, "forty-second")]
)
def test_ordinal_words(number, words):
    assert ordinal_words(number) == words


@pytest.mark.parametrize("number", range(1, 120))
def test_ordinals_end_as_their_words_do(number):
    assert ordinal(number)[-2:] == ordinal_words(number)[-2:]
