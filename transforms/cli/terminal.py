"""What people see while and after a command runs; it never mixes with what programs read.

Knows streams and terminals. Knows neither reviews nor files.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TextIO

from transforms.present.look import Look, shown


def say(text: str, stream: TextIO) -> None:
    """Write ``text``, with a substitute for what the stream cannot encode."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))


def say_error(message: str) -> None:
    """One line on standard error."""
    with contextlib.suppress(BrokenPipeError):
        say(f"sevenlines: {shown(message)}\n", sys.stderr)
        sys.stderr.flush()


def look_of(stream: TextIO) -> Look:
    """How text for this stream may look."""
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    return Look(
        width=shutil.get_terminal_size((100, 24)).columns,
        colour=colour and os.environ.get("TERM") != "dumb",
        unicode=_shows("✕○▲✓", stream),
    )


@contextlib.contextmanager
def progress(words: str) -> Iterator[None]:
    """``words`` on a terminal's standard error for as long as the work takes."""
    if not sys.stderr.isatty():
        yield
        return
    say(f"{shown(words)} …", sys.stderr)
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _shows(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
