"""Sentences of a contract as one reads them, each in normal form with the way back to its spans.

A list item is read together with its lead-in, a table row as one sentence, and a sentence that a
page break cuts in two as one. Headings, contents and signature blocks give no sentences.
Knows how contracts are laid out. Knows no rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.clauses.model import Outline
from transforms.clauses.normal import Normal, Normaliser
from transforms.clauses.stretches import Stretches, is_open, ranges, stretches_of
from transforms.text.model import BODY, Paragraph, Span

LONGEST_ROW = 300  # characters of a table row that is read as one sentence
LONGEST_WHOLE = 700  # characters of an inline list that is read whole
LONGEST_LEAD = 500
SHORTEST_OPEN = 30  # characters of a sentence that the next paragraph may go on with

_INLINE_ITEM = re.compile(
    r"[;,]\s+(?:and\s+|or\s+|and/or\s+)?(?=\(?(?:[a-z]|[ivx]+|\d)\))|;\s+(?:and\s+|or\s+)?"
)
_AFTER_HEADING = ".:;-\u2013\u2014 \t\n\xa0"


@dataclass(frozen=True, slots=True)
class Form:
    """A lead-in and a sentence in normal form.

    ``norm`` is the lead-in's normal form followed by the sentence's own, which begins at ``own``;
    ``normal`` is the sentence's own with its way back.
    """

    norm: str
    own: int
    normal: Normal


def form_of(lead: str, text: str, normaliser: Normaliser) -> Form:
    """The form of a sentence; ``lead`` may be empty."""
    normal = normaliser.read(text)
    before = normaliser.read(lead).text.rstrip() if lead else ""
    norm = f"{before} {normal.text}" if before else normal.text
    return Form(norm, len(norm) - len(normal.text), normal)


@dataclass(slots=True)
class Draft:
    """A sentence as it is cut out of the body, before anyone asks for its form or its spans.

    ``parts`` are its stretches as (paragraph, start, end), and ``texts`` their texts.
    """

    clause: int
    parts: list[tuple[int, int, int]]
    texts: list[str]
    lead: str
    joint: str = " "

    @property
    def text(self) -> str:
        """The whole of it."""
        return self.joint.join(self.texts) if len(self.texts) > 1 else self.texts[0]


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence: its number in the contract, where it stands, and its form.

    ``parts`` are the spans whose texts, joined by ``joint``, make the sentence.
    """

    index: int
    clause: int
    parts: tuple[Span, ...]
    joint: str
    form: Form

    @property
    def norm(self) -> str:
        """The normal form, a lead-in before it."""
        return self.form.norm

    @property
    def own(self) -> int:
        """Where the sentence's own normal form begins."""
        return self.form.own

    def span(self, start: int, end: int) -> Span:
        """The place of ``norm[start:end]``: within the first part it touches, clipped to it."""
        first = self.form.normal.origin(max(0, start - self.own))
        last = self.form.normal.origin(max(0, end - self.own), end=True)
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


def sentence_of(index: int, draft: Draft, form: Form) -> Sentence:
    """A draft finished."""
    parts = tuple(
        Span(story=BODY, paragraph=paragraph, start=start, end=end)
        for paragraph, start, end in draft.parts
    )
    return Sentence(index=index, clause=draft.clause, parts=parts, joint=draft.joint, form=form)


@dataclass(slots=True)
class _Lead:
    """A lead-in that waits for, or is in the middle of, its items."""

    text: str
    indent: int
    shape: str | None = None
    open: bool = False  # it ends in a word, not in a colon


_LONGEST_FURNITURE = 12  # characters of "Page 7" and the like, which interrupt nothing


