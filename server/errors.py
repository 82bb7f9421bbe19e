"""Turns errors into ``application/problem+json`` (RFC 9457).

The one table from error class to HTTP status. Every word of a reply comes from here or from the
class itself, never from an exception's text, which may quote a file; so no word of a contract can
leave through an error.
"""

import json
from dataclasses import dataclass

from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException

from server.log import log_failure
from transforms.errors import (
    Damaged,
    Encrypted,
    MissingPart,
    NotAPackage,
    NotWord,
    OptionError,
    PartiesUnclear,
    PlaybookError,
    Refused,
    SafetyError,
    SevenlinesError,
    TooLarge,
    UnknownParty,
)

ASK_ADMIN = "Tell the administrator the request id; the server's log has it."
SEND_DOCX = "Save the contract as a Word document (.docx) and send that file."
REPAIR = "Open the document in Word, let Word repair it, save it as .docx and send it again."
NAME_US = (
    "Send the parameter we_are with the defined term or name that the contract uses for our side."
)

OF_ERROR: dict[type[SevenlinesError], tuple[int, str]] = {
    SevenlinesError: (500, ASK_ADMIN),
    Refused: (422, REPAIR),
    NotAPackage: (415, SEND_DOCX),
    NotWord: (415, SEND_DOCX),
    Encrypted: (422, "Remove the password in Word (File, Info) and send the document again."),
    Damaged: (422, REPAIR),
    MissingPart: (422, REPAIR),
    TooLarge: (413, "Remove large pictures or split the document, then send it again."),
    PartiesUnclear: (422, NAME_US),
    UnknownParty: (422, "The contract has no party of that name. " + NAME_US),
    PlaybookError: (500, "The administrator can find the fault with: sevenlines playbook check."),
    OptionError: (400, "Correct the parameter; docs/api.md lists what each one takes."),
    SafetyError: (500, "Nothing was changed or delivered. " + ASK_ADMIN),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a client is told about one kind of failure."""

    status: int
    code: str
    title: str
    detail: str


NO_DOCUMENT = Problem(
    status=400,
    code="no-document",
    title="No document was sent",
    detail='Send a .docx as the body of the request, or as the multipart field "file", alone.',
)
NOT_ACCEPTABLE = Problem(
    status=406,
    code="not-acceptable",
    title="That form cannot be sent",
    detail="Accept application/json, text/html, text/plain or a Word document.",
)
UNAUTHORISED = Problem(
    status=401,
    code="unauthorised",
    title="An API key is needed",
    detail="Send the header Authorization: Bearer KEY; the administrator hands out keys.",
)
FOREIGN_HOST = Problem(
    status=421,
    code="foreign-host",
    title="Not this server's address",
    detail="Use http://localhost and the port; for another address set SEVENLINES_AUTH.",
)
FOREIGN_ORIGIN = Problem(
    status=403,
    code="foreign-origin",
    title="Another web page may not call this server",
    detail="Open the server's own page, or call it from a program.",
)
BUSY = Problem(
    status=503,
    code="busy",
    title="The server is busy",
    detail="Send the document again after the seconds that Retry-After gives.",
)
INTERNAL = Problem(status=500, code="internal", title="The server made a mistake", detail=ASK_ADMIN)
NOT_FOUND = Problem(
    status=404,
    code="not-found",
    title="There is nothing at this address",
    detail="docs/api.md lists every address.",
)
OF_STATUS: dict[int, Problem] = {
    404: NOT_FOUND,
    405: Problem(
        status=405,
        code="method-not-allowed",
        title="Not with this method",
        detail="POST a document, GET everything else; the header Allow tells which.",
    ),
    413: Problem(
        status=413,
        code=TooLarge.code,
        title=TooLarge.title,
        detail=OF_ERROR[TooLarge][1],
    ),
}
BAD_REQUEST = Problem(
    status=400,
    code="bad-request",
    title="The request cannot be read",
    detail="The request is cut short or malformed; send it again.",
)
OF_SERVER = (
    NO_DOCUMENT, NOT_ACCEPTABLE, UNAUTHORISED, FOREIGN_HOST, FOREIGN_ORIGIN, BUSY, INTERNAL,
    BAD_REQUEST, *OF_STATUS.values(),
)  # fmt: skip


class Rejected(Exception):
    """Raised by the server's own checks; carries the whole reply and no free text."""

    def __init__(
        self,
        problem: Problem,
        *,
        parameter: str = "",
        detail: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.parameter = parameter
        self.detail = detail
        self.headers = headers or {}


def problem_of(error: SevenlinesError) -> Problem:
    """What a client is told about ``error``: by its class alone."""
    kind = next(cls for cls in type(error).__mro__ if cls in OF_ERROR)
    status, detail = OF_ERROR[kind]
    return Problem(status=status, code=kind.code, title=kind.title, detail=detail)


def install(app: Flask) -> None:
    """Let ``app`` answer every failure with a problem."""
    app.register_error_handler(Rejected, _rejected)
    app.register_error_handler(SevenlinesError, _engine_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _rejected(error: Rejected) -> Response:
    return _reply(error.problem, error.headers, parameter=error.parameter, detail=error.detail)


def _engine_error(error: SevenlinesError) -> Response:
    problem = problem_of(error)
    if problem.status >= 500:
        log_failure(error)
    return _reply(problem, {})


def _http_error(error: HTTPException) -> Response:
    """Flask's and Werkzeug's own refusals, in our words."""
    status = error.code or 500
    problem = OF_STATUS.get(status, BAD_REQUEST if status < 500 else INTERNAL)
    headers = error.get_response().headers
    kept = {name: headers[name] for name in ("Allow", "Retry-After") if name in headers}
    return _reply(problem, kept)


def _unexpected(error: Exception) -> Response:
    """The last handler: whatever nobody foresaw."""
    log_failure(error)
    return _reply(INTERNAL, {})


def _reply(
    problem: Problem, headers: dict[str, str], *, parameter: str = "", detail: str = ""
) -> Response:
    """The problem as a response."""
    body = {
        "type": f"urn:problem:sevenlines:{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": detail or problem.detail,
        "code": problem.code,
        "request_id": g.get("request_id", ""),
    }
    if parameter:
        body["parameter"] = parameter
    g.problem_code = problem.code
    return Response(
        json.dumps(body) + "\n", problem.status, headers, mimetype="application/problem+json"
    )
