"""The manifest: valid by Microsoft's schema, and right where the schema cannot look."""

import re
import struct
from pathlib import Path

import pytest
from lxml import etree

from server.manifest import WRITTEN_FOR, addin_id, manifest_for

SOURCE = Path("addin/manifest.xml")
STATIC = Path("server/static")
OVERRIDES = "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}"
BASE = "{http://schemas.microsoft.com/office/appforoffice/1.1}"
BASIC = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"
SIZES = {"16", "20", "24", "32", "40", "48", "64", "80"}
ORIGIN = "https://contracts.example.com"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse("tests/addin/xsd/OfficeAppManifestV1_1.xsd"))


@pytest.fixture(scope="module", params=[WRITTEN_FOR, ORIGIN])
def manifest(request: pytest.FixtureRequest) -> etree._Element:
    return etree.fromstring(manifest_for(request.param))


def values(manifest: etree._Element, name: str) -> list[str]:
    return [element.get(name) for element in manifest.iter() if element.get(name) is not None]


def urls(manifest: etree._Element) -> list[str]:
    texts = values(manifest, "DefaultValue") + values(manifest, "Value")
    return [text for text in texts if "://" in text]


def test_the_schema_accepts_it(schema: etree.XMLSchema, manifest: etree._Element) -> None:
    assert schema.validate(manifest), schema.error_log


def test_the_schema_can_say_no(schema: etree.XMLSchema) -> None:
    broken = SOURCE.read_text(encoding="utf-8").replace("ReadWriteDocument", "Everything")
    assert not schema.validate(etree.fromstring(broken.encode()))


def test_every_resource_is_used_and_every_use_has_its_resource(manifest: etree._Element) -> None:
    resources = manifest.find(f".//{OVERRIDES}Resources")
    ids = values(resources, "id")
    assert len(ids) == len(set(ids))
    assert set(values(manifest, "resid")) == set(ids)


def test_ids_are_short_and_unique(manifest: etree._Element) -> None:
    ids = [*values(manifest, "id"), *values(manifest, "resid")]
    assert max(map(len, ids)) <= 32
    controls = [e.get("id") for e in manifest.iter(f"{OVERRIDES}Control", f"{OVERRIDES}Group")]
    assert len(controls) == len(set(controls)) == 3


def test_strings_keep_their_limits(manifest: etree._Element) -> None:
    for kind, limit in (("ShortStrings", 125), ("LongStrings", 250)):
        strings = manifest.find(f".//{BASIC}{kind}")
        texts = values(strings, "DefaultValue") + values(strings, "Value")
        assert max(map(len, texts)) <= limit


def test_every_address_is_https_and_at_one_origin(manifest: etree._Element) -> None:
    found = urls(manifest)
    assert len(found) > 20
    origins = {re.match(r"(\w+://[^/]+)/", url)[1] for url in found}
    assert len(origins) == 1
    assert origins <= {WRITTEN_FOR, ORIGIN}


def test_every_icon_set_is_whole(manifest: etree._Element) -> None:
    icons = list(manifest.iter(f"{OVERRIDES}Icon"))
    assert len(icons) == 3
    for icon in icons:
        assert {image.get("size") for image in icon} == SIZES
        assert all(image.get("resid").endswith("." + image.get("size")) for image in icon)


def test_every_icon_is_there_in_its_size(manifest: etree._Element) -> None:
    for url in urls(manifest):
        if not url.endswith(".png"):
            continue
        path = STATIC / url.split("/assets/")[1]
        size = int(re.search(r"-(\d+)\.png$", url)[1])
        assert struct.unpack(">II", path.read_bytes()[16:24]) == (size, size)


def test_two_buttons_on_the_review_tab_open_one_pane(manifest: etree._Element) -> None:
    assert manifest.find(f".//{OVERRIDES}OfficeTab").get("id") == "TabReviewWord"
    actions = list(manifest.iter(f"{OVERRIDES}Action"))
    kinds = {a.get("{http://www.w3.org/2001/XMLSchema-instance}type") for a in actions}
    assert kinds == {"ShowTaskpane"}
    assert len({action.findtext(f"{OVERRIDES}TaskpaneId") for action in actions}) == 1
    shown = {action.find(f"{OVERRIDES}SourceLocation").get("resid") for action in actions}
    assert shown == {"Review.Url", "Redline.Url"}


def test_the_floor_is_the_oldest_word_we_support(manifest: etree._Element) -> None:
    sets = [(s.get("Name"), s.get("MinVersion")) for s in manifest.iter(f"{BASE}Set")]
    assert sets == [("WordApi", "1.3")]


def test_texts_are_translated_alike(manifest: etree._Element) -> None:
    strings = [s for s in manifest.iter(f"{BASIC}String") if s.get("id") != "Group.Label"]
    locales = [[o.get("Locale") for o in string] for string in strings]
    assert all(found == ["de-DE", "es-ES", "fr-FR"] for found in locales)


def test_the_id_belongs_to_the_address() -> None:
    assert manifest_for(WRITTEN_FOR) == SOURCE.read_bytes()
    assert addin_id(ORIGIN).encode() in manifest_for(ORIGIN)
    assert addin_id(ORIGIN) != addin_id(WRITTEN_FOR)
    assert manifest_for(ORIGIN) == manifest_for(ORIGIN)


def test_an_address_cannot_break_out_of_the_manifest() -> None:
    root = etree.fromstring(manifest_for('https://a"><evil/>'))
    assert root.find(".//{*}evil") is None
