"""``playbook list``, ``show``, ``check`` and ``init``: the lawyers' side of the command line."""

import shutil
import sys
import tempfile
from pathlib import Path

from transforms.check import check_playbook
from transforms.choices import known_term
from transforms.cli.arguments import Arguments
from transforms.cli.exits import DONE, FOUND
from transforms.cli.terminal import look_of, progress, say
from transforms.errors import OptionError
from transforms.playbook.loader import built_in_texts, load_playbook
from transforms.present.look import shown
from transforms.present.tables import playbook_table, term_text
from transforms.present.words import counted


def list_playbooks(given: Arguments) -> int:
    """The terms of a playbook."""
    say(playbook_table(load_playbook(given.playbook), look_of(sys.stdout)), sys.stdout)
    return DONE


def show(given: Arguments) -> int:
    """Everything that a lawyer wrote on one term."""
    playbook = load_playbook(given.playbook)
    term = playbook.term(known_term(playbook, given.term))
    say(term_text(term, look_of(sys.stdout)), sys.stdout)
    return DONE


def check(given: Arguments) -> int:
    """Run every example of a playbook; 1 when one does not hold."""
    playbook = load_playbook(given.directory or given.playbook)
    with progress("Checking the examples"):
        failures = check_playbook(playbook)
    folder = Path(given.directory)
    for failure in failures:
        say(f"{folder / failure.file}:{failure.line}: {shown(failure.message)}\n", sys.stdout)
    examples = sum(len(term.examples) for term in playbook.terms)
    held = counted(len(failures), "failure") if failures else "all hold"
    say(f"{counted(len(playbook.terms), 'term')}, {examples} examples: {held}.\n", sys.stdout)
    return FOUND if failures else DONE


def init(given: Arguments) -> int:
    """Copy the built-in playbook into a folder that does not exist yet, whole or not at all."""
    folder = Path(given.directory)
    if folder.exists():
        raise OptionError(
            "The folder exists already", where=given.directory, remedy="Name another."
        )
    try:
        _copy(built_in_texts(given.playbook), folder)
    except OSError as error:
        raise OptionError(
            "The folder cannot be made", where=given.directory, remedy="Check the path."
        ) from error
    said = "change its files, then run 'sevenlines playbook check' on it"
    say(f"{shown(given.directory)}: a copy of {given.playbook}; {said}.\n", sys.stdout)
    return DONE


def _copy(texts: dict[str, str], folder: Path) -> None:
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, text in texts.items():
            (part / name).write_text(text, encoding="utf-8")
        part.chmod(0o755)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
