"""A note to the other side: what was proposed, and why; plain text to go into an e-mail.

Says the reasons of the comments and nothing else. Statuses, findings, walk-away lines, priorities
and file names are ours and never come here: this module reads edits, not assessments.
"""

import textwrap
from collections.abc import Iterator
from itertools import groupby

from transforms.edits.model import Edit
from transforms.present.json_report import clause_name
from transforms.present.words import clause_title, counted, red_line_title
from transforms.results import Review

WIDTH = 78


def cover_note(review: Review) -> str:
    """The note, wrapped, ending in a newline."""
    return "\n\n".join(_paragraphs(review)) + "\n"


def _paragraphs(review: Review) -> Iterator[str]:
    count = len(_terms(review))
    yield "Hello,"
    if not count:
        yield _wrapped("We have read the agreement and propose no changes.")
        return
    yield _wrapped(
        f"Thank you for the draft. We propose changes on {counted(count, 'point')}. Each is marked "
        "in the document as a tracked change; the reasons are given here in the order of the "
        "subjects. We are glad to talk any of them through."
    )
    for red_line, terms in groupby(_terms(review), key=lambda term: _red_line(review, term)):
        yield red_line_title(red_line)
        yield from (_point(review, term) for term in terms)
    yield "Kind regards"


def _terms(review: Review) -> list[str]:
    """The terms that something is proposed for, in the playbook's order."""
    edited = {edit.term for edit in review.plan.edits}
    return [term.id for term in review.options.playbook.terms if term.id in edited]


def _red_line(review: Review, term_id: str) -> str:
    return review.options.playbook.term(term_id).red_line


def _point(review: Review, term_id: str) -> str:
    """The subject, where it stands and the reason."""
    edits = [edit for edit in review.plan.edits if edit.term == term_id]
    term = review.options.playbook.term(term_id)
    subject = term.insert.heading or term.title
    said = [edit.comment for edit in edits if edit.comment] or [term.comment]
    places = "; ".join(dict.fromkeys(_place(review, edit) for edit in edits))
    title = f"{subject} ({places})" if places else subject
    return _wrapped(f"{title}: {' '.join(dict.fromkeys(said))}", first="- ", rest="  ")


def _place(review: Review, edit: Edit) -> str:
    """Where the other side finds the change."""
    label, heading = clause_name(review.outline, edit.span)
    title = clause_title(label, heading)
    if edit.action == "insert-paragraphs":
        return f"new, after {title}" if title else "new"
    return title or f"paragraph {edit.span.paragraph + 1}"


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    plain = " ".join(text.split())
    return textwrap.fill(plain, WIDTH, initial_indent=first, subsequent_indent=rest)
