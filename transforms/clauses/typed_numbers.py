"""Clause numbers as they are typed or displayed: "1.", "9.2", "(a)", "Article IV", "§ 2".

Knows the forms of numbers and their values. Knows nothing of paragraphs' styles or of nesting.
A number that can be read in two ways, such as "(i)", yields both readings.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a number: its form ("(a)", "1.", "Article"), and its value as a path."""

    form: str
    path: tuple[int, ...]

    @property
    def value(self) -> int:
        """The last component, which counts up among siblings."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the start of a text, up to ``end``; ``label`` has no trailing punctuation.

    ``bare`` marks a form that needs support from its neighbours ("1 Purpose").
    """

    label: str
    readings: tuple[Reading, ...]
    end: int
    bare: bool = False


_NAMED = re.compile(
    r"\s*(ARTICLE|Article|SECTION|Section|CLAUSE|Clause|Sec\.|SEC\.|PART|Part|§§?)\s*"
    r"(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[IVXLC]{1,6}|[A-Z]|[Oo]ne|ONE)\b"
    r"(?P<tail>\s*[.:)–—-]*\s*)(?=(?P<next>.?))"
)
_DECIMAL = re.compile(
    r"\s*\(?(\d{1,3}(?:\.\d{1,3}){1,4})(?P<close>[.)]?)"
    r"(?!\s*(?:%|per ?cent\b|million\b|billion\b|hours?\b|days?\b|x\b|[GMT]B\b|mm\b))"
    r"(?:(?=\s|$)|(?<=[.)])|(?=[A-Z\"“(]))[\s:–—-]*"
)
_PLAIN = re.compile(
    r"\s*(?:\((\d{1,2})\)|(\d{1,3})(?P<close>[.)])(?!\d)|(\d{1,2})(?=\t|\s{2,}[A-Z]))[\s:–—-]*"
)
_BARE = re.compile(r"\s*(\d{1,2})\s+(?=[A-Z][A-Za-z]+(?:[ ,&/’'-]+[A-Za-z]+){0,7}\s*$)")
_LETTER = re.compile(
    r"\s*(?P<open>\(?)(?P<letters>[ivxl]{1,5}|[IVXL]{1,5}|[a-z]{1,2}|[A-Z]{1,2})(?P<close>[).])"
    r"(?:\s+|(?<=\))(?=\S)|$)"
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?:x{0,3}|xl|l?x{0,3}|xc|c)(?:ix|iv|v?i{0,3})")


def typed_number(text: str) -> Number | None:
    """The number that ``text`` opens with, or None."""
    head = text[:48].lstrip()[:1]
    if not head or not (head.isdigit() or head in "(§" or head.isalpha()):
        return None
    if head in "ACSPacsp§" and (named := _named(text)):
        return named
    if head.isdigit() or head == "(":
        number = _decimal(text) or _plain(text)
        if number or head.isdigit():
            return number
    return _letter(text)


def displayed_number(label: str) -> Number | None:
    """The number that Word displays for an automatically numbered paragraph; None for bullets."""
    stripped = label.strip()
    number = typed_number(stripped + " ") or _loose(stripped)
    if number or not any(c.isalnum() for c in stripped):
        return number
    return Number(stripped.rstrip(".:"), (Reading("other", (1,)),), len(label))


def _loose(label: str) -> Number | None:
    """A displayed number without punctuation: "3", "IV", "b"."""
    if label.isdigit():
        return Number(label, (Reading("1", (int(label),)),), len(label))
    if label.isalpha() and len(label) <= 5:
        return _letter(label + ". ")
    return None


def roman(text: str) -> int:
    """The value of a roman numeral in either case, 0 when it is none."""
    lowered = text.lower()
    if not lowered or not _ROMAN.fullmatch(lowered):
        return 0
    values = [_ROMAN_VALUES[c] for c in lowered]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def _named(text: str) -> Number | None:
    """A number like "Article IV" or "§ 2", only where no sentence runs on behind it."""
    match = _NAMED.match(text)
    if not match:
        return None
    if match.group("next").islower() or match.group("next") in ",;(" and match.group("next"):
        return None
    word, number = match.group(1), match.group(2)
    if word.lower() == "part" and not _ends_or_capital(match):
        return None
    return Number(
        f"{word} {number}", (Reading(word.title().rstrip("."), _path(number)),), match.end("tail")
    )


def _ends_or_capital(match: "re.Match[str]") -> bool:
    """Whether a heading or nothing follows, not a sentence."""
    after = match.group("next")
    return not after or after.isupper() or after in '"“['


def _path(number: str) -> tuple[int, ...]:
    """The value of the number behind "Article" or "Section"."""
    if number[0].isdigit():
        return tuple(int(re.sub(r"\D", "", part)) for part in number.split("."))
    if number.lower() == "one":
        return (1,)
    return (roman(number) or ord(number[0]) - 64,)


def _decimal(text: str) -> Number | None:
    """A number like "1.1", "10.2." or the one in "1.1Definitions"; "3.0" counts as "3."."""
    match = _DECIMAL.match(text)
    if not match:
        return None
    path = tuple(int(part) for part in match.group(1).split("."))
    if len(path) == 2 and path[1] == 0:
        return Number(match.group(1), (Reading("1.", path[:1]),), match.end())
    form = ".".join("1" * len(path))
    return Number(match.group(1), (Reading(form, path),), match.end())


def _plain(text: str) -> Number | None:
    """A number like "1.", "(3)", one before a tab, or the bare one of "1 Purpose"."""
    if match := _PLAIN.match(text):
        digits = match.group(1) or match.group(2) or match.group(4)
        form = "(1)" if match.group(1) else "1" + (match.group("close") or ".")
        label = f"({digits})" if match.group(1) else digits
        return Number(label, (Reading(form, (int(digits),)),), match.end(), not form[1:])
    if match := _BARE.match(text):
        return Number(match.group(1), (Reading("1.", (int(match.group(1)),)),), match.end(), True)
    return None


def _letter(text: str) -> Number | None:
    """A letter or roman numeral like "(a)", "A." or "iv)", or both at once."""
    match = _LETTER.match(text)
    if not match:
        return None
    letters, opens, closes = match.group("letters"), match.group("open"), match.group("close")
    if opens and closes == ".":
        return None
    readings = []
    lower = letters.islower()
    if len(set(letters)) == 1:
        value = ord(letters[0].lower()) - 96 + 26 * (len(letters) - 1)
        readings.append(Reading(opens + ("a" if lower else "A") + closes, (value,)))
    if value := roman(letters):
        readings.append(Reading(opens + ("i" if lower else "I") + closes, (value,)))
    if not readings:
        return None
    label = f"({letters})" if opens else letters
    return Number(label, tuple(readings), match.end())
