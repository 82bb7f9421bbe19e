"""Makes the cases that the pane's tests work through: what Word shows, what we ask, what comes out.

Run ``python addin/fixtures.py`` after a change to the samples, the playbook or the engine; a test
says when that was forgotten. For each sample: the body's paragraphs with other people's pending
changes, the edits of the review, and the paragraphs' texts once our redline is accepted.
"""

import json
from pathlib import Path

from lxml import etree

from transforms import Options, Stamp, accept, load_playbook, redline
from transforms.present.json_report import review_json
from transforms.text.model import Paragraph
from transforms.text.read import read_text
from transforms.wml.namespaces import qn
from transforms.wml.package import open_package

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
TARGET = HERE / "test" / "fixtures"
KINDS = {
    qn("w:ins"): "inserted",
    qn("w:moveTo"): "inserted",
    qn("w:del"): "deleted",
    qn("w:moveFrom"): "deleted",
}
LETTERS = {qn("w:tab"): "\t", qn("w:br"): "\n"}


def fixture_files() -> dict[Path, str]:
    """Every fixture, with what it must hold."""
    playbook = load_playbook()
    return {
        TARGET / f"{path.stem}.json": json.dumps(
            fixture(path, Options(playbook=playbook)), ensure_ascii=False, indent=1
        )
        + "\n"
        for path in sorted(SAMPLES.glob("*.docx"))
    }


def fixture(path: Path, options: Options) -> dict[str, object]:
    """One sample's case."""
    data = path.read_bytes()
    outcome = redline(data, options, Stamp())
    report = review_json(outcome.review, path.name)
    before = read_text(open_package(data))
    after = read_text(open_package(accept(outcome.data)))
    return {
        "generated": "by addin/fixtures.py; do not edit",
        "name": path.name,
        "revisions": report["document"]["revisions"],
        "paragraphs": [start_paragraph(paragraph) for paragraph in before.body],
        "edits": [edit for finding in report["findings"] for edit in finding["edits"]],
        "accepted": [paragraph.text for paragraph in after.body],
    }


def start_paragraph(paragraph: Paragraph) -> dict[str, object]:
    """What the fake Word starts with: a text, or stretches where somebody's changes are pending."""
    marks = paragraph.element.iterfind(f"{qn('w:pPr')}/{qn('w:rPr')}/*")
    dress = {
        "style": paragraph.style or "Normal",
        "list": bool(paragraph.label),
        **({"deleted": True} if any(KINDS.get(m.tag) == "deleted" for m in marks) else {}),
    }
    segments = [piece for run in paragraph.element.iter(qn("w:r")) for piece in _pieces(run)]
    if all(piece["kind"] == "kept" for piece in segments):
        return {"text": paragraph.text, **dress}
    read = "".join(piece["text"] for piece in segments if piece["kind"] != "deleted")
    if read != paragraph.text:
        raise ValueError(f"paragraph {paragraph.index} reads otherwise here than in the engine")
    return {"text": segments, **dress}


def _pieces(run: etree._Element) -> list[dict[str, str]]:
    """The run's text with what has happened to it; no more than one piece."""
    change = next((a for a in reversed([*run.iterancestors()]) if a.tag in KINDS), None)
    text = "".join(_letters(child) for child in run)
    if not text:
        return []
    piece = {"text": text, "kind": "kept"}
    if change is not None:
        kinds = {KINDS[a.tag] for a in run.iterancestors() if a.tag in KINDS}
        piece["kind"] = "deleted" if "deleted" in kinds else "inserted"
        piece["author"] = change.get(qn("w:author"), "")
    return [piece]


def _letters(element: etree._Element) -> str:
    if element.tag in (qn("w:t"), qn("w:delText")):
        return element.text or ""
    return LETTERS.get(element.tag, "")


def main() -> None:
    """Write the fixtures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for path, text in fixture_files().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
