"""A document before and after, seen side by side.

Knows which parts differ, and the marks in each story. A part with the same bytes in both is parsed
and gone through once. Knows nothing of what a redline may do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from transforms.revisions.kinds import RANGES, REVISIONS, SIGNED
from transforms.revisions.resolve import STORY_KINDS
from transforms.wml.namespaces import W_AUTHOR, W_DATE, W_ID, qn
from transforms.wml.package import Package

Identity = tuple[str, str, str]

ANCHORS = {
    qn("w:commentRangeStart"): "start",
    qn("w:commentRangeEnd"): "end",
    qn("w:commentReference"): "reference",
}
_COMMENT = qn("w:comment")
_OWNERS = REVISIONS | frozenset(RANGES) | {qn("w:bookmarkStart"), qn("w:permStart")}
_ALL = SIGNED | _OWNERS | frozenset(ANCHORS) | {_COMMENT}


@dataclass(slots=True)
class Marks:
    """What of a story the checks need, gathered in one pass.

    ``signed`` are its revisions, ``owned`` the ids that must be one's own, ``anchors`` the ids of
    comments with the kind of anchor, ``comments`` the ids of comments that it holds.
    """

    signed: list[etree._Element] = field(default_factory=list)
    owned: list[str] = field(default_factory=list)
    anchors: list[tuple[str, str]] = field(default_factory=list)
    comments: set[str] = field(default_factory=set)


def marks_in(root: etree._Element) -> Marks:
    """The marks of one story."""
    marks = Marks()
    for element in root.iter(*_ALL):
        tag = element.tag
        number = element.get(W_ID, "")
        if tag in ANCHORS:
            marks.anchors.append((number, ANCHORS[tag]))
        elif tag == _COMMENT:
            marks.comments.add(number)
        else:
            marks.owned.append(number)
            if tag in SIGNED:
                marks.signed.append(element)
    return marks


def stories_of(package: Package) -> Iterator[str]:
    """The main part and those that it points to and that hold text."""
    yield package.main
    for kind in STORY_KINDS:
        yield from package.related(package.main, kind)


def identity_of(revision: etree._Element) -> Identity:
    """A revision's id, author and date."""
    return revision.get(W_ID, ""), revision.get(W_AUTHOR, ""), revision.get(W_DATE, "")


class Pair:
    """Two packages."""

    def __init__(self, before: Package, after: Package) -> None:
        self.before = before
        self.after = after

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The parts of ``before`` whose bytes differ in ``after``, or that are gone."""
        return tuple(name for name in self.before.names if not self._is_same(name))

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The parts that only ``after`` has."""
        return tuple(name for name in self.after.names if not self.before.has(name))

    def _is_same(self, name: str) -> bool:
        """Whether a part has the same bytes; equal records of two archives need no unpacking."""
        if not self.after.has(name):
            return False
        if name not in self.before.parts and name not in self.after.parts:
            old = self.before.archive.entries.get(name)
            new = self.after.archive.entries.get(name)
            if old and new and old.method == new.method:
                packed = self.before.archive.source[old.data : old.data + old.packed]
                if packed == self.after.archive.source[new.data : new.data + new.packed]:
                    return True
        return self.before.read(name) == self.after.read(name)

    def tree(self, name: str) -> etree._Element:
        """The tree of a part of ``after``."""
        return (self.after if self._is_new(name) else self.before).tree(name)

    def released(self, name: str) -> etree._Element:
        """The tree of a changed part of ``after``, to be changed; no other check may follow."""
        return self.after.released(name)

    def _is_new(self, name: str) -> bool:
        return name in self.changed or not self.before.has(name)

    @cached_property
    def marks_before(self) -> dict[str, Marks]:
        """The marks of each story before."""
        return {name: marks_in(self.before.tree(name)) for name in stories_of(self.before)}

    @cached_property
    def marks_after(self) -> dict[str, Marks]:
        """The marks of each story after."""
        known = self.marks_before
        return {
            name: marks_in(self.tree(name)) if self._is_new(name) else known[name]
            for name in stories_of(self.after)
        }

    @cached_property
    def known(self) -> frozenset[Identity]:
        """The revisions before."""
        stories = self.marks_before.values()
        return frozenset(identity_of(each) for marks in stories for each in marks.signed)

    @cached_property
    def new_comments(self) -> frozenset[str]:
        """The ids of comments that only ``after`` has."""
        return frozenset(
            comment_ids(self.marks_after.values()) - comment_ids(self.marks_before.values())
        )


def comment_ids(stories: Iterable[Marks]) -> set[str]:
    """The ids of all comments in these stories."""
    return {number for marks in stories for number in marks.comments}


def owned_ids(stories: Iterable[Marks]) -> Counter[str]:
    """How many things each id belongs to."""
    return Counter(number for marks in stories for number in marks.owned)
