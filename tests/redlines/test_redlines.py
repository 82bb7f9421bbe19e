"""Every small contract gets the redline it shows, and the promises hold on it."""

import pytest

from tests.redlines.case import FILES, STAMP, Case, cases_in
from transforms.pipeline import accept, redline, reject, review, verify
from transforms.text.read import read_text
from transforms.wml.package import open_package

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.name}") for path in FILES for case in cases_in(path)
]


def test_there_is_a_case_for_every_interaction():
    names = [case.name for path in FILES for case in cases_in(path)]
    for number in range(1, 22):
        assert any(name.startswith(f"interaction {number}:") for name in names)


@pytest.mark.parametrize("case", CASES)
def test_the_redline_is_the_one_shown(case: Case):
    assert case.shown() == case.expected


@pytest.mark.parametrize("case", CASES)
def test_accepted_it_is_adequate_and_a_second_run_writes_nothing(case: Case):
    after = accept(case.redlined(), STAMP.author)
    found = review(after, case.wanted())
    left = [a.term for a in found.assessments if case.wanted().covers(a.term)]
    bad = {a.term: a.status for a in found.assessments if a.term in left and a.status != "adequate"}
    assert bad == {}
    assert redline(after, case.wanted(), STAMP).data == after


@pytest.mark.parametrize("case", CASES)
def test_rejected_it_is_what_came_in(case: Case):
    before = case.document()
    after = case.redlined()
    assert verify(before, after) == ()
    texts = [p.text for p in read_text(open_package(reject(after))).body]
    assert texts == [p.text for p in read_text(open_package(before)).body]
