"""The HTTP API, version 1: parse the request, call the engine, shape the reply; nothing else."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from flask import Blueprint, Response, request

from server.desk import Desk
from server.document import redlined_name, upload_of
from server.errors import BUSY, NOT_ACCEPTABLE, NOT_FOUND, Rejected
from server.formats import WordFormat, word_format
from server.gate import Full
from server.parameters import choices
from server.replies import file_reply, json_reply
from transforms.playbook.model import Playbook, Term
from transforms.present.cover_note import cover_note
from transforms.present.html_report import redline_html
from transforms.present.json_report import redline_counts, review_json
from transforms.results import Outcome

JSON = "application/json"
REPORT = "text/html"
COVER_NOTE = "text/plain"
RETRY_SECONDS = "2"


def blueprint(desk: Desk) -> Blueprint:
    """Every route under ``/api/v1``."""
    api = Blueprint("api", __name__, url_prefix="/api/v1")
    api.add_url_rule("/review", "review", partial(review, desk), methods=["POST"])
    api.add_url_rule("/redline", "redline", partial(redline, desk), methods=["POST"])
    api.add_url_rule("/playbooks", "playbooks", partial(playbooks, desk))
    api.add_url_rule("/playbooks/<playbook_id>", "playbook", partial(playbook, desk))
    return api


def review(desk: Desk) -> Response:
    """The findings for the document sent."""
    options, _ = choices(request.args, desk.playbooks, desk.default_playbook, desk.today())
    upload = upload_of(request)
    with _turn(desk):
        report = review_json(desk.engine.review(upload.data, options), upload.name)
    return json_reply(report)


def redline(desk: Desk) -> Response:
    """The document with tracked changes, or what ``Accept`` asks for.

    ``application/json`` gives the findings too, ``text/html`` the report for our side and
    ``text/plain`` the cover note for the other.
    """
    wanted = _wanted()
    options, stamp = choices(request.args, desk.playbooks, desk.default_playbook, desk.today())
    upload = upload_of(request)
    with _turn(desk):
        outcome = desk.engine.redline(upload.data, options, stamp)
    form = word_format(outcome.data)
    output = redlined_name(upload.name, form.suffix)
    if wanted == JSON:
        return json_reply(_whole_report(outcome, upload.name, output))
    if wanted == REPORT:
        return Response(redline_html(outcome, upload.name), mimetype=REPORT)
    if wanted == COVER_NOTE:
        return Response(cover_note(outcome.review), mimetype=COVER_NOTE)
    return file_reply(outcome.data, output, form.content_type)


def _whole_report(outcome: Outcome, name: str, output: str) -> dict[str, object]:
    """Findings, counts and the document in one JSON value."""
    return {
        "review": review_json(outcome.review, name),
        "redline": redline_counts(outcome, output),
        "document": base64.b64encode(outcome.data).decode("ascii"),
    }


def _wanted() -> str:
    """The media type to answer with; a client without a wish gets the Word document.

    Report and note go to a client that takes neither document nor JSON, so that a browser that
    would take anything gets the document.
    """
    accepts = request.accept_mimetypes
    forms = [form.content_type for form in WordFormat]
    if not accepts:
        return forms[0]
    best = accepts.best_match([*forms, JSON]) or accepts.best_match([REPORT, COVER_NOTE])
    if best is None:
        raise Rejected(NOT_ACCEPTABLE)
    return best


@contextmanager
def _turn(desk: Desk) -> Iterator[None]:
    """A turn at work, or 503 when too many are waiting."""
    try:
        with desk.gate.place():
            yield
    except Full as full:
        raise Rejected(BUSY, headers={"Retry-After": RETRY_SECONDS}) from full


def playbooks(desk: Desk) -> Response:
    """The playbooks of this server."""
    return json_reply({"schema": 1, "playbooks": [_heading(p) for p in desk.playbooks.values()]})


def playbook(desk: Desk, playbook_id: str) -> Response:
    """One playbook, with what a reader needs of each term."""
    found = desk.playbooks.get(playbook_id)
    if found is None:
        raise Rejected(NOT_FOUND)
    return json_reply({"schema": 1, **_heading(found), "terms": [_term(t) for t in found.terms]})


def _heading(playbook: Playbook) -> dict[str, object]:
    return {
        "id": playbook.id,
        "title": playbook.title,
        "version": playbook.version,
        "term_count": len(playbook.terms),
    }


def _term(term: Term) -> dict[str, object]:
    wording = term.wording
    return {
        "id": term.id,
        "title": term.title,
        "red_line": term.red_line,
        "priority": term.priority,
        "why": term.why,
        "comment": term.comment,
        "walk_away": term.walk_away,
        "wording": {
            "standard": wording.standard,
            "mutual": wording.mutual,
            "fallback": wording.fallback,
        },
    }
