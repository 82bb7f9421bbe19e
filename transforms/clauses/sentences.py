"""Sentences of a contract as one reads them, each in normal form with the way back to its spans.

A list item is read together with its lead-in, a table row as one sentence, and a sentence that a
page break cuts in two as one. Headings, contents and signature blocks give no sentences.
Knows how contracts are laid out. Knows no rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from transforms.clauses.model import Outline
from transforms.clauses.normal import Normal, Normaliser
from transforms.text.model import Paragraph, Span

LONGEST_ROW = 300  # characters of a table row that is read as one sentence
LONGEST_WHOLE = 700  # characters of an inline list that is read whole
LONGEST_LEAD = 500

_END = re.compile(r"[.?!][\"”’')\]]*[ \t\n\xa0]+(?=[\"“‘(\[]?[A-Z0-9“(])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|No|Nos|Sec|Art|Exh|Mr|Ms|Mrs|Dr|St|vs?|e\.g|i\.e|etc|al|approx|cf|incl|para|cl)"
    r"|\b[A-Z]|^\W*(?:\d+|[a-z]|[ivx]+))\.$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b(?:[A-Z]\.)+$")
_LABEL = re.compile(
    r"\s*(?:\((?P<inner>[a-zA-Z]{1,4}|\d{1,2})\)|(?P<number>\d+(?:\.\d+)+)\.?|(?P<plain>\d{1,2}|[a-zA-Z]|[ivx]+)[.)]"
    r"|(?P<bullet>[•·▪◦●○\-–o*]))(?=[\s\xa0])"
)
_DASH_END = re.compile(r"(?:[:\u2014\u2013]|:-|\bfollowing)\s*$")
_OPEN_END = re.compile(r"[A-Za-z,]\s*$")
_INLINE_ITEM = re.compile(
    r"[;,]\s+(?:and\s+|or\s+|and/or\s+)?(?=\(?(?:[a-z]|[ivx]+|\d)\))|;\s+(?:and\s+|or\s+)?"
)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence: its text, where it stands, and its normal form.

    ``parts`` are the spans whose texts, joined by ``joint``, make ``text``. ``norm`` is the
    lead-in's normal form followed by the sentence's own, which begins at ``own``.
    """

    index: int
    clause: int
    text: str
    parts: tuple[Span, ...]
    normal: Normal
    lead: str = ""
    joint: str = " "
    own: int = 0
    norm: str = field(default="")

    def span(self, start: int, end: int) -> Span:
        """The place of ``norm[start:end]``: within the first part it touches, clipped to it."""
        first = self.normal.origin(max(0, start - self.own))
        last = self.normal.origin(max(0, end - self.own), end=True)
        at = 0
        for part in self.parts:
            length = part.end - part.start
            if first < at + length:
                begin = part.start + max(0, first - at)
                stop = part.start + min(length, max(first, last) - at)
                return Span(story=part.story, paragraph=part.paragraph, start=begin, end=stop)
            at += length + len(self.joint)
        return self.parts[-1]

    @property
    def whole(self) -> Span:
        """The sentence's place; the first part of one that runs over paragraphs."""
        return self.parts[0]


@dataclass(slots=True)
class _Draft:
    """A sentence being put together."""

    parts: list[tuple[Span, str]]
    lead: str
    joint: str = " "


@dataclass(slots=True)
class _Lead:
    """A lead-in that waits for, or is in the middle of, its items."""

    text: str
    indent: int
    shape: str | None = None


def sentences(outline: Outline, normaliser: Normaliser) -> tuple[Sentence, ...]:
    """Every operative sentence of the body, in order."""
    built: list[Sentence] = []
    for draft in _drafts(outline):
        built.append(_build(len(built), outline, normaliser, draft))
    return tuple(built)


