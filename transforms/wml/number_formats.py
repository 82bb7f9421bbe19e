"""Numbers written in the formats of automatic numbering: 4, iv, D, fourth.

Knows ``ST_NumberFormat`` (17.18.59) by name. Knows nothing of lists. Words are English.
"""

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_CHICAGO = "*†‡§"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_IDEOGRAPHS = "〇一二三四五六七八九"


def roman(number: int) -> str:
    """4 is "IV"."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def letters(number: int) -> str:
    """1 is "A", 26 "Z", 27 "AA", 53 "AAA": Word repeats the letter."""
    return _repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ", number)


def cardinal(number: int) -> str:
    """21 is "twenty-one"."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        return _joined(_TENS[number // 10], number % 10, "-")
    if number < 1000:
        return _joined(f"{_UNITS[number // 100]} hundred", number % 100, " ")
    return _joined(f"{cardinal(number // 1000)} thousand", number % 1000, " ")


def ordinal_words(number: int) -> str:
    """21 is "twenty-first"."""
    words = cardinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return words[:cut] + _ORDINALS.get(last, regular)


def ordinal(number: int) -> str:
    """21 is "21st"."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _joined(head: str, rest: int, joint: str) -> str:
    return head + joint + cardinal(rest) if rest else head


def _repeated(alphabet: str, number: int) -> str:
    """The letter of that place; past the end letters are doubled, tripled and so on."""
    rounds, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (rounds + 1)


def _from(first: str, last: int) -> Callable[[int], str]:
    """Characters that follow one another from ``first`` as 1 up to ``last``, then plain digits."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _in(alphabet: str) -> Callable[[int], str]:
    return lambda number: _repeated(alphabet, number)


def _digits(zero: str) -> Callable[[int], str]:
    """Decimal digits of another script."""
    return lambda number: "".join(chr(ord(zero) + int(digit)) for digit in str(number))


def _ideographic(number: int) -> str:
    return "".join(_IDEOGRAPHS[int(digit)] for digit in str(number))


def _counted(number: int) -> str:
    """Chinese and Japanese counting up to 99: 21 is 二十一."""
    if number > 99:
        return _ideographic(number)
    tens, units = divmod(number, 10)
    head = "" if tens < 2 else _IDEOGRAPHS[tens]
    return head + ("十" if tens else "") + (_IDEOGRAPHS[units] if units or not tens else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "ordinal": ordinal,
    "cardinalText": lambda number: cardinal(number).capitalize(),
    "ordinalText": lambda number: ordinal_words(number).capitalize(),
    "hex": lambda number: f"{number:X}",
    "chicago": _in(_CHICAGO),
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalFullWidth": _digits("０"),
    "decimalFullWidth2": _digits("０"),
    "decimalHalfWidth": str,
    "thaiNumbers": _digits("๐"),
    "hindiNumbers": _digits("०"),
    "ideographDigital": _ideographic,
    "japaneseDigitalTenThousand": _ideographic,
    "taiwaneseDigital": _ideographic,
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "ideographTraditional": _in("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _in("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _from("㊀", 10),
    "hebrew2": _in(_HEBREW),
    "russianLower": _in(_RUSSIAN),
    "russianUpper": _in(_RUSSIAN.upper()),
    "arabicAlpha": _in(_ARABIC_ALPHA),
    "arabicAbjad": _in(_ARABIC_ABJAD),
    "thaiLetters": _in(_THAI),
    "aiueoFullWidth": _in(_AIUEO),
    "aiueo": _in(_AIUEO),
    "irohaFullWidth": _in(_IROHA),
    "iroha": _in(_IROHA),
    "ganada": _in(_GANADA),
    "chosung": _in(_CHOSUNG),
}
_LARGEST = 32_767  # Word counts no further
SILENT = frozenset({"bullet", "none"})


def formatted(number: int, fmt: str, pattern: str = "") -> str:
    """``number`` as the format shows it; digits for formats that are not known here.

    ``pattern`` is ``w:format`` of a custom format, "001, 002, 003, …", whose first item counts.
    """
    if fmt in SILENT:
        return ""
    if fmt == "custom":
        first = pattern.split(",")[0].strip()
        return str(number).zfill(len(first)) if first.isdigit() else str(number)
    if not 1 <= number <= _LARGEST and fmt not in ("decimal", "decimalZero"):
        return str(number) if number else ""
    return _FORMATS.get(fmt, str)(number)
