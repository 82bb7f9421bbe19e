"""The words, signs and order in which people are shown a review, the same at every door.

Knows how to say a thing. Knows neither HTML nor terminals.
"""

from dataclasses import dataclass

from transforms.playbook.model import RED_LINES

RED_LINE_TITLES = {
    "ip": "Intellectual property",
    "liability": "Liability",
    "data": "Data",
    "scope": "Scope of work",
    "payment": "Payment",
    "termination": "Termination",
    "performance": "Performance",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSign:
    """How a status is shown: never by colour alone."""

    word: str
    sign: str
    plain_sign: str  # where only ASCII can be shown
    meaning: str


STATUS_SIGNS = {
    "hostile": StatusSign(
        word="hostile", sign="✕", plain_sign="x", meaning="the contract says the opposite"
    ),
    "missing": StatusSign(
        word="missing", sign="○", plain_sign="o", meaning="the contract does not say it"
    ),
    "weak": StatusSign(word="weak", sign="▲", plain_sign="!", meaning="said, but it falls short"),
    "adequate": StatusSign(word="adequate", sign="✓", plain_sign="+", meaning="protected"),
}
WORST_FIRST = tuple(STATUS_SIGNS)


def red_line_title(red_line: str) -> str:
    """The title people see for a red line's name."""
    return RED_LINE_TITLES.get(red_line, red_line.capitalize())


def numbered_title(red_line: str) -> str:
    """The title behind its number, "2. Liability", the order everyone knows them in."""
    title = red_line_title(red_line)
    return f"{RED_LINES.index(red_line) + 1}. {title}" if red_line in RED_LINES else title


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 edit", "2 edits"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def clause_title(label: str, heading: str) -> str:
    """The clause as people cite it: "9.2 Limit", "Article 9, Limit", or what there is of it."""
    number, name = label.strip(), heading.strip()
    if not number or not name:
        return number or name
    return f"{number}, {name}" if number[0].isalpha() else f"{number} {name}"