class SentenceReader:
    """Reads versions of one contract; a paragraph that stays is cut into sentences once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], Stretches] = {}

    def drafts(self, outline: Outline) -> list[Draft]:
        """Every operative sentence of the body, in order."""
        joiner = _Joiner()
        last = -1
        for group in _groups(outline):
            first = group[0]
            joiner.pass_over(outline, last, first.index)
            last = group[-1].index
            clause = outline.clause_of[first.index]
            if len(group) > 1:
                joiner.take_row(clause, group)
            else:
                joiner.take(clause, first, self._stretches(outline, first))
        joiner.close()
        return joiner.drafts

    def _stretches(self, outline: Outline, paragraph: Paragraph) -> Stretches:
        key = (paragraph.text, paragraph.label, _after_heading(outline, paragraph))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = stretches_of(*key)
        return found


class _Joiner:
    """Puts sentences together over paragraphs, each with its lead-in."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._held: Draft | None = None  # the last one, which may go on
        self._leads: list[_Lead] = []
        self._headers: dict[int, str] = {}

    def take_row(self, clause: int, row: list[Paragraph]) -> None:
        """Add the cells of a row as one sentence."""
        self.close()
        self.drafts.append(_row(clause, row, self._headers))

    def pass_over(self, outline: Outline, last: int, first: int) -> None:
        """Let lists end where a heading or a signature stands between two paragraphs."""
        between = outline.view.body[last + 1 : first]
        if any(len(paragraph.text.strip()) > _LONGEST_FURNITURE for paragraph in between):
            self._leads.clear()

    def take(self, clause: int, paragraph: Paragraph, read: Stretches) -> None:
        """Add a paragraph's sentences."""
        lead = _lead_of(paragraph, read, self._leads)
        for number, (start, end, text) in enumerate(read.ranges):
            part = (paragraph.index, start, end)
            if number == 0 and self._held and read.resumes and _is_open(self._held):
                self._held.parts.append(part)
                self._held.texts.append(text)
            else:
                self.close()
                self._held = Draft(clause, [part], [text], "" if number else lead)
        if read.lead is not None:
            whole = f"{lead.rstrip()} {read.lead}" if lead else read.lead
            lead_in = _Lead(whole[-LONGEST_LEAD:], paragraph.indent, open=is_open(read.lead))
            self._leads.append(lead_in)
        held = self._held
        if held and len(held.texts) == 1 and len(held.texts[0]) > LONGEST_WHOLE:
            self.drafts += _inline_items(held)
            self._held = None

    def close(self) -> None:
        """Let the last sentence end."""
        if self._held:
            self.drafts.append(self._held)
        self._held = None


def stretches(outline: Outline, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph as ranges; a run-in heading is none."""
    found = ranges(paragraph.text, _after_heading(outline, paragraph))
    return ((start, end) for start, end, _ in found)


def _groups(outline: Outline) -> Iterator[list[Paragraph]]:
    """Operative paragraphs one by one; the short cells of a table row together."""
    row: list[Paragraph] = []
    for paragraph, operative in zip(outline.view.body, outline.operative, strict=True):
        if not operative or not paragraph.text or paragraph.text.isspace():
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


def _row(clause: int, row: list[Paragraph], headers: dict[int, str]) -> Draft:
    """A table row as one sentence, with the cells of the header row before it."""
    parts = [(paragraph.index, 0, len(paragraph.text)) for paragraph in row]
    draft = Draft(clause, parts, [paragraph.text for paragraph in row], "", " | ")
    cell = row[0].cell
    table = cell.table if cell else -1
    if table in headers:
        draft.lead = headers[table]
    else:
        headers[table] = "" if any(c.isdigit() for c in draft.text) else draft.text
    return draft


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
    while end < len(paragraph.text) and paragraph.text[end] in _AFTER_HEADING:
        end += 1
    return end


def _is_open(held: Draft) -> bool:
    """Whether a sentence breaks off at the end of its paragraph."""
    last = held.texts[-1]
    return held.joint == " " and len(last) > SHORTEST_OPEN and is_open(last)


def _lead_of(paragraph: Paragraph, read: Stretches, leads: list[_Lead]) -> str:
    """The lead-in that ``paragraph`` is an item of; leads that have ended are dropped."""
    while leads:
        lead = leads[-1]
        if _belongs(paragraph, read, lead):
            lead.shape = read.shape
            return lead.text
        leads.pop()
    return ""


def _belongs(paragraph: Paragraph, read: Stretches, lead: _Lead) -> bool:
    """Whether a paragraph is the first or a further item of a lead-in's list."""
    deeper = paragraph.indent > lead.indent
    if lead.shape is None:
        if lead.open and read.shape.startswith("1.1"):
            return False  # a section's number never waits for a lead-in without a colon
        return bool(read.shape) or deeper or read.lower
    return read.shape == lead.shape and (bool(read.shape) or deeper)


def _inline_items(draft: Draft) -> Iterator[Draft]:
    """A long sentence with a list inside it, item by item, each with the words before the list."""
    (paragraph, start, _), text = draft.parts[0], draft.texts[0]
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
        part = (paragraph, start + begin, start + end)
        before = (lead if begin else "") or draft.lead
        yield Draft(draft.clause, [part], [text[begin:end]], before)
        begin = end
