"""What a paragraph lets one do: add a sentence at its end, replace one, or neither.

Knows the outline: list items, definitions, table cells, numbers inside a paragraph. No rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.clauses.model import Outline
from transforms.clauses.sentences import LONGEST_ROW, stretches
from transforms.edits.strike import ITEM_END, is_bullet, without_label
from transforms.text.model import BODY, Paragraph, Span

_DEFINITION = re.compile(
    r"\s*(?:\(?[\w.]{1,6}[.)]?\s+)?[\"“][^\"”]{2,60}[\"”][^.]{0,80}?"
    r"\b(?:means?|includes?|refers? to|has the)\b"
)
_LEAD_IN = re.compile(r"[:—–]\s*$")
_INNER_NUMBER = re.compile(r"(?<=[.;:])\s+(?=\d{1,2}\.\d{1,2}\.? +[A-Z])")
_CLOSED = re.compile(r"[.?!][”\"’')\]]*$|\)$")
_BLANK = re.compile(r"_{3,}|\[[\s●•_.#]*\]|[$€£]\s*_|\{\w+\}|\bTBD\b")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Answers for one contract."""

    outline: Outline

    def sentences(self, index: int) -> Iterator[Span]:
        """The sentences of a body paragraph."""
        for start, end in stretches(self.outline, self.outline.paragraph(index)):
            yield Span(story=BODY, paragraph=index, start=start, end=end)

    def end_of_clause(self, sentence: Span, *, defines: bool = False) -> Span | None:
        """Where a sentence can be added to the clause that holds ``sentence``; None if nowhere.

        The end of the paragraph, or of its part where it holds several numbered clauses.
        ``defines``: the sentence says what a term includes, and may go where terms are defined.
        """
        paragraph = self._paragraph(sentence)
        if paragraph.cell or paragraph.locked or self._is_item(sentence):
            return None
        if not defines and (self._is_definition(sentence) or self._is_in_definitions(sentence)):
            return None
        text = paragraph.text
        inner = _INNER_NUMBER.search(text, max(sentence.end - 1, 0))
        end = len(text[: inner.start() if inner else len(text)].rstrip())
        if not _CLOSED.search(text[:end]):
            return None
        return replace(sentence, start=end, end=end)

    def is_running_text(self, sentence: Span) -> bool:
        """Whether another sentence can stand in the place of ``sentence``."""
        paragraph = self._paragraph(sentence)
        return not (
            paragraph.cell
            or paragraph.locked
            or self._is_item(sentence)
            or self._is_definition(sentence)
            or _LEAD_IN.search(paragraph.text[: sentence.end])
        )

    def must_stay(self, sentence: Span) -> bool:
        """Whether a sentence is more than a sentence: a definition, a lead-in, a form's blank."""
        paragraph = self._paragraph(sentence)
        text = paragraph.text[sentence.start : sentence.end]
        if self._is_definition(sentence) or _LEAD_IN.search(text):
            return True
        return paragraph.cell is not None and bool(_BLANK.search(text))

    def words_of(self, sentence: Span) -> Span:
        """The words to strike: no label before them, nor what closes a list's item."""
        paragraph = self._paragraph(sentence)
        span = without_label(paragraph.text, sentence)
        ending = ITEM_END.search(paragraph.text[span.start : span.end])
        if ending and span.end == len(paragraph.text.rstrip()):
            span = replace(span, end=span.end - len(ending[0]))
        return span

    def _paragraph(self, sentence: Span) -> Paragraph:
        return self.outline.view.stories[sentence.story][sentence.paragraph]

    def _is_definition(self, sentence: Span) -> bool:
        """Whether a sentence defines a term; such a one is mended within or not at all."""
        return bool(_DEFINITION.match(self.outline.view.text(sentence)))

    def _is_in_definitions(self, sentence: Span) -> bool:
        clause = self.outline.clause_of[sentence.paragraph] if sentence.story == BODY else -1
        return clause >= 0 and self.outline.clauses[clause].kind == "definitions"

    def _is_item(self, sentence: Span) -> bool:
        """Whether a sentence is the item of a list, or part of one."""
        paragraph = self._paragraph(sentence)
        span = without_label(paragraph.text, sentence)
        text = paragraph.text[span.start : span.end]
        if ITEM_END.search(text) or text[:1].islower() or is_bullet(paragraph):
            return True
        return self.lead_in(sentence) is not None

    def heart_of_row(self, sentence: Span) -> Span:
        """Of a short table row, which is read as one sentence, the longest cell."""
        here = self.outline.paragraph(sentence.paragraph)
        row = [p for p in self.outline.view.body if _in_one_row(p, here)]
        longest = max(row, key=lambda paragraph: len(paragraph.text))
        if longest is here or sum(len(p.text) for p in row) > LONGEST_ROW:
            return sentence
        return replace(sentence, paragraph=longest.index, start=0, end=len(longest.text))

    def lead_in(self, sentence: Span) -> Span | None:
        """The last sentence of the paragraph that waits, behind a colon, for this item."""
        paragraph = self._paragraph(sentence)
        at = self.outline.clause_of[paragraph.index] if sentence.story == BODY else -1
        if at < 0 or self.outline.clauses[at].first != paragraph.index:
            return None
        above = self.outline.clauses[at].parent
        first = self.outline.clauses[above].first if above >= 0 else -1
        if first < 0 or not self.outline.operative[first]:
            return None
        if not _LEAD_IN.search(self.outline.paragraph(first).text):
            return None
        return list(self.sentences(first))[-1]


def _in_one_row(one: Paragraph, other: Paragraph) -> bool:
    a, b = one.cell, other.cell
    return bool(a and b and (a.table, a.row) == (b.table, b.row))
