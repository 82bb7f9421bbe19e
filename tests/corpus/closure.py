"""Redlines every document of some folders and checks promises 4 and 5 on the results.

    python -m tests.corpus.closure FOLDER … [--playbook DIR] [--verbose]

Promise 4: accepted and reviewed again, every term that wrote is adequate and none became worse.
Promise 5: redlined again, nothing more is written. Exit status 1 when one is broken.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms.errors import Refused, SafetyError
from transforms.options import Options
from transforms.pipeline import accept, redline, review
from transforms.playbook.loader import load_playbook
from transforms.playbook.model import Playbook
from transforms.results import Redlined, Review
from transforms.stamp import Stamp

RANK = {"adequate": 0, "weak": 1, "missing": 1, "hostile": 2}
STAMP = Stamp(author="Sevenlines", date="2026-01-01T00:00:00Z")


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of one document; ``broken`` names each promise that does not hold."""

    name: str
    refused: str = ""
    edits: int = 0
    held_back: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


def documents(folders: list[Path]) -> Iterator[Path]:
    """Every Word document of the folders, in order."""
    for folder in folders:
        if folder.is_file():
            yield folder
            continue
        for path in sorted(folder.rglob("*.do[ct][xm]")):
            if not path.name.startswith("~$"):
                yield path


def closed(path: Path, playbook: Playbook) -> Result:
    """The promises held against one document."""
    options = Options(playbook=playbook)
    try:
        outcome = redline(path.read_bytes(), options, STAMP)
    except Refused as refusal:
        return Result(name=path.name, refused=refusal.code)
    except SafetyError as error:
        return Result(name=path.name, broken=(str(error),))
    if not isinstance(outcome, Redlined):
        return Result(name=path.name, held_back=_held(outcome.review))
    told = outcome.review.outline.parties.provider.term
    again = Options(playbook=playbook, we_are=told)
    after = review(accept(outcome.data), again)
    second = redline(outcome.data, again, STAMP)
    broken = [*_not_adequate(outcome.review, after), *_worse(outcome.review, after)]
    if isinstance(second, Redlined):
        terms = sorted({edit.term for edit in second.review.plan.edits})
        broken.append(f"5: a second run writes for {', '.join(terms)}")
    return Result(
        name=path.name,
        edits=len(outcome.review.plan.edits),
        held_back=_held(outcome.review),
        broken=tuple(broken),
    )


def _held(found: Review) -> tuple[str, ...]:
    return tuple(one.term for one in found.plan.held_back)


def _not_adequate(before: Review, after: Review) -> Iterator[str]:
    wrote = {edit.term for edit in before.plan.edits}
    for assessment in after.assessments:
        if assessment.term in wrote and assessment.status != "adequate":
            codes = ", ".join(reason.code for reason in assessment.reasons)
            yield f"4: {assessment.term} wrote and is {assessment.status} ({codes})"


def _worse(before: Review, after: Review) -> Iterator[str]:
    for old, new in zip(before.assessments, after.assessments, strict=True):
        if RANK[new.status] > RANK[old.status]:
            yield f"4: {old.term} was {old.status} and is {new.status}"


def main(arguments: list[str]) -> int:
    """Print what came of each document and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--playbook", default="ai-services")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    playbook = load_playbook(options.playbook)
    results = [closed(path, playbook) for path in documents(options.folders)]
    for result in results:
        if result.broken or options.verbose:
            said = result.refused or f"{result.edits} edits, held back {list(result.held_back)}"
            print(f"{result.name}: {said}")
            for broken in result.broken:
                print(f"    {broken}")
    written = [result for result in results if not result.refused]
    bad = [result for result in results if result.broken]
    held = sum(len(result.held_back) for result in written)
    print(f"{len(results)} documents, {len(results) - len(written)} refused, {len(bad)} broken")
    print(f"{sum(result.edits for result in written)} edits, {held} terms held back")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
