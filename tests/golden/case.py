"""The text form of a golden case, and the redline that it describes.

    ## what the case shows, in a line
    edit {"replace": "sixty (60)", "with": "thirty (30)", "comment": "…"}
    --- body
    <w:p>…</w:p>
    === word/document.xml
    <w:p>…</w:p>

Lines of "edit" hold one edit each. "---" begins a section of the document before, named as in
``tests.builders.docx``: body, header, footer, footnotes, endnotes (one line a note), comments (one
"author: text" a line), numbering, styles, settings. "===" begins a part of the redline; that named
"held back" gives reasons. What is after "===" is written by ``python -m tests.golden.update`` and
read by people.

An edit is one of

    {"replace": "old words", "with": "new words"}
    {"delete": "words"}
    {"insert": "words", "after": "words before them"}      "after": "" is the paragraph's start
    {"add": [{"text": …, "like": 0, …}]}                   new paragraphs, see NewParagraph
    {"strike": true}                                       the whole paragraph

with "paragraph" (0 if left out), "story" ("body" if left out) and "comment".
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tests.builders import docx, xml
from transforms.edits.model import Edit, EditPlan, NewParagraph
from transforms.revisions.write import Written, write_plan
from transforms.stamp import Stamp
from transforms.text.model import BODY, Span, TextView
from transforms.text.read import read_text
from transforms.wml.package import Package, open_package

CASES = Path(__file__).with_name("cases")
STAMP = Stamp(author="Us", date="2026-02-03T04:05:06Z")

_SECTION = re.compile(r"^(---|===) (.*)$", re.MULTILINE)
_SHOWN = re.compile(r"word/(document|header\d|footer\d|footnotes|endnotes|comments|settings)\.xml")
_NOISE = re.compile(
    r' xmlns:\w+="[^"]*"| mc:Ignorable="[^"]*"| w:date="2026-0[12]-[^"]*"'
    r'| w:rsid\w*="[^"]*"| w14:(?:paraId|textId)="[^"]*"| xml:space="preserve"'
)
_BLOCK = re.compile(r"(?=<w:(?:p|tbl|tr|tc|sectPr|comment|footnote|endnote)[ >/])")


@dataclass(kw_only=True)
class Case:
    """One golden case; ``head`` is everything before the expected parts."""

    name: str
    head: str
    edits: list[dict[str, object]]
    sections: dict[str, str]
    expected: dict[str, str] = field(default_factory=dict)

    def document(self, **changes: object) -> bytes:
        """The document before; ``changes`` go to ``docx``."""
        given: dict[str, object] = {}
        for name, text in self.sections.items():
            if name in ("footnotes", "endnotes"):
                given[name] = [[xml(line)] for line in text.splitlines()]
            elif name == "comments":
                given[name] = [tuple(line.split(": ", 1)) for line in text.splitlines()]
            elif name in ("header", "footer"):
                given[name] = [xml(text)]
            elif name != "body":
                given[name] = xml(text)
        return docx(xml(self.sections["body"]), **{**given, **changes})  # type: ignore[arg-type]

    def plan(self, view: TextView) -> EditPlan:
        """The edits, in the order of the document."""
        edits = [_edit(number, given, view) for number, given in enumerate(self.edits, 1)]
        return EditPlan(edits=tuple(sorted(edits, key=lambda edit: edit.span)))

    def written(self, data: bytes) -> tuple[Package, Written]:
        """The document, and what comes of writing the edits into it."""
        before = open_package(data)
        view = read_text(before)
        return before, write_plan(before, view, self.plan(view), STAMP)

    def shown(self) -> dict[str, str]:
        """The parts of the redline that a reader of the case should see."""
        before, written = self.written(self.document())
        after = written.package
        shown = {
            name: readable(after.tree(name))
            for name in after.names
            if _SHOWN.fullmatch(name)
            and (not before.has(name) or before.read(name) != after.read(name))
        }
        if written.skipped:
            shown["held back"] = "\n".join(each.reason for each in written.skipped)
        return shown


def readable(root: etree._Element) -> str:
    """The markup of a part, one block a line, without what is the same in every case."""
    body = root.find("{*}body")
    holder = root if body is None else body
    text = "".join(etree.tostring(child, encoding="unicode") for child in holder)
    text = _NOISE.sub("", text).replace(
        '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>', ""
    )
    return "\n".join(line for line in _BLOCK.sub("\n", text).splitlines() if line.strip())


def _edit(number: int, given: dict[str, object], view: TextView) -> Edit:
    story, index = str(given.get("story", BODY)), int(str(given.get("paragraph", 0)))
    text = view.stories[story][index].text
    start, end, action, after = _range(given, text)
    added = given.get("add", [])
    return Edit(
        id=f"case/{number}",
        term="case",
        action=action,  # type: ignore[arg-type]
        span=Span(story=story, paragraph=index, start=start, end=end),
        before="" if action == "insert-paragraphs" else text[start:end],
        after=after,
        paragraphs=tuple(NewParagraph(**new) for new in added),  # type: ignore[attr-defined]
        comment=given.get("comment"),  # type: ignore[arg-type]
    )


def _range(given: dict[str, object], text: str) -> tuple[int, int, str, str]:
    """Where an edit goes, its action and its new text."""
    if "add" in given:
        return 0, 0, "insert-paragraphs", ""
    if "strike" in given:
        return 0, len(text), "delete-paragraph", ""
    if "insert" in given:
        place = str(given["after"])
        at = text.index(place) + len(place)
        return at, at, "insert", str(given["insert"])
    old = str(given.get("replace", given.get("delete")))
    start = text.index(old)
    action = "replace" if "replace" in given else "delete"
    return start, start + len(old), action, str(given.get("with", ""))


def read_case(path: Path) -> Case:
    """The case in a file."""
    head, *rest = _SECTION.split(path.read_text(encoding="utf-8"))
    edits = [json.loads(line[5:]) for line in head.splitlines() if line.startswith("edit ")]
    case = Case(name=path.stem, head=head.rstrip("\n"), edits=edits, sections={})
    for kind, name, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        (case.sections if kind == "---" else case.expected)[name] = text.strip("\n")
    return case


def write_case(case: Case, path: Path) -> None:
    """Write the case with what it gives today."""
    parts = [case.head]
    parts += [f"--- {name}\n{text}" for name, text in case.sections.items()]
    parts += [f"=== {name}\n{text}" for name, text in case.shown().items()]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def all_cases() -> list[Path]:
    """The files of all cases."""
    return sorted(CASES.glob("*.txt"))
