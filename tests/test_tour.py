"""The tour names what is there, and quotes what the code gives."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from transforms.assess.judge import Judge
from transforms.clauses.outline import outline
from transforms.edits.settle import settle
from transforms.options import Options
from transforms.playbook.loader import load_playbook
from transforms.text.read import read_text
from transforms.wml.package import open_package

TOUR = Path("docs/tour.md").read_text(encoding="utf-8")
DATA = Path("samples/client-msa.docx").read_bytes()
NAMES = sorted(set(re.findall(r"`((?:transforms|server)[\w.]*:\w+)`", TOUR)))
PATHS = sorted(set(re.findall(r"`((?:transforms|server|tests)/[\w/.-]*)`", TOUR)))


def test_the_tour_names_enough_to_be_one():
    assert len(NAMES) > 25


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there(name):
    module, _, attribute = name.partition(":")
    assert hasattr(import_module(module), attribute)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_is_there(path):
    assert Path(path).exists()


def test_the_figures_are_those_the_code_gives():
    package = open_package(DATA)
    view = read_text(package)
    contract = outline(view)
    assert f"{len(DATA):,} bytes, {len(package.names)} parts" in TOUR
    assert package.main == "word/document.xml"
    assert re.search(rf"has\s+{len(view.body)} paragraphs", TOUR)
    assert f"{len(contract.clauses)} clauses" in TOUR
    assert (contract.parties.provider.term, contract.parties.client.term) == ("Vendor", "Client")


def test_the_term_that_is_followed_goes_as_told():
    playbook = load_playbook()
    contract = outline(read_text(open_package(DATA)))
    judge = Judge(playbook)
    found = judge.assess(contract)
    term = next(each for each in found if each.term == "payment.net-terms")
    assert term.status == "hostile"
    assert "Invoices fall due after 75 days" in term.reasons[0].message
    plan = settle(contract, found, Options(playbook=playbook), judge.assess)
    (edit,) = [edit for edit in plan.edits if edit.term == term.term]
    assert (edit.before, edit.after) == ("seventy-five (75", "thirty (30")
