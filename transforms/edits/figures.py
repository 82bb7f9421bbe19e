"""Figures written the way the contract writes them: "thirty (30) days", "30 days", "thirty days".

Knows numbers and contract English. Knows no rules.
"""

import re
from functools import partial

from transforms.clauses.amounts import ONES, ORDINALS, STARTERS, TENS, Amount, amount_at

_WORD_START = re.compile(r"[A-Za-z$€£]+|\d|\.\d")
_ALREADY = re.compile(r"\(\s*[\d.,]+\s*%?\s*\)")
_UNIT_TAIL = re.compile(
    r"(?P<rest>[ -]*(?:(?:business|working|banking|calendar|consecutive)[ -]+)?"
    r"(?:hour|day|week|fortnight|month|quarter|year)s?['’]?|\s*%|\s*per ?cent|\s*times?)$",
    re.IGNORECASE,
)
_PERCENT_TWICE = re.compile(r"[A-Za-z -]+?(?P<unit> per ?cent )\([\d.]+ ?%\)")
_TWICE = re.compile(r"(?P<words>[a-z]+(?:-[a-z]+)? per ?cent) \((?P<digits>\d+)%\)")
_NUMBER_IN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ORDINAL = re.compile(
    r"(?P<word>[A-Za-z-]+|\d+(?:st|nd|rd|th))(?P<paren> *\( *\d+(?:st|nd|rd|th)? *\))?"
    r"(?P<rest>(?: (?:business|working|calendar))? day)$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\[\]_●•…\s.*TBDtbdX-]+$")
_MONEY_BEFORE = re.compile(r"(?:[$€£]|\b(?:USD|EUR|GBP)) ?$")
_UNIT_AFTER = re.compile(
    r"\s*\]?\s*(?:(?:business|working|calendar)[ -])?(?:%|per ?cent\b|days?\b|months?\b|times\b)",
    re.I,
)
_ABOVE_BASE = re.compile(r"[^.;]{0,40}?\b(?:above|over|plus)\b", re.IGNORECASE)
_PER_MONTH = re.compile(r" per month$")
_PERIOD_AFTER = re.compile(r"[^.;]{0,30}?\b(?:month|monthly)\b", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    r"[^.;]{0,28}?\b(?:annum|annual|annually|year|yearly|p\.a)\b", re.IGNORECASE
)


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
    return _TWICE.sub(partial(_share, style), "".join(out))


def _share(style: str, match: re.Match[str]) -> str:
    """A share such as "thirty percent (30%)" in the contract's style."""
    if style == "words-digits":
        return match[0]
    return f"{match['digits']}%" if style == "digits" else match["words"]


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


def rewritten(text: str, start: int, end: int, wanted: str, style: str) -> str | None:
    """``wanted`` in the place of ``text[start:end]``, or None where it cannot stand there.

    A blank is filled in ``style``, and with no unit where one follows it already. A rate keeps the
    period that follows it: 1.5% a month is 18% where "per annum" stands behind.
    """
    written, after = text[start:end], text[end : end + 40]
    if _MONEY_BEFORE.search(text[:start]) or written[:1] in "$€£" or _ABOVE_BASE.match(after):
        return None
    if _PER_MONTH.search(wanted):
        wanted = _of_period(wanted, after)
    if not _BLANK.match(written):
        return refigured(written, wanted)
    tail = _UNIT_TAIL.search(wanted)
    number = _plain_number(wanted[: tail.start()] if tail else wanted)
    if number is None:
        return restyle(wanted, style)
    if _UNIT_AFTER.match(after):
        return in_style(number, style)
    return restyle(wanted, style)


def is_needless(written: str, after: str) -> bool:
    """Whether a multiple says nothing where it stands: "one (1) time" before " the fees"."""
    tail = _UNIT_TAIL.search(written)
    is_times = tail is not None and tail["rest"].strip().lower() in ("time", "times")
    one = _plain_number(written[: tail.start()]) == 1 if tail else False
    return is_times and one and after.startswith(" the ")


