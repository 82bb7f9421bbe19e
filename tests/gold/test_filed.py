"""The filed and native contracts are what their sources say, and their labels quote them."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.gold import make_filed

_HERE = Path(__file__).resolve().parent
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STATUSES = {"adequate", "weak", "hostile", "missing"}
_LABELS = sorted([*_HERE.glob("filed/*.json"), *_HERE.glob("word/*.json")])
_TERMS = 31
_LONGEST_QUOTE = 40


def _text(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    blocks = ("".join(_piece(e) for e in block.iter()) for block in root.iter(f"{_W}p"))
    return re.sub(r"\s+", " ", "\n".join(blocks))


def _piece(element: etree._Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    return " " if element.tag in (f"{_W}tab", f"{_W}br") else ""


@pytest.mark.parametrize("name", make_filed.names())
def test_the_committed_document_is_the_built_one(name: str) -> None:
    assert (make_filed.FILED / f"{name}.docx").read_bytes() == make_filed.make(name)


@pytest.mark.parametrize("labels", _LABELS, ids=lambda path: path.stem)
def test_every_term_is_labelled_and_quoted_from_the_text(labels: Path) -> None:
    text = _text(labels.with_suffix(".docx"))
    terms = json.loads(labels.read_text(encoding="utf-8"))["terms"]
    assert len(terms) == _TERMS
    for term, label in terms.items():
        assert label["status"] in _STATUSES, term
        assert label.get("alt", "weak") in _STATUSES - {label["status"]} | {"weak"}, term
        assert bool(label["evidence"]) == (label["status"] != "missing"), term
        for quote in label["evidence"]:
            assert len(quote.split()) <= _LONGEST_QUOTE, (term, quote)
            assert re.sub(r"\s+", " ", quote) in text, (term, quote)


@pytest.mark.parametrize("labels", _LABELS, ids=lambda path: path.stem)
def test_every_contract_has_its_source_credited(labels: Path) -> None:
    assert f"`{labels.stem}`" in (_HERE / "SOURCES.md").read_text(encoding="utf-8")
