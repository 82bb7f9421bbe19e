"""Whether new revisions and comments are well-formed: ids, anchors, the order of children.

Knows revision elements and the id spaces. Knows nothing of what an edit meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from transforms.revisions.broken import Broken
from transforms.revisions.count import comment_ids
from transforms.revisions.kinds import RANGES, REVISIONS
from transforms.revisions.ours import Test
from transforms.revisions.pair import Pair
from transforms.wml.child_order import misplaced
from transforms.wml.namespaces import W_ID, W_P, W_PPR, W_R, W_RPR, qn

_OWNERS = (*REVISIONS, *RANGES, qn("w:bookmarkStart"), qn("w:permStart"))
_NUMBER = re.compile(r"-?\d{1,10}")
_LAST = 2**31 - 1
_PARA_ID = re.compile(rb"""paraId\s*=\s*["']([0-9A-Fa-f]+)["']""")
_PARA_LIMIT = 0x80000000
_ANCHORS = {
    qn("w:commentRangeStart"): "start",
    qn("w:commentRangeEnd"): "end",
    qn("w:commentReference"): "reference",
}


def broken_ids(pair: Pair) -> Iterator[Broken]:
    """Ids of revisions that are no numbers, or that something else has too."""
    old, new = _owned(pair.stories_before()), _owned(pair.stories_after())
    clashes = {number for number, count in new.items() if count > 1}
    for number in clashes - {number for number, count in old.items() if count > 1}:
        yield Broken(promise="ids", part="", detail=f"id {number} is used twice")
    for number in new.keys() - old.keys():
        if not _NUMBER.fullmatch(number) or abs(int(number)) > _LAST:
            yield Broken(promise="ids", part="", detail="a revision has no usable id")
    for part in pair.changed:
        if part.endswith(".xml") and pair.after.has(part):
            yield from _broken_paragraph_ids(pair, part)


def _owned(stories: Iterable[etree._Element]) -> Counter[str]:
    """How many things each id belongs to."""
    return Counter(e.get(W_ID, "") for root in stories for e in root.iter(*_OWNERS))


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
    known = comment_ids(pair.stories_before())
    new = comment_ids(pair.stories_after()) - known
    anchors = Counter(
        (e.get(W_ID, ""), _ANCHORS[e.tag])
        for root in pair.stories_after()
        for e in root.iter(*_ANCHORS)
    )
    for number in new:
        counts = [anchors[number, kind] for kind in ("start", "end", "reference")]
        if counts != [1, 1, 1]:
            yield Broken(promise="comments", part="", detail=f"comment {number} is not anchored")
    stray = {number for number, _ in anchors} - new - known
    had = {e.get(W_ID, "") for root in pair.stories_before() for e in root.iter(*_ANCHORS)}
    for number in stray - had:
        yield Broken(promise="comments", part="", detail=f"anchor {number} has no comment")


def broken_order(pair: Pair, is_new: Test) -> Iterator[Broken]:
    """Children out of order in paragraphs that hold new revisions, where none were before."""
    for name in pair.changed:
        if not pair.after.has(name) or not name.endswith(".xml"):
            continue
        faults = {fault for p in _touched(pair.tree(name), is_new) for fault in _faults(p)}
        if faults:
            known = {fault for p in pair.before.tree(name).iter(W_P) for fault in _faults(p)}
            for parent, child in sorted(faults - known):
                yield Broken(promise="order", part=name, detail=f"{child} in {parent}")


def _touched(root: etree._Element, is_new: Test) -> dict[etree._Element, None]:
    """The paragraphs that hold new revisions."""
    found: dict[etree._Element, None] = {}
    for revision in root.iter(*REVISIONS):
        if is_new(revision):
            found.update(dict.fromkeys(list(revision.iterancestors(W_P))[:1]))
    return found


def _faults(p: etree._Element) -> Iterator[tuple[str, str]]:
    """Each parent in a paragraph with a child out of order, by their local names."""
    for parent in (p, *p.iter(W_PPR, W_R, W_RPR)):
        child = misplaced(parent)
        if child:
            yield etree.QName(parent).localname, child
