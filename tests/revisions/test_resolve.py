"""Accept and reject, kind by kind; what remains is compared with a document written out."""

from typing import NamedTuple

import pytest

from tests.builders import (
    Content,
    dele,
    docx,
    field,
    ins,
    link,
    move_from,
    move_to,
    p,
    r,
    row,
    sdt,
    style,
    table,
    text_box,
    xml,
)
from transforms.revisions.compare import first_difference
from transforms.revisions.resolve import accept, reject
from transforms.text.read import read_text
from transforms.wml.package import Package, open_package

BO = 'w:id="@" w:author="Bo" w:date="2026-01-15T09:00:00Z"'
JC = '<w:jc w:val="{}"/>'


def change(name: str, old: str, author: str = "Bo") -> str:
    """The record of old properties."""
    return f"<w:{name}Change {BO.replace('Bo', author)}><w:{name}>{old}</w:{name}></w:{name}Change>"


def cell(*content: Content, props: str = "") -> str:
    inner = "".join(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{props}</w:tcPr>{inner}</w:tc>'


def tbl(*rows: str, grid: int = 2, tblPr: str = "", change: str = "") -> Content:
    columns = '<w:gridCol w:w="2000"/>' * grid
    return xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{tblPr}</w:tblPr>'
        f"<w:tblGrid>{columns}{change}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def tr(*cells: str, props: str = "") -> str:
    return f"<w:tr>{props}{''.join(cells)}</w:tr>"


class Kind(NamedTuple):
    """Blocks with revisions of one kind, and what is left of them."""

    before: list[Content]
    accepted: list[Content]
    rejected: list[Content]


AFTER = p("After.")
START, END = xml('<w:bookmarkStart w:id="7" w:name="x"/>'), xml('<w:bookmarkEnd w:id="7"/>')
HEADER = '<w:headerReference w:type="default" r:id="rId9"/>'
SIZE = '<w:pgSz w:w="{0}" w:h="{0}"/>'
MARK = "<w:rPr><w:b/></w:rPr><w:sectPr/>"
NUMBER = '<w:ilvl w:val="0"/><w:numId w:val="1"/>'
FRACTION = "<m:oMath><m:f><m:fPr><m:ctrlPr>{}</m:ctrlPr></m:fPr><m:num/><m:den/></m:f>{}</m:oMath>"
A, B = "<m:r><m:t>a</m:t></m:r>", "<m:r><m:t>b</m:t></m:r>"
BOX = text_box(p(xml("<w:r><w:t>b</w:t></w:r>")), fallback=False)


def section(inner: str) -> str:
    return f"<w:sectPr>{HEADER}{inner}</w:sectPr>"


def merge(word: str, original: str = "") -> str:
    old = f' w:vMergeOrig="{original}"' if original else ""
    return f'<w:cellMerge {BO} w:vMerge="{word}"{old}/>'


def v_merge(word: str) -> str:
    return f'<w:vMerge w:val="{word}"/>'


def ranged(kind: str, number: int) -> tuple[Content, Content]:
    """The marks around one tag of a content control that came or went."""
    start = f"<w:customXml{kind}RangeStart {BO.replace('@', str(number))}/>"
    return xml(start), xml(f'<w:customXml{kind}RangeEnd w:id="{number}"/>')


def control(kind: str) -> list[Content]:
    (start, end), (start_2, end_2) = ranged(kind, 71), ranged(kind, 72)
    return ["a", start, sdt(end, "b", start_2), end_2, "c"]


def table_changed() -> Content:
    cell_props = '<w:vAlign w:val="top"/>' + change("tcPr", '<w:tcW w:w="9" w:type="dxa"/>')
    row_props = f"<w:trPr><w:hidden/>{change('trPr', '<w:cantSplit/>')}</w:trPr>"
    old_grid = '<w:tblGrid><w:gridCol w:w="7"/></w:tblGrid>'
    return tbl(
        tr(cell(p("a"), props=cell_props), props=row_props),
        grid=1,
        tblPr=change("tblPr", '<w:jc w:val="center"/>'),
        change=f'<w:tblGridChange w:id="@">{old_grid}</w:tblGridChange>',
    )


TABLE_BEFORE = xml(
    '<w:tbl><w:tblPr><w:jc w:val="center"/></w:tblPr><w:tblGrid><w:gridCol w:w="7"/></w:tblGrid>'
    '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr>'
    f"{p('a')}</w:tc></w:tr></w:tbl>"
)
TABLE_AFTER = tbl(
    tr(cell(p("a"), props='<w:vAlign w:val="top"/>'), props="<w:trPr><w:hidden/></w:trPr>"), grid=1
)
KINDS = {
    "inserted run": Kind([p("a", ins("b"), "c")], [p("abc")], [p("ac")]),
    "deleted run": Kind([p("a", dele("b"), "c")], [p("ac")], [p("abc")]),
    "deletion inside an insertion": Kind(
        [p("a", ins("b", dele("c", author="Cy"), "d"))], [p("abd")], [p("a")]
    ),
    "deleted field": Kind(
        [p("a", dele(xml(field("PAGE", "1").replace("instrText", "delInstrText"))))],
        [p("a")],
        [p("a", field("PAGE", "1"))],
    ),
    "deleted words of a link": Kind(
        [p("a", link(dele("b")), "c")], [p("ac")], [p("a", link("b"), "c")]
    ),
    "deleted bookmark start": Kind(
        [p(dele(START, "a"), "b", END)], [p(START, "b", END)], [p(START, "ab", END)]
    ),
    "deleted bookmark": Kind([p(dele(START, "a", END), "b")], [p("b")], [p(START, "a", END, "b")]),
    "moved run": Kind([p("a", move_from("m"), "b", move_to("m"), "c")], [p("abmc")], [p("ambc")]),
    "moved paragraph": Kind(
        [p("a"), p(move_from("m"), mark="moveFrom"), p("b"), p(move_to("m"), mark="moveTo"), AFTER],
        [p("a"), p("b"), p("m"), AFTER],
        [p("a"), p("m"), p("b"), AFTER],
    ),
    "inserted mark, the last properties stay": Kind(
        [p("a", mark="ins", props=JC.format("left")), p("b", props=JC.format("right"))],
        [p("a", props=JC.format("left")), p("b", props=JC.format("right"))],
        [p("ab", props=JC.format("right"))],
    ),
    "deleted marks in a row": Kind(
        [p("a", mark="del"), p("b", mark="del"), p("c"), AFTER],
        [p("abc"), AFTER],
        [p("a"), p("b"), p("c"), AFTER],
    ),
    "inserted paragraph before a table": Kind(
        [p(ins("a"), mark="ins"), table([["b"]]), AFTER],
        [p("a"), table([["b"]]), AFTER],
        [table([["b"]]), AFTER],
    ),
    "inserted paragraph at the end": Kind(
        [p("a"), p(ins("b"), mark="ins")], [p("a"), p("b")], [p("a")]
    ),
    "deleted paragraph that parts tables": Kind(
        [table([["a"]]), p(dele("b"), mark="del"), table([["c"]]), AFTER],
        [table([["a"]]), p(), table([["c"]]), AFTER],
        [table([["a"]]), p("b"), table([["c"]]), AFTER],
    ),
    "deleted only paragraph of a cell": Kind(
        [table([[p(dele("a"), mark="del")]]), AFTER],
        [table([[p()]]), AFTER],
        [table([["a"]]), AFTER],
    ),
    "deleted last paragraph of a cell": Kind(
        [table([[["a", p(dele("b"), mark="del")]]]), AFTER],
        [table([["a"]]), AFTER],
        [table([[["a", "b"]]]), AFTER],
    ),
    "deleted paragraph that is all a control holds": Kind(
        [p("a"), sdt(p(dele("b"), mark="del")), AFTER],
        [p("a"), AFTER],
        [p("a"), sdt(p("b")), AFTER],
    ),
    "inserted row": Kind(
        [table([["a"], row(p(ins("b"), mark="ins"), mark="ins")]), AFTER],
        [table([["a"], ["b"]]), AFTER],
        [table([["a"]]), AFTER],
    ),
    "all rows deleted": Kind(
        [p("a"), table([row(p(dele("b"), mark="del"), mark="del")]), AFTER],
        [p("a"), AFTER],
        [p("a"), table([["b"]]), AFTER],
    ),
    "deleted cell, its columns go to the left": Kind(
        [tbl(tr(cell(p("a")), cell(p(dele("b")), props=f"<w:cellDel {BO}/>"))), AFTER],
        [tbl(tr(cell(p("a"), props='<w:gridSpan w:val="2"/>'))), AFTER],
        [tbl(tr(cell(p("a")), cell(p("b")))), AFTER],
    ),
    "inserted cell": Kind(
        [tbl(tr(cell(p("a")), cell(p(ins("b")), props=f"<w:cellIns {BO}/>"))), AFTER],
        [tbl(tr(cell(p("a")), cell(p("b")))), AFTER],
        [tbl(tr(cell(p("a")))), AFTER],
    ),
    "row of deleted cells": Kind(
        [tbl(tr(cell(p("a"))), tr(cell(p(dele("b")), props=f"<w:cellDel {BO}/>"))), AFTER],
        [tbl(tr(cell(p("a")))), AFTER],
        [tbl(tr(cell(p("a"))), tr(cell(p("b")))), AFTER],
    ),
    "merged cells": Kind(
        [
            tbl(
                tr(cell(p("a"), props=merge("rest"))),
                tr(cell(p("b"), props=merge("cont", "rest"))),
                grid=1,
            ),
            AFTER,
        ],
        [
            tbl(
                tr(cell(p("a"), props=v_merge("restart"))),
                tr(cell(p("b"), props=v_merge("continue"))),
                grid=1,
            ),
            AFTER,
        ],
        [tbl(tr(cell(p("a"))), tr(cell(p("b"), props=v_merge("restart"))), grid=1), AFTER],
    ),
    "changed run properties": Kind(
        [p(r("a", props="<w:b/>" + change("rPr", "<w:i/>")))],
        [p(r("a", props="<w:b/>"))],
        [p(r("a", props="<w:i/>"))],
    ),
    "changed paragraph properties, the mark's and the section's stay": Kind(
        [p("a", props=JC.format("left") + MARK + change("pPr", "<w:keepNext/>")), AFTER],
        [p("a", props=JC.format("left") + MARK), AFTER],
        [p("a", props="<w:keepNext/>" + MARK), AFTER],
    ),
    "changed section, its header stays": Kind(
        [p("a", props=section(SIZE.format(1) + change("sectPr", SIZE.format(3)))), AFTER],
        [p("a", props=section(SIZE.format(1))), AFTER],
        [p("a", props=section(SIZE.format(3))), AFTER],
    ),
    "changed table, row, cell and grid": Kind(
        [table_changed(), AFTER], [TABLE_AFTER, AFTER], [TABLE_BEFORE, AFTER]
    ),
    "put into a list": Kind(
        [p("a", props=f"<w:numPr>{NUMBER}<w:ins {BO}/></w:numPr>")],
        [p("a", num=(1, 0))],
        [p("a")],
    ),
    "numbering change": Kind(
        [p("a", props=f'<w:numPr>{NUMBER}<w:numberingChange {BO} w:original="%1"/></w:numPr>')],
        [p("a", num=(1, 0))],
        [p("a", num=(1, 0))],
    ),
    "inserted content control": Kind([p(*control("Ins"))], [p("a", sdt("b"), "c")], [p("abc")]),
    "deleted content control, words kept": Kind(
        [p(*control("Del"))], [p("abc")], [p("a", sdt("b"), "c")]
    ),
    "inserted characters of a formula": Kind(
        [p(xml(f"<m:oMath>{A}<m:r><w:ins {BO}><m:t>b</m:t></w:ins></m:r></m:oMath>"))],
        [p(xml(f"<m:oMath>{A}{B}</m:oMath>"))],
        [p(xml(f"<m:oMath>{A}</m:oMath>"))],
    ),
    "deleted fraction": Kind(
        [p(xml(FRACTION.format(f"<w:del {BO}><w:rPr/></w:del>", A)))],
        [p(xml(f"<m:oMath>{A}</m:oMath>"))],
        [p(xml(FRACTION.format("<w:rPr/>", A)))],
    ),
    "text box in a deleted run": Kind([p("a", dele(BOX))], [p("a")], [p("a", BOX)]),
}


def _difference(got: Package, wanted: list[Content]) -> str:
    other = open_package(docx(*wanted))
    main = other.main
    return first_difference(other.read(main), other.tree(main), got.tree(main))


@pytest.mark.parametrize("name", KINDS)
def test_accepted(name: str) -> None:
    kind = KINDS[name]
    assert _difference(accept(open_package(docx(*kind.before))), kind.accepted) == ""


@pytest.mark.parametrize("name", KINDS)
def test_rejected(name: str) -> None:
    kind = KINDS[name]
    assert _difference(reject(open_package(docx(*kind.before))), kind.rejected) == ""


@pytest.mark.parametrize("name", KINDS)
def test_another_authors_revisions_stay(name: str) -> None:
    package = open_package(docx(*KINDS[name].before))
    assert accept(package, "Nobody") is package
    assert reject(package, "Nobody") is package


def test_one_author_is_resolved_inside_anothers_insertion() -> None:
    data = docx(p("a", ins("b", dele("c", author="Cy"), author="Bo")))
    kept = p("a", ins("b", author="Bo"))
    assert _difference(accept(open_package(data), "Cy"), [kept]) == ""
    assert _difference(reject(open_package(data), "Cy"), [p("a", ins("bc", author="Bo"))]) == ""


def test_struck_words_revive_only_when_nobody_strikes_them() -> None:
    data = docx(p("a", dele(xml(dele("b", author="Cy")), author="Bo")))
    assert _difference(reject(open_package(data), "Bo"), [p("a", dele("b", author="Cy"))]) == ""


def test_a_grid_change_belongs_to_who_changed_the_table() -> None:
    name = "changed table, row, cell and grid"
    accepted = accept(open_package(docx(*KINDS[name].before)), "Bo")
    assert _difference(accepted, KINDS[name].accepted) == ""


def test_revisions_in_every_story_are_resolved() -> None:
    words = p("a", ins("b"))
    data = docx(words, header=[words], footer=[words], footnotes=[words], endnotes=[words])
    stories = read_text(reject(open_package(data))).stories
    assert {story[0].text for story in stories.values()} == {"a"}


def test_styles_are_resolved() -> None:
    rPr = "<w:b/>" + change("rPr", "<w:i/>")
    data = docx(p("a", style="X"), styles=style("X", rPr=rPr))
    assert b"<w:rPr><w:i/></w:rPr>" in reject(open_package(data)).read("word/styles.xml")
    assert b"<w:rPr><w:b/></w:rPr>" in accept(open_package(data)).read("word/styles.xml")


def test_a_note_goes_with_its_last_reference() -> None:
    reference = xml('<w:r><w:footnoteReference w:id="1"/></w:r>')
    data = docx(p("a", ins(reference)), footnotes=[p("gone")])
    assert [n.text for n in read_text(reject(open_package(data))).stories["footnotes"]] == []
    assert [n.text for n in read_text(accept(open_package(data))).stories["footnotes"]] == ["gone"]


def test_a_comment_goes_with_its_reference() -> None:
    marked = xml(
        '<w:commentRangeStart w:id="0"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    )
    reference = xml('<w:r><w:commentReference w:id="0"/></w:r>')
    data = docx(p(marked, ins(reference)), comments=[("Bo", "Why?")])
    rejected = reject(open_package(data))
    assert b"Why?" not in rejected.read("word/comments.xml")
    assert b"commentRange" not in rejected.read("word/document.xml")


def test_a_document_without_revisions_keeps_its_bytes() -> None:
    data = docx(p("a"))
    assert accept(open_package(data)).save() == data


def test_a_row_of_moved_words_goes_with_the_move() -> None:
    start = '<w:moveToRangeStart w:id="81" w:name="m" w:author="Bo"/>'
    moved = f"<w:moveTo {BO}><w:r><w:t>b</w:t></w:r></w:moveTo>"
    inner = tr(cell(xml(f"<w:p>{start}{moved}</w:p>"))) + tr(cell(xml(f"<w:p>{moved}</w:p>")))
    data = docx(p("a"), tbl(inner, '<w:moveToRangeEnd w:id="81"/>', grid=1), AFTER)
    assert _difference(reject(open_package(data)), [p("a"), AFTER]) == ""


def test_moves_with_the_same_id_are_resolved_all_the_same() -> None:
    start = '<w:moveToRangeStart w:id="81" w:name="m" w:author="Bo"/>'
    moved = f"{start}<w:moveTo {BO}><w:r><w:t>b</w:t></w:r></w:moveTo>"
    twice = [tr(cell(xml(f'<w:p>{moved}<w:moveToRangeEnd w:id="81"/></w:p>'))) for _ in range(2)]
    package = open_package(docx(p("a"), tbl(*twice, grid=1), AFTER))
    assert [q.text for q in read_text(accept(package)).body] == ["a", "b", "b", "After."]
    assert "b" not in [q.text for q in read_text(reject(package)).body]
