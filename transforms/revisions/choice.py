"""Which revisions are meant, and whether they are accepted or rejected.

Knows revision elements by name and author. Knows nothing of how one is resolved.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from transforms.revisions.kinds import ADDING, PROPERTY_CHANGES, W_TBLGRIDCHANGE
from transforms.revisions.tree import parent_of
from transforms.wml.namespaces import W_AUTHOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A resolution: ``accepting`` or rejecting the revisions for which ``picks`` is true."""

    accepting: bool
    picks: Callable[[etree._Element], bool]

    def drops(self, tag: str) -> bool:
        """Whether what a tracked element of that name marks goes away."""
        return (tag in ADDING) != self.accepting


def choice_of(*, accepting: bool, author: str | None) -> Choice:
    """The choice of all revisions, or of those of one author."""
    return Choice(accepting=accepting, picks=_anyones if author is None else _by(author))


def _anyones(_: etree._Element) -> bool:
    return True


def _by(author: str) -> Callable[[etree._Element], bool]:
    """A test for revisions of that author.

    ``w:tblGridChange`` names nobody, so it belongs to whoever else changed the table's properties.
    """

    def is_picked(revision: etree._Element) -> bool:
        if revision.tag == W_TBLGRIDCHANGE:
            return _authors_of_table(revision) == {author}
        return revision.get(W_AUTHOR) == author

    return is_picked


def _authors_of_table(tblGridChange: etree._Element) -> set[str | None]:
    """The authors of the other property changes in the table."""
    tbl = parent_of(parent_of(tblGridChange))
    return {e.get(W_AUTHOR) for e in tbl.iter(*(PROPERTY_CHANGES - {W_TBLGRIDCHANGE}))}
