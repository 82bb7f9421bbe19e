"""The command line: arguments in, exit status out.

Knows files, streams, the clock and exit statuses, so that the engine need not. Everything heavy is
imported by the command that needs it, so that ``sevenlines --help`` answers at once.
"""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from transforms.cli.arguments import Arguments, parser
from transforms.cli.exits import BROKEN_PIPE, FAULT, INTERRUPTED, exit_status
from transforms.cli.terminal import say_error
from transforms.errors import OptionError, PartiesUnclear, PlaybookError, SevenlinesError

COMMANDS = {
    "review": ("transforms.cli.documents", "review"),
    "redline": ("transforms.cli.documents", "redline"),
    "mark": ("transforms.cli.documents", "mark"),
    "accept": ("transforms.cli.revisions", "accept"),
    "reject": ("transforms.cli.revisions", "reject"),
    "verify": ("transforms.cli.revisions", "verify"),
    "playbook list": ("transforms.cli.playbooks", "list_playbooks"),
    "playbook show": ("transforms.cli.playbooks", "show"),
    "playbook check": ("transforms.cli.playbooks", "check"),
    "playbook init": ("transforms.cli.playbooks", "init"),
    "serve": ("transforms.cli.serving", "serve"),
}
"""Module and function of each command; the function takes ``Arguments``, gives the exit status."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is one of ``transforms/cli/exits.py``."""
    given = parser().parse_args(arguments, namespace=Arguments())
    try:
        status = _run(given)
        sys.stdout.flush()
    except SevenlinesError as error:
        say_error(_message(error, given))
        return exit_status(error)
    except BrokenPipeError:
        _leave_pipe()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # the last door: a fault must not look like a result
        _say_fault(fault)
        return FAULT
    return status


def _run(given: Arguments) -> int:
    """The command's own exit status."""
    module, function = COMMANDS[given.command]
    status: int = getattr(import_module(module), function)(given)
    return status


def _message(error: SevenlinesError, given: Arguments) -> str:
    """What, where and what to do, with the file it is about; names only for the person here."""
    words = [str(error)]
    if isinstance(error, PartiesUnclear) and error.candidates:
        words.append(f"The document names: {', '.join(error.candidates)}.")
    about = (
        f"{given.file}: "
        if not isinstance(error, OptionError | PlaybookError) and given.file
        else ""
    )
    return about + " ".join(words)


def _say_fault(fault: Exception) -> None:
    """One line without a word of the contract: kind and place of the fault."""
    if os.environ.get("SEVENLINES_DEBUG"):
        traceback.print_exception(fault)
    place = traceback.extract_tb(fault.__traceback__)[-1]
    say_error(
        f"internal error: {type(fault).__name__} at {Path(place.filename).name}:{place.lineno}. "
        "Please report this line; SEVENLINES_DEBUG=1 shows more."
    )


def _leave_pipe() -> None:
    """Nobody reads any more: let the interpreter flush into nothing instead of complaining."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