def _of_period(wanted: str, after: str) -> str:
    """A monthly rate for the period named behind it, or with its own where none is."""
    if _YEAR_AFTER.match(after):
        number = _plain_number(_PER_MONTH.sub("", wanted).removesuffix("percent").strip())
        return wanted if number is None else f"{number * 12:g} percent"
    return _PER_MONTH.sub("", wanted) if _PERIOD_AFTER.match(after) else wanted


def refigured(written: str, wanted: str) -> str:
    """``wanted`` ("30 days", "1.5%") written as ``written`` ("sixty (60) days") is.

    The old unit is kept where both count the same unit; "Net 60" becomes "Net 30", "the
    forty-fifth (45th) day" the thirtieth, "200%" of a sum 100% of it.
    """
    period = _PER_MONTH.search(wanted)
    ending = period[0] if period else ""
    wanted = wanted.removesuffix(ending)
    tail = _UNIT_TAIL.search(wanted)
    number = _plain_number(wanted[: tail.start()] if tail else wanted)
    if number is None:
        return wanted + ending
    unit = tail["rest"] if tail else ""
    ordinal = _ORDINAL.fullmatch(written)
    if ordinal and _is_ordinal(ordinal["word"]):
        return _as_ordinal(int(number), ordinal)
    if "time" in unit and written.rstrip(") ").endswith(("%", "percent", "per cent")):
        number, unit = number * 100, " percent"
    return _as_written(number, unit, written) + ending


def _is_ordinal(word: str) -> bool:
    return word.lower() in ORDINALS or word[0].isdigit()


def _as_ordinal(number: int, written: re.Match[str]) -> str:
    """The "thirtieth (30th) day" in the place of "forty-fifth (45th) day"."""
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    digits = f"{number}{ending}"
    words = next((word for word, value in ORDINALS.items() if value == number), digits)
    said = digits if written["word"][0].isdigit() else words
    said = said.capitalize() if written["word"][0].isupper() else said
    paren = re.sub(r"\d+(?:st|nd|rd|th)?", digits, written["paren"] or "")
    return f"{said}{paren}{written['rest']}"


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _as_written(number: float, unit: str, written: str) -> str:
    """A number and its unit in the way of ``written``."""
    if twice := _PERCENT_TWICE.fullmatch(written):
        words = _with_half(number)
        words = words.capitalize() if written[:1].isupper() else words
        return f"{words}{twice['unit']}({number:g}%)"
    if net := re.match(r"(?i)(net[ -]+|n(?=\d))", written):
        rest = written[net.end() :]
        return net[0] + in_style(number, style_of(rest)) + _tail_of(rest, number)
    said = in_style(number, style_of(written))
    old_tail = _UNIT_TAIL.search(written)
    if old_tail and _same_unit(old_tail["rest"], unit):
        before = _plain_number(written[: old_tail.start()])
        singular = before != 1 and not old_tail["rest"].rstrip("'’").endswith("s")
        unit = old_tail["rest"] if singular else _agreeing(old_tail["rest"], number)
    text = said + (unit if unit[:1] in " -%" or not unit else " " + unit.lstrip())
    return text[:1].upper() + text[1:] if written[:1].isupper() else text


def _with_half(number: float) -> str:
    """A number in words, a half included: "one and one-half"."""
    if number > 1 and number % 1 == 0.5:
        return f"{number_words(int(number))} and one-half"
    return in_style(number, "words")


def _tail_of(rest: str, number: float) -> str:
    tail = _UNIT_TAIL.search(rest)
    return _agreeing(tail["rest"], number) if tail else ""


def _same_unit(old: str, new: str) -> bool:
    def bare(unit: str) -> str:
        plain = unit.lower().strip(" -'’").rstrip("s").replace("per cent", "percent")
        return plain.replace("%", "percent")

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
