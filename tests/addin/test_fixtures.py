"""The cases that the pane's tests work through are what addin/fixtures.py makes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def fixtures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("addin_fixtures", "addin/fixtures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fixtures_are_fresh(fixtures: ModuleType) -> None:
    made = fixtures.fixture_files()
    stale = [p.name for p, text in made.items() if p.read_text(encoding="utf-8") != text]
    assert stale == [], "run python addin/fixtures.py"
    assert {p.resolve() for p in Path("addin/test/fixtures").iterdir()} == {
        p.resolve() for p in made
    }


def test_stretches_read_as_the_engine_reads_them(fixtures: ModuleType) -> None:
    revised = fixtures.SAMPLES / "negotiated-consulting.docx"
    case = fixtures.fixture(revised, fixtures.Options(playbook=fixtures.load_playbook()))
    kinds = {
        piece["kind"]
        for paragraph in case["paragraphs"]
        if isinstance(paragraph["text"], list)
        for piece in paragraph["text"]
    }
    assert kinds == {"kept", "inserted", "deleted"}
