"""The text of a paragraph, tied to the elements that yield it."""

import pytest
from lxml import etree

from tests.builders import (
    bookmark,
    commented,
    dele,
    docx,
    field,
    footnote_ref,
    ins,
    link,
    math,
    move_from,
    move_to,
    p,
    r,
    row,
    sdt,
    simple_field,
    smart_tag,
    style,
    sym,
    table,
    text_box,
    xml,
)
from transforms.errors import TooLarge
from transforms.text import story
from transforms.text.model import Cell
from transforms.text.read import read_text
from transforms.wml.package import open_package

OBJECT = "\ufffc"


def _body(*blocks, **given):
    return read_text(open_package(docx(*blocks, **given))).body


def _only(*content, **given):
    (paragraph,) = _body(p(*content), **given)
    return paragraph


def _raw(markup):
    return xml(f"<w:r>{markup}</w:r>")


_RUBY = (
    "<w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>"
)
_EMOJI = (
    '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="http://schemas.'
    'microsoft.com/office/word/2015/wordml/symex" w16se:font="X" w16se:char="1F600"/></mc:Choice>'
    "<mc:Fallback><w:t>:-)</w:t></mc:Fallback></mc:AlternateContent>"
)

_READINGS = {
    "runs": ([r("net "), r("30", bold=True), " days"], "net 30 days"),
    "tab and break": (["a\tb\nc"], "a\tb\nc"),
    "special hyphens": (["a\u2011b\u00adc"], "a\u2011b\u00adc"),
    "carriage return": ([_raw("<w:cr/>")], "\n"),
    "page break": ([_raw('<w:br w:type="page"/>')], "\n"),
    "positional tab": ([_raw("<w:ptab/>")], "\t"),
    "symbol": ([sym(), "x"], OBJECT + "x"),
    "formula": (["a", math("x+y"), "b"], f"a{OBJECT}b"),
    "formula on its own": ([xml("<m:oMathPara><m:oMath/></m:oMathPara>")], OBJECT),
    "emoji with a fallback": ([_raw(_EMOJI)], OBJECT),
    "ruby": ([_raw(_RUBY)], "base"),
    "footnote reference": (["a", footnote_ref(1), "b"], "ab"),
    "drawing": (["a", text_box("box"), "b"], "ab"),
    "hyperlink": (["see ", link("here", r(" too"))], "see here too"),
    "smart tag": ([smart_tag("Paris")], "Paris"),
    "custom XML": ([xml(f'<w:customXml w:element="x">{r("in")}</w:customXml>')], "in"),
    "direction": ([xml(f'<w:bdo w:val="rtl">{r("in")}</w:bdo>')], "in"),
    "bookmark": ([bookmark("b", "in"), " out"], "in out"),
    "comment": ([commented(0, "in"), " out"], "in out"),
    "content control": ([sdt("in"), " out"], "in out"),
    "insertion": (["a", ins("b"), "c"], "abc"),
    "deletion": (["a", dele("b"), "c"], "ac"),
    "deletion in an insertion": ([ins("a", dele("b"), "c")], "ac"),
    "move": ([move_from("old"), "x", move_to("new")], "xnew"),
    "hidden": (["a", r("b", hidden=True), "c"], "ac"),
    "new line in the file": ([_raw("<w:t>a\nb</w:t>")], "a b"),
    "empty": ([], ""),
    "comment node": ([xml("<!-- x -->"), "a"], "a"),
}


@pytest.mark.parametrize("name", _READINGS)
def test_what_a_paragraph_reads_as(name):
    content, text = _READINGS[name]
    paragraph = _only(*content, footnotes=["note"], comments=[("Al", "note")])
    assert paragraph.text == text


@pytest.mark.parametrize("name", _READINGS)
def test_pieces_cover_the_text_and_point_to_their_characters(name):
    content, _ = _READINGS[name]
    paragraph = _only(*content, footnotes=["note"], comments=[("Al", "note")])
    end = 0
    for piece in paragraph.pieces:
        assert piece.start == end
        end = piece.end
        if etree.QName(piece.element).localname == "t":
            assert len(piece.element.text) == piece.end - piece.start
        else:
            assert piece.end - piece.start == 1
    assert end == len(paragraph.text)


