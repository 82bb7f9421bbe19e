"""Runs are split where an edit begins and ends, and nowhere else."""

import pytest
from lxml import etree

from tests.builders import docx, p, xml
from tests.revisions.drafts import broken, main_markup, redlined, replaced
from transforms.revisions.split import Splitter, runs_of_only
from transforms.wml.namespaces import NAMESPACES, W_T, qn

W = f'xmlns:w="{NAMESPACES["w"]}"'


def _run(inner: str) -> etree._Element:
    """A paragraph's only run."""
    return etree.fromstring(f"<w:p {W}><w:r>{inner}</w:r></w:p>")[0]


def _shapes(paragraph: etree._Element) -> list[list[str]]:
    """The runs of a paragraph, each as its children's names or texts."""
    return [[child.text or etree.QName(child).localname for child in run] for run in paragraph]


def test_a_text_is_isolated_with_its_properties() -> None:
    run = _run("<w:rPr><w:b/></w:rPr><w:t>abcdef</w:t>")
    paragraph = run.getparent()
    target = Splitter().isolate(run[1], 2, 4)
    runs_of_only([target])
    assert _shapes(paragraph) == [["rPr", "ab"], ["rPr", "cd"], ["rPr", "ef"]]


def test_elements_between_texts_stay_where_they_are() -> None:
    run = _run("<w:t>ab</w:t><w:drawing/><w:t>cd</w:t><w:tab/>")
    paragraph = run.getparent()
    splitter = Splitter()
    last, first = splitter.isolate(run[2], 0, 1), splitter.isolate(run[0], 1, 2)
    runs_of_only([first, last])
    assert _shapes(paragraph) == [["a"], ["b"], ["drawing"], ["c"], ["d", "tab"]]


def test_rendered_page_breaks_do_not_part_a_run() -> None:
    run = _run("<w:t>ab</w:t><w:lastRenderedPageBreak/><w:t>cd</w:t>")
    assert len(runs_of_only([run[0], run[2]])) == 1
    assert len(run.getparent()) == 1


def test_a_whole_run_is_not_split() -> None:
    run = _run("<w:t>ab</w:t>")
    assert runs_of_only([Splitter().isolate(run[0], 0, 2)]) == [run]


def test_text_to_the_left_keeps_its_offsets() -> None:
    run = _run("<w:t>abcdef</w:t>")
    splitter = Splitter()
    assert [splitter.isolate(run[0], *span).text for span in ((4, 5), (1, 2))] == ["e", "b"]
    assert [t.text for t in run.getparent().iter(W_T)] == ["a", "b", "cd", "e", "f"]


def test_offsets_hold_when_blanks_that_are_not_shown_are_taken_out() -> None:
    run = _run("<w:t>  ab cd </w:t>")
    splitter = Splitter()
    assert [splitter.isolate(run[0], *span).text for span in ((5, 7), (2, 4))] == ["cd", "ab"]


@pytest.mark.parametrize("space", ["", ' xml:space="preserve"'])
def test_blanks_are_shown_after_the_cut_as_before(space: str) -> None:
    data = docx(p(xml(f"<w:r><w:t{space}> Pay in sixty days </w:t></w:r>"), "now."))
    before, written = redlined(data, replaced("sixty", "thirty"))
    assert broken(before, written) == ()
    texts = list(written.package.tree(before.main).iter(W_T, qn("w:delText")))
    shown = [(t.text or "") if t.get(qn("xml:space")) else (t.text or "").strip() for t in texts]
    outer = " " if space else ""
    assert "".join(shown) == f"{outer}Pay in sixtythirty days{outer}now."


def test_every_cut_keeps_the_attributes_of_the_run() -> None:
    data = docx(p(xml('<w:r w:rsidR="00AA00AA"><w:t>Pay in sixty days</w:t></w:r>')))
    _, written = redlined(data, replaced("sixty", ""))
    assert main_markup(written.package).count('<w:r w:rsidR="00AA00AA">') == 3
