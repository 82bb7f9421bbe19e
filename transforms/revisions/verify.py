"""The promises, checked on the saved bytes of a redline beside the document it was made of.

    1  every part that needs no change has its bytes
    2  reject ours, and the document is the one that came in, in normal form
    3  accept ours, and the text is the plan applied to the text

and with them: unique ids, whole comments, children in order, parts that can be found. Knows which
checks there are. Cheap enough to run on every document.
"""

from transforms.edits.model import EditPlan
from transforms.revisions.acceptance import broken_acceptance
from transforms.revisions.broken import Broken
from transforms.revisions.mark_checks import broken_comments, broken_ids, broken_order
from transforms.revisions.ours import newcomers
from transforms.revisions.pair import Pair
from transforms.revisions.part_checks import broken_parts
from transforms.revisions.rejection import broken_rejection
from transforms.stamp import Stamp
from transforms.text.model import TextView
from transforms.text.read import read_text
from transforms.wml.package import Package

__all__ = ["Broken", "verify"]


def verify(
    before: Package,
    after: Package,
    *,
    plan: EditPlan | None,
    stamp: Stamp | None,
    view: TextView | None = None,
) -> tuple[Broken, ...]:
    """The promises that ``after``, a redline of ``before``, does not keep; none when all hold.

    ``after`` is opened from the saved bytes. ``plan`` holds the edits that were made; without it
    promise 3 is not checked. ``stamp`` tells whose revisions are ours; without it, those whose
    author and date ``before`` does not know. ``view`` is the text of ``before``, if it was read.
    """
    pair = Pair(before, after)
    is_new = newcomers(pair, stamp)
    broken = [
        *broken_parts(pair),
        *broken_ids(pair),
        *broken_comments(pair),
        *broken_order(pair, is_new),
    ]
    if plan is not None:
        broken += broken_acceptance(pair, is_new, plan, view or read_text(before))
    return (*broken, *broken_rejection(pair, is_new))
