import re

import pytest
from flask.testing import FlaskClient
from lxml import etree, html

from server.manifest import addin_id

OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js"


@pytest.mark.parametrize("url", ["/", "/pane/"])
def test_the_page_holds_no_inline_script_or_style(client: FlaskClient, url: str) -> None:
    page = html.fromstring(client.get(url).data)
    assert [s.text for s in page.iter("script") if s.text] == []
    assert page.findall(".//style") == []
    assert [
        e for e in page.iter() for name in e.attrib if name == "style" or name[:2] == "on"
    ] == []


def test_the_page_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/").data)
    loaded = [e.get("src") or e.get("href") for e in page.iter("script", "link", "img")]
    assert len(loaded) >= 3
    assert all(re.match(r"/(assets|pane)/", url) for url in loaded)


def test_only_the_pane_loads_the_script_of_office(client: FlaskClient) -> None:
    def sources(url: str) -> list[str | None]:
        return [s.get("src") for s in html.fromstring(client.get(url).data).iter("script")]

    assert sources("/pane/") == [OFFICE, *sources("/")]
    assert "office.js" not in client.get("/").text


def test_the_script_of_office_does_not_hold_up_the_first_screen(client: FlaskClient) -> None:
    script = html.fromstring(client.get("/pane/").data).get_element_by_id("office")
    assert "async" in script.attrib


@pytest.mark.parametrize("url", ["/", "/pane/"])
def test_each_reply_has_its_own_nonce_for_styles(client: FlaskClient, url: str) -> None:
    seen = set()
    for _ in range(2):
        reply = client.get(url)
        nonce = re.search(r'name="style-nonce" content="([\w-]{20,})"', reply.text)[1]
        policy = reply.headers["Content-Security-Policy"]
        assert f"style-src 'self' 'nonce-{nonce}';" in policy
        assert "{" not in policy
        seen.add(nonce)
    assert len(seen) == 2


def test_scripts_come_from_the_server_and_from_office_alone(client: FlaskClient) -> None:
    def scripts(url: str) -> str:
        return re.search(
            r"script-src ([^;]*);", client.get(url).headers["Content-Security-Policy"]
        )[1]

    assert scripts("/") == "'self'"
    assert scripts("/pane/") == "'self' https://appsforoffice.microsoft.com"


def test_every_file_the_page_names_is_there(client: FlaskClient) -> None:
    names = re.findall(r'"(/(?:assets|pane)/[^"]+)"', client.get("/").text)
    assert len(names) >= 3
    for name in names:
        with client.get(name) as reply:
            assert reply.status_code == 200, name


def test_scripts_have_their_type(client: FlaskClient) -> None:
    name = re.search(r'src="(/pane/assets/[^"]+\.js)"', client.get("/").text)[1]
    with client.get(name) as script:
        assert script.mimetype == "text/javascript"


def test_the_sample_at_hand_is_a_document(client: FlaskClient) -> None:
    with client.get("/pane/sample.docx") as reply:
        assert reply.data[:2] == b"PK"


@pytest.mark.parametrize("name", ["../page.py", "..%2fpage.py", "%2e%2e/%2e%2e/pyproject.toml"])
def test_nothing_else_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/pane/{name}").status_code == 404


def test_the_manifest_is_for_the_address_it_was_asked_at(client: FlaskClient) -> None:
    reply = client.get("/manifest.xml", base_url="https://localhost:9443")
    assert reply.mimetype == "application/xml"
    root = etree.fromstring(reply.data)
    assert root.findtext("{*}Id") == addin_id("https://localhost:9443")
    assert root.find("{*}DefaultSettings/{*}SourceLocation").get("DefaultValue") == (
        "https://localhost:9443/pane/"
    )
