"""Every number that a redline hands out: revision and comment ids, paragraph ids, the rsid.

Knows the id spaces of a package and their limits. Knows nothing of what is numbered. Ids follow
from the document and the stamp alone, so that equal input gives equal bytes.
"""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from transforms.revisions.kinds import SIGNED
from transforms.revisions.resolve import STORY_KINDS
from transforms.stamp import Stamp
from transforms.wml.namespaces import W_ID, qn
from transforms.wml.package import Package

_LAST = 2**31 - 1  # w:id is read as a signed 32-bit number
_PARA_LIMIT = 0x80000000  # [MS-DOCX] 2.6.2.3: w14:paraId is below this
_NUMBER = re.compile(rb""":id\s*=\s*["']\s*([+-]?\d+)\s*["']""")
# One pattern a name: a literal beginning is found ten times faster than a choice of them.
_HEX = [
    re.compile(rb"""%s\s*=\s*["']([0-9A-Fa-f]{1,8})["']""" % name)
    for name in (b"paraId", b"paraIdParent", b"durableId")
]
_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")
_PARA_ID = qn("w14:paraId")


class Ids:
    """The allocators of one run.

    Revisions, bookmarks, permissions, moves and comments draw from one space of numbers, although
    only some of them must differ: Word repairs a file in which a revision and a bookmark agree.
    """

    def __init__(self, package: Package, stamp: Stamp) -> None:
        self._numbers: set[int] = set()
        self._hex: set[int] = set()
        self._drawn = 0
        self._seed = b"\0".join(
            (
                hashlib.sha256(package.read(package.main)).digest(),
                stamp.author.encode(),
                stamp.date.encode(),
            )
        )
        for name in _stories(package):
            self._take(package, name)
        self._next = max(self._numbers, default=0) + 1

    def _take(self, package: Package, name: str) -> None:
        """Take up the ids that a part uses."""
        data = package.read(name)
        if b"\0" not in data[:100]:
            self._numbers.update(map(int, _NUMBER.findall(data)))
            for pattern in _HEX:
                self._hex.update(int(each, 16) for each in pattern.findall(data))
            return
        for element in package.tree(name).iter(tag=etree.Element):
            value = element.get(W_ID, "")
            if value.lstrip("+-").isdecimal():
                self._numbers.add(int(value))
            self._hex.add(int(element.get(_PARA_ID, "0"), 16))

    def number(self) -> str:
        """The next free number for a revision or a comment."""
        while self._next in self._numbers or not 0 < self._next <= _LAST:
            self._next = self._next + 1 if self._next < _LAST else 1
        self._numbers.add(self._next)
        return str(self._next)

    def number_all(self, root: etree._Element) -> None:
        """Number the revisions below ``root`` that were left without a number, in their order."""
        for revision in root.iter(*SIGNED):
            if revision.get(W_ID) == "":
                revision.set(W_ID, self.number())

    def paragraph(self) -> str:
        """A free paragraph id: eight hexadecimal digits, below the limit and not zero."""
        while True:
            value = int.from_bytes(self._draw(), "big") % _PARA_LIMIT
            if value and value not in self._hex:
                self._hex.add(value)
                return f"{value:08X}"

    def rsid(self, taken: frozenset[str]) -> str:
        """A free revision-save id; Word's begin with two zeros."""
        while True:
            drawn = f"00{self._draw().hex()[:6].upper()}"
            if drawn not in taken and drawn != "00000000":
                return drawn

    def _draw(self) -> bytes:
        """The next four bytes that the document and the stamp yield."""
        self._drawn += 1
        return hashlib.sha256(self._seed + str(self._drawn).encode()).digest()[:4]


def _stories(package: Package) -> Iterator[str]:
    """The parts in which numbers and paragraph ids stand."""
    yield package.main
    for kind in (*STORY_KINDS, *_BESIDE):
        yield from package.related(package.main, kind)
