"""Whether new revisions and comments are well-formed: ids, anchors, the order of children.

Knows revision elements and the id spaces. Knows nothing of what an edit meant.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from transforms.revisions.broken import Broken
from transforms.revisions.kinds import REVISIONS
from transforms.revisions.ours import Test
from transforms.revisions.pair import ANCHORS, Pair, comment_ids, owned_ids
from transforms.wml.child_order import misplaced
from transforms.wml.namespaces import W_P, W_PPR, W_R, W_RPR

_NUMBER = re.compile(r"-?\d{1,10}")
_LAST = 2**31 - 1
_PARA_ID = re.compile(rb"""paraId\s*=\s*["']([0-9A-Fa-f]+)["']""")
_PARA_LIMIT = 0x80000000


def broken_ids(pair: Pair) -> Iterator[Broken]:
    """Ids of revisions that are no numbers, or that something else has too."""
    old, new = owned_ids(pair.marks_before.values()), owned_ids(pair.marks_after.values())
    clashes = {number for number, count in new.items() if count > 1}
    for number in sorted(clashes - {number for number, count in old.items() if count > 1}):
        yield Broken(promise="ids", part="", detail=f"id {number} is used twice")
    for number in new.keys() - old.keys():
        if not _NUMBER.fullmatch(number) or abs(int(number)) > _LAST:
            yield Broken(promise="ids", part="", detail="a revision has no usable id")
    for part in pair.changed:
        if part.endswith(".xml") and pair.after.has(part):
            yield from _broken_paragraph_ids(pair, part)


def _broken_paragraph_ids(pair: Pair, part: str) -> Iterator[Broken]:
    """New paragraph ids that are too large or not new."""
    old = Counter(_PARA_ID.findall(pair.before.read(part)))
    new = Counter(_PARA_ID.findall(pair.after.read(part)))
    for value, count in (new - old).items():
        if count > 1 or value in old:
            yield Broken(promise="ids", part=part, detail="a paragraph id is used twice")
        elif not 0 < int(value, 16) < _PARA_LIMIT:
            yield Broken(promise="ids", part=part, detail="a paragraph id is out of range")


def broken_comments(pair: Pair) -> Iterator[Broken]:
    """New comments that are anchored nowhere or half, and anchors without a comment."""
    anchors = Counter(each for marks in pair.marks_after.values() for each in marks.anchors)
    for number in sorted(pair.new_comments):
        if any(anchors[number, kind] != 1 for kind in ANCHORS.values()):
            yield Broken(promise="comments", part="", detail=f"comment {number} is not anchored")
    had = {number for marks in pair.marks_before.values() for number, _ in marks.anchors}
    known = comment_ids(pair.marks_after.values())
    for number in sorted({number for number, _ in anchors} - known - had):
        yield Broken(promise="comments", part="", detail=f"anchor {number} has no comment")


def broken_order(pair: Pair, is_new: Test) -> Iterator[Broken]:
    """Children out of order in paragraphs that hold new revisions, where none were before."""
    for name, marks in pair.marks_after.items():
        if name not in pair.changed:
            continue
        touched: dict[etree._Element, None] = {}
        for revision in marks.signed:
            if revision.tag in REVISIONS and is_new(revision):
                touched.update(dict.fromkeys(list(revision.iterancestors(W_P))[:1]))
        faults = {fault for p in touched for fault in _faults(p)}
        if faults:
            known = {fault for p in pair.before.tree(name).iter(W_P) for fault in _faults(p)}
            for parent, child in sorted(faults - known):
                yield Broken(promise="order", part=name, detail=f"{child} in {parent}")


def _faults(p: etree._Element) -> Iterator[tuple[str, str]]:
    """Each parent in a paragraph with a child out of order, by their local names."""
    for parent in (p, *p.iter(W_PPR, W_R, W_RPR)):
        child = misplaced(parent)
        if child:
            yield etree.QName(parent).localname, child
