"""What the server must not do: write, leak, cache, let strangers in."""

import hashlib
import io
import json
import logging
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import SpooledTemporaryFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.app import create_app
from server.gate import Full, Gate
from server.log import JsonFormatter
from server.settings import Settings, from_environment
from tests.server.conftest import CONTRACT, Desk
from transforms.errors import OptionError
from transforms.options import Options
from transforms.results import Review

REVIEW = "/api/v1/review"
REDLINE = "/api/v1/redline"
KEY = "correct horse"
KEYS = f"# held by the pane\npane:{hashlib.sha256(KEY.encode()).hexdigest()}\n"


def test_a_large_upload_stays_in_memory(asked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> SpooledTemporaryFile[bytes]:
        raise AssertionError("a document was about to be written")

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    client = create_app(Settings(playbooks=("house",)), asked.engine()).test_client()
    data = bytes(3_000_000)
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
    body = head + data + b"\r\n--x--\r\n"
    reply = client.post(REVIEW, data=body, content_type="multipart/form-data; boundary=x")
    assert reply.status_code == 200
    assert asked.documents == [data]


@pytest.mark.parametrize("url", [REVIEW, REDLINE])
def test_a_document_is_never_cached(client: FlaskClient, url: str) -> None:
    reply = client.post(url, data=CONTRACT)
    assert reply.headers["Cache-Control"] == "no-store"
    assert "ETag" not in reply.headers


def test_icons_and_built_files_may_be_kept_and_pages_are_checked_again(client: FlaskClient) -> None:
    with client.get("/assets/icons/review-16.png") as icon:
        assert icon.headers["Cache-Control"] == "public, max-age=86400"
    script = re.search(r'src="(/pane/assets/[^"]+\.js)"', client.get("/").text)[1]
    with client.get(script) as built:
        assert built.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/pane/").headers["Cache-Control"] == "no-cache"
    assert client.get("/pane/assets/gone.js").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("url", ["/", "/pane/", "/healthz", "/api/v1/playbooks", "/nothing"])
def test_every_reply_has_its_headers(client: FlaskClient, url: str) -> None:
    headers = client.get(url).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    assert "Set-Cookie" not in headers


def test_only_the_pane_may_be_framed(client: FlaskClient) -> None:
    def policy(url: str) -> str:
        return client.get(url).headers["Content-Security-Policy"]

    assert "frame-ancestors 'none'" in policy("/")
    assert "frame-ancestors 'none'" in policy("/api/v1/playbooks")
    assert "https://*.officeapps.live.com" in policy("/pane/")
    assert "script-src 'self' https://appsforoffice.microsoft.com;" in policy("/pane/")


def test_https_is_remembered(client: FlaskClient) -> None:
    secure = client.get("/", base_url="https://localhost")
    assert "Strict-Transport-Security" in secure.headers
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_the_log_has_no_names(client: FlaskClient, logged: pytest.LogCaptureFixture) -> None:
    document = {"file": (io.BytesIO(CONTRACT), "Zanzibar.docx")}
    client.post(f"{REDLINE}?we_are=Zanzibar&author=Zanzibar", data=document)
    (record,) = logged.records
    line = json.loads(JsonFormatter().format(record))
    assert line["route"] == REDLINE
    assert line["status"] == 200
    assert line["bytes_out"] == len(CONTRACT)
    assert "Zanzibar" not in str(record.__dict__)


def test_a_refused_request_line_is_not_logged() -> None:
    text = "Invalid request from ip=1.2.3.4: GET /?we_are=Zanzibar"
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 1, text, (), None)
    line = json.loads(JsonFormatter().format(record))
    assert line["event"] == "Invalid request from ip=1.2.3.4"


@pytest.fixture
def guarded(asked: Desk, tmp_path: Path) -> FlaskClient:
    keys = tmp_path / "keys"
    keys.write_text(KEYS)
    settings = Settings(auth=f"keys:{keys}", public_url="https://contracts.example.com")
    return create_app(settings, asked.engine()).test_client()


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer wrong", f"Basic {KEY}", "Bearer correct  horse"]
)
def test_without_the_key_nothing_is_done(
    guarded: FlaskClient, asked: Desk, authorization: str
) -> None:
    reply = guarded.post(REVIEW, data=CONTRACT, headers={"Authorization": authorization})
    assert (reply.status_code, reply.json["code"]) == (401, "unauthorised")
    assert reply.headers["WWW-Authenticate"] == "Bearer"
    assert asked.documents == []


