"""A plan forced into every document of a folder, and the promises checked on each.

    python -m tests.corpus.forced FOLDER … [--out PAIRS] [--salt N] [--wild] [--only NAME]

Every document that is not refused gets replacements, insertions and deletions of words picked from
all its stories, new clauses, struck paragraphs, and comments. Prints a line for each broken
promise, then counts: files, refusals by reason, edits made and skipped by reason, promises broken.
The exit status is 1 when a promise was broken. ``--out`` keeps NAME.original.docx and
NAME.redlined.docx side by side, for other readers to judge. ``--wild`` strikes empty paragraphs and
puts new ones beside them too. The same folder and salt give the same
plans.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.corpus.plans import forced_plan
from transforms.errors import Refused
from transforms.revisions.verify import verify
from transforms.revisions.write import write_plan
from transforms.stamp import Stamp
from transforms.text.read import read_text
from transforms.wml.package import open_package

STAMP = Stamp(author="Sevenlines Torture", date="2026-03-01T12:00:00Z")
SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})


@dataclass(kw_only=True)
class Tally:
    """What came of all files."""

    files: int = 0
    redlined: int = 0
    made: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)


def force(path: Path, salt: str, wild: bool, tally: Tally) -> tuple[bytes, bytes] | None:
    """Redline one file and count what happened; the bytes before and after, unless refused."""
    data = path.read_bytes()
    tally.files += 1
    try:
        before = open_package(data)
        view = read_text(before)
    except Refused as refusal:
        tally.refused[refusal.code] += 1
        return None
    written = write_plan(before, view, forced_plan(view, f"{path.name}{salt}", wild=wild), STAMP)
    saved = written.package.save()
    tally.redlined += 1
    tally.made += len(written.made.edits)
    tally.skipped.update(each.reason for each in written.skipped)
    for one in verify(before, open_package(saved), plan=written.made, stamp=STAMP, view=view):
        tally.broken[one.promise] += 1
        print(f"{path.name}: {one.promise}: {one.part}: {one.detail}")
    return data, saved


def documents(folders: list[Path], only: str) -> Iterator[Path]:
    """The documents under these folders, those in question only."""
    for folder in folders:
        found = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        yield from (p for p in found if p.suffix.lower() in SUFFIXES and only in p.name)


def main() -> int:
    """Force a plan into every document and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--salt", default="")
    parser.add_argument("--wild", action="store_true")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    tally = Tally()
    for path in documents(given.folders, given.only):
        pair = force(path, given.salt, given.wild, tally)
        if pair and given.out:
            given.out.mkdir(parents=True, exist_ok=True)
            for state, data in zip(("original", "redlined"), pair, strict=True):
                (given.out / f"{path.stem}.{state}.docx").write_bytes(data)
    print(f"{tally.files} files, {tally.redlined} redlined, {tally.made} edits made")
    for title, counts in (("refused", tally.refused), ("skipped", tally.skipped)):
        for reason, count in counts.most_common():
            print(f"{title}: {count} {reason}")
    print(f"promises broken: {sum(tally.broken.values())} {dict(tally.broken) or ''}")
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
