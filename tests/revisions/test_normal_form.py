"""What counts as a difference between two states of a document, and what does not."""

import pytest

from tests.builders import Content, dele, docx, ins, link, p, r, sdt, table, text_box, xml
from transforms.revisions.compare import first_difference
from transforms.wml.package import open_package

TRACKED = '<w:ins w:id="{}" w:author="Bo" w:date="d">{}</w:ins>'

SAME: dict[str, tuple[Content, Content]] = {
    "runs split": (p("ab", r("c", bold=True)), p("a", "b", r("c", bold=True))),
    "rsids": (p("a"), xml('<w:p w:rsidR="1"><w:r w:rsidRPr="2"><w:t>a</w:t></w:r></w:p>')),
    "proofing marks": (p("ab"), p("a", xml('<w:proofErr w:type="spellStart"/>'), "b")),
    "empty properties": (
        p("a"),
        xml("<w:p><w:pPr><w:rPr/></w:pPr><w:r><w:rPr/><w:t>a</w:t></w:r></w:p>"),
    ),
    "their insertion split in two": (
        p(xml(TRACKED.format(5, r("ab")))),
        p(xml(TRACKED.format(6, r("a"))), xml(TRACKED.format(7, r("b")))),
    ),
    "xml:space where it changes nothing": (xml("<w:p><w:r><w:t>a</w:t></w:r></w:p>"), p("a")),
    "blanks that are not shown": (xml("<w:p><w:r><w:t> a </w:t></w:r></w:p>"), p("a")),
    "line ends between elements": (p("a"), xml("<w:p>\n  <w:r>\n<w:t>a</w:t></w:r>\n</w:p>")),
    "runs split in a cell": (table([["ab"]]), table([[p("a", "b")]])),
    "runs split in a text box": (p(text_box(p("ab"))), p(text_box(p("a", "b")))),
}
OTHER: dict[str, tuple[Content, Content]] = {
    "another word": (p("ab"), p("ac")),
    "another look": (p("a", r("b", bold=True)), p("a", r("b"))),
    "a look over other words": (p(r("a", bold=True), "b"), p("a", r("b", bold=True))),
    "a paragraph property": (p("a"), p("a", props="<w:keepNext/>")),
    "two paragraphs": (p("ab"), xml(p("a") + p("b"))),
    "struck or not": (p("a", dele("b")), p("a", "b")),
    "another author": (p(ins("a")), p(ins("a", author="Cy"))),
    "in a link or not": (p(link("a")), p("a")),
    "in a control or beside it": (p(sdt("a"), "b"), p(sdt("ab"))),
    "a shown blank": (p("a "), p("a")),
    "a tab": (p("a\tb"), p("a b")),
    "a bookmark's place": (
        p(xml('<w:bookmarkStart w:id="1" w:name="x"/>'), "a"),
        p("a", xml('<w:bookmarkStart w:id="1" w:name="x"/>')),
    ),
    "a cell more": (table([["a"]]), table([["a", "b"]])),
    "words of a text box": (p(text_box(p("a"))), p(text_box(p("b")))),
}


def _difference(one: Content, other: Content) -> str:
    packages = [open_package(docx(p("Before."), block, p("After."))) for block in (one, other)]
    main = packages[0].main
    trees = [package.tree(main) for package in packages]
    return first_difference(packages[0].read(main), *trees)


@pytest.mark.parametrize("name", SAME)
def test_this_is_no_difference(name: str) -> None:
    assert _difference(*SAME[name]) == ""


@pytest.mark.parametrize("name", OTHER)
def test_this_is_one(name: str) -> None:
    assert _difference(*OTHER[name]) != ""


def test_the_first_paragraph_that_differs_is_named() -> None:
    assert _difference(p("a"), p("b")) == "paragraph 1"
    assert _difference(xml(p("a") + p("b")), p("a")) == "block 2"


def test_bytes_spelled_in_another_way_are_no_difference() -> None:
    package = open_package(docx(p("a"), p(r("b", bold=True))))
    tree = package.tree(package.main)
    spelled = package.read(package.main).replace(b"<w:b/>", b"<w:b />").replace(b'"', b"'")
    assert first_difference(spelled, tree, tree) == ""
