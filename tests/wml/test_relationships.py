"""Relationships and content types: read, resolved, added to."""

import pytest

from transforms.wml.content_types import TYPES, content_types_in, with_override
from transforms.wml.relationships import (
    relationships_in,
    rels_part_of,
    resolved,
    type_uri,
    with_relationship,
)

_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="%s/styles" Target="styles.xml"/>'
    b'<Relationship Id="rId3" Type="%s/hyperlink" Target="http://x.y" TargetMode="External"/>'
    b"</Relationships>"
)
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_DATA = _RELS % (_OFFICE, _OFFICE)
_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="XML" ContentType="application/xml"/>'
    b'<Override PartName="/word/Styles.xml" ContentType="a/styles"/></Types>'
)


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("", "_rels/.rels"),
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("main.xml", "_rels/main.xml.rels"),
    ],
)
def test_the_part_with_the_relationships_of_another(source, part):
    assert rels_part_of(source) == part


@pytest.mark.parametrize(
    ("source", "target", "part"),
    [
        ("word/document.xml", "styles.xml", "word/styles.xml"),
        ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
        ("word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"),
        ("", "word/document.xml", "word/document.xml"),
        ("word/document.xml", "..\\a.xml", "a.xml"),
        ("word/document.xml", "../../../a.xml", "a.xml"),
        ("word/document.xml", "a.xml#place", "word/a.xml"),
    ],
)
def test_a_target_is_resolved_against_its_source(source, target, part):
    assert resolved(source, target) == part


def test_relationships_are_read_in_their_order():
    styles, link = relationships_in(_DATA)
    assert (styles.id, styles.kind, styles.target, styles.external) == (
        "rId1",
        "styles",
        "styles.xml",
        False,
    )
    assert link.external


def test_a_new_relationship_gets_a_free_id():
    data, new_id = with_relationship(_DATA, "comments", "comments.xml")
    assert new_id not in ("rId1", "rId3")
    assert relationships_in(data)[-1].type == type_uri("comments")
    assert len({each.id for each in relationships_in(data)}) == 3


def test_an_equal_relationship_is_reused():
    assert with_relationship(_DATA, "styles", "styles.xml") == (_DATA, "rId1")


def test_the_first_relationship_of_a_part_makes_the_part():
    data, new_id = with_relationship(None, "comments", "comments.xml")
    assert [each.id for each in relationships_in(data)] == [new_id]


def test_a_strict_package_gets_strict_types():
    data, _ = with_relationship(_RELS % (_STRICT, _STRICT), "comments", "comments.xml")
    assert relationships_in(data)[-1].type == _STRICT.decode() + "/comments"


@pytest.mark.parametrize("kind", ["people", "commentsExtended", "commentsIds"])
def test_microsofts_own_types_are_used_for_microsofts_parts(kind):
    assert type_uri(kind, strict=True).startswith("http://schemas.microsoft.com/office/")
    assert type_uri(kind).endswith("/" + kind)


def test_content_types_come_from_overrides_then_defaults():
    types = content_types_in(_TYPES)
    assert types.of("word/styles.xml") == "a/styles"
    assert types.of("word/other.xml") == "application/xml"
    assert types.of("word/image.png") == ""


def test_an_override_is_added():
    data = with_override(_TYPES, "word/comments.xml", TYPES["comments"])
    assert content_types_in(data).of("word/comments.xml") == TYPES["comments"]
    assert content_types_in(data).of("word/styles.xml") == "a/styles"


def test_an_override_is_replaced():
    data = with_override(_TYPES, "word/styles.xml", "b/styles")
    assert content_types_in(data).of("word/styles.xml") == "b/styles"
    assert data.count(b"<Override") == 1


def test_an_override_that_is_there_changes_nothing():
    assert with_override(_TYPES, "word/styles.xml", "a/styles") is _TYPES
