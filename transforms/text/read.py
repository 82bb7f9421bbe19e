"""From a package to the text that one reads.

Knows which parts hold text. Knows nothing of clauses or law. ``docs/wml/text.md`` says what each
element reads as.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from transforms.errors import Damaged
from transforms.text.model import BODY, Paragraph, Pending, TextView
from transforms.text.story import Definitions, read_story
from transforms.wml.namespaces import (
    MC_ALTERNATECONTENT,
    W_AUTHOR,
    W_BODY,
    W_DEL,
    W_INS,
    W_MOVEFROM,
    W_MOVETO,
    W_TXBXCONTENT,
    qn,
)
from transforms.wml.numbering import Numbering
from transforms.wml.package import Package
from transforms.wml.styles import Styles

_NOTES = {"footnotes": qn("w:footnote"), "endnotes": qn("w:endnote")}
_W_TYPE = qn("w:type")
_INSERTED = frozenset({W_INS, W_MOVETO, qn("w:cellIns")})
_DELETED = frozenset({W_DEL, W_MOVEFROM, qn("w:cellDel")})
_DIFFERS = "the copies of this text box differ"


def read_text(package: Package) -> TextView:
    """The text of every story of ``package``, with pending revisions read as accepted."""
    styles = Styles.of(package)
    definitions = Definitions(styles=styles, numbering=Numbering.of(package, styles))
    instructions = [""]
    stories: dict[str, tuple[Paragraph, ...]] = {}
    parts: dict[str, str] = {}
    roots: dict[str, etree._Element] = {}
    for name, part, containers in _stories(package):
        stories[name] = read_story(name, containers, definitions, instructions)
        parts[name] = part
        roots[part] = package.tree(part)
    for part, root in roots.items():
        for copies in _boxes(root):
            name = f"textbox:{sum(each.startswith('textbox:') for each in stories)}"
            read = [read_story(name, [box], definitions, instructions) for box in copies]
            stories[name], parts[name] = _with_twins(read), part
    return TextView(
        stories=stories,
        pending=_pending(roots.values()),
        parts=parts,
        fields=tuple(text.strip() for text in instructions),
    )


def _stories(package: Package) -> Iterator[tuple[str, str, list[etree._Element]]]:
    """Each story's name, its part, and the elements that hold its blocks."""
    main = package.main
    body = package.tree(main).find(W_BODY)
    if body is None:
        raise Damaged(
            "The main part has no body",
            where=main,
            remedy="Open the document in Word, save it again as .docx, and retry with that file",
        )
    yield BODY, main, [body]
    for kind, tag in _NOTES.items():
        for part in package.related(main, kind)[:1]:
            notes = package.tree(part).iterchildren(tag)
            yield kind, part, [note for note in notes if note.get(_W_TYPE, "normal") == "normal"]
    for kind in ("header", "footer"):
        for part in sorted(package.related(main, kind)):
            yield _stem(part), part, [package.tree(part)]


def _stem(part: str) -> str:
    return posixpath.splitext(posixpath.basename(part))[0]


def _boxes(root: etree._Element) -> list[list[etree._Element]]:
    """The text boxes of a part in document order, each with its copies, the drawing first.

    ``<mc:AlternateContent><mc:Choice>…box…</mc:Choice><mc:Fallback>…box…</mc:Fallback>``.
    """
    boxes: list[list[etree._Element]] = []
    places: dict[tuple[etree._Element, int], list[etree._Element]] = {}
    counts: dict[etree._Element, int] = {}
    for box in root.iter(W_TXBXCONTENT):
        branch = _branch(box)
        if branch is None:
            boxes.append([box])
            continue
        order = counts[branch] = counts.get(branch, -1) + 1
        alternate = branch.getparent()
        if alternate is None or (alternate, order) not in places:
            copies = [box]
            boxes.append(copies)
            if alternate is not None:
                places[(alternate, order)] = copies
        else:
            places[(alternate, order)].append(box)
    return boxes


def _branch(box: etree._Element) -> etree._Element | None:
    """The ``mc:Choice`` or ``mc:Fallback`` nearest around a text box."""
    inner = box
    for ancestor in box.iterancestors():
        if ancestor.tag == MC_ALTERNATECONTENT:
            return inner
        inner = ancestor
    return None


def _with_twins(copies: list[tuple[Paragraph, ...]]) -> tuple[Paragraph, ...]:
    """The first copy's paragraphs, each with its like in the others; locked where they differ."""
    first, *others = copies
    if not others:
        return first
    if any(len(other) != len(first) for other in others):
        return tuple(replace(each, locked=each.locked or _DIFFERS) for each in first)
    return tuple(
        replace(
            each,
            twins=tuple(twins),
            locked=each.locked or ("" if all(t.text == each.text for t in twins) else _DIFFERS),
        )
        for each, *twins in zip(first, *others, strict=True)
    )


def _pending(roots: Iterable[etree._Element]) -> Pending:
    """Counts of the revisions found, and their authors in order of appearance."""
    insertions = deletions = 0
    authors: dict[str, None] = {}
    for root in roots:
        for element in root.iter(*_INSERTED, *_DELETED):
            insertions += element.tag in _INSERTED
            deletions += element.tag in _DELETED
            authors.setdefault(element.get(W_AUTHOR, ""))
    return Pending(insertions=insertions, deletions=deletions, authors=tuple(authors))
