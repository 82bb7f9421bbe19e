"""What a style stands for, everything it inherits included."""

import pytest

from tests.builders import docx, style, with_part, xml
from transforms.wml.package import open_package
from transforms.wml.styles import Styles


def _styles(*markup):
    return Styles.of(open_package(docx("text", styles=xml("".join(markup)))))


def test_properties_come_down_the_chain():
    styles = _styles(
        style("Base", pPr='<w:ind w:left="300"/><w:outlineLvl w:val="2"/>', rPr="<w:b/>"),
        style("Child", based_on="Base", pPr='<w:ind w:left="500"/>'),
    )
    child = styles.paragraph("Child")
    assert (child.left, child.outline, child.bold) == (500, 2, True)


def test_an_unknown_style_is_the_default_one():
    styles = _styles()
    assert styles.paragraph("Nothing").id == "Normal"
    assert styles.paragraph("").id == "Normal"


def test_styles_that_are_based_on_each_other_end():
    styles = _styles(style("A", based_on="B", rPr="<w:b/>"), style("B", based_on="A"))
    assert styles.paragraph("A").bold


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("heading 2", "Heading 2"),
        ("toc 1", "TOC 1"),
        ("footnote text", "Footnote Text"),
        ("table of authorities", "Table of Authorities"),
        ("annotation text", "Comment Text"),
        ("My clause", "My clause"),
        ("List Paragraph", "List Paragraph"),
    ],
)
def test_a_name_as_word_shows_it(name, shown):
    assert _styles(style("X", name=name)).paragraph("X").name == shown


def test_a_heading_has_its_level_by_name():
    assert _styles(style("H", name="heading 3", based_on="")).paragraph("H").outline == 2


@pytest.mark.parametrize(
    ("below", "above", "bold"),
    [
        ("", "", False),
        ("<w:b/>", "", True),
        ("", "<w:b/>", True),
        ("<w:b/>", "<w:b/>", False),
        ('<w:b w:val="0"/>', "<w:b/>", True),
        ('<w:b w:val="false"/>', "", False),
    ],
)
def test_bold_of_paragraph_and_run_style_cancel_out(below, above, bold):
    styles = _styles(style("P", rPr=below), style("R", kind="character", based_on="", rPr=above))
    assert styles.run("P", "R").bold is bold


def test_underline_of_either_style_shows():
    styles = _styles(
        style("P", rPr='<w:u w:val="single"/>'),
        style("Q", based_on="P", rPr='<w:u w:val="none"/>'),
    )
    assert styles.run("P", "").underline
    assert not styles.run("Q", "").underline


def test_bold_by_default_stays_bold():
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    data = docx("text")
    part = open_package(data).read("word/styles.xml")
    start, end = part.index(b"<w:docDefaults>"), part.index(b"</w:docDefaults>") + 16
    bold = with_part(data, "word/styles.xml", part[:start] + defaults.encode() + part[end:])
    assert Styles.of(open_package(bold)).run("Strong", "Strong").bold


def test_a_number_in_a_style_takes_the_indent_along():
    numPr = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = _styles(
        style("Base", pPr='<w:ind w:left="300"/>'),
        style("Listed", based_on="Base", pPr=numPr),
        style("Own", based_on="Listed", pPr='<w:ind w:left="100"/>'),
        style("Plain", based_on="Listed", pPr='<w:numPr><w:numId w:val="0"/></w:numPr>'),
    )
    assert (styles.paragraph("Listed").num_id, styles.paragraph("Listed").left) == ("1", None)
    assert (styles.paragraph("Own").num_id, styles.paragraph("Own").left) == ("1", 100)
    assert styles.paragraph("Plain").num_id == ""


@pytest.mark.parametrize(("measure", "twips"), [("720", 720), ("0.5in", 720), ("36pt", 720)])
def test_an_indent_with_a_unit(measure, twips):
    styles = _styles(style("X", pPr=f'<w:ind w:start="{measure}"/>'))
    assert styles.paragraph("X").left == twips


def test_a_package_without_styles_has_none():
    data = docx("text")
    rels = open_package(data).read("word/_rels/document.xml.rels").replace(b"/styles", b"/none")
    styles = Styles.of(open_package(with_part(data, "word/_rels/document.xml.rels", rels)))
    assert styles.paragraph("Heading1").name == ""
    assert not styles.run("", "").bold
