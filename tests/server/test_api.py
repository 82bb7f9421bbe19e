import base64
import io
import json

import pytest
from flask.testing import FlaskClient

from tests.builders import docx, flat
from tests.server.conftest import CAP, CONTRACT, Desk
from transforms.options import Options

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
REVIEW = "/api/v1/review"
REDLINE = "/api/v1/redline"


def test_review_of_a_raw_body_is_json(client: FlaskClient, asked: Desk) -> None:
    reply = client.post(REVIEW, data=CONTRACT, content_type=DOCX)
    assert reply.status_code == 200
    assert reply.mimetype == "application/json"
    assert reply.json["findings"][0]["term"] == "liability.cap"
    assert asked.documents == [CONTRACT]


@pytest.mark.parametrize(
    "content_type", ["", "application/octet-stream", "application/x-www-form-urlencoded"]
)
def test_a_raw_body_may_have_any_type(client: FlaskClient, asked: Desk, content_type: str) -> None:
    assert client.post(REVIEW, data=CONTRACT, content_type=content_type).status_code == 200
    assert asked.documents == [CONTRACT]


def test_multipart_field_is_taken_with_its_name(client: FlaskClient, asked: Desk) -> None:
    reply = client.post(REVIEW, data={"file": (io.BytesIO(CONTRACT), "deals/msa.docx")})
    assert reply.json["document"]["name"] == "msa.docx"
    assert asked.documents == [CONTRACT]


def test_flat_opc_reaches_the_engine_as_it_is(client: FlaskClient, asked: Desk) -> None:
    document = flat(CONTRACT)
    assert client.post(REVIEW, data=document, content_type="application/xml").status_code == 200
    assert asked.documents == [document]


def test_a_body_without_length_is_read(client: FlaskClient, asked: Desk) -> None:
    reply = client.post(
        REVIEW,
        input_stream=io.BytesIO(CONTRACT),
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert reply.status_code == 200
    assert asked.documents == [CONTRACT]


def test_redline_is_a_word_document(client: FlaskClient) -> None:
    reply = client.post(REDLINE, data={"file": (io.BytesIO(CONTRACT), "Größe 1.docx")})
    assert reply.data == CONTRACT
    assert reply.content_type == DOCX
    assert (
        "filename*=UTF-8''Gr%C3%B6%C3%9Fe%201-redlined.docx"
        in (reply.headers["Content-Disposition"])
    )


@pytest.mark.parametrize("kind", ["docm", "dotx", "dotm"])
def test_redline_of_another_kind_keeps_its_ending(
    client: FlaskClient, asked: Desk, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("tests.server.conftest.CONTRACT", docx("x", kind=kind))
    reply = client.post(REDLINE, data=b"any")
    assert f'-redlined.{kind}"' in reply.headers["Content-Disposition"]
    assert reply.content_type != DOCX


def test_redline_as_json_holds_review_counts_and_document(client: FlaskClient) -> None:
    reply = client.post(REDLINE, data=CONTRACT, headers={"Accept": "application/json"})
    assert list(reply.json) == ["review", "redline", "document"]
    assert reply.json["review"]["schema"] == 1
    assert reply.json["redline"]["insertions"] == 2
    assert reply.json["redline"]["output"] == "document-redlined.docx"
    assert base64.b64decode(reply.json["document"]) == CONTRACT


@pytest.mark.parametrize("accept", ["*/*", DOCX, "text/html, */*;q=0.1", ""])
def test_redline_is_a_document_unless_json_is_preferred(client: FlaskClient, accept: str) -> None:
    reply = client.post(REDLINE, data=CONTRACT, headers={"Accept": accept})
    assert reply.content_type == DOCX


def test_redline_as_html_is_the_report_for_our_side(client: FlaskClient) -> None:
    reply = client.post(REDLINE, data=CONTRACT, headers={"Accept": "text/html"})
    assert reply.mimetype == "text/html"
    assert "Internal. Not for the other side." in reply.text
    assert CAP.walk_away in reply.text


def test_redline_as_plain_text_is_the_note_for_the_other_side(client: FlaskClient) -> None:
    reply = client.post(REDLINE, data=CONTRACT, headers={"Accept": "text/plain"})
    assert reply.content_type == "text/plain; charset=utf-8"
    assert reply.text.startswith("Hello,")
    assert CAP.walk_away not in reply.text


def ask(client: FlaskClient, asked: Desk, query: str) -> Options:
    reply = client.post(f"{REDLINE}?{query}", data=CONTRACT)
    assert reply.status_code == 200, reply.text
    return asked.options[-1]


def test_without_parameters_the_first_playbook_is_used(client: FlaskClient, asked: Desk) -> None:
    options = ask(client, asked, "")
    assert options.playbook.id == "ai-services"
    assert options.position == "standard"
    assert options.comments == "rationale"


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("we_are=Consultant", "we_are", "Consultant"),
        ("we-are=Acme%20AI", "we_are", "Acme AI"),
        ("position=fallback", "position", "fallback"),
        ("position=liability.cap%3Dmutual", "positions", (("liability.cap", "mutual"),)),
        ("position=mutual&position=liability.cap%3Dfallback", "position", "mutual"),
        ("only=liability.cap", "only", ("liability.cap",)),
        ("only=ip,liability", "only", ("ip", "liability")),
        ("skip=liability.cap&skip=ip", "skip", ("liability.cap", "ip")),
        ("comments=none", "comments", "none"),
    ],
)
def test_a_parameter_reaches_the_engine(
    client: FlaskClient, asked: Desk, query: str, name: str, value: object
) -> None:
    assert getattr(ask(client, asked, query), name) == value


def test_a_playbook_is_chosen_by_its_id(client: FlaskClient, asked: Desk) -> None:
    assert ask(client, asked, "playbook=house").playbook.id == "house"


def test_author_and_date_reach_the_stamp(client: FlaskClient, asked: Desk) -> None:
    ask(client, asked, "author=Jo%20Lee&date=2026-01-31T09:30:00%2B01:00")
    assert asked.stamps[-1].author == "Jo Lee"
    assert asked.stamps[-1].date == "2026-01-31T08:30:00Z"


def test_playbooks_are_listed(client: FlaskClient) -> None:
    listed = client.get("/api/v1/playbooks").json["playbooks"]
    assert [playbook["id"] for playbook in listed] == ["ai-services", "house"]


def test_a_playbook_shows_its_terms(client: FlaskClient) -> None:
    term = client.get("/api/v1/playbooks/house").json["terms"][0]
    assert term["wording"]["fallback"] == "Twice the fees."
    assert term["walk_away"] == "Liability without any limit."


def test_json_keeps_the_order_of_the_keys(client: FlaskClient) -> None:
    text = client.post(REVIEW, data=CONTRACT).text
    assert list(json.loads(text))[:3] == ["schema", "document", "parties"]