def _build(index: int, outline: Outline, normaliser: Normaliser, draft: _Draft) -> Sentence:
    text = draft.joint.join(part for _, part in draft.parts)
    normal = normaliser.read(text)
    lead = normaliser.read(draft.lead).text.rstrip() if draft.lead else ""
    norm = f"{lead} {normal.text}" if lead else normal.text
    first = draft.parts[0][0]
    return Sentence(
        index=index,
        clause=outline.clause_of[first.paragraph],
        text=text,
        parts=tuple(span for span, _ in draft.parts),
        normal=normal,
        lead=draft.lead,
        joint=draft.joint,
        own=len(norm) - len(normal.text),
        norm=norm,
    )


def _drafts(outline: Outline) -> Iterator[_Draft]:
    """Sentences in order, joined over paragraphs, with their lead-ins."""
    leads: list[_Lead] = []
    headers: dict[int, str] = {}
    held: _Draft | None = None
    for group in _groups(outline):
        if len(group) > 1:
            yield from [held] if held else []
            held = None
            yield _row(group, headers)
            continue
        paragraph = group[0]
        lead = _lead_of(paragraph, leads)
        ranges = list(stretches(outline, paragraph))
        for number, (start, end) in enumerate(ranges):
            span = Span(story=paragraph.story, paragraph=paragraph.index, start=start, end=end)
            part = (span, paragraph.text[start:end])
            if number == 0 and held and _continues(held, paragraph):
                held.parts.append(part)
                continue
            yield from [held] if held else []
            held = _Draft([part], lead if number == 0 else "")
        if ranges:
            _push_lead(paragraph, ranges[-1], leads, lead)
        if held and len(held.parts) == 1 and len(held.parts[0][1]) > LONGEST_WHOLE:
            yield from _inline_items(held)
            held = None
    yield from [held] if held else []


def _groups(outline: Outline) -> Iterator[list[Paragraph]]:
    """Operative paragraphs one by one; the short cells of a table row together."""
    row: list[Paragraph] = []
    for paragraph in outline.view.body:
        if not outline.operative[paragraph.index] or not paragraph.text.strip():
            continue
        if row and not _same_row(row[-1], paragraph):
            yield from _as_row(row)
            row = []
        if paragraph.cell:
            row.append(paragraph)
        else:
            yield [paragraph]
    yield from _as_row(row)


def _same_row(one: Paragraph, other: Paragraph) -> bool:
    return bool(
        one.cell
        and other.cell
        and (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row)
    )


def _as_row(row: list[Paragraph]) -> Iterator[list[Paragraph]]:
    if len(row) > 1 and sum(len(paragraph.text) for paragraph in row) <= LONGEST_ROW:
        yield row
    else:
        yield from ([paragraph] for paragraph in row)


def _row(row: list[Paragraph], headers: dict[int, str]) -> _Draft:
    """A table row as one sentence, with the cells of the header row before it."""
    parts = []
    for paragraph in row:
        span = Span(
            story=paragraph.story, paragraph=paragraph.index, start=0, end=len(paragraph.text)
        )
        parts.append((span, paragraph.text))
    text = " | ".join(paragraph.text for paragraph in row)
    cell = row[0].cell
    table = cell.table if cell else -1
    if table not in headers:
        headers[table] = "" if any(c.isdigit() for c in text) else text
        return _Draft(parts, "", " | ")
    return _Draft(parts, headers[table], " | ")


