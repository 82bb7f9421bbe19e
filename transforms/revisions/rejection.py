"""Promise 2: rejecting gives back what came in.

The state is made from the saved bytes by rejecting our revisions, which shares no code with their
writing, and compared with the tree before. Knows stories and comments. Knows nothing of plans.
"""

from collections.abc import Iterator

from lxml import etree

from transforms.revisions.broken import Broken
from transforms.revisions.choice import Choice
from transforms.revisions.compare import first_difference
from transforms.revisions.kinds import SIGNED
from transforms.revisions.ours import Test
from transforms.revisions.pair import ANCHORS, Pair, stories_of
from transforms.revisions.resolve import resolve_revisions
from transforms.revisions.tree import detach, parent_of
from transforms.wml.namespaces import W_ID, W_R, W_RPR, qn

_ASIDE = frozenset(ANCHORS) | {qn("w:comment")}


def broken_rejection(pair: Pair, is_new: Test) -> Iterator[Broken]:
    """Stories that are not what they were once our revisions are rejected, comments set aside.

    Uses up the trees of ``after``.
    """
    for part in stories_of(pair.before):
        if part not in pair.changed or not pair.after.has(part):
            continue
        root = pair.released(part)
        picked = []
        for element in list(root.iter(*SIGNED, *_ASIDE)):
            if element.tag not in _ASIDE:
                if is_new(element):
                    picked.append(element)
            elif element.get(W_ID, "") in pair.new_comments:
                _drop(element)
        resolve_revisions(picked, root, Choice(accepting=False, picks=is_new))
        where = first_difference(pair.before.read(part), pair.before.tree(part), root)
        if where:
            yield Broken(promise="reject", part=part, detail=f"{where} differs")


def _drop(element: etree._Element) -> None:
    """Take a comment or one of its anchors out, with the run of a reference."""
    parent = parent_of(element)
    detach(element)
    if parent.tag == W_R and all(child.tag == W_RPR for child in parent):
        detach(parent)
