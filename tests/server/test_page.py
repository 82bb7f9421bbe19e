import re

import pytest
from flask.testing import FlaskClient
from lxml import etree, html

from server.manifest import addin_id


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
    assert loaded
    assert all(url.startswith("/assets/") for url in loaded)


def test_only_the_pane_loads_the_script_of_office(client: FlaskClient) -> None:
    scripts = [s.get("src") for s in html.fromstring(client.get("/pane/").data).iter("script")]
    assert scripts == ["https://appsforoffice.microsoft.com/lib/1/hosted/office.js", PAGE_SCRIPT]


PAGE_SCRIPT = "/assets/page.js"


def test_every_file_the_page_names_is_there(client: FlaskClient) -> None:
    names = re.findall(r'"(/assets/[^"]+)"', client.get("/").text)
    with client.get(PAGE_SCRIPT) as script:
        names += [f"/assets/{name}" for name in re.findall(r'from "\./([^"]+)"', script.text)]
    assert len(names) > 5
    for name in names:
        with client.get(name) as reply:
            assert reply.status_code == 200, name


def test_scripts_have_their_type(client: FlaskClient) -> None:
    with client.get(PAGE_SCRIPT) as script:
        assert script.mimetype == "text/javascript"


def test_every_control_has_a_name(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/").data)
    labelled = {label.get("for") for label in page.iter("label")}
    assert {c.get("id") for c in page.iter("input", "select")} == labelled


def test_the_manifest_is_for_the_address_it_was_asked_at(client: FlaskClient) -> None:
    reply = client.get("/manifest.xml", base_url="https://localhost:9443")
    assert reply.mimetype == "application/xml"
    root = etree.fromstring(reply.data)
    assert root.findtext("{*}Id") == addin_id("https://localhost:9443")
    assert root.find("{*}DefaultSettings/{*}SourceLocation").get("DefaultValue") == (
        "https://localhost:9443/pane/"
    )
