"""The number after a number, as contracts count: 8.6 after 8.5, (d) after (c), X after IX.

Knows counting. Knows no documents.
"""

import re

_LAST_NUMBER = re.compile(r"(\d+|[A-Za-z])(?=[^0-9A-Za-z]*$)")
_ROMAN_NUMBER = re.compile(r"\b[IVX]{2,}\b|\b[ivx]{2,}\b")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def next_label(label: str) -> str:
    """The number after ``label``: "8.5" gives "8.6", "(c)" gives "(d)", "IX." gives "X."."""
    match = _LAST_NUMBER.search(label)
    if roman := _ROMAN_NUMBER.search(label):
        return (
            label[: roman.start()] + _roman(_arabic(roman[0]) + 1, roman[0]) + label[roman.end() :]
        )
    if match is None:
        return label
    last = match[1]
    following = str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)
    return label[: match.start()] + following + label[match.end() :]


def _arabic(roman: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    digits = [values[letter] for letter in roman.lower()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _roman(number: int, like: str) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out.upper() if like.isupper() else out
