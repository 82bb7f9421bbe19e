"""Bad and odd files through the command line: each is redlined, or refused with one clear line.

    python -m tests.corpus.torture FOLDER … [--seconds N]

For every file under the folders: exit status 0 with a whole output, or 3 with one line on standard
error and no output; no traceback, nothing left beside it, no hang. Prints a line for each file that
does otherwise and the counts of the rest; the exit status is 1 when there was any.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

SKIPPED = frozenset({".tsv", ".md", ".json", ".txt"})


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What came of one file; ``fault`` is "" when it went as it should."""

    path: Path
    status: int
    message: str
    seconds: float
    fault: str


def trial(path: Path, seconds: float) -> Trial:
    """Redline one file in a folder of its own."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out.docx"
        command = [sys.executable, "-m", "transforms.cli", "redline", str(path), "-o", str(output)]
        try:
            done = subprocess.run(  # noqa: S603  (our own program)
                command, capture_output=True, text=True, timeout=seconds, check=False
            )
            status, message = done.returncode, done.stderr.strip()
            fault = _fault(status, message, sorted(Path(folder).iterdir()), output)
        except subprocess.TimeoutExpired:
            status, message, fault = -1, "", f"not done after {seconds:.0f} s"
    took = time.monotonic() - start
    return Trial(path=path, status=status, message=message, seconds=took, fault=fault)


def _fault(status: int, message: str, left: list[Path], output: Path) -> str:
    if "Traceback" in message or "internal error" in message:
        return "a fault of the program"
    if status == 0:
        return "" if left == [output] and not message else "done, but not cleanly"
    if status != 3:
        return f"exit status {status}"
    if left:
        return "refused, but something was written"
    return "" if len(message.splitlines()) == 1 else "refused without one clear line"


def files_in(folders: list[Path]) -> list[Path]:
    """Every file to try, in order; lists of sources are no documents."""
    found = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [path for path in found if path.is_file() and path.suffix.lower() not in SKIPPED]


def main(arguments: list[str]) -> int:
    """Try them all; 1 when any went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--refusals", action="store_true", help="print every refusal's line too")
    given = parser.parse_args(arguments)
    with ThreadPoolExecutor(cpu_count()) as pool:
        trials = list(pool.map(lambda path: trial(path, given.seconds), files_in(given.folders)))
    for one in trials:
        if one.fault or (given.refusals and one.status == 3):
            print(f"{one.path}: {one.fault or 'refused'}\n    {one.message[:400]}")
    counts = Counter("wrong" if t.fault else ("redlined", "refused")[t.status == 3] for t in trials)
    slowest = max(trials, key=lambda t: t.seconds, default=None)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "no files")
    if slowest:
        print(f"slowest: {slowest.path.name}, {slowest.seconds:.1f} s")
    return int(counts["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
