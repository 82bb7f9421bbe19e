"""``mark``: comments for our own eyes, and nothing else."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from transforms.cli import main
from transforms.options import Options
from transforms.pipeline import mark, review, verify
from transforms.playbook.loader import load_playbook
from transforms.stamp import Stamp
from transforms.text.read import read_text
from transforms.wml.namespaces import qn
from transforms.wml.package import open_package

SAMPLES = sorted(Path("samples").glob("*.docx"))


def options(**chosen: object) -> Options:
    return Options(playbook=load_playbook(), **chosen)


def comments_in(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    return ["".join(comment.itertext(qn("w:t"))) for comment in root]


def text_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_text(open_package(data)).body]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_text_stays_and_no_change_is_tracked(sample):
    data = sample.read_bytes()
    marked = mark(data, options(), Stamp())
    assert text_of(marked.data) == text_of(data)
    assert verify(data, marked.data) == ()
    before, after = (read_text(open_package(each)).pending for each in (data, marked.data))
    assert before == after


def test_every_comment_says_first_that_it_is_internal(tmp_path):
    out = tmp_path / "marked.docx"
    assert main(["mark", "samples/client-msa.docx", "-o", str(out), "--date", "2026-01-31"]) == 0
    said = comments_in(out)
    assert said
    assert all(comment.startswith("INTERNAL") for comment in said)


def test_every_term_is_marked_with_its_status(tmp_path):
    out = tmp_path / "marked.docx"
    main(["mark", "samples/client-msa.docx", "-o", str(out)])
    said = " ".join(comments_in(out))
    found = review(Path("samples/client-msa.docx").read_bytes(), options()).assessments
    for assessment in found:
        head = f"({assessment.term})"
        assert head in said
        if assessment.status != "missing":
            assert f"{head}: {assessment.status}." in said


def test_the_missing_terms_stand_in_one_comment_at_the_top(tmp_path):
    out = tmp_path / "marked.docx"
    main(["mark", "samples/client-msa.docx", "-o", str(out)])
    missing = [
        a.term
        for a in review(Path("samples/client-msa.docx").read_bytes(), options()).assessments
        if a.status == "missing"
    ]
    tops = [comment for comment in comments_in(out) if "Missing: " in comment]
    assert len(tops) == 1
    assert all(f"({term})" in tops[0] for term in missing)


def test_only_the_chosen_terms_are_marked():
    data = Path("samples/client-msa.docx").read_bytes()
    all_of_them = mark(data, options(), Stamp()).comments
    one = mark(data, options(only=frozenset({"liability.cap"})), Stamp()).comments
    assert 1 <= one < all_of_them


def test_the_same_input_gives_the_same_bytes():
    data = Path("samples/client-msa.docx").read_bytes()
    assert mark(data, options(), Stamp()).data == mark(data, options(), Stamp()).data
