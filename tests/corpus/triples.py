"""Our accept and reject beside what other software made of the same documents.

    python -m tests.corpus.triples FOLDER

FOLDER holds NAME.docx, NAME-Accepted.docx and NAME-Rejected.docx. Every story's blocks are
compared in order: their kinds, properties and text. Left out of account are marks without meaning,
ids, and a last section's properties that the other side lost. Prints a line for each pair that
differs; the exit status is 1 when there is any.
"""

import difflib
import re
import sys
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from transforms.revisions.resolve import accept, reject
from transforms.wml.namespaces import NAMESPACES
from transforms.wml.package import Package, open_package

STORY = re.compile(r"word/(document|styles|numbering|header\d*|footer\d*|footnotes|endnotes)\.xml")
UNMEANT = frozenset({"bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "sectPr"})
MAY_BE_EMPTY = frozenset({"rPr", "pPr", "trPr", "tcPr", "numPr", "r"})
TEXT = frozenset({"t", "instrText", "delText"})


def lines(element: etree._Element, depth: int = 0) -> list[str]:
    """A tree as lines: names, attributes that count, text."""
    name = etree.QName(element).localname
    if name in UNMEANT and depth < 3 or name in UNMEANT - {"sectPr"}:
        return []
    if name == "tbl" and next(element.iter("{*}tr"), None) is None:
        return []
    said = " ".join(
        f"{etree.QName(key).localname}={value}"
        for key, value in sorted(element.attrib.items())
        if NAMESPACES["w"] in str(key) and "rsid" not in str(key)
    )
    children = [
        line
        for child in element.iterchildren(tag=etree.Element)
        for line in lines(child, depth + 1)
    ]
    if name in MAY_BE_EMPTY and not children and not said:
        return []
    text = (element.text or "") if name in TEXT else ""
    return [f"{' ' * depth}{name} {said} {text}", *children]


def difference(ours: Package, theirs: Package) -> list[str]:
    """The first lines in which two documents differ."""
    for name in theirs.names:
        if STORY.fullmatch(name) and ours.has(name):
            one, other = lines(theirs.tree(name)), lines(ours.tree(name))
            if one != other:
                return list(difflib.unified_diff(one, other, name, name, lineterm="", n=1))[:12]
    return []


def main(folder: Path) -> int:
    """Compare every pair in the folder."""
    pairs = wrong = 0
    states: dict[str, Callable[[Package], Package]] = {"Accepted": accept, "Rejected": reject}
    for path in sorted(folder.glob("*.docx")):
        for state, resolve in states.items():
            wanted = path.with_name(f"{path.stem}-{state}.docx")
            if wanted.exists():
                pairs += 1
                ours = resolve(open_package(path.read_bytes()))
                found = difference(ours, open_package(wanted.read_bytes()))
                if found:
                    wrong += 1
                    print(wanted.name, *found, sep="\n  ")
    print(f"{pairs} pairs, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
