"""One paragraph's text cut into sentences, and what it tells by itself of lists.

Knows where English sentences end and what list labels look like. Knows no other paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"[.?!][\"”’')\]]*[ \t\n\xa0]+(?=[\"“‘(\[]?[A-Z0-9“(])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|No|Nos|Sec|Art|Exh|Mr|Ms|Mrs|Dr|St|vs?|e\.g|i\.e|etc|al|approx|cf|incl|para|cl)"
    r"|\b[A-Z]|^\W*(?:\d+|[a-z]|[ivx]+))\.$",
    re.IGNORECASE,
)
_OPEN_ABBREVIATIONS = frozenset(
    "no nos sec art mr ms mrs dr st v vs e.g i.e approx cf incl".split()
)
_LABEL = re.compile(
    r"\s*(?:\((?P<inner>[a-zA-Z]{1,4}|\d{1,2})\)|(?P<number>\d+(?:\.\d+)+)\.?|(?P<plain>\d{1,2}|[a-zA-Z]|[ivx]+)[.)]"
    r"|(?P<bullet>[•·▪◦●○\-–o*]))(?=[\s\xa0])"
)
_FOLLOWING = re.compile(r"\bfollowing$")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz,")
_LONGEST_ENDING = 10  # characters of the longest of the endings that open a list
_SHORTEST_OPEN = 20  # characters of a sentence without an end that opens a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """A paragraph's sentences.

    ``ranges`` are their offsets and texts. ``shape`` is the look of the paragraph's list label,
    "" without one. ``lead`` is the last sentence when it opens a list. ``resumes``: the paragraph
    may go on with the sentence before it. ``lower``: it begins with a small letter.
    """

    ranges: tuple[tuple[int, int, str], ...]
    shape: str
    lead: str | None
    resumes: bool
    lower: bool


def stretches_of(text: str, label: str, begin: int) -> Stretches:
    """The sentences of a paragraph from ``begin``, after a run-in heading."""
    found = tuple(ranges(text, begin))
    labelled = _LABEL.match(text)
    lower = text.lstrip()[:1].islower()
    return Stretches(
        ranges=found,
        shape=_shape(label or (labelled[0].strip() if labelled else "")),
        lead=_lead(*found[-1]) if found else None,
        resumes=lower and not label and not _LABEL.match(text.lstrip()),
        lower=lower,
    )


def is_open(text: str) -> bool:
    """Whether a text breaks off in the middle of a sentence."""
    ending = text.rstrip()[-_LONGEST_ENDING:]
    return ending[-1:] in _LETTERS and not _announces(ending)


def _announces(ending: str) -> bool:
    """Whether a sentence that ends so announces a list."""
    return ending.endswith((":", "\u2014", "\u2013", ":-")) or bool(_FOLLOWING.search(ending))


def ranges(text: str, begin: int) -> Iterator[tuple[int, int, str]]:
    """The offsets and texts of the sentences of a paragraph from ``begin``."""
    for match in _END.finditer(text, begin):
        stop = match.start() + 1
        before = text[max(begin, match.start() - 12) : stop]
        if _ABBREVIATION.search(before) and not _closes(text[begin:stop]):
            continue
        if text[begin:stop].strip():
            yield begin, match.end(), text[begin : match.end()]
        begin = match.end()
    if text[begin:].strip():
        yield begin, len(text), text[begin:]


def _closes(stretch: str) -> bool:
    """Whether a stretch that ends in what looks like an abbreviation may end there all the same."""
    last = (stretch.rstrip(".").split() or [""])[-1].lower()
    return len(stretch) > 60 and last not in _OPEN_ABBREVIATIONS and len(last) > 1


def _shape(label: str) -> str:
    """The look of a list label: "(a)", "1.1", "1.", a bullet, or "" without one."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", label.lower())) if label else ""


def _lead(start: int, _end: int, text: str) -> str | None:
    """A paragraph's last sentence when it opens a list, without its own label."""
    ending = text.rstrip()[-_LONGEST_ENDING:]
    is_open = ending[-1:] in _LETTERS and len(text) > _SHORTEST_OPEN
    if not is_open and not _announces(ending):
        return None
    return (_LABEL.sub("", text, count=1) if start == 0 else text).strip()
