"""Prints, for every labelled contract of a folder, which sides were expected and which were found.

    python -m tests.corpus.parties DIR [DIR ...]

Each .docx is read with the engine; the .json beside it names the provider and the client. Contracts
without a label are listed too. The exit status is 1 when more than one labelled contract is wrong.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms.clauses.model import Party
from transforms.clauses.parties import parties
from transforms.errors import PartiesUnclear, Refused
from transforms.text.read import read_text
from transforms.wml.package import open_package

MOST_WRONG = 1
"""How many labelled contracts may be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One contract: what its label says, what was found, and whether the two agree."""

    name: str
    expected: tuple[str, str]
    found: tuple[str, str]
    sure: bool

    @property
    def right(self) -> bool:
        """Whether both sides are the expected ones; True without a label."""
        if not any(self.expected):
            return True
        return all(
            found and _mentions(expected, found)
            for expected, found in zip(self.expected, self.found, strict=True)
        )


def rows(folder: Path) -> Iterator[Row]:
    """One row for every document below ``folder``."""
    for path in sorted(folder.rglob("*.docx")):
        label = path.with_suffix(".json")
        told = json.loads(label.read_text("utf-8")) if label.exists() else {}
        expected = (str(told.get("provider", "")), str(told.get("client", "")))
        yield _row(path, expected)


def _row(path: Path, expected: tuple[str, str]) -> Row:
    """The row of one document."""
    try:
        found = parties(read_text(open_package(path.read_bytes())).body, frozenset())
    except PartiesUnclear as error:
        unclear = "unclear: " + ", ".join(error.candidates)
        return Row(name=path.name, expected=expected, found=("", unclear), sure=False)
    except Refused as error:
        return Row(name=path.name, expected=expected, found=("", error.code), sure=False)
    sides = (_shown(found.provider), _shown(found.client))
    return Row(name=path.name, expected=expected, found=sides, sure=found.sure)


def _shown(party: Party) -> str:
    """A side as one line: its name and its term."""
    return f"{party.name or '-'} ({party.term})"


def _mentions(expected: str, found: str) -> bool:
    """Whether the label names the term that was found."""
    term = found[found.rindex("(") + 1 : -1] if "(" in found else found
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", expected, re.I) is not None


def main(folders: list[str]) -> int:
    """Print the table and give the exit status."""
    found = [row for folder in folders for row in rows(Path(folder))]
    for row in found:
        mark = "  " if row.right else "!!"
        sure = "sure  " if row.sure else "unsure"
        print(f"{mark} {sure} {row.name[:48]:48}")
        for side, expected, got in zip(
            ("provider", "client"), row.expected, row.found, strict=True
        ):
            print(f"     {side:8} expected {expected[:60]:60} found {got[:60]}")
    labelled = [row for row in found if any(row.expected)]
    right = sum(row.right for row in labelled)
    certain = sum(row.sure for row in labelled)
    bare = len(found) - len(labelled)
    print(f"{right} of {len(labelled)} right, {certain} sure; {bare} without label")
    return int(len(labelled) - right > MOST_WRONG)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
