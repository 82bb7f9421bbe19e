"""The text form of a contract and its redline.

    ## what the case shows, in a line
    only: data.ownership, data.aggregated
    ---
    1. Data. Consultant shall use Client Data only to perform the Services.
    ===
    1. Data. {++Except as expressly permitted in this Agreement, ++}Consultant shall …

A file holds many cases. Options before "---" are those of the command line, one a line. Paragraphs
that name the sides and what they exchange are put before a contract that names none. A line is a
paragraph; "# words" is a heading, "**Words.** more" has a bold run-in heading, "#1 words" and
"#2 words" are numbered automatically, "| a | b |" is a table row, and "> words" is indented. In the
redline "+ " begins an inserted paragraph, "- " a struck one. What is after "===" is written by
``python -m tests.redlines.update`` and read by people.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from lxml import etree

from tests.builders import Xml, docx, p, r, table
from transforms.choices import options_from
from transforms.options import Options
from transforms.pipeline import redline
from transforms.playbook.loader import load_playbook
from transforms.stamp import Stamp
from transforms.wml.namespaces import qn
from transforms.wml.package import open_package

FILES = sorted(Path(__file__).with_name("cases").glob("*.txt"))
STAMP = Stamp(author="Us", date="2026-02-03T04:05:06Z")
SIDES = (
    "This Consulting Agreement (this “Agreement”) is made between Acme AI LLC (“Consultant”) and "
    "Northfield Inc. (“Client”).",
    "Consultant shall perform the services, and Client shall pay the fees for them.",
)
LEVELS = ("decimal %1.", "decimal %1.%2", "lowerLetter (%3)")
_RUN_IN = re.compile(r"\*\*(.+?)\*\*(.*)")
_NUMBERED = re.compile(r"#(\d) (.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One contract: its lines, what is asked for, and the lines of its redline."""

    name: str
    options: dict[str, str]
    lines: tuple[str, ...]
    expected: tuple[str, ...]

    def document(self) -> bytes:
        """The contract as a document."""
        named = any("(“" in line for line in self.lines[:2])
        lines = self.lines if named else (*SIDES, *self.lines)
        return docx(*_blocks(lines), numbering=[LEVELS])

    def wanted(self) -> Options:
        """What is asked for."""
        return options_from(
            load_playbook(),
            only=[self.options.get("only", "")] if "only" in self.options else [],
            position=[each.strip() for each in self.options.get("position", "").split(",") if each],
            comments="none",
        )

    def redlined(self) -> bytes:
        """The redline as a document."""
        return redline(self.document(), self.wanted(), STAMP).data

    def shown(self) -> tuple[str, ...]:
        """The redline as lines, without the paragraphs that were put before it."""
        named = any("(“" in line for line in self.lines[:2])
        return tuple(_lines_of(self.redlined()))[0 if named else len(SIDES) :]

    def text(self) -> str:
        """The case as it stands in its file, its redline as it is now."""
        head = [f"## {self.name}", *(f"{key}: {value}" for key, value in self.options.items())]
        return "\n".join([*head, "---", *self.lines, "===", *self.shown()]) + "\n"


def cases_in(path: Path) -> Iterator[Case]:
    """The cases of a file, in their order."""
    for chunk in re.split(r"(?m)^(?=## )", path.read_text(encoding="utf-8")):
        if not chunk.startswith("## "):
            continue
        head, _, rest = chunk.partition("\n---\n")
        before, _, after = rest.partition("\n===")
        name, *options = head.split("\n")
        yield Case(
            name=name[3:],
            options=dict(line.split(": ", 1) for line in options if line),
            lines=tuple(before.split("\n")),
            expected=tuple(after.strip("\n").split("\n")),
        )


def _blocks(lines: tuple[str, ...]) -> Iterator[Xml]:
    for is_row, group in groupby(lines, key=lambda line: line.startswith("| ")):
        if is_row:
            yield table([[c.strip() for c in line.strip("| ").split(" | ")] for line in group])
        else:
            yield from map(_paragraph, group)


def _paragraph(line: str) -> Xml:
    if numbered := _NUMBERED.match(line):
        content = _content(numbered[2])
        return p(*content, num=(1, int(numbered[1]) - 1))
    if line.startswith("# "):
        return p(r(line[2:], bold=True), style="Heading1")
    if line.startswith("> "):
        return p(*_content(line[2:]), props='<w:ind w:left="720"/>')
    return p(*_content(line))


def _content(text: str) -> tuple[Xml | str, ...]:
    run_in = _RUN_IN.match(text)
    return (r(run_in[1], bold=True), run_in[2]) if run_in else (text,)


def _lines_of(data: bytes) -> Iterator[str]:
    package = open_package(data)
    for element in package.tree(package.main).iter(qn("w:p")):
        mark = element.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        fate = ""
        if mark is not None:
            fate = "+ " if mark.find(qn("w:ins")) is not None else fate
            fate = "- " if mark.find(qn("w:del")) is not None else fate
        yield fate + _joined(_texts(element, marked=not fate))


def _texts(p_element: etree._Element, *, marked: bool) -> Iterator[tuple[str, str]]:
    """Each run's text with what becomes of it."""
    for run in p_element.iter(qn("w:r")):
        parent = run.getparent()
        tag = "" if parent is None or not marked else etree.QName(parent).localname
        text = "".join(
            "\t" if child.tag == qn("w:tab") else child.text or ""
            for child in run.iter(qn("w:t"), qn("w:delText"), qn("w:tab"))
        )
        yield tag if tag in ("ins", "del") else "", text


def _joined(texts: Iterator[tuple[str, str]]) -> str:
    signs = {"ins": ("{++", "++}"), "del": ("{--", "--}"), "": ("", "")}
    line = ""
    for fate, group in groupby(texts, key=lambda pair: pair[0]):
        before, after = signs[fate]
        line += before + "".join(text for _, text in group) + after
    return line
