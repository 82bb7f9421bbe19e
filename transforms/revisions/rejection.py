"""Promise 2: rejecting gives back what came in.

The state is made from the saved bytes by rejecting our revisions, which shares no code with their
writing, and compared with the tree before. Knows stories and comments. Knows nothing of plans.
"""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from transforms.revisions.broken import Broken
from transforms.revisions.choice import Choice
from transforms.revisions.compare import first_difference
from transforms.revisions.count import comment_ids
from transforms.revisions.ours import Test
from transforms.revisions.pair import Pair, stories_of
from transforms.revisions.resolve import resolve_tree
from transforms.revisions.tree import detach, parent_of
from transforms.wml.namespaces import W_ID, W_R, W_RPR, qn

_REFERENCE = qn("w:commentReference")
_ANCHORS = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), _REFERENCE)
_COMMENT = qn("w:comment")


def broken_rejection(pair: Pair, is_new: Test) -> Iterator[Broken]:
    """Stories that are not what they were once our revisions are rejected, comments set aside."""
    ours = comment_ids(pair.stories_after()) - comment_ids(pair.stories_before())
    for part in stories_of(pair.before):
        if part not in pair.changed or not pair.after.has(part):
            continue
        root = deepcopy(pair.tree(part))
        _drop_comments(root, ours)
        resolve_tree(root, Choice(accepting=False, picks=is_new))
        where = first_difference(pair.before.tree(part), root)
        if where:
            yield Broken(promise="reject", part=part, detail=f"{where} differs")


def _drop_comments(root: etree._Element, ours: set[str]) -> None:
    """Take our comments and their anchors out."""
    for element in list(root.iter(*_ANCHORS, _COMMENT)):
        if element.get(W_ID, "") not in ours:
            continue
        parent = parent_of(element)
        detach(element)
        if parent.tag == W_R and all(child.tag == W_RPR for child in parent):
            detach(parent)
