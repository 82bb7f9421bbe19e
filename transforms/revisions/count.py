"""How many insertions, deletions and comments a redline has brought.

Knows two packages, before and after. Knows nothing of plans.
"""

from dataclasses import dataclass

from lxml import etree

from transforms.revisions.kinds import MARK_HOLDERS, TRACKED
from transforms.revisions.ours import newcomers
from transforms.revisions.pair import Pair
from transforms.stamp import Stamp
from transforms.wml.namespaces import MC_FALLBACK, W_INS, W_R, qn
from transforms.wml.package import Package

_W_COMMENTREFERENCE = qn("w:commentReference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the reader of a redline meets: stretches of text that came or go, and comments."""

    insertions: int
    deletions: int
    comments: int


def count_revisions(after: Package, before: Package, stamp: Stamp | None = None) -> Counts:
    """What ``after`` has and ``before`` has not; copies in fallbacks are not counted twice."""
    pair = Pair(before, after)
    is_new = newcomers(pair, stamp)
    shown = [
        revision.tag
        for marks in pair.marks_after.values()
        for revision in marks.signed
        if revision.tag in TRACKED and is_new(revision) and _is_shown(revision)
    ]
    insertions = shown.count(W_INS)
    return Counts(
        insertions=insertions,
        deletions=len(shown) - insertions,
        comments=len(pair.new_comments),
    )


def _is_shown(revision: etree._Element) -> bool:
    """Whether a tracked element holds text that is shown, not only a mark or a reference."""
    parent = revision.getparent()
    if parent is None or parent.tag in MARK_HOLDERS:
        return False
    if next(revision.iterancestors(MC_FALLBACK), None) is not None:
        return False
    return any(run.find(_W_COMMENTREFERENCE) is None for run in revision.iter(W_R))
