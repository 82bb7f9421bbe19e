"""What a redline costs, as a ratio to the floor: python -m tests.bench

The floor is what any tool must do: unzip the document, parse its XML, serialise it, zip it again.
Times are CPU times of this process, the best of several runs after one that warms up. The exit
status is 1 when a bar is missed.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from lxml import etree

import transforms.pipeline as pipeline
from tests.bench.contracts import contract
from transforms.options import Options
from transforms.playbook.loader import load_playbook
from transforms.stamp import Stamp

PAGES = (10, 50, 500)
REPEATS = {10: 5, 50: 3, 500: 1}
FLOOR_BAR = 10.0  # times the floor, at 50 pages
GROWTH_BAR = 12.0  # times 50 pages, at 500 pages
STAGES = (
    "open_package",
    "read_text",
    "outline",
    "Judge.assess",
    "settle",
    "write_plan",
    "verify_packages",
    "count_revisions",
)


def floor(data: bytes) -> bytes:
    """The same document, unzipped, parsed, serialised and zipped."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                content = etree.tostring(etree.fromstring(content), encoding="UTF-8")
            copy.writestr(entry.filename, content)
    return target.getvalue()


def cpu_seconds(work: Callable[[], object], repeats: int) -> float:
    """The least CPU time of ``repeats`` runs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def start_up_seconds(data: bytes) -> float:
    """CPU time of a whole ``sevenlines review`` process, modules compiled, the least of three."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contract.docx"
        path.write_bytes(data)
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-m", "transforms.cli", "review", str(path), "--json"]
        times = []
        for _ in range(3):
            before = os.times()
            subprocess.run(  # noqa: S603  (our own program)
                command, check=True, stdout=subprocess.DEVNULL, env=environment
            )
            after = os.times()
            times.append(
                after.children_user
                - before.children_user
                + after.children_system
                - before.children_system
            )
    return min(times)


def stage_shares(work: Callable[[], object]) -> dict[str, float]:
    """CPU seconds spent in each stage that the pipeline names, inner stages not counted twice."""
    spent: Counter[str] = Counter()
    stack: list[float] = []

    def timed(name: str, function: Callable[..., object]) -> Callable[..., object]:
        @wraps(function)
        def run(*positional: object, **named: object) -> object:
            stack.append(0.0)
            start = time.process_time()
            try:
                return function(*positional, **named)
            finally:
                whole = time.process_time() - start
                spent[name] += whole - stack.pop()
                if stack:
                    stack[-1] += whole

        return run

    places = [_place(name) for name in STAGES]
    kept = [getattr(owner, attribute) for owner, attribute in places]
    try:
        for name, (owner, attribute), function in zip(STAGES, places, kept, strict=True):
            setattr(owner, attribute, timed(name, function))
        timed("everything else", work)()
    finally:
        for (owner, attribute), function in zip(places, kept, strict=True):
            setattr(owner, attribute, function)
    return dict(spent)


def _place(name: str) -> tuple[object, str]:
    """The object whose attribute holds the stage."""
    owner, _, attribute = name.rpartition(".")
    return (getattr(pipeline, owner) if owner else pipeline), attribute


def main() -> int:
    """Print the table; 1 when a bar is missed."""
    options, stamp = Options(playbook=load_playbook()), Stamp()
    print(f"{'pages':>6} {'KiB':>6} {'floor ms':>9} {'redline ms':>11} {'ratio':>6} {'edits':>6}")
    ratios, whole = {}, {}
    for pages in PAGES:
        data = contract(pages)
        edits = len(pipeline.review(data, options).plan.edits)  # also warms up
        least = cpu_seconds(lambda data=data: floor(data), 5)
        whole[pages] = cpu_seconds(
            lambda data=data: pipeline.redline(data, options, stamp), REPEATS[pages]
        )
        ratios[pages] = whole[pages] / least
        print(
            f"{pages:>6} {len(data) // 1024:>6} {least * 1000:>9.1f} {whole[pages] * 1000:>11.1f} "
            f"{ratios[pages]:>6.1f} {edits:>6}"
        )
    data = contract(50)
    shares = stage_shares(lambda: pipeline.redline(data, options, stamp))
    total = sum(shares.values())
    print("\nShare of each stage at 50 pages:")
    for name, seconds in sorted(shares.items(), key=lambda share: -share[1]):
        print(f"  {name:<18} {seconds / total:>6.1%} {seconds * 1000:>8.1f} ms")
    print(f"\nA whole 'sevenlines review' of 10 pages: {start_up_seconds(contract(10)):.2f} s CPU")
    growth = whole[500] / whole[50]
    print(f"50 pages cost {ratios[50]:.1f} times the floor (bar: {FLOOR_BAR:.0f})")
    print(f"500 pages cost {growth:.1f} times 50 pages (bar: {GROWTH_BAR:.0f})")
    return int(ratios[50] > FLOOR_BAR or growth > GROWTH_BAR)


if __name__ == "__main__":
    sys.exit(main())
