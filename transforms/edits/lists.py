"""Lists of section numbers ("Sections 4, 9 and 12") with further sections put in.

Knows numbers and how lists are written. Knows no rules.
"""

import re
from collections.abc import Iterable

_NUMBER = r"(?:\d+(?:\.\d+)*|[IVX]+)"
_ITEM = rf"{_NUMBER}(?:\s*\((?![a-z]\)|[ivx]+\))[^()]{{2,60}}\))?"
_JOINT = r"(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_LIST = re.compile(
    rf"\b(?P<unit>Sections?|Articles?|Clauses?|Paragraphs?|Parts?)\s+(?P<items>{_ITEM}(?:{_JOINT}{_ITEM})*)"
    rf"(?![\w.]*\w)",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def with_sections(text: str, wanted: Iterable[tuple[str, str]]) -> tuple[int, int, str] | None:
    """Where the first list of ``text`` stands and how it reads with ``wanted`` in it.

    ``wanted`` holds numbers with their headings. None without a list, or when nothing is to add.
    """
    match = _LIST.search(text)
    items = re.findall(_ITEM, match["items"]) if match else []
    if match is None or len(items) < 2 and not match["unit"].lower().endswith("s"):
        return None
    have = {_top(item) for item in items}
    titled = all("(" in item for item in items)
    fresh = [
        f"{number} ({heading})" if titled and heading else number
        for number, heading in wanted
        if _value(number) not in have
    ]
    if not fresh or any(_is_roman(items[0]) != _is_roman(item) for item in fresh):
        return None
    merged = sorted([*items, *fresh], key=lambda item: _value(item))
    oxford = ", and " in match["items"] or ", &" in match["items"]
    return match.start("items"), match.end("items"), _joined(merged, oxford=oxford)


def _joined(items: list[str], *, oxford: bool) -> str:
    if len(items) < 3:
        return " and ".join(items)
    return ", ".join(items[:-1]) + (", and " if oxford else " and ") + items[-1]


def _is_roman(item: str) -> bool:
    return item[0] in _ROMAN


def _value(item: str) -> tuple[float, ...]:
    """A number for sorting: 10.2 after 9."""
    number = re.match(_NUMBER, item)
    if number is None:
        return (0.0,)
    if _is_roman(number[0]):
        return (float(_arabic(number[0])),)
    return tuple(float(part) for part in number[0].split("."))


def _top(item: str) -> tuple[float, ...]:
    """The number when the item is a whole section, else one that no section has."""
    value = _value(item)
    return value if len(value) == 1 else (-1.0, *value)


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)
