"""``review``, ``redline`` and ``mark``: a document in, a verdict or a marked document out.

Knows the order of things at this door: check what was asked, read, work, write all, then speak.
"""

import json
import sys
from datetime import UTC, datetime
from typing import TextIO

from transforms.choices import options_from, stamp_from
from transforms.cli.arguments import FAIL_ON, Arguments
from transforms.cli.exits import DONE, FOUND
from transforms.cli.files import STANDARD, Output, check_outputs, deliver, name_of, read_input
from transforms.cli.terminal import look_of, progress, say
from transforms.errors import OptionError
from transforms.options import Options
from transforms.pipeline import mark as mark_document
from transforms.pipeline import redline as redline_document
from transforms.pipeline import review as review_document
from transforms.playbook.loader import load_playbook
from transforms.present.cover_note import cover_note
from transforms.present.html_report import redline_html, review_html
from transforms.present.json_report import redline_json, review_json
from transforms.present.look import shown
from transforms.present.tables import marked_line, outcome_line, review_table
from transforms.present.wire import ReviewJson
from transforms.results import Review
from transforms.stamp import Stamp
from transforms.wml.package import Limits


def review(given: Arguments) -> int:
    """Judge a document; 1 when ``--fail-on`` is met."""
    options, _ = _chosen(given)
    stream = _check(given, [given.html])
    name = name_of(given.file)
    data = read_input(given.file, Limits().packed)
    with progress(f"Reviewing {name}"):
        found = review_document(data, options)
    _write([Output(path=given.html, data=review_html(found, name).encode())])
    if given.json:
        _print_json(review_json(found, name))
    else:
        say(review_table(found, name, look_of(stream)), stream)
        _say_also(given, stream)
    return FOUND if _is_met(given.fail_on, found) else DONE


def redline(given: Arguments) -> int:
    """Write the redline of a document, and the reports that were asked for."""
    options, stamp = _chosen(given)
    stream = _check(given, [given.output, given.html, given.cover_note])
    name = name_of(given.file)
    data = read_input(given.file, Limits().packed)
    with progress(f"Redlining {name}"):
        outcome = redline_document(data, options, stamp)
    table = review_table(outcome.review, name, look_of(stream))
    report = redline_json(outcome, name, given.output)
    _write(
        [
            Output(path=given.output, data=outcome.data),
            Output(path=given.html, data=redline_html(outcome, name).encode()),
            Output(path=given.cover_note, data=cover_note(outcome.review).encode()),
        ]
    )
    if given.json:
        _print_json(report)
    else:
        say(f"{table}\n{outcome_line(outcome, given.output)}", stream)
        _say_also(given, stream)
    return DONE


def mark(given: Arguments) -> int:
    """Write a copy with a comment for our own eyes at each term."""
    options, stamp = _chosen(given)
    stream = _check(given, [given.output])
    name = name_of(given.file)
    data = read_input(given.file, Limits().packed)
    with progress(f"Marking {name}"):
        marked = mark_document(data, options, stamp)
    table = review_table(marked.review, name, look_of(stream))
    _write([Output(path=given.output, data=marked.data)])
    say(f"{table}\n{marked_line(marked, given.output)}", stream)
    return DONE


def _chosen(given: Arguments) -> tuple[Options, Stamp]:
    """What was asked for, checked before the document is read."""
    options = options_from(
        load_playbook(given.playbook),
        we_are=given.we_are,
        position=given.position,
        only=given.only,
        skip=given.skip,
        comments=given.comments,
    )
    today = datetime.now(UTC).date()  # noqa: TID251  (the edge where time comes in)
    return options, stamp_from(given.author or "", given.date or today.isoformat())


def _check(given: Arguments, outputs: list[str]) -> TextIO:
    """Refuse outputs that cannot be; the stream for people's eyes comes back."""
    paths = [path for path in outputs if path]
    check_outputs([given.file], paths)
    piped = STANDARD in paths
    if piped and given.json:
        raise OptionError(
            "JSON and a file would both go to standard output", remedy="Give the file a path."
        )
    if piped and given.output == STANDARD and sys.stdout.isatty():
        raise OptionError(
            "A document would go to the terminal", remedy="Give a path, or pipe it on."
        )
    return sys.stderr if piped or given.json else sys.stdout


def _write(outputs: list[Output]) -> None:
    deliver([output for output in outputs if output.path])


def _print_json(report: ReviewJson) -> None:
    """The one document that standard output holds, in UTF-8 whatever the locale."""
    text = json.dumps(report, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.buffer.flush()


def _say_also(given: Arguments, stream: TextIO) -> None:
    """The other files that were written, and for whom they are."""
    if given.html not in ("", STANDARD):
        say(f"{shown(given.html)}: the report for our side.\n", stream)
    if given.cover_note not in ("", STANDARD):
        say(f"{shown(given.cover_note)}: a note to the other side.\n", stream)


def _is_met(fail_on: str, found: Review) -> bool:
    """Whether any term is as bad as ``fail_on`` or worse."""
    if not fail_on:
        return False
    bad = FAIL_ON[FAIL_ON.index(fail_on) :]
    return any(assessment.status in bad for assessment in found.assessments)
