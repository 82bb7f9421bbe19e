"""Which revisions of a document came with its redline.

Knows the revisions of the document before, by id, author and moment. Knows nothing of what they
mark.
"""

from collections.abc import Callable

from lxml import etree

from transforms.revisions.pair import Pair, identity_of
from transforms.stamp import Stamp

Test = Callable[[etree._Element], bool]


def newcomers(pair: Pair, stamp: Stamp | None) -> Test:
    """A test for revisions that the document before does not have.

    With a stamp they are its author's at its moment. Without one, those of any author and moment
    that it does not know, so that ids may have been dealt anew.
    """
    known = pair.known
    signatures = {identity[1:] for identity in known}

    def is_new(revision: etree._Element) -> bool:
        identity = identity_of(revision)
        if stamp is None:
            return identity[1:] not in signatures
        return identity[1:] == (stamp.author, stamp.date) and identity not in known

    return is_new