_FIELDS = {
    "complex": ([field("REF a", "1.2")], "1.2"),
    "simple": ([simple_field("PAGE", "7")], "7"),
    "without a result": (
        [_raw('<w:fldChar w:fldCharType="begin"/><w:instrText>XE "a"</w:instrText>')
         + _raw('<w:fldChar w:fldCharType="end"/>')],
        "",
    ),
    "nested in the result": ([field("TOC", "a ", field("PAGEREF b", "3"))], "a 3"),
    "nested in the instruction": (
        [xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + field("DOCVARIABLE x", "hidden")
             + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("shown")
             + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')],
        "shown",
    ),
    "deleted": ([dele(field("REF a", "1.2")), ins(field("REF b", "1.3"))], "1.3"),
}  # fmt: skip


@pytest.mark.parametrize("name", _FIELDS)
def test_a_field_shows_its_result(name):
    content, text = _FIELDS[name]
    assert _only("<", *(xml(each) for each in content), ">").text == f"<{text}>"


def test_pieces_know_the_outermost_field_they_are_in():
    data = docx(p("a", field("TOC", "b", field("PAGEREF x", "3")), simple_field("PAGE", "9"), "c"))
    view = read_text(open_package(data))
    numbers = [piece.field for piece in view.body[0].pieces]
    assert numbers[0] == numbers[-1] == 0
    assert [view.fields[number] for number in numbers[1:-1]] == ["TOC", "TOC", "PAGE"]


def test_a_field_may_span_paragraphs():
    begin, _, rest = field("TOC", "@").partition(r("@"))
    first, second, third = _body(p(xml(begin), "one"), p("two"), p("three", xml(rest), "four"))
    assert [first.text, second.text, third.text] == ["one", "two", "threefour"]
    assert [piece.field for piece in (*first.pieces, *second.pieces, *third.pieces)] == [1, 1, 1, 0]


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_a_field_mark_without_its_partner_swallows_nothing(kind):
    lone = _raw(f'<w:fldChar w:fldCharType="{kind}"/>')
    first, second = _body(p("a", lone, "b"), p("c"))
    assert [first.text, second.text] == ["ab", "c"]
    assert {piece.field for piece in (*first.pieces, *second.pieces)} == {0}


@pytest.mark.parametrize(
    ("props", "lock", "locked"),
    [
        ("", "", False),
        ("", "sdtLocked", False),
        ("", "contentLocked", True),
        ("", "sdtContentLocked", True),
        ('<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>', "", True),
        ("<w:dropDownList/>", "", True),
        ("<w:group/>", "", True),
    ],
)
def test_text_in_a_locked_content_control_is_locked(props, lock, locked):
    paragraph = _only("a", sdt("b", lock=lock, props=props), "c")
    assert [piece.locked for piece in paragraph.pieces] == [False, locked, False]
    assert paragraph.locked == ""


def test_a_block_in_a_locked_content_control_is_locked():
    outer, inner = _body(p("a"), sdt(p("b"), lock="contentLocked"))
    assert outer.locked == ""
    assert inner.locked
    assert all(piece.locked for piece in inner.pieces)


@pytest.mark.parametrize(
    ("content", "ranges"),
    [
        pytest.param([r("ab", bold=True), "c"], ((0, 2),), id="bold"),
        pytest.param([r("ab", underline=True), "c"], ((0, 2),), id="underlined"),
        pytest.param([r("a", bold=True), r("b", underline=True)], ((0, 2),), id="joined"),
        pytest.param(["a", r("b", style="Strong"), "c"], ((1, 2),), id="by run style"),
        pytest.param(["a", link(r("b", style="Hyperlink"))], ((1, 2),), id="link"),
        pytest.param([r("a", props='<w:b w:val="0"/>')], (), id="off"),
        pytest.param([r("a", bold=True), dele(r("b")), r("c", bold=True)], ((0, 2),), id="over"),
        pytest.param([r("a", italic=True)], (), id="italic"),
    ],
)
def test_what_is_shown_bold(content, ranges):
    assert _only(*content).bold == ranges


def test_bold_comes_from_the_paragraph_style_too():
    heading, mixed = _body(
        p("ab", r("c", props='<w:b w:val="0"/>'), style="Heading1"),
        p(r("a", style="Strong"), "b", style="Heading1"),
    )
    assert heading.bold == ((0, 2),)
    assert mixed.bold == ((1, 2),)


def test_a_style_may_hide():
    hidden = style("Ghost", kind="character", based_on="", rPr="<w:vanish/>")
    shown = r("c", style="Ghost", props='<w:vanish w:val="0"/>')
    assert _only("a", r("b", style="Ghost"), shown, styles=hidden).text == "ac"


def test_paragraphs_are_counted_through_every_container():
    alternate = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{p("5")}</mc:Choice>'
        f"<mc:Fallback>{p('no')}</mc:Fallback></mc:AlternateContent>"
    )
    body = _body(
        p("0", text_box(p("no"))),
        table([["1", [table([["2"]]), p("3")]]]),
        sdt(p("4")),
        xml(alternate),
        xml(f'<w:customXml w:element="x">{p("6")}</w:customXml>'),
        xml(f"<w:tbl><w:sdt><w:sdtContent>{row('7')}</w:sdtContent></w:sdt></w:tbl>"),
    )
    assert [each.text for each in body] == list("01234567")
    assert [each.index for each in body] == list(range(8))


