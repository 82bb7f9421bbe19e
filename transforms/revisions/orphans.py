"""Notes and comments whose last reference went with resolved revisions go too.

Knows references, notes, comments and the parts beside comments. Knows nothing of why a reference
went.
"""

from collections.abc import Iterator

from lxml import etree

from transforms.revisions.tree import detach
from transforms.wml.namespaces import W_ID, qn
from transforms.wml.package import Package
from transforms.wml.parser import parse, serialise

_NOTES = {
    "footnotes": (qn("w:footnoteReference"), qn("w:footnote")),
    "endnotes": (qn("w:endnoteReference"), qn("w:endnote")),
}
_W_COMMENTREFERENCE, _W_COMMENT = qn("w:commentReference"), qn("w:comment")
_COMMENT_RANGES = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"))
_REFERENCES = (*(reference for reference, _ in _NOTES.values()), _W_COMMENTREFERENCE)
_PARA_ID = qn("w14:paraId")
_BESIDE = {  # parts that say more of a comment, by the id of its last paragraph
    "commentsExtended": (qn("w15:paraId"), qn("w15:paraIdParent")),
    "commentsIds": (qn("w16cid:paraId"),),
}
_STORIES = ("header", "footer", "footnotes", "endnotes")


def without_orphans(before: Package, after: Package) -> Package:
    """``after`` without the notes and comments that only ``before`` refers to."""
    lost = set(_references(before)) - set(_references(after))
    if not lost:
        return after
    parts: dict[str, bytes] = {}
    for kind, (reference, note) in _NOTES.items():
        ids = {number for tag, number in lost if tag == reference}
        parts.update(_without(after, kind, note, ids))
    comments = {number for tag, number in lost if tag == _W_COMMENTREFERENCE}
    if comments:
        parts.update(_without_comments(after, comments, parts))
    return after.with_parts(parts)


def _references(package: Package) -> Iterator[tuple[str, str]]:
    """Every reference to a note or comment: its name and the id."""
    for name in _stories(package):
        for reference in package.tree(name).iter(*_REFERENCES):
            yield reference.tag, reference.get(W_ID, "")


def _stories(package: Package) -> Iterator[str]:
    yield package.main
    for kind in _STORIES:
        yield from package.related(package.main, kind)


def _without(package: Package, kind: str, tag: str, ids: set[str]) -> dict[str, bytes]:
    """The part of that kind without the elements of these ids, if it held any."""
    for name in package.related(package.main, kind) if ids else ():
        root = parse(package.read(name), name)
        going = [each for each in root.iter(tag) if each.get(W_ID) in ids]
        for each in going:
            root.remove(each)
        if going:
            return {name: serialise(root)}
    return {}


def _without_comments(package: Package, ids: set[str], parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that change when these comments go; ``parts`` are those changed already."""
    changed: dict[str, bytes] = {}
    paragraphs: set[str] = set()
    for name in package.related(package.main, "comments"):
        for comment in package.tree(name).iter(_W_COMMENT):
            if comment.get(W_ID) in ids:
                paragraphs |= {p.get(_PARA_ID, "") for p in comment.iter(qn("w:p"))} - {""}
    changed.update(_without(package, "comments", _W_COMMENT, ids))
    for kind, attributes in _BESIDE.items():
        changed.update(_without_entries(package, kind, attributes, paragraphs))
    for name in _stories(package):
        root = parse(parts.get(name) or package.read(name), name)
        if _drop_ranges(root, ids):
            changed[name] = serialise(root)
    return changed


def _without_entries(
    package: Package, kind: str, attributes: tuple[str, ...], paragraphs: set[str]
) -> dict[str, bytes]:
    """A part beside the comments without the entries of these comment paragraphs."""
    for name in package.related(package.main, kind) if paragraphs else ():
        root = parse(package.read(name), name)
        going = [each for each in root if {each.get(a) for a in attributes} & paragraphs]
        for each in going:
            root.remove(each)
        if going:
            return {name: serialise(root)}
    return {}


def _drop_ranges(root: etree._Element, ids: set[str]) -> bool:
    """Take out the ranges of these comments; whether there were any."""
    going = [mark for mark in root.iter(*_COMMENT_RANGES) if mark.get(W_ID) in ids]
    for mark in going:
        detach(mark)
    return bool(going)
