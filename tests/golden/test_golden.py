"""Every golden case gives what it says, and keeps the promises in harder dress too."""

import re
from pathlib import Path

import pytest

from tests.builders import parts_of, with_part
from tests.golden.case import STAMP, Case, all_cases, read_case
from transforms.revisions.resolve import accept, reject
from transforms.revisions.verify import verify
from transforms.text.model import TextView
from transforms.text.read import read_text
from transforms.wml.package import open_package

CASES = [pytest.param(path, id=path.stem) for path in all_cases()]
RUN = re.compile(
    r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: xml:space="preserve")?>([^<]*)</w:t></w:r>'
)


@pytest.mark.parametrize("path", CASES)
def test_case_gives_the_markup_it_shows(path: Path) -> None:
    case = read_case(path)
    assert case.shown() == case.expected


def _broken(case: Case, data: bytes) -> tuple[object, ...]:
    before, written = case.written(data)
    after = open_package(written.package.save())
    return verify(before, after, plan=written.made, stamp=STAMP)


@pytest.mark.parametrize("path", CASES)
def test_case_keeps_the_promises(path: Path) -> None:
    case = read_case(path)
    assert _broken(case, case.document()) == ()


@pytest.mark.parametrize("path", CASES)
def test_case_keeps_the_promises_with_a_run_for_every_character(path: Path) -> None:
    case = read_case(path)
    assert _broken(case, _shattered(case.document())) == ()


def _shattered(data: bytes) -> bytes:
    """The document with its plain runs cut into runs of one character."""
    for name, part in parts_of(data).items():
        if re.fullmatch(r"word/(document|header1|footer1|footnotes|endnotes)\.xml", name):
            data = with_part(data, name, RUN.sub(_shatter, part.decode()).encode())
    return data


def _shatter(match: re.Match[str]) -> str:
    characters = re.findall(r"&\w+;|.", match[2])
    return "".join(
        f'<w:r>{match[1] or ""}<w:t xml:space="preserve">{each}</w:t></w:r>' for each in characters
    )


@pytest.mark.parametrize("path", CASES)
def test_case_keeps_the_promises_in_a_strict_template_with_macros(path: Path) -> None:
    case = read_case(path)
    assert _broken(case, case.document(strict=True, kind="dotm")) == ()


@pytest.mark.parametrize("path", CASES)
def test_accepting_ours_reads_like_the_redline(path: Path) -> None:
    case = read_case(path)
    _, written = case.written(case.document())
    accepted = accept(written.package, STAMP.author)
    assert _texts(read_text(accepted)) == _texts(read_text(written.package))


def _texts(view: TextView) -> dict[str, list[str]]:
    """The paragraphs with text; notes aside, which go with their references."""
    return {
        name: [p.text for p in story if p.text]
        for name, story in view.stories.items()
        if not name.endswith("notes")
    }


@pytest.mark.parametrize("path", CASES)
def test_rejecting_ours_gives_back_the_text(path: Path) -> None:
    case = read_case(path)
    before, written = case.written(case.document())
    rejected = read_text(reject(written.package, STAMP.author))
    assert {n: [p.text for p in story] for n, story in rejected.stories.items()} == {
        n: [p.text for p in story] for n, story in read_text(before).stories.items()
    }


@pytest.mark.parametrize("path", CASES)
def test_the_same_case_gives_the_same_bytes(path: Path) -> None:
    case = read_case(path)
    once, again = (case.written(case.document())[1].package.save() for _ in range(2))
    assert once == again
