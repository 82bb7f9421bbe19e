"""Clauses outside the terms that can empty one of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from transforms.assess.judge import Judge
from transforms.check import check_playbook, example_outline
from transforms.errors import PlaybookError
from transforms.options import Options
from transforms.pipeline import review
from transforms.playbook.loader import load_playbook
from transforms.playbook.model import Example
from transforms.playbook.negotiation import negotiation_of
from transforms.text.plain import plain_view

PLAYBOOK = load_playbook()


def risks_in(*paragraphs: str) -> list[str]:
    example = Example(name="", status="", text="\n".join(paragraphs), line=0)
    outline = example_outline(plain_view(list(paragraphs)), example)
    return [found.risk for found in Judge(PLAYBOOK).risks(outline)]


@pytest.mark.parametrize("risk", PLAYBOOK.risks, ids=lambda risk: risk.id)
def test_every_risk_has_an_example_and_a_look_alike(risk):
    assert {example.found for example in risk.examples} == {True, False}


def test_the_examples_hold():
    risks_only = replace(PLAYBOOK, terms=())
    assert check_playbook(risks_only) == ()


def test_a_broken_example_is_named_with_file_and_line():
    first = PLAYBOOK.risks[0]
    wrong = replace(first, examples=(replace(first.examples[0], found=False),))
    (failure,) = check_playbook(replace(PLAYBOOK, terms=(), risks=(wrong,)))
    assert failure.file == "negotiation.yaml"
    assert failure.line == first.examples[0].line
    assert "should be passed over" in failure.message


def test_what_defeats_a_term_is_shown_where_it_stands():
    found = review(Path("samples/client-msa.docx").read_bytes(), Options(playbook=PLAYBOOK))
    assert found.risks
    known = {risk.id for risk in PLAYBOOK.risks}
    for risk in found.risks:
        assert risk.risk in known
        assert all(found.outline.view.text(span).strip() for span in risk.evidence)


def test_own_words_and_other_roles():
    assert "broad-indemnity" in risks_in(
        "The Vendor will indemnify the Buyer against any and all losses resulting from the work."
    )
    assert "retention" in risks_in("The Buyer may hold back 5% of every invoice until completion.")


def test_a_plain_contract_has_none():
    assert risks_in("Supplier shall deliver the report.", "Customer shall pay the Fees.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("trades:\n  weather: {give: [a], keep: [b]}", "none of the red lines"),
        ("risks:\n  - {id: a, title: A, defeats: [no.term], message: m, says: [x]}", "no.term"),
        ("risks:\n  - {id: a, title: A, defeats: [], message: m}", "lacks 'says'"),
        ("riskz: []", "no field 'riskz'"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text, words):
    with pytest.raises(PlaybookError) as error:
        negotiation_of(text, ["liability.cap"])
    assert words in str(error.value)
    assert "negotiation.yaml:" in str(error.value)


def test_a_playbook_may_do_without():
    assert negotiation_of("", []) == ({}, ())
