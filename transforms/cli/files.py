"""Reads inputs and writes outputs: whole or not at all, and never over an input.

Knows files and the two standard streams. Knows neither documents nor commands.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from transforms.errors import OptionError

STANDARD = "-"
STANDARD_NAME = "document.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Bytes on their way to a path, or to standard output for "-"."""

    path: str
    data: bytes


def read_input(path: str, limit: int) -> bytes:
    """The bytes of ``path``, one more than ``limit`` at most, so that too many can be told."""
    try:
        if path == STANDARD:
            return sys.stdin.buffer.read(limit + 1)
        with Path(path).open("rb") as stream:
            return stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise OptionError(
            "The file cannot be read",
            where=f"{path}: {_cause(error)}",
            remedy="Check the path and its permissions.",
        ) from error


def name_of(path: str) -> str:
    """What to call a document in a report: the last part of its path."""
    if path == STANDARD:
        return STANDARD_NAME
    return os.fsencode(Path(path).name).decode("utf-8", "replace") or STANDARD_NAME


def check_outputs(inputs: Sequence[str], outputs: Sequence[str]) -> None:
    """Refuse, before any work, what could not be written in the end."""
    for path in outputs:
        if path != STANDARD:
            _check_output(Path(path), path, inputs)
    places = [os.path.realpath(path) for path in outputs if path != STANDARD]
    if len(set(places)) < len(places) or outputs.count(STANDARD) > 1:
        raise OptionError("Two outputs would go to one place", remedy="Give each its own path.")


def deliver(outputs: Sequence[Output]) -> None:
    """Write every output whole; when one cannot be written, none takes its place."""
    with contextlib.ExitStack() as cleaning:
        ready = [_prepared(output, cleaning) for output in outputs]
        for output, part in zip(outputs, ready, strict=True):
            _publish(output, part)


def _check_output(path: Path, given: str, inputs: Sequence[str]) -> None:
    if path.is_dir():
        raise OptionError("The output is a folder", where=given, remedy="Give a file's path.")
    if any(_same_file(given, source) for source in inputs if source != STANDARD):
        raise OptionError(
            "The output is the input", where=given, remedy="Give another path; inputs stay as is."
        )
    folder = _target(path).parent
    if not folder.is_dir():
        raise OptionError("The output's folder does not exist", where=given, remedy="Create it.")
    if not os.access(folder, os.W_OK) and not _is_special(path):
        raise OptionError(
            "The output's folder cannot be written to", where=given, remedy="Choose another."
        )


def _same_file(one: str, other: str) -> bool:
    with contextlib.suppress(OSError):
        return Path(one).samefile(other)
    return False


def _target(path: Path) -> Path:
    """Where a link leads to, so that writing replaces the file and not the link."""
    return Path(os.path.realpath(path))


def _is_special(path: Path) -> bool:
    """A device or a pipe, such as /dev/null, takes bytes and cannot be replaced."""
    return path.exists() and not path.is_file()


def _prepared(output: Output, cleaning: contextlib.ExitStack) -> Path | None:
    """A whole temporary file beside the output's place; None where bytes are streamed."""
    if output.path == STANDARD or _is_special(Path(output.path)):
        return None
    target = _target(Path(output.path))
    with _told(output.path):
        number, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        part = Path(name)
        cleaning.callback(part.unlink, missing_ok=True)
        with os.fdopen(number, "wb") as stream:
            stream.write(output.data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_permissions(target))
    return part


def _publish(output: Output, part: Path | None) -> None:
    if output.path == STANDARD:
        sys.stdout.buffer.write(output.data)
        sys.stdout.buffer.flush()
        return
    with _told(output.path):
        if part is None:
            Path(output.path).write_bytes(output.data)
        else:
            part.replace(_target(Path(output.path)))


@contextlib.contextmanager
def _told(path: str) -> Iterator[None]:
    """A failure to write, told with the path and the system's reason."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OptionError(
            "The file cannot be written",
            where=f"{path}: {_cause(error)}",
            remedy="Nothing took its place.",
        ) from error


def _permissions(target: Path) -> int:
    """Those of the file that is replaced, else what the system gives to a new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cause(error: Exception) -> str:
    """The system's words for what went wrong."""
    words = error.strerror if isinstance(error, OSError) else ""
    return (words or "not a usable path").lower()
