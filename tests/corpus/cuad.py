"""Measures the presence of clauses against CUAD's labels.

    python -m tests.corpus.cuad FOLDER [--misses LABEL]

FOLDER holds ``txt/`` and ``spans.jsonl`` ({"txt_file", "label", ...}). A label is present in a
contract when it has a span there; we say so when the terms that go with the label find a passage or
a fault on its subject. Contracts whose sides cannot be told are read with the first candidate as
provider. Prints precision, recall and F1 for each label.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from transforms.assess.judge import Judge
from transforms.assess.model import Assessment
from transforms.clauses.model import Outline
from transforms.clauses.outline import outline
from transforms.errors import PartiesUnclear
from transforms.playbook.loader import load_playbook
from transforms.text.model import TextView
from transforms.text.plain import plain_view

LABELS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "Cap On Liability": (
        ("liability.cap", re.compile("^(?!unlimited|carve)")),
        ("liability.consequential", re.compile("")),
    ),
    "Uncapped Liability": (("liability.cap", re.compile("unlimited|carve|exception|lift|void")),),
    "Ip Ownership Assignment": (
        ("payment.ip-on-payment", re.compile("")),
        ("ip.client-model", re.compile("")),
    ),
    "License Grant": (("ip.license", re.compile("")),),
    "Termination For Convenience": (("termination.convenience", re.compile("")),),
    "Post-Termination Services": (("termination.transition", re.compile("")),),
    "Warranty Duration": (("performance.degradation", re.compile("")),),
    "Liquidated Damages": (
        ("scope.client-obligations", re.compile("damages|penalt")),
        ("termination.kill-fee", re.compile("")),
    ),
}
"""Label to the terms, and the fault codes of each, that speak of it; a passage speaks for any."""


def labelled(folder: Path) -> dict[str, set[str]]:
    """Text file to the labels it has."""
    found: dict[str, set[str]] = defaultdict(set)
    with (folder / "spans.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            span = json.loads(line)
            found[span["txt_file"]].add(span["label"])
    return found


def view_of(path: Path) -> TextView:
    """A contract's text as paragraphs: blank lines part them."""
    text = path.read_text(encoding="utf-8", errors="replace")
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    return plain_view(part for part in parts if part)


def read(view: TextView) -> Outline:
    """The contract as read, with some provider where it cannot be told."""
    try:
        return outline(view)
    except PartiesUnclear as unclear:
        for name in unclear.candidates:
            try:
                return outline(view, we_are=name)
            except PartiesUnclear:
                continue
        raise


def says(label: str, verdicts: dict[str, Assessment]) -> bool:
    """Whether the verdicts speak of a label."""
    for term, codes in LABELS[label]:
        verdict = verdicts[term]
        passages = bool(verdict.passages) and codes.pattern in ("", "^(?!unlimited|carve)")
        if passages or any(codes.search(fault.code) for fault in verdict.faults):
            return True
    return False


def main(arguments: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", default="")
    options = parser.parse_args(arguments)
    truth = labelled(options.folder)
    judge_of = load_playbook()
    counts: dict[str, list[int]] = {label: [0, 0, 0] for label in LABELS}
    unread = 0
    for path in sorted((options.folder / "txt").glob("*.txt")):
        try:
            found = Judge(judge_of).assess(read(view_of(path)))
        except PartiesUnclear:
            unread += 1
            continue
        verdicts = {assessment.term: assessment for assessment in found}
        for label, count in counts.items():
            real, said = label in truth[path.name], says(label, verdicts)
            count[0] += real and said
            count[1] += said
            count[2] += real
            if label == options.misses and real != said:
                print("missed" if real else "false", path.name)
    for label, (both, said, real) in counts.items():
        precision, recall = both / max(said, 1), both / max(real, 1)
        f1 = 2 * both / max(said + real, 1)
        print(f"{label:30} n={real:4} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"{unread} contracts have no two sides and were left out")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