def test_with_the_key_another_machine_may_call(
    guarded: FlaskClient, logged: pytest.LogCaptureFixture
) -> None:
    reply = guarded.post(
        REVIEW,
        data=CONTRACT,
        base_url="https://contracts.example.com",
        headers={"Authorization": f"Bearer {KEY}", "Origin": "https://contracts.example.com"},
        environ_overrides={"REMOTE_ADDR": "192.0.2.1"},
    )
    assert reply.status_code == 200
    assert logged.records[-1].__dict__["fields"]["key"] == "pane"


def test_the_page_and_the_health_check_need_no_key(guarded: FlaskClient) -> None:
    assert guarded.get("/").status_code == 200
    assert guarded.get("/healthz").json == {"status": "ok"}
    assert guarded.get("/readyz").json["status"] == "ready"


def test_the_health_check_answers_under_any_name(client: FlaskClient) -> None:
    reply = client.get(
        "/healthz", headers={"Host": "10.0.0.7"}, environ_overrides={"REMOTE_ADDR": "10.0.0.1"}
    )
    assert reply.status_code == 200


@pytest.mark.parametrize("host", ["localhost:9", "127.0.0.1", "[::1]:8080", "LOCALHOST"])
def test_this_machine_has_several_names(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_the_page_itself_may_call(client: FlaskClient) -> None:
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post(REVIEW, data=CONTRACT, headers=own).status_code == 200


UNUSABLE_SETTINGS = {
    "a public address without sign-in": {"SEVENLINES_PUBLIC_URL": "https://a.example"},
    "a public address with a path": {"SEVENLINES_PUBLIC_URL": "http://localhost/x"},
    "a public address without scheme": {"SEVENLINES_PUBLIC_URL": "localhost:80"},
    "no number": {"SEVENLINES_MAX_BODY": "10 MB"},
    "nought": {"SEVENLINES_WORKERS": "0"},
    "a certificate that is not there": {"SEVENLINES_TLS_CERT": "/nowhere.crt"},
    "keys that are not there": {"SEVENLINES_AUTH": "keys:/nowhere"},
    "another kind of sign-in": {"SEVENLINES_AUTH": "magic"},
}


@pytest.mark.parametrize("environ", UNUSABLE_SETTINGS.values(), ids=UNUSABLE_SETTINGS)
def test_an_unusable_setting_stops_the_start(asked: Desk, environ: dict[str, str]) -> None:
    with pytest.raises(OptionError) as refusal:
        create_app(from_environment(environ), asked.engine())
    assert refusal.value.where == [*environ][0] or refusal.value.where == "SEVENLINES_AUTH"
    assert refusal.value.remedy


@pytest.mark.parametrize("text", ["", "# nothing\n", "pane", "pane:abc", f"a b:{'0' * 64}"])
def test_a_file_of_keys_is_read_strictly(asked: Desk, tmp_path: Path, text: str) -> None:
    keys = tmp_path / "keys"
    keys.write_text(text)
    with pytest.raises(OptionError):
        create_app(Settings(auth=f"keys:{keys}"), asked.engine())


def test_when_the_line_is_full_the_next_is_told_to_come_back(asked: Desk) -> None:
    begun, end = threading.Event(), threading.Event()

    def review(data: bytes, options: Options) -> Review:
        begun.set()
        assert end.wait(10)
        return asked.review(data, options)

    settings = Settings(playbooks=("house",), at_once=1, waiting=0)
    app = create_app(settings, replace(asked.engine(), review=review))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lambda: app.test_client().post(REVIEW, data=CONTRACT))
        assert begun.wait(10)
        second = app.test_client().post(REVIEW, data=CONTRACT)
        health = app.test_client().get("/healthz")
        end.set()
        assert first.result().status_code == 200
    assert (second.status_code, second.json["code"]) == (503, "busy")
    assert second.headers["Retry-After"] == "2"
    assert health.status_code == 200


def test_a_gate_opens_again() -> None:
    gate = Gate(at_once=1, waiting=0, seconds=0.01)
    with gate.place(), pytest.raises(Full), gate.place():
        pass
    with gate.place():
        pass


def test_a_wait_ends() -> None:
    gate = Gate(at_once=1, waiting=1, seconds=0.01)
    with gate.place(), pytest.raises(Full), gate.place():
        pass


def test_replies_are_not_mixed(app: Flask) -> None:
    def ask(number: int) -> str:
        name = f"{number}.docx"
        document = {"file": (io.BytesIO(CONTRACT), name)}
        return app.test_client().post(REVIEW, data=document).json["document"]["name"]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(40))) == [f"{number}.docx" for number in range(40)]
