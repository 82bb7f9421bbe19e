"""A review as text for a terminal: the terms by red line, wrapped to its width.

Knows columns, and colour when it is wanted. Control characters of a document never reach the
terminal. Knows neither files nor streams.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from transforms.assess.model import Assessment
from transforms.clauses.model import Party
from transforms.playbook.model import FaultRule, Need, Playbook, Term
from transforms.present.json_report import clause_name, held_back_reason, risk_of, summary
from transforms.present.look import Look, columns_of, shown
from transforms.present.words import (
    STATUS_SIGNS,
    WORST_FIRST,
    counted,
    numbered_title,
    red_line_title,
)
from transforms.results import Marked, Outcome, Redlined, Review
from transforms.text.model import Span

_COLOURS = {"hostile": "31", "missing": "35", "weak": "33", "adequate": "32"}
_STATUS_COLUMN = max(len(status) for status in WORST_FIRST) + 4
_FIGURE = re.compile(r"\{\w+\}")
_PAINT = re.compile(r"\x1b\[\d*m")
_TITLE_COLUMN = 42
_CLAUSE_COLUMN = 14
_NARROW = 72
_WIDEST = 110


def review_table(review: Review, name: str, look: Look) -> str:
    """The verdicts, red line by red line, and the counts."""
    blocks = ["\n".join(_heading(review, name, look))]
    playbook = review.options.playbook
    for red_line, group in groupby(review.assessments, lambda a: playbook.term(a.term).red_line):
        rows = (line for assessment in group for line in _row(review, assessment, look))
        blocks.append("\n".join([look.paint(numbered_title(red_line), "1"), *rows]))
    blocks.append("\n".join(_closing(review, look)))
    return "\n\n".join(blocks) + "\n"


def outcome_line(outcome: Outcome, output: str) -> str:
    """One line on what was written where."""
    where = "Standard output" if output == "-" else shown(output)
    if not isinstance(outcome, Redlined):
        return f"{where}: nothing had to be written; the document is as it came.\n"
    return (
        f"{where}: {counted(outcome.insertions, 'insertion')}, "
        f"{counted(outcome.deletions, 'deletion')}, {counted(outcome.comments, 'comment')}.\n"
    )


def marked_line(marked: Marked, output: str) -> str:
    """One line on the comments that were written where, and for whom."""
    where = "Standard output" if output == "-" else shown(output)
    return f"{where}: {counted(marked.comments, 'comment')} for our own eyes; no text changed.\n"


def playbook_table(playbook: Playbook, look: Look) -> str:
    """The terms of a playbook with their titles, red line by red line."""
    head = f"{playbook.id} {playbook.version}: {playbook.title} ({len(playbook.terms)} terms)"
    blocks = [shown(head)]
    column = max((len(term.id) for term in playbook.terms), default=0)
    for red_line, group in groupby(playbook.terms, lambda term: term.red_line):
        rows = [f"  {term.id:<{column}}  {shown(term.title)}" for term in group]
        blocks.append("\n".join([look.paint(numbered_title(red_line), "1"), *rows]))
    return "\n\n".join(blocks) + "\n"


def term_text(term: Term, look: Look) -> str:
    """Everything a lawyer wrote on one term: reasons, positions, walk-away, faults."""
    parts = [
        ("Why it matters", [term.why]),
        ("What we tell the other side", [term.comment]),
        ("Standard", [term.wording.standard]),
        ("Mutual", [term.wording.mutual]),
        ("Fallback", [term.wording.fallback]),
        ("Walk-away (internal, never written into a document)", [term.walk_away]),
        ("Weak when", [_fault_words(fault) for fault in _faults(term, "weak")]),
        ("Hostile when", [_fault_words(fault) for fault in _faults(term, "hostile")]),
    ]
    title = f"{shown(term.title)} ({term.id}), {red_line_title(term.red_line)}"
    blocks = [look.paint(title, "1")]
    for name, texts in parts:
        lead = "  - " if len(texts) > 1 else "  "
        lines = [line for text in texts for line in _lines(text, look, lead)]
        if lines:
            blocks.append("\n".join([look.paint(name, "1"), *lines]))
    return "\n\n".join(blocks) + "\n"


def _heading(review: Review, name: str, look: Look) -> Iterator[str]:
    parties, playbook = review.outline.parties, review.options.playbook
    sure = "" if parties.sure else " (please check)"
    yield look.paint(shown(name), "1")
    sides = f"Our side: {_party(parties.provider)}; other side: {_party(parties.client)}{sure}"
    yield from _lines(sides, look)
    position = review.options.position
    yield from _lines(f"Playbook: {playbook.id} {playbook.version}, {position} position", look)


def _party(party: Party) -> str:
    return shown(f"{party.term} ({party.name})" if party.name else party.term)


def _row(review: Review, assessment: Assessment, look: Look) -> Iterator[str]:
    """Status, title, clause and reasons; the reasons below the rest where it is narrow."""
    title = shown(review.options.playbook.term(assessment.term).title)
    title_column, where_column = _columns(review)
    status = look.paint(_status(assessment.status, look), _COLOURS[assessment.status])
    where = _padded(_clauses(review, assessment), where_column)
    head = f"  {status}{_padded(title, title_column)}  {where}".rstrip()
    reasons = " ".join(shown(reason.message) for reason in assessment.reasons)
    indent = 2 + _STATUS_COLUMN + title_column + 2 + where_column + 2
    width = min(look.width, _WIDEST)
    if width - indent < _NARROW // 2:
        yield head
        yield from _lines(reasons, look, " " * 6)
        return
    lines = textwrap.wrap(reasons, width - indent) or [""]
    yield f"{head}{' ' * (indent - columns_of(_plain(head)))}{lines[0]}".rstrip()
    yield from (" " * indent + line for line in lines[1:])


def _plain(painted: str) -> str:
    """``painted`` without its colours."""
    return _PAINT.sub("", painted)


def _columns(review: Review) -> tuple[int, int]:
    """The widths of titles and of clause numbers."""
    titles = (columns_of(term.title) for term in review.options.playbook.terms)
    clauses = (columns_of(_clauses(review, assessment)) for assessment in review.assessments)
    return min(max(titles, default=0), _TITLE_COLUMN), max(clauses, default=0)


def _status(status: str, look: Look) -> str:
    sign = STATUS_SIGNS[status]
    mark = sign.sign if look.unicode else sign.plain_sign
    return f"{mark} {sign.word}".ljust(_STATUS_COLUMN)


def _padded(text: str, columns: int) -> str:
    return text + " " * max(columns - columns_of(text), 0)


def _labels(review: Review, evidence: Iterable[Span]) -> list[str]:
    """The numbers of the clauses in which passages stand."""
    labels = (clause_name(review.outline, span)[0] for span in evidence)
    return [shown(label)[:_CLAUSE_COLUMN] for label in dict.fromkeys(labels) if label]


def _places_of(review: Review, evidence: Iterable[Span]) -> str:
    labels = ", ".join(_labels(review, evidence))
    return f" ({labels})" if labels else ""


def _clauses(review: Review, assessment: Assessment) -> str:
    """The numbers of the clauses that decided, as many as fit the column."""
    found = _labels(review, assessment.evidence)
    while len(found) > 1 and columns_of(", ".join(found)) > _CLAUSE_COLUMN:
        found.pop()
    return ", ".join(found)


def _closing(review: Review, look: Look) -> Iterator[str]:
    counts = dict(summary(review).items())
    said = (f"{counts[status]} {status}" for status in reversed(WORST_FIRST))
    total = counted(len(review.assessments), "term")
    proposed = len(review.plan.edits)
    edits = f"; {counted(proposed, 'edit')} proposed" if proposed else ""
    yield from _lines(f"{total}: {', '.join(said)}{edits}", look)
    for term_id in dict.fromkeys(held.term for held in review.plan.held_back):
        reason = held_back_reason(review, term_id) or ""
        title = review.options.playbook.term(term_id).title
        yield from _lines(f"Not edited: {title} ({term_id}). {reason}", look)
    for found in review.risks:
        risk = risk_of(review, found)
        if risk.defeats:
            where = _places_of(review, found.evidence)
            yield from _lines(f"Related risk: {risk.title}{where}. {risk.message}", look)
    for note in review.notes:
        yield from _lines(f"Note: {note}", look)


def _faults(term: Term, status: str) -> Iterator[FaultRule | Need]:
    yield from (need for need in term.needs if need.status == status)
    yield from (fault for fault in term.faults if fault.status == status)


def _fault_words(fault: FaultRule | Need) -> str:
    """The fault's message with N for a figure, and the bounds that N is measured by."""
    message = _FIGURE.sub("N", fault.message)
    if isinstance(fault, Need):
        return message
    sides = (("above", fault.above), ("below", fault.below))
    limits = [f"N {side} {limit:g}" for side, limit in sides if limit is not None]
    return f"{message} ({', '.join(limits)})" if limits else message


def _lines(text: str, look: Look, lead: str = "") -> Iterator[str]:
    """``text`` in lines of the terminal's width behind ``lead``; nothing for an empty text."""
    width = max(min(look.width, _WIDEST), 40)
    yield from textwrap.wrap(
        shown(text), width, initial_indent=lead, subsequent_indent=" " * len(lead)
    )
