"""The playbook's examples: the larger part of the suite, one test a term and dress."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from transforms.check import assess_example, example_failure
from transforms.playbook.loader import load_playbook
from transforms.playbook.model import STATUSES, Example, Term

PLAYBOOK = load_playbook()
OTHER_NAMES = {
    "Consultant": "Integrator",
    "Contractor": "Developer",
    "Supplier": "Vendor",
    "Customer": "Purchaser",
    "Company": "Buyer",
}


def as_it_stands(example: Example) -> Example:
    return example


def with_curly_quotes(example: Example) -> Example:
    text = re.sub(r'(^|[\s(])"', "\\1\u201c", example.text).replace('"', "\u201d")
    return replace(example, text=text.replace("'", "\u2019"))


def with_other_names(example: Example) -> Example:
    """Each side under another name, unless the text already uses that name."""
    text = example.text
    names = {old: new for old, new in OTHER_NAMES.items() if new.lower() not in text.lower()}
    for old, new in names.items():
        text = re.sub(rf"\b{old}\b(?! (?:Data|Content|Materials|IP|Tools|Property))", new, text)
    provider = names.get(example.provider, example.provider)
    return replace(
        example, text=text, provider=provider, client=names.get(example.client, example.client)
    )


def with_odd_spaces(example: Example) -> Example:
    return replace(
        example, text=example.text.replace(" of ", "  of ").replace(" any ", "\u00a0any ")
    )


DRESSES: dict[str, Callable[[Example], Example]] = {
    "as it stands": as_it_stands,
    "curly quotes": with_curly_quotes,
    "other names": with_other_names,
    "odd spaces": with_odd_spaces,
}


@pytest.mark.parametrize("term", PLAYBOOK.terms, ids=lambda term: term.id)
def test_every_example_holds(term: Term) -> None:
    alone = replace(PLAYBOOK, terms=(term,))
    failures = [example_failure(alone, example) for example in term.examples if not example.todo]
    assert [failure for failure in failures if failure] == []


@pytest.mark.parametrize("dress", [name for name in DRESSES if name != "as it stands"])
@pytest.mark.parametrize("term", PLAYBOOK.terms, ids=lambda term: term.id)
def test_the_verdict_does_not_depend_on_the_dress(term: Term, dress: str) -> None:
    alone = replace(PLAYBOOK, terms=(term,))
    dressed = [(example.name, DRESSES[dress](example)) for example in term.examples]
    wrong = {
        name: assess_example(alone, example).status
        for name, example in dressed
        if assess_example(alone, example).status != example.status and not example.todo
    }
    assert wrong == {}


@pytest.mark.parametrize("term", PLAYBOOK.terms, ids=lambda term: term.id)
def test_each_status_has_two_examples(term: Term) -> None:
    counts = dict.fromkeys(STATUSES, 0)
    for example in term.examples:
        counts[example.status] += 1
    assert {status: count for status, count in counts.items() if count < 2} == {}


@pytest.mark.parametrize("term", PLAYBOOK.terms, ids=lambda term: term.id)
def test_a_gap_that_is_mended_loses_its_todo(term: Term) -> None:
    alone = replace(PLAYBOOK, terms=(term,))
    assert [e.name for e in term.examples if e.todo and not example_failure(alone, e)] == []
