"""Measures the judge against labelled contracts.

    python -m tests.corpus.gold FOLDER … [--term ID …] [--only NAME …] [--differences]

A folder holds pairs ``NAME.docx`` and ``NAME.json`` (or ``NAME.labels.json``): {"provider",
"client", "terms": {id: {"status", "evidence": [...], "alt"}}}. Prints accuracy with four classes
and with three (weak and hostile together), present against missing, evidence hits, a confusion
table, and every difference.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms.assess.judge import assess
from transforms.assess.model import Assessment
from transforms.clauses.model import Outline
from transforms.clauses.outline import outline
from transforms.errors import PartiesUnclear
from transforms.playbook.loader import load_playbook
from transforms.text.read import read_text
from transforms.wml.package import open_package

CLASSES = ("adequate", "weak", "hostile", "missing")
PRESENT = frozenset(("adequate", "weak", "hostile"))
SHARED_WORDS = 5


@dataclass(frozen=True, kw_only=True)
class Row:
    """One label and the verdict on it."""

    contract: str
    term: str
    expected: str
    alternative: str
    found: str
    hit: bool
    note: str
    reasons: str
    evidence: str


def contracts(folders: list[Path]) -> Iterator[tuple[Path, dict[str, object]]]:
    """Every labelled contract of the folders, in order."""
    for folder in folders:
        paths = sorted(folder.glob("*.docx")) if folder.is_dir() else [folder]
        for path in paths:
            labels = path.with_suffix(".json")
            if not labels.exists():
                labels = path.with_suffix(".labels.json")
            if labels.exists():
                yield path, json.loads(labels.read_text(encoding="utf-8"))


def read(path: Path, labels: dict[str, object]) -> tuple[Outline, bool]:
    """The contract as read, and whether its provider was told rightly without help."""
    view = read_text(open_package(path.read_bytes()))
    said = str(labels["provider"])
    try:
        found = outline(view)
        if _same_side(found.parties.provider.term, found.parties.provider.name, said):
            return found, True
    except PartiesUnclear:
        pass
    for name in [*re.findall(r"[\"“(]+([A-Z][\w .&'-]+?)[\"”)]+", said), said.split(",")[0], said]:
        try:
            return outline(view, we_are=name), False
        except PartiesUnclear:
            continue
    return outline(view), False


def _same_side(term: str, name: str, said: str) -> bool:
    return any(word and word.lower() in said.lower() for word in (term, name))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _hit(quotes: list[str], text: str) -> bool:
    """Whether any five successive words of a quote stand in the evidence."""
    held = " ".join(_words(text))
    for quote in quotes:
        words = _words(quote)
        size = min(SHARED_WORDS, len(words))
        if any(" ".join(words[i : i + size]) in held for i in range(len(words) - size + 1)):
            return True
    return False


def rows(path: Path, labels: dict[str, object], read_outline: Outline) -> Iterator[Row]:
    """Each term's label beside its verdict."""
    verdicts = {a.term: a for a in assess(read_outline, load_playbook())}
    terms = labels["terms"]
    assert isinstance(terms, dict)
    for term, label in terms.items():
        if term not in verdicts:
            continue
        verdict: Assessment = verdicts[term]
        text = " ".join(read_outline.view.text(span) for span in verdict.evidence)
        yield Row(
            contract=path.stem,
            term=term,
            expected=label["status"],
            alternative=label.get("alt") or "",
            found=verdict.status,
            hit=_hit(label.get("evidence") or [], text),
            note=str(label.get("note", "")) + " || " + " / ".join(label.get("evidence") or []),
            reasons="; ".join(f"{r.code}" for r in verdict.reasons),
            evidence=text,
        )


def _three(status: str) -> str:
    return "at fault" if status in ("weak", "hostile") else status


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def summary(name: str, found: list[Row]) -> str:
    """One line of figures."""
    four = sum(row.expected == row.found for row in found)
    lenient = sum(row.found in (row.expected, row.alternative) for row in found)
    three = sum(_three(row.expected) == _three(row.found) for row in found)
    both = sum(row.expected in PRESENT and row.found in PRESENT for row in found)
    said = sum(row.found in PRESENT for row in found)
    real = sum(row.expected in PRESENT for row in found)
    f1 = _share(2 * both, said + real)
    hits = sum(row.hit for row in found if row.expected in PRESENT and row.found in PRESENT)
    return (
        f"{name:28} n={len(found):4} 4-class {_share(four, len(found))} lenient "
        f"{_share(lenient, len(found))} 3-class {_share(three, len(found))} "
        f"present P {_share(both, said)} R {_share(both, real)} F1 {f1} "
        f"evidence {_share(hits, both)}"
    )


def confusion(found: list[Row]) -> str:
    """Expected against found."""
    counts = Counter((row.expected, row.found) for row in found)
    head = "expected \\ found  " + "".join(f"{one:>10}" for one in CLASSES)
    lines = [
        f"{want:18}" + "".join(f"{counts[want, got]:10}" for got in CLASSES) for want in CLASSES
    ]
    return "\n".join([head, *lines])


def measured(options: argparse.Namespace) -> tuple[list[Row], int, int]:
    """Every row of the chosen contracts; how many provider roles were right, of how many."""
    found: list[Row] = []
    right = total = 0
    for path, labels in contracts(options.folders):
        if options.only and not any(part in path.stem for part in options.only):
            continue
        if any(part in path.stem for part in options.without):
            continue
        read_outline, told = read(path, labels)
        total += 1
        right += told
        if not told:
            print(f"roles: {path.stem}: expected {labels['provider']!r}")
        found += rows(path, labels, read_outline)
    chosen = [row for row in found if not options.term or row.term in options.term]
    return chosen, right, total


def difference(row: Row) -> str:
    """A label and the verdict that differs from it."""
    return (
        f"\n{row.contract} {row.term}: {row.expected}({row.alternative}) found {row.found}"
        f"\n   label: {row.note}\n   found: {row.reasons} | {row.evidence[:400]}"
    )


def main(arguments: list[str]) -> int:
    """Print the figures for the labelled contracts of some folders."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--term", action="append", default=[])
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args(arguments)
    found, right, total = measured(options)
    for term in dict.fromkeys(row.term for row in found):
        print(summary(term, [row for row in found if row.term == term]))
    print(summary("all", found))
    print(f"roles right in {right} of {total}")
    print(confusion(found))
    if options.differences:
        print("\n".join(difference(row) for row in found if row.expected != row.found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
