"""Figures written the way the contract writes them: "thirty (30) days", "30 days", "thirty days".

Knows numbers and contract English. Knows no rules.
"""

import re

from transforms.clauses.amounts import ONES, STARTERS, TENS, Amount, amount_at

_WORD_START = re.compile(r"[A-Za-z$€£]+|\d|\.\d")
_ALREADY = re.compile(r"\(\s*[\d.,]+\s*%?\s*\)")
_UNIT_TAIL = re.compile(
    r"(?P<rest>[ -]*(?:(?:business|working|banking|calendar|consecutive)[ -]+)?"
    r"(?:hour|day|week|fortnight|month|quarter|year)s?['’]?|\s*%|\s*per ?cent|\s*times?)$",
    re.IGNORECASE,
)
_PERCENT_TWICE = re.compile(r"[A-Za-z -]+?(?P<unit> per ?cent )\([\d.]+ ?%\)")
_NUMBER_IN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def number_words(number: int) -> str:
    """A whole number below a thousand in words."""
    if number >= 100:
        rest = number % 100
        return f"{number_words(number // 100)} hundred" + (f" {number_words(rest)}" if rest else "")
    for word, value in ONES.items():
        if value == number:
            return word
    for word, value in TENS.items():
        if value == number:
            return word
    tens = number - number % 10
    return f"{number_words(tens)}-{number_words(number % 10)}" if number else "zero"


def in_style(number: float, style: str) -> str:
    """``number`` as "thirty (30)", "30" or "thirty"; fractions always in digits."""
    digits = f"{number:g}"
    if style == "digits" or number != int(number) or number >= 1000:
        return digits
    words = number_words(int(number))
    return words if style == "words" else f"{words} ({digits})"


def style_of(text: str) -> str:
    """The number style in which ``text``, a single figure, is written."""
    has_digits = bool(re.search(r"\d", text))
    has_words = bool(re.search("|".join((*ONES, *TENS, "hundred")), text.lower()))
    if has_digits and has_words:
        return "words-digits"
    return "digits" if has_digits else "words"


def amounts_in(text: str) -> list[Amount]:
    """Every amount of ``text`` in order."""
    lower = text.lower()
    found: list[Amount] = []
    done = 0
    for match in _WORD_START.finditer(lower):
        word = match[0]
        if match.start() < done or (word.isalpha() and word not in STARTERS):
            continue
        amount = amount_at(lower, match.start())
        if amount and amount.end <= len(text):
            found.append(amount)
            done = amount.end
    return found


def restyle(text: str, style: str) -> str:
    """``text`` with its durations, percentages and multiples written in ``style``."""
    out: list[str] = []
    done = 0
    for amount in amounts_in(text):
        written = text[amount.start : amount.end]
        out += (text[done : amount.start], _restyled(written, style))
        done = amount.end
    out.append(text[done:])
    return "".join(out)


def _restyled(written: str, style: str) -> str:
    """One figure in another style; what cannot be told apart stays as it is."""
    tail = _UNIT_TAIL.search(written)
    number = _plain_number(written[: tail.start()] if tail else written)
    if tail is None or number is None or written.lower().startswith(("net", "a ", "an ", "$")):
        return written
    rest = tail["rest"]
    if rest.strip().startswith("%") and style != "digits":
        return written
    if style == "words-digits" and "cent" in rest and number == int(number):
        said, rest = in_style(number, "words"), f"{rest} ({number:g}%)"
    else:
        said = in_style(number, style)
    return said.capitalize() + rest if written[:1].isupper() else said + rest


def _plain_number(text: str) -> float | None:
    """The number that ``text`` writes in words, digits or both."""
    bare = _ALREADY.sub("", text).strip().lower()
    if match := _NUMBER_IN.fullmatch(bare):
        return float(match[0].replace(",", ""))
    total = 0
    for word in re.split(r"[ -]+", bare):
        if word == "hundred":
            total = max(1, total) * 100
        elif word in ONES or word in TENS:
            total += ONES.get(word, 0) + TENS.get(word, 0)
        elif word != "and":
            return None
    return float(total) if total else None


def refigured(written: str, wanted: str) -> str:
    """``wanted`` ("30 days", "1.5%") written as ``written`` ("sixty (60) days") is.

    The old unit is kept where both count the same unit; "Net 60" becomes "Net 30".
    """
    tail = _UNIT_TAIL.search(wanted)
    number = _plain_number(wanted[: tail.start()] if tail else wanted)
    if number is None:
        return wanted
    if twice := _PERCENT_TWICE.fullmatch(written):
        words = in_style(number, "words")
        words = words.capitalize() if written[:1].isupper() else words
        return f"{words}{twice['unit']}({number:g}%)"
    if net := re.match(r"(?i)(net[ -]+|n(?=\d))", written):
        rest = written[net.end() :]
        return net[0] + in_style(number, style_of(rest)) + _tail_of(rest, number)
    said = in_style(number, style_of(written))
    old_tail = _UNIT_TAIL.search(written)
    unit = tail["rest"] if tail else ""
    if old_tail and _same_unit(old_tail["rest"], unit):
        unit = _agreeing(old_tail["rest"], number)
    text = said + (unit if unit[:1] in " -%" or not unit else " " + unit.lstrip())
    return text[:1].upper() + text[1:] if written[:1].isupper() else text


def _tail_of(rest: str, number: float) -> str:
    tail = _UNIT_TAIL.search(rest)
    return _agreeing(tail["rest"], number) if tail else ""


def _same_unit(old: str, new: str) -> bool:
    def bare(unit: str) -> str:
        return unit.lower().strip(" -'’").rstrip("s").replace("per cent", "percent")

    return bare(old) == bare(new)


def _agreeing(unit: str, number: float) -> str:
    """The unit in the number that goes with ``number``; possessives and compounds as they are."""
    if number == 1 and unit[:1] == " ":
        return re.sub(r"(?i)(day|week|month|year|quarter|hour|time)s$", r"\1", unit)
    if (
        number != 1
        and re.search(r"(?i)(day|week|month|year|quarter|hour)$", unit)
        and unit[0] == " "
    ):
        return unit + "s"
    return unit
