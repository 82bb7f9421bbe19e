"""The label that Word displays, paragraph by paragraph."""

import pytest

from tests.builders import Level, abstract, dele, docx, ins, num, p, row, style, table, xml
from transforms.text.read import read_text
from transforms.wml.package import open_package

_CLAUSES = ("decimal %1.", "decimal %1.%2", "lowerLetter (%3)", "lowerRoman (%4)")
_SECTION = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'


def _labels(*blocks, **given):
    return [each.label for each in read_text(open_package(docx(*blocks, **given))).body]


def _on(*levels, num_id=1):
    """Paragraphs on these levels of a list."""
    return [p("text", num=(num_id, ilvl)) for ilvl in levels]


@pytest.mark.parametrize(
    ("levels", "labels"),
    [
        pytest.param([0, 0, 0], ["1.", "2.", "3."], id="one level"),
        pytest.param([0, 1, 1, 0, 1], ["1.", "1.1", "1.2", "2.", "2.1"], id="restart below"),
        pytest.param([0, 1, 2, 3, 3, 2], ["1.", "1.1", "(a)", "(i)", "(ii)", "(b)"], id="deep"),
        pytest.param([1, 0, 1], ["1.1", "2.", "2.1"], id="first level skipped counts"),
        pytest.param([0, 2, 1, 2], ["1.", "(a)", "1.2", "(a)"], id="second level skipped counts"),
    ],
)
def test_levels_count_and_restart(levels, labels):
    assert _labels(*_on(*levels), numbering=[_CLAUSES]) == labels


@pytest.mark.parametrize(
    ("level", "levels", "labels"),
    [
        pytest.param(
            Level(text="%2)", restart=0), [0, 1, 0, 1], ["1.", "1)", "2.", "2)"], id="never"
        ),
        pytest.param(Level(text="%2)"), [0, 1, 0, 1], ["1.", "1)", "2.", "1)"], id="always"),
        pytest.param(
            Level(text="%2)", start=5), [0, 1, 0, 1], ["1.", "5)", "2.", "5)"], id="from five"
        ),
        pytest.param(
            Level(text="%1.%2", legal=True), [0, 1], ["1.", "1.1"], id="legal changes nothing here"
        ),
        pytest.param(Level(fmt="bullet", text="o"), [0, 1, 1], ["1.", "", ""], id="bullet"),
        pytest.param(Level(fmt="none", text="Note"), [0, 1], ["1.", "Note"], id="no number"),
        pytest.param(Level(text=""), [0, 1], ["1.", ""], id="no text"),
        pytest.param(Level(text="%1.%2.%3"), [0, 1], ["1.", "1.1."], id="a deeper placeholder"),
    ],
)
def test_a_second_level(level, levels, labels):
    assert _labels(*_on(*levels), numbering=[["decimal %1.", level]]) == labels


def test_a_level_may_restart_after_a_higher_one_only():
    levels = ["decimal %1.", "decimal %1.%2", Level(text="%3)", restart=1)]
    assert _labels(*_on(0, 1, 2, 1, 2, 0, 1, 2), numbering=[levels]) == [
        "1.", "1.1", "1)", "1.2", "2)", "2.", "2.1", "1)",
    ]  # fmt: skip


def test_legal_numbering_shows_digits_for_every_level():
    levels = ["upperRoman Article %1", Level(text="Section %1.%2", legal=True), "upperRoman %1.%3"]
    assert _labels(*_on(0, 0, 1, 2), numbering=[levels]) == [
        "Article I", "Article II", "Section 2.1", "II.I",
    ]  # fmt: skip


def test_a_bullet_level_adds_nothing_to_the_numbers_below():
    levels = ["decimal %1.", "bullet o", "decimal %1.%2.%3"]
    assert _labels(*_on(0, 1, 2), numbering=[levels]) == ["1.", "", "1..1"]


_SHARED = abstract(0, *_CLAUSES) + num(1, 0)


@pytest.mark.parametrize(
    ("second", "labels"),
    [
        pytest.param(num(2, 0), ["1.", "2.", "3.", "4.", "5."], id="goes on"),
        pytest.param(num(2, 0, {0: 1}), ["1.", "2.", "1.", "2.", "3."], id="starts anew"),
        pytest.param(num(2, 0, {0: 7}), ["1.", "2.", "7.", "8.", "9."], id="starts at seven"),
        pytest.param(
            num(2, 0, {0: "upperLetter %1)"}), ["1.", "2.", "C)", "D)", "5."], id="other format"
        ),
        pytest.param(num(2, 0, {1: 4}), ["1.", "2.", "3.", "4.", "5."], id="another level's start"),
    ],
)
def test_lists_of_one_definition_share_their_counters(second, labels):
    blocks = [*_on(0, 0), *_on(0, 0, num_id=2), *_on(0)]
    assert _labels(*blocks, numbering=_SHARED + second) == labels


def test_a_new_start_happens_once():
    blocks = [*_on(0), *_on(0, num_id=2), *_on(0), *_on(0, num_id=2)]
    assert _labels(*blocks, numbering=_SHARED + num(2, 0, {0: 1})) == ["1.", "1.", "2.", "3."]


