import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server.errors import OF_ERROR, OF_SERVER
from server.parameters import TAKES, UNKNOWN
from tests.server.conftest import CONTRACT, Desk
from transforms.errors import PartiesUnclear, SevenlinesError

REVIEW = "/api/v1/review"
CLIENT_NAME = "Zanzibar"

CHUNKED = {"wsgi.input_terminated": True}
FORM = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'


def named(*fields: str) -> dict[str, object]:
    return {"data": {field: (io.BytesIO(CONTRACT), "a.docx") for field in fields}}


BAD_REQUESTS = {
    "an empty body": ("POST", REVIEW, {}, 400, "no-document"),
    "a field of another name": ("POST", REVIEW, named("document"), 400, "no-document"),
    "two files": ("POST", REVIEW, named("file", "other"), 400, "no-document"),
    "options as fields": (
        "POST", REVIEW,
        {"data": {"file": (io.BytesIO(CONTRACT), "a"), "position": "mutual"}},
        400, "no-document",
    ),
    "multipart without a boundary": (
        "POST", REVIEW, {"data": CONTRACT, "content_type": "multipart/form-data"},
        400, "no-document",
    ),
    "a body above the limit": ("POST", REVIEW, {"data": bytes(100_001)}, 413, "too-large"),
    "a length above the limit": (
        "POST", REVIEW, {"environ_overrides": {"CONTENT_LENGTH": "999999999"}},
        413, "too-large",
    ),
    "a file above the limit": (
        "POST", REVIEW, {"data": {"file": (io.BytesIO(bytes(100_001)), "a")}}, 413, "too-large",
    ),
    "a body without length above the limit": (
        "POST", REVIEW,
        {"input_stream": io.BytesIO(bytes(100_001)), "environ_overrides": CHUNKED},
        413, "too-large",
    ),
    "a form without length above the limit": (
        "POST", REVIEW,
        {
            "input_stream": io.BytesIO(FORM + bytes(100_001)),
            "content_type": "multipart/form-data; boundary=x",
            "environ_overrides": CHUNKED,
        },
        413, "too-large",
    ),
    "half a body": (
        "POST", REVIEW,
        {
            "input_stream": io.BytesIO(CONTRACT),
            "environ_overrides": {**CHUNKED, "CONTENT_LENGTH": "50000"},
        },
        400, "bad-request",
    ),
    "half a form": (
        "POST", REVIEW,
        {
            "input_stream": io.BytesIO(FORM + CONTRACT),
            "content_type": "multipart/form-data; boundary=x",
            "environ_overrides": {**CHUNKED, "CONTENT_LENGTH": "50000"},
        },
        400, "no-document",
    ),
    "an unknown parameter": ("POST", f"{REVIEW}?colour=red", {}, 400, "unknown-parameter"),
    "an unknown position": ("POST", f"{REVIEW}?position=hard", {}, 400, "option"),
    "a position of no term": ("POST", f"{REVIEW}?position=x.y=mutual", {}, 400, "option"),
    "an unknown playbook": ("POST", f"{REVIEW}?playbook=other", {}, 400, "option"),
    "a playbook by its path": ("POST", f"{REVIEW}?playbook=/etc", {}, 400, "option"),
    "a term that is none": ("POST", f"{REVIEW}?only=liability.cop", {}, 400, "option"),
    "a skipped term that is none": ("POST", f"{REVIEW}?skip=zzz", {}, 400, "option"),
    "a date that is none": ("POST", f"{REVIEW}?date=tomorrow", {}, 400, "option"),
    "a date that is no day": ("POST", f"{REVIEW}?date=2026-02-30", {}, 400, "option"),
    "an empty author": ("POST", f"{REVIEW}?author=", {}, 400, "option"),
    "a long author": ("POST", f"{REVIEW}?author={'a' * 256}", {}, 400, "option"),
    "an author with a control": ("POST", f"{REVIEW}?author=a%00b", {}, 400, "option"),
    "a long name of ours": ("POST", f"{REVIEW}?we_are={'a' * 301}", {}, 400, "option"),
    "comments of no kind": ("POST", f"{REVIEW}?comments=all", {}, 400, "option"),
    "an author twice": ("POST", f"{REVIEW}?author=a&author=b", {}, 400, "option"),
    "our name in both spellings": ("POST", f"{REVIEW}?we_are=a&we-are=b", {}, 400, "option"),
    "a form nobody has": (
        "POST", "/api/v1/redline", {"data": CONTRACT, "headers": {"Accept": "image/png"}},
        406, "not-acceptable",
    ),
    "a review by GET": ("GET", REVIEW, {}, 405, "method-not-allowed"),
    "no such route": ("GET", "/api/v1/nothing", {}, 404, "not-found"),
    "no such version": ("POST", "/api/v9/review", {}, 404, "not-found"),
    "no such playbook": ("GET", "/api/v1/playbooks/nobody", {}, 404, "not-found"),
    "a file outside the assets": ("GET", "/assets/../app.py", {}, 404, "not-found"),
    "a foreign host": ("GET", "/", {"headers": {"Host": "evil.example"}}, 421, "foreign-host"),
    "a foreign caller": (
        "GET", "/", {"environ_overrides": {"REMOTE_ADDR": "192.0.2.1"}}, 421, "foreign-host",
    ),
    "a foreign page": (
        "POST", REVIEW, {"headers": {"Origin": "https://evil.example"}}, 403, "foreign-origin",
    ),
    "a page without origin": (
        "POST", REVIEW, {"headers": {"Origin": "null"}}, 403, "foreign-origin",
    ),
    "another port's page": (
        "POST", REVIEW, {"headers": {"Sec-Fetch-Site": "same-site"}}, 403, "foreign-origin",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("method", "url", "request_", "status", "code"), BAD_REQUESTS.values(), ids=BAD_REQUESTS
)
def test_a_bad_request_gets_its_problem(
    client: FlaskClient, method: str, url: str, request_: dict[str, object], status: int, code: str
) -> None:
    reply = client.open(url, method=method, **request_)
    assert (reply.status_code, reply.json["code"]) == (status, code)
    assert reply.mimetype == "application/problem+json"
    assert reply.json["status"] == status
    assert reply.json["type"] == f"urn:problem:sevenlines:{code}"
    assert reply.json["title"]
    assert reply.json["detail"].endswith(".")
    assert reply.headers["Cache-Control"] == "no-store"


def classes(root: type[SevenlinesError] = SevenlinesError) -> Iterator[type[SevenlinesError]]:
    yield root
    for child in root.__subclasses__():
        yield from classes(child)


def an_error(kind: type[SevenlinesError]) -> SevenlinesError:
    text = f"{CLIENT_NAME} is damaged"
    if issubclass(kind, PartiesUnclear):
        return kind(text, candidates=(CLIENT_NAME,), where=CLIENT_NAME, remedy=CLIENT_NAME)
    return kind(text, where=CLIENT_NAME, remedy=CLIENT_NAME)


def test_every_error_of_the_engine_has_its_status() -> None:
    assert set(classes()) == set(OF_ERROR)


@pytest.mark.parametrize("kind", [*classes()], ids=lambda kind: kind.__name__)
def test_an_error_is_told_by_its_class_alone(
    client: FlaskClient, asked: Desk, logged: pytest.LogCaptureFixture,
    kind: type[SevenlinesError],
) -> None:  # fmt: skip
    asked.raises = an_error(kind)
    reply = client.post("/api/v1/redline", data=CONTRACT)
    assert reply.status_code == OF_ERROR[kind][0]
    assert reply.json["code"] == kind.code
    assert reply.json["title"] == kind.title
    assert CLIENT_NAME not in reply.text
    assert CLIENT_NAME not in logged.text
    assert CLIENT_NAME not in str([record.__dict__ for record in logged.records])


def test_a_mistake_of_ours_says_nothing_but_its_id(
    client: FlaskClient, asked: Desk, logged: pytest.LogCaptureFixture
) -> None:
    asked.raises = ValueError(CLIENT_NAME)
    reply = client.post(REVIEW, data=CONTRACT)
    assert (reply.status_code, reply.json["code"]) == (500, "internal")
    failure = next(r for r in logged.records if r.message == "failure").__dict__["fields"]
    assert failure["error"] == "ValueError"
    assert failure["request_id"] == reply.json["request_id"] == reply.headers["X-Request-Id"]
    assert CLIENT_NAME not in reply.text + str(failure)


def test_what_a_parameter_takes_is_said_by_name(client: FlaskClient) -> None:
    reply = client.post(f"{REVIEW}?position={CLIENT_NAME}", data=CONTRACT)
    assert reply.json["parameter"] == "position"
    assert TAKES["position"] in reply.json["detail"]
    assert CLIENT_NAME not in reply.text


def test_one_code_means_one_thing() -> None:
    titles = {(kind.code, kind.title) for kind in OF_ERROR}
    titles |= {(problem.code, problem.title) for problem in (*OF_SERVER, UNKNOWN)}
    assert len({code for code, _ in titles}) == len(titles)


def test_every_code_is_in_the_manual() -> None:
    manual = Path("docs/api.md").read_text(encoding="utf-8")
    codes = {kind.code for kind in OF_ERROR} | {problem.code for problem in (*OF_SERVER, UNKNOWN)}
    assert {code for code in codes if f"| `{code}` |" not in manual} == set()


def test_every_parameter_is_in_the_manual() -> None:
    manual = Path("docs/api.md").read_text(encoding="utf-8")
    assert {name for name in TAKES if f"| `{name}` |" not in manual} == set()
