"""Strict reading of YAML: every scalar a string, unknown or repeated keys refused, lines known.

Knows YAML. Knows nothing of what the fields mean.
"""

from collections.abc import Iterable

import yaml

from transforms.errors import PlaybookError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Fields:
    """A mapping of a YAML file; every ``take`` removes a key, ``done`` refuses what is left."""

    def __init__(self, node: yaml.Node, file: str, what: str) -> None:
        self.file = file
        self.line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise fail(f"{what} must be a mapping of fields", file, self.line)
        self._what = what
        self._nodes: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in self._nodes:
                raise fail(f"{key.value!r} stands twice", file, key.start_mark.line + 1)
            self._nodes[key.value] = value

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    @property
    def keys_left(self) -> tuple[str, ...]:
        """The keys not yet taken."""
        return tuple(self._nodes)

    def text(self, key: str, default: str | None = None) -> str:
        """A string with its white space folded; an error when absent without ``default``."""
        node = self._take(key, default is None)
        if node is None:
            return default or ""
        return " ".join(_scalar(node, self.file).split())

    def number(self, key: str) -> float | None:
        """A number, or None when absent."""
        node = self._take(key, required=False)
        if node is None:
            return None
        try:
            return float(_scalar(node, self.file))
        except ValueError:
            line = node.start_mark.line + 1
            raise fail(f"{key!r} must be a number", self.file, line) from None

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One of ``allowed``."""
        found = self.text(key, default)
        if found not in tuple(allowed):
            raise fail(f"{key!r} must be one of {', '.join(allowed)}", self.file, self.line)
        return found

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of strings."""
        node = self._take(key, required)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise fail(f"{key!r} must be a list", self.file, node.start_mark.line + 1)
        return tuple(" ".join(_scalar(item, self.file).split()) for item in node.value)

    def group(self, key: str, *, required: bool = False) -> "Fields | None":
        """A nested mapping, or None when absent."""
        node = self._take(key, required)
        return None if node is None else Fields(node, self.file, f"{key!r}")

    def groups(self, key: str) -> "tuple[Fields, ...]":
        """A list of mappings."""
        node = self._take(key, required=False)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise fail(f"{key!r} must be a list", self.file, node.start_mark.line + 1)
        return tuple(Fields(item, self.file, f"an entry of {key!r}") for item in node.value)

    def done(self) -> None:
        """Refuse keys that nobody took."""
        if self._nodes:
            key, node = next(iter(self._nodes.items()))
            raise fail(f"{self._what} has no field {key!r}", self.file, node.start_mark.line + 1)

    def _take(self, key: str, required: bool) -> yaml.Node | None:
        if required and key not in self._nodes:
            raise fail(f"{self._what} lacks {key!r}", self.file, self.line)
        return self._nodes.pop(key, None)


def _scalar(node: yaml.Node, file: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise fail("a plain text was expected here", file, node.start_mark.line + 1)
    return str(node.value)


def fail(what: str, file: str, line: int) -> PlaybookError:
    """The error for one place of one file."""
    return PlaybookError(
        what, where=f"{file}:{line}", remedy="Mend the file and run 'sevenlines playbook check'."
    )


def parse(text: str, file: str, what: str) -> Fields:
    """The top mapping of a YAML file."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise fail("this is not well-formed YAML", file, line) from error
    if node is None:
        raise fail("the file is empty", file, 1)
    return Fields(node, file, what)
