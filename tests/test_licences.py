"""Every package that is declared has its reason, and its licence on the page."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

SPEC = spec_from_file_location("make_licences_page", Path("docs/make_licences_page.py"))
MAKER = module_from_spec(SPEC)
SPEC.loader.exec_module(MAKER)
PAGE = Path("docs/licences.md").read_text(encoding="utf-8")
PROJECT = Path("pyproject.toml").read_text(encoding="utf-8")
NAMES = sorted({name for names in MAKER.declared().values() for name in names} - {"sevenlines"})


@pytest.mark.parametrize("name", NAMES)
def test_every_declared_package_is_on_the_page(name):
    key = re.sub(r"[-_.]+", "-", name).lower()
    assert f"| {key} |" in PAGE


@pytest.mark.parametrize("name", NAMES)
def test_every_declared_package_has_its_reason_beside_it(name):
    assert re.search(rf'^    "{re.escape(name)}[^"]*",? +# \S', PROJECT, re.MULTILINE)


def test_no_package_binds_those_who_use_the_program():
    assert list(MAKER.binding()) == []


def test_a_licence_that_binds_would_be_seen():
    assert MAKER.BINDING.search("GNU General Public License v3 (GPLv3)")
    assert MAKER.BINDING.search("AGPL-3.0-or-later")
