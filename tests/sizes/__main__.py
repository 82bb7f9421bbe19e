"""How long functions and modules are: python -m tests.sizes [FOLDER …]

A function's length is its lines from ``def`` to its end, without decorators and without its
docstring; a module's is all of its lines. Prints the figures for each folder, and the longest.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("transforms", "server")
LONGEST_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A function's or a module's length in lines."""

    lines: int
    name: str


def modules(folder: Path) -> list[Size]:
    """The modules below a folder."""
    paths = sorted(folder.rglob("*.py"))
    return [Size(lines=len(path.read_text().splitlines()), name=str(path)) for path in paths]


def functions(folder: Path) -> list[Size]:
    """The functions and methods below a folder, nested ones too."""
    return [size for path in sorted(folder.rglob("*.py")) for size in _functions_in(path)]


def _functions_in(path: Path) -> Iterator[Size]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Size(lines=_length(node), name=f"{path}:{node.lineno} {node.name}")


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is None or len(node.body) == 1:
        return lines
    return lines - ((first.end_lineno or first.lineno) - first.lineno + 1)


def share_at(sizes: list[Size], share: float) -> int:
    """The length that this share of all stays at or below."""
    ordered = sorted(size.lines for size in sizes)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def main(arguments: list[str]) -> int:
    """Print the table."""
    row = "{:<14} {:>8} {:>7} {:>7} {:>7} {:>8} {:>9} {:>7} {:>8}"
    head = (
        "folder",
        "modules",
        "median",
        "longest",
        "lines",
        "functions",
        "median",
        "99 %",
        "longest",
    )
    print(row.format(*head))
    longest: list[Size] = []
    for name in arguments or FOLDERS:
        whole, parts = modules(Path(name)), functions(Path(name))
        total = sum(size.lines for size in whole)
        most = max(size.lines for size in whole)
        figures = (len(whole), share_at(whole, 0.5), most, total, len(parts))
        figures += (share_at(parts, 0.5), share_at(parts, 0.99), max(s.lines for s in parts))
        print(row.format(name, *figures))
        longest += parts
    print("\nThe longest functions:")
    for size in sorted(longest, key=lambda size: (-size.lines, size.name))[:LONGEST_SHOWN]:
        print(f"{size.lines:>5}  {size.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
