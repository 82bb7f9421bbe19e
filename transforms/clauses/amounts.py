"""Durations, percentages, multiples and sums of money, in every form that contracts write them.

Knows the English of figures. Knows neither parties nor rules. A day is a calendar day; a business
day counts 7/5 of one; a month is 30 days, a quarter 90, a year 365.
"""

import re
from dataclasses import dataclass

ONES = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "one-half": 0.5, "one-quarter": 0.25, "a half": 0.5}
UNIT_DAYS = {
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
    "quarter": 90.0,
    "year": 365.0,
}

_TENS = "|".join(TENS)
_ONES = "|".join(sorted(ONES, key=len, reverse=True))
_WORDS = (
    rf"(?:(?:{_TENS})(?:[ -]+(?:{_ONES}))?|(?:{_ONES}))"
    rf"(?: +hundred(?: +(?:and +)?(?:(?:{_TENS})(?:[ -]+(?:{_ONES}))?|(?:{_ONES})))?)?|hundred"
)
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?(?:[ -]?(?:[¼½¾]|1/2|1/4|3/4))?|\.\d+|[¼½¾]"
_PAREN = rf"(?: *\( *(?P<paren>{_DIGITS}) *(?P<paren_percent>%)? *\))"
_NUMBER = (
    rf"(?:(?P<words>{_WORDS})(?P<half> +and +(?:one-half|one +half|one-quarter|a +half))?{_PAREN}?"
    rf"|(?P<digits>{_DIGITS})(?: *\( *(?P<paren_words>{_WORDS}) *\))?)"
)
_UNIT = (
    r"(?:[ -]+(?P<day_kind>business|working|banking|calendar|consecutive|full|further|additional|"
    r"clear|continuous))?[ -]*(?P<unit>hour|day|week|fortnight|month|quarter|year)s?(?:(?<=s)'|'s)?"
    r"(?![a-z])"
)
_DURATION = re.compile(rf"(?:net[ -]+)?{_NUMBER}{_UNIT}(?: +net(?! +of))?")
_NET = re.compile(rf"(?:net[ -]*|n(?=\d)){_NUMBER}(?! *(?:%|percent|per cent))(?!\.?\d)")
_PERCENT = re.compile(
    rf"{_NUMBER}(?: *(?:%|percent|per +cent|per +centum|percentage +points?)"
    rf"(?: *\( *(?P<after>{_DIGITS}) *%? *\))?"
    r"|(?P<basis> +basis +points))"
)
_BARE_PERCENT = re.compile(rf"{_NUMBER}(?<=%\))|(?P<only>{_DIGITS}) *%")
_MULTIPLE = re.compile(
    rf"{_NUMBER}(?:[ -]*(?:times|x|fold)(?![a-z]))"
    r"|(?P<single>twice|double|thrice|treble|triple)(?![a-z])"
)
_MONEY = re.compile(
    r"(?:us|usd|cad|aud|eur|gbp|hk)? ?(?P<sign>[$€£]) ?(?P<sum>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?: ?(?P<scale>thousand|million|billion|k|m|bn)(?![a-z]))?(?:,? ?(?:usd|us dollars|dollars))?"
    r"|(?:usd|eur|gbp|us dollars) ?(?P<coded>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?: ?(?P<coded_scale>thousand|million|billion)(?![a-z]))?"
)
_ONE_UNIT = re.compile(
    r"(?:a|an|one) (?P<unit>fortnight|month|week|quarter|year)(?:'s)?(?![a-z'-])"
)
_IS_RATE = re.compile(r"(?:%|percent|per cent|\))\s*$")
_FRACTION = re.compile(
    r"(?P<count>one|a|an|two|three)?[ -]*(?P<part>half|third|thirds|quarter|quarters|fifth|tenth)"
    r"(?=(?: *\(| +of(?![a-z])| *\|| upon| on |,? (?:when|at|due|payable)))"
)
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_COUNTS = {None: 1, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_ORDINAL_ONES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINAL_ONES += " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_ONES.split(), start=1)}
ORDINALS |= {f"{tens[:-1]}ieth": value for tens, value in TENS.items()}
ORDINALS |= {
    f"{tens}-{one}": value + number
    for tens, value in TENS.items()
    for one, number in list(ORDINALS.items())[:9]
}
_ORDINAL_DAY = re.compile(
    rf"(?P<word>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d+(?:st|nd|rd|th))"
    r"(?: *\( *\d+(?:st|nd|rd|th)? *\))?(?: (?P<kind>business|working|calendar))? day(?![a-z])"
)
SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure found in a text.

    ``kind`` is duration (``value`` in days), percent, multiple or money. ``start`` and ``end`` are
    offsets in the text read; ``business`` marks business days; ``disagree`` marks words and digits
    that name different numbers ("thirty (60)"), where the words are taken.
    """

    kind: str
    value: float
    start: int
    end: int
    business: bool = False
    disagree: bool = False


def words_to_number(words: str) -> float:
    """The number that English words name: "one hundred twenty" is 120."""
    total = 0
    for word in re.split(r"[ -]+", words):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word != "and":
            total += ONES.get(word, 0) + TENS.get(word, 0)
    return float(total)


def digits_to_number(digits: str) -> float:
    """The number that digits name: "1,200" is 1200, "1-1/2" and "1½" are 1.5."""
    fraction = 0.0
    for mark, value in (("1/2", 0.5), ("1/4", 0.25), ("3/4", 0.75), *FRACTIONS.items()):
        if digits.endswith(mark):
            digits, fraction = digits[: -len(mark)].rstrip(" -"), value
            break
    return (float(digits.replace(",", "")) if digits else 0.0) + fraction


def _number(match: re.Match[str]) -> tuple[float, bool]:
    """The number in a match of ``_NUMBER``, and whether its words and digits disagree."""
    groups = match.groupdict()
    if groups["words"]:
        value = words_to_number(groups["words"])
        if half := groups["half"]:
            value += 0.25 if "quarter" in half else 0.5
        written = groups["paren"] or groups.get("after")
        return value, written is not None and digits_to_number(written) != value
    value = digits_to_number(groups["digits"] or "")
    spelled = groups["paren_words"]
    return value, spelled is not None and words_to_number(spelled) != value


def _duration(text: str, at: int) -> Amount | None:
    if match := _DURATION.match(text, at):
        value, disagree = _number(match)
        business = match["day_kind"] in ("business", "working", "banking")
        days = value * UNIT_DAYS[match["unit"]] * (1.4 if business else 1)
        return Amount(
            kind="duration",
            value=days,
            start=at,
            end=match.end(),
            business=business,
            disagree=disagree,
        )
    if match := _NET.match(text, at):
        value, disagree = _number(match)
        return Amount(kind="duration", value=value, start=at, end=match.end(), disagree=disagree)
    return _one_unit(text, at) or _ordinal_day(text, at)


def _one_unit(text: str, at: int) -> Amount | None:
    """Periods such as "a month", "one week's"; in "1.5% a month" it is part of a rate."""
    match = _ONE_UNIT.match(text, at)
    if match is None or _IS_RATE.search(text, max(0, at - 9), at):
        return None
    days = UNIT_DAYS[match["unit"]]
    return Amount(kind="duration", value=days, start=at, end=match.end())


def _ordinal_day(text: str, at: int) -> Amount | None:
    """Days such as "the thirtieth day", "20th business day"."""
    match = _ORDINAL_DAY.match(text, at)
    if match is None:
        return None
    word = match["word"]
    days = float(ORDINALS[word] if word in ORDINALS else int(word[:-2]))
    business = match["kind"] in ("business", "working")
    return Amount(
        kind="duration",
        value=days * (1.4 if business else 1),
        start=at,
        end=match.end(),
        business=business,
    )


def _fraction(text: str, at: int) -> Amount | None:
    """Shares such as "one third of", "half of", "three quarters of"."""
    match = _FRACTION.match(text, at)
    if match is None:
        return None
    value = _COUNTS[match["count"]] * _PARTS[match["part"].rstrip("s")]
    return Amount(kind="percent", value=value, start=at, end=match.end())


def _percent(text: str, at: int) -> Amount | None:
    if match := _PERCENT.match(text, at):
        value, disagree = _number(match)
        value = value / 100 if match["basis"] else value
        return Amount(kind="percent", value=value, start=at, end=match.end(), disagree=disagree)
    match = _BARE_PERCENT.match(text, at)
    if match and match["only"]:
        value = digits_to_number(match["only"] or "")
        return Amount(kind="percent", value=value, start=at, end=match.end())
    if match and match.groupdict()["paren_percent"]:
        value, disagree = _number(match)
        return Amount(kind="percent", value=value, start=at, end=match.end(), disagree=disagree)
    return None


def _multiple(text: str, at: int) -> Amount | None:
    if match := _MULTIPLE.match(text, at):
        if single := match["single"]:
            value, disagree = (2.0 if single in ("twice", "double") else 3.0), False
        else:
            value, disagree = _number(match)
        return Amount(kind="multiple", value=value, start=at, end=match.end(), disagree=disagree)
    return None


def _money(text: str, at: int) -> Amount | None:
    if match := _MONEY.match(text, at):
        value = digits_to_number(match["sum"] or match["coded"] or "")
        value *= SCALES.get(match["scale"] or match["coded_scale"] or "", 1.0)
        return Amount(kind="money", value=value, start=at, end=match.end())
    return None


def amount_at(text: str, at: int) -> Amount | None:
    """The amount that begins at ``at`` of a lower-case ``text``, or None."""
    if text.startswith(("a ", "an "), at):
        return _fraction(text, at) or _one_unit(text, at)
    return (
        _money(text, at)
        or _percent(text, at)
        or _multiple(text, at)
        or _fraction(text, at)
        or _duration(text, at)
    )


STARTERS = frozenset({*ONES, *TENS, "hundred", "net", "n", "twice", "double", "thrice", "treble"})
STARTERS |= {"triple", "a", "an", "us", "usd", "cad", "aud", "eur", "gbp", "hk"}
STARTERS |= {"half", *(word.split("-")[0] for word in ORDINALS)}
"""First words of an amount, apart from digits and currency signs."""
