"""Constructors make what their docstrings show."""

import pytest
from lxml import etree

from transforms.wml.elements import make, make_under, run_content, text_element, text_run
from transforms.wml.namespaces import NAMESPACES, qn

_W = f' xmlns:w="{NAMESPACES["w"]}"'


def _markup(element):
    return etree.tostring(element, encoding="unicode").replace(_W, "")


def test_an_element_with_attributes():
    assert _markup(make("w:ins", {"w:id": "1", "w:author": "Bo"})) == (
        '<w:ins w:id="1" w:author="Bo"/>'
    )


def test_attributes_without_a_prefix_have_no_namespace():
    assert make("rel:Relationship", {"Id": "rId1"}).get("Id") == "rId1"


def test_a_child_is_appended():
    parent = make("w:pPr")
    make_under(parent, "w:jc", {"w:val": "left"})
    assert _markup(parent) == '<w:pPr><w:jc w:val="left"/></w:pPr>'


@pytest.mark.parametrize(
    ("text", "preserved"),
    [("fees", False), ("fees ", True), (" fees", True), ("a  b", True), ("a b", False)],
)
def test_space_is_preserved_where_it_would_be_lost(text, preserved):
    assert (text_element(text).get(qn("xml:space")) == "preserve") is preserved


def test_deleted_text_has_its_own_element():
    assert text_element("fees", deleted=True).tag == qn("w:delText")


def test_special_characters_become_elements():
    names = [etree.QName(e).localname for e in run_content("a\tb\nc\u2011d\u00ade")]
    assert names == ["t", "tab", "t", "br", "t", "noBreakHyphen", "t", "softHyphen", "t"]


def test_a_run_takes_over_its_properties():
    rPr = make("w:rPr")
    run = text_run("x", rPr)
    assert run[0] is rPr
    assert _markup(run) == "<w:r><w:rPr/><w:t>x</w:t></w:r>"


def test_an_unknown_prefix_is_an_error():
    with pytest.raises(KeyError):
        qn("zz:p")
