"""A document before and after, seen side by side.

Knows which parts differ. A part with the same bytes in both is parsed once. Knows nothing of what
a redline may do.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from transforms.revisions.kinds import SIGNED
from transforms.revisions.resolve import STORY_KINDS
from transforms.wml.namespaces import W_AUTHOR, W_DATE, W_ID
from transforms.wml.package import Package

Identity = tuple[str, str, str]


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
        known = self.before.has(name) and name not in self.changed
        return (self.before if known else self.after).tree(name)

    def stories_before(self) -> Iterator[etree._Element]:
        """The trees of all stories before."""
        for name in stories_of(self.before):
            yield self.before.tree(name)

    def stories_after(self) -> Iterator[etree._Element]:
        """The trees of all stories after."""
        for name in stories_of(self.after):
            yield self.tree(name)

    @cached_property
    def known(self) -> Counter[Identity]:
        """How often each revision occurs before."""
        found = (identity_of(e) for root in self.stories_before() for e in root.iter(*SIGNED))
        return Counter(found)