def test_a_cell_is_the_innermost_with_its_column_in_the_grid():
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("a") + "</w:tc>"
    inner = [table([["c"], ["d"]]), p("e")]
    body = _body(p("x"), table([[xml(wide), "b"], [inner]]))
    assert [each.cell for each in body] == [
        None,
        Cell(table=0, row=0, column=0),
        Cell(table=0, row=0, column=2),
        Cell(table=1, row=0, column=0),
        Cell(table=1, row=1, column=0),
        Cell(table=0, row=1, column=0),
    ]


def test_a_deleted_row_reads_as_nothing():
    kept, gone = _body(table([["kept"], row("gone", mark="del")]))
    assert (kept.text, gone.text, gone.pieces) == ("kept", "", ())


def test_a_paragraph_whose_text_and_mark_are_deleted_is_empty():
    gone, kept = _body(p(dele("gone"), mark="del"), p("kept"))
    assert (gone.text, kept.text) == ("", "kept")


def test_the_style_is_named_as_word_shows_it():
    assert [each.style for each in _body(p("a"), p("b", style="Heading1"))] == ["", "Heading 1"]


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ({}, 0),
        ({"style": "Heading2"}, 2),
        ({"props": '<w:outlineLvl w:val="0"/>'}, 1),
        ({"style": "Heading2", "props": '<w:outlineLvl w:val="9"/>'}, 0),
    ],
)
def test_the_heading_level(given, level):
    assert _body(p("a", **given))[0].heading == level


@pytest.mark.parametrize(
    ("given", "indent"),
    [
        ({}, 0),
        ({"style": "ListParagraph"}, 720),
        ({"style": "ListParagraph", "props": '<w:ind w:left="90"/>'}, 90),
        ({"style": "ListParagraph", "props": '<w:ind w:firstLine="90"/>'}, 720),
        ({"props": '<w:ind w:start="90"/>'}, 90),
    ],
)
def test_the_left_indent(given, indent):
    assert _body(p("a", **given))[0].indent == indent


def test_strict_documents_read_the_same():
    blocks = [p("1. ", r("Fees", bold=True), style="Heading1"), table([["a", "b"]])]
    plain, strict = _body(*blocks), _body(*blocks, strict=True)
    assert [(a.text, a.bold, a.cell) for a in plain] == [(b.text, b.bold, b.cell) for b in strict]


def test_runs_cut_anywhere_read_the_same():
    text = "The Consultant's liability\tis limited."
    whole, cut = _only(text), _only(*text)
    assert (cut.text, cut.bold) == (whole.text, whole.bold)
    assert len(cut.pieces) == len(text)


def test_too_many_paragraphs_are_refused(monkeypatch):
    monkeypatch.setattr(story, "PARAGRAPHS", 2)
    with pytest.raises(TooLarge):
        _body(p("1"), p("2"), p("3"))
