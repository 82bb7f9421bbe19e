"""From a plan to the package that carries it: tracked changes and comments, and nothing else.

Two passes. First every edit is tied to its place in the untouched tree, or set aside with the
reason; then all are written into copies of the parts that change, from the end of a story to its
start, so that no place moves before it is reached. Knows the order of the work. How words are
struck, how paragraphs are dressed and where marks may stand is known elsewhere.
"""

from dataclasses import dataclass, replace

from transforms.edits.model import Edit, EditPlan
from transforms.revisions.obstacles import Obstacle, obstacle_to
from transforms.revisions.redline import Redline
from transforms.stamp import Stamp
from transforms.text.model import TextView
from transforms.wml.package import Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An edit that could not be made; ``commented`` when a comment proposes it all the same."""

    edit: Edit
    reason: str
    commented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A package with a plan written into it: the edits ``made``, and those that were not."""

    package: Package
    made: EditPlan
    skipped: tuple[Skipped, ...] = ()


def write_plan(package: Package, view: TextView, plan: EditPlan, stamp: Stamp) -> Written:
    """``package`` with the edits of ``plan`` as revisions and comments of ``stamp``'s author.

    ``view`` is the text of this very package. An edit that would cut a field, or change what is
    locked, becomes a comment with its proposal, or is skipped when it has no comment.
    """
    made: list[Edit] = []
    skipped: list[Skipped] = []
    for edit in sorted(plan.edits, key=lambda edit: edit.span):
        obstacle = obstacle_to(edit, view)
        if obstacle is None:
            made.append(edit)
        else:
            skipped.append(_skipped(edit, obstacle))
    noted = [each.edit for each in skipped if each.commented]
    after = Redline(package, view, stamp).written(made, noted) if made or noted else package
    kept = replace(plan, edits=tuple(made))
    return Written(package=after, made=kept, skipped=tuple(skipped))


def _skipped(edit: Edit, obstacle: Obstacle) -> Skipped:
    commented = obstacle.may_be_noted and bool(edit.comment)
    return Skipped(edit=edit, reason=obstacle.reason, commented=commented)
