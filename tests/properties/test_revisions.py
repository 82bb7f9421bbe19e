"""Promises 1 to 3 for any document and any plan, and the algebra of accept and reject."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import parts_of, with_part
from tests.corpus.plans import forced_plan
from tests.properties.documents import documents
from transforms.revisions.compare import first_difference
from transforms.revisions.resolve import accept, reject
from transforms.revisions.verify import verify
from transforms.revisions.write import Written, write_plan
from transforms.stamp import Stamp
from transforms.text.read import read_text
from transforms.wml.namespaces import W_P, qn
from transforms.wml.package import Package, open_package

STAMP = Stamp(author="Us", date="2026-02-03T04:05:06Z")
RUN = re.compile(r"<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t [^>]*>([^<]{2,})</w:t></w:r>")
seeds = st.integers(0, 10**6).map(str)


def _written(data: bytes, seed: str) -> tuple[Package, Written]:
    before = open_package(data)
    view = read_text(before)
    return before, write_plan(before, view, forced_plan(view, seed, words=8, wild=True), STAMP)


def _texts(package: Package) -> list[str]:
    """The paragraphs with text. An empty one may stay where the last mark of a story went first."""
    return [q.text for q in read_text(package).body if q.text]


@given(documents, seeds)
def test_promises_hold_for_any_plan(data: bytes, seed: str) -> None:
    before, written = _written(data, seed)
    after = open_package(written.package.save())
    assert verify(before, after, plan=written.made, stamp=STAMP) == ()


@given(documents, seeds)
def test_rejecting_ours_leaves_theirs_as_they_were(data: bytes, seed: str) -> None:
    before, written = _written(data, seed)
    rejected = reject(written.package, STAMP.author)
    mine = {qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference")}
    root = open_package(rejected.save()).tree(before.main)
    for element in list(root.iter(*mine)):
        parent = element.getparent()
        (parent.getparent() if element.tag == qn("w:commentReference") else parent).remove(
            parent if element.tag == qn("w:commentReference") else element
        )
    assert first_difference(before.read(before.main), before.tree(before.main), root) == ""


@given(documents, seeds)
def test_a_redline_with_all_accepted_reads_like_the_redline(data: bytes, seed: str) -> None:
    _, written = _written(data, seed)
    seen = [q.text for q in read_text(written.package).body]
    accepted = [q.text for q in read_text(accept(written.package)).body]
    assert "".join(accepted) == "".join(seen)


@given(documents)
def test_accepting_each_author_is_accepting_all(data: bytes) -> None:
    package = open_package(data)
    one_by_one = accept(accept(accept(package, "Bo"), "Cy"))
    assert _texts(accept(package)) == _texts(one_by_one)


@given(documents)
def test_rejecting_each_author_is_rejecting_all(data: bytes) -> None:
    package = open_package(data)
    one_by_one = reject(reject(reject(package, "Cy"), "Bo"))
    assert _texts(reject(package)) == _texts(one_by_one)


@given(documents)
def test_resolved_documents_hold_no_revisions_and_whole_cells(data: bytes) -> None:
    for package in (accept(open_package(data)), reject(open_package(data))):
        root = package.tree(package.main)
        assert not any(True for _ in root.iter(qn("w:ins"), qn("w:del"), qn("w:moveTo")))
        for cell in root.iter(qn("w:tc")):
            assert cell[-1].tag in (W_P, qn("w:bookmarkEnd"), qn("w:sdt"))


@given(documents, seeds)
def test_other_run_splits_give_the_same_texts(data: bytes, seed: str) -> None:
    split = with_part(data, "word/document.xml", _split(parts_of(data)["word/document.xml"]))
    first, second = (_written(each, seed)[1].package for each in (data, split))
    for resolve in (accept, reject):
        texts = [[q.text for q in read_text(resolve(each)).body] for each in (first, second)]
        assert texts[0] == texts[1]


def _split(part: bytes) -> bytes:
    """The part with every plain run of several characters cut in two."""

    def cut(match: re.Match[str]) -> str:
        characters = re.findall(r"&\w+;|.", match[2], re.DOTALL)
        middle = len(characters) // 2
        halves = "".join(characters[:middle]), "".join(characters[middle:])
        return "".join(
            f'<w:r>{match[1]}<w:t xml:space="preserve">{half}</w:t></w:r>' for half in halves
        )

    return RUN.sub(cut, part.decode()).encode()
