"""Headings: a paragraph that is only a heading, and the run-in lead of a clause.

Knows bold, capitals, title case and the shape of headings. Knows nothing of numbers or of nesting.
"""

import re
from dataclasses import dataclass

from transforms.text.model import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The words of a heading; ``alone`` when the paragraph holds nothing else.

    ``look`` is how it stands out: "style", "bold", "caps", "title" or "plain". ``end`` is the
    offset in the paragraph where the text behind a run-in heading begins.
    """

    text: str
    alone: bool
    look: str
    end: int


MOST_WORDS = 14
"""A heading of more words is a sentence."""

_VERB = re.compile(
    r"\b(?:shall|will|must|may|agrees?|means?|hereby|is|are|was|has|have|does|do|been|be|if|unless"
    r"|terminates?|provided|acknowledges?|represents?|executed|signed|governs?|applies|apply)\b",
    re.I,
)
_DUTY = re.compile(
    r"\b(?:shall|will|must|may|agrees?|means|hereby|is|are|was|has|have|be|unless)\b", re.I
)
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or per re the to upon vs with & –".split()
)
_CAPS_LEAD = re.compile(
    r"((?:[A-Z][A-Z0-9&/’'.-]*|[&/–—-]|\d+)(?:[,;]? {1,2}"
    r"(?:[A-Z][A-Z0-9&/’'()-]*|[&/–—-]|\d+|of|and))*)"
    r"(?:\s*(?:\.(?=\s|$)|:|\s[–—-]+\s|—)\s*[-_ ]*(?=[A-Z\"“‘(\[]|\d)|\s{3,}(?=[A-Z][a-z]|\d))"
)
_LEAD = re.compile(
    r"([A-Z][^\s.:;]*(?:[ ,/]+[^\s.:;]+){0,9}?)(?P<stop>\.(?=\s)|:(?=\s)|\s[–—-]\s|\s?—)"
    r"\s*(?=[A-Z\"“‘(\[]|\d+\.)"
)
_ABBREVIATED = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|No|Mr|Ms|Mrs|Dr|St|Attn|Tel|Re|Note|Dear|vs|e\.g|i\.e)$"
)
_TRAIL = " \t\n.:;_=–—-"
_LONGEST = 220
_LONGEST_LEAD = 80
_STOPS = re.compile(r"[.:–—]")
_RULES = re.compile(r"[-_=]{3,}")


def heading_at(paragraph: Paragraph, start: int, numbered: bool) -> Heading | None:
    """The heading that stands at ``start``, behind the number if there is one; None without one."""
    text = paragraph.text
    rest = text[start:]
    stripped = rest.strip()
    if not stripped:
        return None
    begin = start + len(rest) - len(rest.lstrip())
    return _alone(paragraph, begin, stripped, numbered) or _run_in(paragraph, begin, numbered)


def _alone(paragraph: Paragraph, begin: int, stripped: str, numbered: bool) -> Heading | None:
    """The heading that fills its paragraph."""
    if len(stripped) > _LONGEST:
        return None
    words = _RULES.sub("", stripped) if "--" in stripped or "==" in stripped else stripped
    plain = words.rstrip(_TRAIL)
    count = len(plain.split())
    if (
        not plain
        or count > MOST_WORDS
        or stripped[-1] in ";,"
        or stripped.endswith(("; and", ", and", "; or"))
    ):
        return None
    look = _look(paragraph, begin, plain)
    ends = words.rstrip()[-1:] in ".:"
    styled = look == "style" and (not _VERB.search(plain) or (count <= 8 and not ends))
    loud = look in {"bold", "caps"} and not _DUTY.search(plain)
    quiet = numbered and look in {"title", "plain"} and count <= 9 and not _VERB.search(plain)
    inner = re.search(r"[.:]\s" if loud or styled else r"[.;:]\s", plain)
    if inner or not any(c.isalpha() for c in plain) or plain[:1] in "“\"'‘•[":
        return None
    if not plain[:1].isupper() and not plain[:1].isdigit():
        return None
    if styled or loud or (quiet and (not ends or look == "title")):
        return Heading(text=plain, alone=True, look=look, end=len(paragraph.text))
    return None


def _look(paragraph: Paragraph, begin: int, plain: str) -> str:
    """How the words from ``begin`` stand out."""
    if paragraph.heading:
        return "style"
    letters = [c for c in plain if c.isalpha()]
    if len(letters) > 2 and all(c.isupper() for c in letters):
        return "caps"
    if _bold_until(paragraph, begin) >= begin + len(plain):
        return "bold"
    return "title" if is_title_case(plain) else "plain"


def _bold_until(paragraph: Paragraph, begin: int) -> int:
    """The end of the unbroken bold or underlined stretch that starts at ``begin``, or ``begin``."""
    end = begin
    for start, stop in paragraph.bold:
        if start <= end < stop or (
            end > begin and not paragraph.text[end:start].strip(" \t.:") and start >= end
        ):
            end = stop
        elif start > end:
            break
    return end


def is_title_case(text: str) -> bool:
    """Whether all words but the small ones open with a capital or a digit."""
    words = [word.strip("()[]“”\"'‘’,") for word in text.replace("/", " ").split()]
    weighty = [word for word in words if word and word.lower() not in _SMALL]
    return bool(weighty) and all(word[0].isupper() or not word[0].isalpha() for word in weighty)


def _run_in(paragraph: Paragraph, begin: int, numbered: bool) -> Heading | None:
    """The lead of a paragraph that goes on behind it."""
    text = paragraph.text
    window = text[begin : begin + 160]
    if window[:1] in "“\"'‘(•[":
        return None
    return (
        _bold_lead(paragraph, begin)
        or _caps_lead(text, window, begin)
        or _plain_lead(text, window, begin, numbered)
    )


def _bold_lead(paragraph: Paragraph, begin: int) -> Heading | None:
    """The bold lead of "**Late Payment.** Overdue sums"."""
    end = _bold_until(paragraph, begin)
    text = paragraph.text
    lead = text[begin:end]
    words = lead.split()
    if not words or len(words) > MOST_WORDS or end >= len(text.rstrip()):
        return None
    behind = text[end:].lstrip()
    stopped = lead.rstrip()[-1] in ".:–—-" or behind[:1] in ".:–—-"
    plain = lead.strip().rstrip(_TRAIL)
    if not stopped and not (len(words) <= 8 and behind[:1].isupper() and is_title_case(plain)):
        return None
    spoken = len(words) > 6 or not stopped
    if (spoken and _speaks(plain)) or not plain or plain[:1] in "“\"'":
        return None
    skip = len(text[end:]) - len(text[end:].lstrip(" .:–—-\t"))
    return Heading(text=" ".join(plain.split()), alone=False, look="bold", end=end + skip)


def _speaks(plain: str) -> bool:
    """Whether words are a sentence: there is a verb in small letters among them."""
    return any(match.group().islower() for match in _VERB.finditer(plain)) or plain.startswith(
        ("In this", "The following", "If ", "For the purposes")
    )


def _caps_lead(text: str, window: str, begin: int) -> Heading | None:
    """The lead in capitals of "LIMITATION OF LIABILITY. In no event"."""
    match = _CAPS_LEAD.match(window)
    if not match:
        return None
    plain = match.group(1).rstrip(_TRAIL)
    long_word = any(len(word) > 2 for word in re.findall(r"[A-Z]+", plain))
    if not long_word or len(plain.split()) > MOST_WORDS or _DUTY.search(plain):
        return None
    following = text[begin + match.end() : begin + match.end() + 40]
    if len(plain.split()) == 1 and (not following.strip() or len(plain) < 4):
        return None
    return Heading(text=plain, alone=False, look="caps", end=begin + match.end())


def _plain_lead(text: str, window: str, begin: int, numbered: bool) -> Heading | None:
    """The lead of "Grant of License. LMG grants" or, behind a number, "Late payment. Overdue"."""
    match = _LEAD.match(window) if _STOPS.search(window, 0, _LONGEST_LEAD) else None
    if not match:
        return None
    plain = match.group(1)
    titled = is_title_case(plain)
    count = len(plain.split())
    if _speaks(plain) or _ABBREVIATED.search(plain) or len(text) - begin - match.end() < 12:
        return None
    if count > (8 if titled else 5) or not (titled or (numbered and match.group("stop") == ".")):
        return None
    if not numbered and (match.group("stop") != "." or len(text) - begin < 60 or plain.isupper()):
        return None
    return Heading(text=plain, alone=False, look="title", end=begin + match.end())