def stretches(outline: Outline, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph as ranges; a run-in heading is none."""
    text = paragraph.text
    begin = _after_heading(outline, paragraph)
    for match in _END.finditer(text, begin):
        stop = match.start() + 1
        before = text[max(begin, match.start() - 12) : stop]
        if _ABBREVIATION.search(before) and not _closes(text[begin:stop]):
            continue
        if text[begin:stop].strip():
            yield begin, match.end()
        begin = match.end()
    if text[begin:].strip():
        yield begin, len(text)


def _closes(stretch: str) -> bool:
    """Whether a stretch that ends in what looks like an abbreviation may end there all the same."""
    last = (stretch.rstrip(".").split() or [""])[-1].lower()
    return len(stretch) > 60 and last not in _OPEN_ABBREVIATIONS and len(last) > 1


_OPEN_ABBREVIATIONS = frozenset(
    "no nos sec art mr ms mrs dr st v vs e.g i.e approx cf incl".split()
)


def _after_heading(outline: Outline, paragraph: Paragraph) -> int:
    """The offset after a clause's run-in heading, 0 without one."""
    at = outline.clause_of[paragraph.index]
    if at < 0:
        return 0
    clause = outline.clauses[at]
    if clause.first != paragraph.index or not clause.heading:
        return 0
    found = paragraph.text.find(clause.heading, 0, len(clause.heading) + 24)
    if found < 0:
        return 0
    end = found + len(clause.heading)
    while end < len(paragraph.text) and paragraph.text[end] in ".:;-\u2013\u2014 \t\n\xa0":
        end += 1
    return end


def _continues(held: _Draft, paragraph: Paragraph) -> bool:
    """Whether a paragraph goes on with a sentence that the previous one left open."""
    last = held.parts[-1][1]
    text = paragraph.text.lstrip()
    return bool(
        held.joint == " "
        and len(last) > 30
        and _OPEN_END.search(last)
        and not _DASH_END.search(last)
        and text[:1].islower()
        and not paragraph.label
        and not _LABEL.match(text)
    )


def _shape(paragraph: Paragraph) -> str:
    """The look of a list label: "(a)", "1.1", "1.", a bullet, or "" without one."""
    if paragraph.label:
        return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", paragraph.label.lower()))
    match = _LABEL.match(paragraph.text)
    if not match:
        return ""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", match[0].strip().lower()))


def _lead_of(paragraph: Paragraph, leads: list[_Lead]) -> str:
    """The lead-in that ``paragraph`` is an item of; leads that have ended are dropped."""
    shape = _shape(paragraph)
    while leads:
        lead = leads[-1]
        if _belongs(paragraph, shape, lead):
            lead.shape = shape
            return lead.text
        leads.pop()
    return ""


def _belongs(paragraph: Paragraph, shape: str, lead: _Lead) -> bool:
    """Whether a paragraph is the first or a further item of a lead-in's list."""
    deeper = paragraph.indent > lead.indent
    if lead.shape is None:
        return bool(shape) or deeper or paragraph.text.lstrip()[:1].islower()
    return shape == lead.shape and (bool(shape) or deeper)


def _push_lead(paragraph: Paragraph, last: tuple[int, int], leads: list[_Lead], lead: str) -> None:
    """Remember a paragraph's last sentence when it opens a list."""
    text = paragraph.text[last[0] : last[1]]
    if not _DASH_END.search(text) and not (_OPEN_END.search(text) and len(text) > 20):
        return
    words = _LABEL.sub("", text, count=1).strip() if last[0] == 0 else text.strip()
    whole = f"{lead.rstrip()} {words}" if lead else words
    leads.append(_Lead(whole[-LONGEST_LEAD:], paragraph.indent))


def _inline_items(draft: _Draft) -> Iterator[_Draft]:
    """A long sentence with a list inside it, item by item, each with the words before the list."""
    span, text = draft.parts[0]
    colon = text.find(":")
    cuts = [match for match in _INLINE_ITEM.finditer(text, max(colon, 0)) if match.start() > 40]
    if not cuts:
        yield draft
        return
    lead = text[: colon + 1] if 0 < colon < LONGEST_LEAD else ""
    begin = 0
    for end in [match.end() for match in cuts] + [len(text)]:
        if end - begin < 25 and end != len(text):
            continue
        part = Span(
            story=span.story,
            paragraph=span.paragraph,
            start=span.start + begin,
            end=span.start + end,
        )
        yield _Draft([(part, text[begin:end])], (lead if begin else "") or draft.lead)
        begin = end