def test_lists_of_two_definitions_count_apart():
    blocks = [*_on(0, 0), *_on(0, num_id=2), *_on(0)]
    assert _labels(*blocks, numbering=[_CLAUSES, ["upperLetter %1."]]) == ["1.", "2.", "A.", "3."]


_STYLED = [
    [
        Level(text="%1.", style="Heading1"),
        Level(text="%1.%2", style="Heading2"),
        "lowerLetter (%3)",
    ]
]
_NUM = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_STYLES = xml(
    style("Heading1", name="heading 1", pPr=_NUM)
    + style("Heading2", name="heading 2", pPr=_NUM)
    + style("Mine", based_on="Heading2")
)


@pytest.mark.parametrize(
    ("blocks", "labels"),
    [
        pytest.param(["Heading1", "Heading2", "Heading2"], ["1.", "1.1", "1.2"], id="by style"),
        pytest.param(["Heading1", "Heading2", "Mine"], ["1.", "1.1", "1.2"], id="by inheritance"),
    ],
)
def test_numbers_that_styles_bring(blocks, labels):
    found = _labels(*[p("x", style=s) for s in blocks], numbering=_STYLED, styles=_STYLES)
    assert found == labels


def test_a_paragraph_may_refuse_the_number_of_its_style():
    off = p("x", style="Heading2", props='<w:numPr><w:numId w:val="0"/></w:numPr>')
    blocks = [p("x", style="Heading1"), off, p("x", style="Heading2")]
    assert _labels(*blocks, numbering=_STYLED, styles=_STYLES) == ["1.", "", "1.1"]


def test_a_paragraph_may_set_the_level_alone():
    deeper = p("x", style="Heading1", props='<w:numPr><w:ilvl w:val="2"/></w:numPr>')
    assert _labels(p("x", style="Heading1"), deeper, numbering=_STYLED, styles=_STYLES) == [
        "1.",
        "(a)",
    ]


def test_a_list_may_take_its_levels_from_a_numbering_style():
    numbering = (
        abstract(0, *_CLAUSES, props='<w:styleLink w:val="Legal"/>')
        + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1)
    )
    legal = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>'
        f"<w:pPr>{_NUM}</w:pPr></w:style>"
    )
    found = _labels(*_on(0, 1, 2, num_id=2), numbering=numbering, styles=legal)
    assert found == ["1.", "1.1", "(a)"]


@pytest.mark.parametrize(
    ("block", "labels"),
    [
        pytest.param(p("x", num=(1, 0), mark="ins"), ["1.", "2.", "3."], id="inserted"),
        pytest.param(p(ins("x"), num=(1, 0)), ["1.", "2.", "3."], id="with inserted text"),
        pytest.param(p(dele("x"), num=(1, 0), mark="del"), ["1.", "", "2."], id="deleted"),
        pytest.param(p("x", num=(1, 0), mark="moveFrom"), ["1.", "", "2."], id="moved away"),
        pytest.param(p(num=(1, 0)), ["1.", "2.", "3."], id="empty"),
        pytest.param(p(num=(1, 0), props=_SECTION), ["1.", "", "2."], id="empty section end"),
        pytest.param(p("x", num=(1, 0), props=_SECTION), ["1.", "2.", "3."], id="section end"),
        pytest.param(p("x", num=(9, 0)), ["1.", "", "2."], id="list that does not exist"),
        pytest.param(p("x", num=(1, 20)), ["1.", "", "2."], id="level that does not exist"),
        pytest.param(table([[p("x", num=(1, 0))]]), ["1.", "2.", "3."], id="in a cell"),
        pytest.param(
            table([row(p("x", num=(1, 0)), mark="del")]), ["1.", "", "2."], id="in a deleted row"
        ),
    ],
)
def test_which_paragraphs_count(block, labels):
    found = _labels(*_on(0), block, *_on(0), numbering=[_CLAUSES])
    assert found == labels


def test_capitals_of_the_style_reach_the_number():
    styles = style("Shout", rPr="<w:caps/>")
    article = [["upperRoman Article %1"]]
    shout, plain = p("x", style="Shout", num=(1, 0)), p("x", num=(1, 0))
    assert _labels(shout, plain, numbering=article, styles=styles) == ["ARTICLE I", "Article II"]


def test_a_custom_format_is_read_from_its_choice():
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    markup = abstract(0, "decimal %1").replace('<w:numFmt w:val="decimal"/>', custom) + num(1, 0)
    assert _labels(*_on(0, 0), numbering=markup) == ["001", "002"]


def test_other_stories_count_for_themselves():
    data = docx(*_on(0, 0), header=[*_on(0)], footnotes=[_on(0)], numbering=[_CLAUSES])
    view = read_text(open_package(data))
    assert [story[-1].label for story in view.stories.values()] == ["2.", "1.", "1."]


def test_the_level_and_the_indent_come_with_the_number():
    blocks = [p("x", num=(1, 1)), p("x", num=(1, 1), props='<w:ind w:left="99"/>')]
    found = read_text(open_package(docx(*blocks, numbering=[_CLAUSES]))).body
    assert [(each.level, each.indent) for each in found] == [(1, 1440), (1, 99)]
