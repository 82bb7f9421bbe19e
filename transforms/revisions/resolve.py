"""Accepting and rejecting revisions, all or one author's, as Word does it.

Knows which parts hold revisions and in which order the kinds of revision are resolved: properties
and content first, then rows and cells, then paragraph marks from the end to the start, so that a
row of marks that go collapses into one paragraph. Knows nothing of our own edits.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from transforms.revisions.choice import Choice, choice_of
from transforms.revisions.content import resolve_content
from transforms.revisions.controls import resolve_ranges
from transforms.revisions.kinds import (
    CELL_MARKS,
    CELL_MERGE,
    MARK_HOLDERS,
    NUMBERING_CHANGE,
    PROPERTY_CHANGES,
    RANGES,
    SIGNED,
)
from transforms.revisions.orphans import without_orphans
from transforms.revisions.paragraphs import join_all, unmark
from transforms.revisions.properties import (
    drop_numbering_change,
    resolve_change,
    resolve_merge,
    resolve_number,
)
from transforms.revisions.tables import resolve_cell, resolve_row
from transforms.wml.namespaces import W_NUMPR, W_RPR, W_TRPR
from transforms.wml.package import Package
from transforms.wml.parser import parse, serialise

STORY_KINDS = ("header", "footer", "footnotes", "endnotes", "comments")
_KINDS = (*STORY_KINDS, "styles", "numbering")
_TRACE = re.compile(
    rb"[<:](?:ins|del|move(?:From|To)|cell(?:Ins|Del|Merge))[\s/>]|Change[\s/>]|RangeS"
)


def accept(package: Package, author: str | None = None) -> Package:
    """The package with all revisions accepted, or only those of ``author``."""
    return resolved(package, choice_of(accepting=True, author=author))


def reject(package: Package, author: str | None = None) -> Package:
    """The package with all revisions rejected, or only those of ``author``."""
    return resolved(package, choice_of(accepting=False, author=author))


def resolved(package: Package, choice: Choice) -> Package:
    """The package with the chosen revisions resolved in every story, in styles and numbering."""
    changed = {}
    for name in parts_with_revisions(package):
        root = parse(package.read(name), name)
        if resolve_tree(root, choice):
            changed[name] = root
    if not changed:
        return package
    after = package.with_parts({name: serialise(root) for name, root in changed.items()})
    return without_orphans(package, after)


def parts_with_revisions(package: Package) -> Iterator[str]:
    """The parts in which revisions may stand, those without a trace of one left out."""
    for name in (
        package.main,
        *(n for kind in _KINDS for n in package.related(package.main, kind)),
    ):
        data = package.read(name)
        if _TRACE.search(data) or b"\0" in data[:100]:
            yield name


def resolve_tree(root: etree._Element, choice: Choice) -> bool:
    """Resolve the chosen revisions under ``root`` in place; whether there were any."""
    picked = [revision for revision in root.iter(*SIGNED) if choice.picks(revision)]
    resolve_revisions(picked, root, choice)
    return bool(picked)


def resolve_revisions(
    picked: Sequence[etree._Element], root: etree._Element, choice: Choice
) -> None:
    """Resolve these revisions, given in document order, under ``root`` in place.

    An old state of properties is put back before the marks that stand beside it are read.
    """
    joined = []
    for revision in sorted(picked, key=lambda revision: revision.tag not in PROPERTY_CHANGES):
        paragraph = _resolve(revision, choice)
        if paragraph is not None:
            joined.append(paragraph)
    resolve_ranges([each for each in picked if each.tag in RANGES], root, choice)
    join_all(joined)


def _resolve(revision: etree._Element, choice: Choice) -> etree._Element | None:
    """Resolve one revision; the paragraph, if its mark goes."""
    parent = revision.getparent()
    tag = revision.tag
    if parent is None or tag in RANGES:
        return None
    if tag in PROPERTY_CHANGES:
        resolve_change(revision, choice)
    elif tag in CELL_MARKS:
        (resolve_merge if tag == CELL_MERGE else resolve_cell)(revision, choice)
    elif tag == NUMBERING_CHANGE:
        drop_numbering_change(revision)
    elif parent.tag not in MARK_HOLDERS:
        resolve_content(revision, choice)
    else:
        return _resolve_mark(revision, parent.tag, choice)
    return None


def _resolve_mark(mark: etree._Element, holder: str, choice: Choice) -> etree._Element | None:
    """Resolve a tracked element without content; the paragraph, if it is its mark that goes."""
    if holder == W_RPR:
        return unmark(mark, choice)
    if holder == W_TRPR:
        resolve_row(mark, choice)
    elif holder == W_NUMPR:
        resolve_number(mark, choice)
    return None
