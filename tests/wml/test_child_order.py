"""Children go where the schema wants them."""

import pytest
from lxml import etree

from transforms.wml.child_order import insert_in_order, misplaced
from transforms.wml.elements import make, make_under
from transforms.wml.namespaces import qn


def _with(parent, *children):
    element = make(parent)
    for child in children:
        make_under(element, child)
    return element


def _names(element):
    return [etree.QName(child).localname for child in element]


@pytest.mark.parametrize(
    ("parent", "there", "new", "expected"),
    [
        ("w:p", ["w:r"], "w:pPr", ["pPr", "r"]),
        ("w:r", ["w:t"], "w:rPr", ["rPr", "t"]),
        ("w:p", ["w:pPr", "w:r"], "w:r", ["pPr", "r", "r"]),
        ("w:pPr", ["w:pStyle", "w:jc"], "w:numPr", ["pStyle", "numPr", "jc"]),
        ("w:pPr", ["w:jc", "w:sectPr"], "w:rPr", ["jc", "rPr", "sectPr"]),
        ("w:pPr", ["w:rPr", "w:pPrChange"], "w:sectPr", ["rPr", "sectPr", "pPrChange"]),
        ("w:rPr", ["w:b", "w:sz"], "w:ins", ["ins", "b", "sz"]),
        ("w:rPr", ["w:ins", "w:b"], "w:del", ["ins", "del", "b"]),
        ("w:rPr", ["w:b", "w14:ligatures", "w:rPrChange"], "w:u", None),
        ("w:trPr", ["w:cantSplit", "w:trPrChange"], "w:del", ["cantSplit", "del", "trPrChange"]),
        ("w:tcPr", ["w:tcW", "w:tcPrChange"], "w:cellIns", ["tcW", "cellIns", "tcPrChange"]),
        ("w:sectPr", ["w:headerReference", "w:pgSz"], "w:footerReference", None),
        ("w:settings", ["w:zoom", "w:compat", "w14:docId"], "w:rsids", None),
        ("w:body", ["w:p", "w:sectPr"], "w:p", ["p", "p", "sectPr"]),
        ("w:num", ["w:lvlOverride"], "w:abstractNumId", ["abstractNumId", "lvlOverride"]),
    ],
)
def test_a_child_goes_to_its_place(parent, there, new, expected):
    element = _with(parent, *there)
    assert misplaced(element) == ""
    insert_in_order(element, make(new))
    assert misplaced(element) == ""
    if expected:
        assert _names(element) == expected


def test_an_unknown_parent_takes_children_last():
    element = _with("w:hyperlink", "w:r")
    insert_in_order(element, make("w:bookmarkStart"))
    assert _names(element) == ["r", "bookmarkStart"]


def test_comments_between_children_are_passed_over():
    element = _with("w:pPr", "w:pStyle")
    element.append(etree.Comment("note"))
    make_under(element, "w:jc")
    insert_in_order(element, make("w:numPr"))
    assert [child.tag for child in element if isinstance(child.tag, str)] == [
        qn("w:pStyle"),
        qn("w:numPr"),
        qn("w:jc"),
    ]


def test_a_misplaced_child_is_named():
    assert misplaced(_with("w:pPr", "w:jc", "w:pStyle")) == "pStyle"
