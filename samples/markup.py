"""The light markup in which the sample contracts are written.

Knows the text files under `source/`: blocks, their tags and attributes, and the marks inside a
line. Must not know Word: `drafting.py` turns what is read here into WordprocessingML.

A source is a list of blocks. A block opens with `[tag attributes] text` and runs to the next
block or blank line; its lines are joined by spaces. Lines that open with `##` are remarks.

Attributes: `#name` bookmarks the paragraph; `+D` and `-D` insert or delete the whole paragraph as
author D; `^+D` and `^-D` insert or delete its paragraph mark only; `>D` and `<D` mark it as moved
here or moved away; `key=value` is read by the tag.

Marks: `**bold**`, `//italic//`, `__underlined__`, `{+D text+}` inserted, `{-D text-}` deleted,
`{*D text*}` made bold by D, `{1}` … `{/1}` the range of comment 1, `{ref name}` a cross-reference,
`{page}` and `{pages}` page fields, `¦` a run boundary, `→` a tab, `↵` a line break.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_BLOCK = re.compile(r"\[(?P<tag>[\w-]+)(?P<attributes>[^\]]*)\] ?(?P<text>.*)")
_MARK = re.compile(
    r"(\*\*|//|(?<!_)__(?!_)|\{ref [\w-]+\}|\{pages?\}|\{[+\-*]\w |[+\-*]\}|\{/?\d\}|[¦→↵])"
)
_SWITCHES = {"**": "bold", "//": "italic", "__": "underline"}
_CHANGES = {"+": "ins", "-": "del", "*": "bold"}
_SIGNS = {"+": "ins", "-": "del", ">": "moveTo", "<": "moveFrom"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A pending change: its kind (`ins`, `del`, `moveTo`, `moveFrom`, `bold`) and its author."""

    kind: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one run, or a mark that stands alone (tab, break, field, comment end)."""

    kind: str
    text: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or a table row as written in the source."""

    tag: str
    text: str
    bookmark: str = ""
    whole: Change | None = None
    mark: Change | None = None
    settings: tuple[tuple[str, str], ...] = ()

    def setting(self, key: str, default: str = "") -> str:
        """The value of `key=value`, or `default`."""
        return dict(self.settings).get(key, default)


def read_blocks(source: str) -> list[Block]:
    """The blocks of a source text, in order."""
    return [_block(raw) for raw in _raw_blocks(source)]


def _raw_blocks(source: str) -> Iterator[str]:
    lines: list[str] = []
    for line in source.splitlines():
        if line.startswith("##"):
            continue
        if lines and (not line.strip() or _BLOCK.match(line)):
            yield " ".join(lines)
            lines = []
        if line.strip():
            lines.append(line.strip())
    if lines:
        yield " ".join(lines)


def _block(raw: str) -> Block:
    found = _BLOCK.match(raw)
    if found is None:
        raise ValueError(f"a block must open with a tag: {raw[:60]!r}")
    block = Block(tag=found["tag"], text=found["text"])
    for word in found["attributes"].split():
        block = _with_attribute(block, word)
    return block


def _with_attribute(block: Block, word: str) -> Block:
    if word.startswith("#"):
        return replace(block, bookmark=word[1:])
    if word.startswith("^"):
        return replace(block, mark=Change(kind=_SIGNS[word[1]], author=word[2:]))
    if word[0] in _SIGNS:
        change = Change(kind=_SIGNS[word[0]], author=word[1:])
        return replace(block, whole=change, mark=change)
    key, _, value = word.partition("=")
    return replace(block, settings=(*block.settings, (key, value)))


def read_pieces(text: str, whole: Change | None = None) -> list[Piece]:
    """The pieces of one paragraph; `whole` is the change that covers all of it."""
    pieces: list[Piece] = []
    now = Piece(kind="text", change=whole)
    for part in _MARK.split(text):
        if part in _SWITCHES:
            now = _switched(now, _SWITCHES[part])
        elif part.startswith("{") and part[1:2] in _CHANGES:
            now = replace(now, change=Change(kind=_CHANGES[part[1]], author=part[2]))
        elif part in ("+}", "-}", "*}"):
            now = replace(now, change=whole)
        elif part:
            pieces.append(_piece(now, part))
    return pieces


def _switched(now: Piece, name: str) -> Piece:
    if name == "bold":
        return replace(now, bold=not now.bold)
    if name == "italic":
        return replace(now, italic=not now.italic)
    return replace(now, underline=not now.underline)


def _piece(now: Piece, part: str) -> Piece:
    alone = {"¦": "split", "→": "tab", "↵": "break", "{page}": "PAGE", "{pages}": "NUMPAGES"}
    if part in alone:
        return replace(now, kind=alone[part])
    if part.startswith("{ref "):
        return replace(now, kind="ref", text=part[5:-1])
    if re.fullmatch(r"\{/?\d\}", part):
        kind = "comment-end" if part[1] == "/" else "comment-start"
        return replace(now, kind=kind, text=part.strip("{/}"))
    return replace(now, text=part)
