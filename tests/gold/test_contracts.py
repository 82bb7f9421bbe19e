"""The sample and gold contracts are what their sources say, and their labels quote them.

Reads the documents by hand, with lxml alone, so that nothing here leans on the engine it helps to
judge.
"""

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from samples import make_samples
from tests.gold import make_gold

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_STATUSES = {"adequate", "weak", "hostile", "missing"}

SAMPLES = {
    name: (make_samples.make, make_samples.HERE / f"{name}.docx", f"{name}.labels.json")
    for name in make_samples.SAMPLES
}
GOLD = {
    name: (make_gold.make, make_gold.HERE / f"{name}.docx", f"{name}.json")
    for name in make_gold.CONTRACTS
}
ALL = SAMPLES | GOLD


def _document(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")


def _accepted(path: Path) -> list[str]:
    """The paragraphs of a document as they read with its pending changes accepted."""
    root = etree.fromstring(_document(path.read_bytes()))
    return [
        "".join(
            text.text or ""
            for text in paragraph.iter(f"{_W}t")
            if not any(parent.tag in _GONE for parent in text.iterancestors())
        )
        for paragraph in root.iter(f"{_W}p")
    ]


def _labels(name: str) -> dict[str, dict[str, object]]:
    _, path, labels = ALL[name]
    return json.loads((path.parent / labels).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ALL)
def test_building_twice_gives_the_same_bytes(name: str) -> None:
    make = ALL[name][0]
    assert make(name) == make(name)


@pytest.mark.parametrize("name", ALL)
def test_the_committed_document_is_the_built_one(name: str) -> None:
    make, path, _ = ALL[name]
    assert _document(path.read_bytes()) == _document(make(name))


@pytest.mark.parametrize("name", ALL)
def test_every_term_is_labelled_with_a_known_status(name: str) -> None:
    terms = _labels(name)["terms"]
    assert len(terms) == 31
    assert {label["status"] for label in terms.values()} <= _STATUSES
    assert {label.get("alt", "weak") for label in terms.values()} <= _STATUSES


@pytest.mark.parametrize("name", ALL)
def test_evidence_is_quoted_from_the_text_as_accepted(name: str) -> None:
    paragraphs = _accepted(ALL[name][1])
    for term, label in _labels(name)["terms"].items():
        assert bool(label["evidence"]) == (label["status"] != "missing"), term
        for quote in label["evidence"]:
            assert len(quote.split()) <= 40, (term, quote)
            assert any(quote in paragraph for paragraph in paragraphs), (term, quote)


def test_the_labels_name_the_same_terms_everywhere() -> None:
    assert len({tuple(_labels(name)["terms"]) for name in ALL}) == 1


def test_each_status_occurs_often_in_the_samples() -> None:
    seen = [label["status"] for name in SAMPLES for label in _labels(name)["terms"].values()]
    assert {status: seen.count(status) >= 10 for status in _STATUSES} == dict.fromkeys(
        _STATUSES, True
    )
