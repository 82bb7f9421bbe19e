"""``accept``, ``reject`` and ``verify``: what becomes of tracked changes, checked on files."""

import json
import sys
from collections.abc import Callable

from transforms import pipeline
from transforms.cli.arguments import Arguments
from transforms.cli.exits import DONE, UNSAFE
from transforms.cli.files import STANDARD, Output, check_outputs, deliver, read_input
from transforms.cli.terminal import progress, say
from transforms.errors import OptionError
from transforms.present.look import shown
from transforms.revisions.verify import Broken
from transforms.wml.package import Limits


def accept(given: Arguments) -> int:
    """Write a copy with the changes accepted."""
    return _resolve(given, pipeline.accept, "accepted")


def reject(given: Arguments) -> int:
    """Write a copy with the changes rejected."""
    return _resolve(given, pipeline.reject, "rejected")


def verify(given: Arguments) -> int:
    """Name every promise that does not hold between two documents."""
    if given.file == given.after == STANDARD:
        raise OptionError("Only one document can come from standard input", remedy="Give a path.")
    limit = Limits().packed
    before, after = read_input(given.file, limit), read_input(given.after, limit)
    with progress("Verifying"):
        broken = pipeline.verify(before, after)
    if given.json:
        _print_json(broken)
    else:
        lines = [f"{one.promise}: {one.part}: {one.detail}" for one in broken]
        for line in lines or ["All promises hold."]:
            say(f"{shown(line)}\n", sys.stdout)
    return UNSAFE if broken else DONE


def _print_json(broken: tuple[Broken, ...]) -> None:
    """The one document that standard output holds."""
    found = [{"promise": b.promise, "part": b.part, "detail": b.detail} for b in broken]
    print(json.dumps({"schema": 1, "holds": not broken, "broken": found}, indent=2))


def _resolve(given: Arguments, work: Callable[[bytes, str | None], bytes], done: str) -> int:
    check_outputs([given.file], [given.output])
    data = read_input(given.file, Limits().packed)
    with progress(f"Working on {given.file}"):
        result = work(data, given.author)
    deliver([Output(path=given.output, data=result)])
    whose = f"of {shown(given.author)} " if given.author else ""
    if given.output != STANDARD:
        say(f"{shown(given.output)}: tracked changes {whose}{done}.\n", sys.stdout)
    return DONE
