"""One contract through every stage, in order; the only module that names them all.

    bytes → Package → TextView → Outline → Assessments → EditPlan → Package' → bytes

Takes bytes and gives bytes: no files, no network, no clock.
"""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from transforms.assess.judge import Judge
from transforms.assess.model import Assessment
from transforms.clauses.model import Outline
from transforms.clauses.outline import outline
from transforms.edits.marking import marking
from transforms.edits.model import Edit, EditPlan
from transforms.edits.settle import settle
from transforms.errors import SafetyError
from transforms.options import Options
from transforms.results import Marked, Outcome, Redlined, Review, Unchanged
from transforms.revisions import resolve
from transforms.revisions.count import Counts, count_revisions
from transforms.revisions.obstacles import obstacle_to
from transforms.revisions.verify import Broken
from transforms.revisions.verify import verify as verify_packages
from transforms.revisions.write import write_plan
from transforms.stamp import Stamp
from transforms.text.model import TextView
from transforms.text.read import read_text
from transforms.wml.package import Package, open_package


def review(data: bytes, options: Options) -> Review:
    """The verdict on every term of the playbook and the edits that would mend them.

    ``data`` is a .docx, .docm, .dotx, .dotm or Flat OPC. Raises the ``Refused`` errors.
    """
    with _no_collection():
        return _review(data, read_text(open_package(data)), options)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection meanwhile: a contract makes many objects and no cycles that matter.

    Looking for cycles among them costs a tenth of the whole.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _review(data: bytes, view: TextView, options: Options) -> Review:
    contract = outline(view, options.we_are)
    judge = Judge(options.playbook)
    found, risks = judge.assess(contract), judge.risks(contract)
    plan = settle(contract, found, options, judge.assess, partial(_obstacle, view))
    return replace(_reviewed(data, contract, found, plan, options), risks=risks)


def _reviewed(
    data: bytes,
    contract: Outline,
    found: tuple[Assessment, ...],
    plan: EditPlan,
    options: Options,
) -> Review:
    return Review(
        sha256=hashlib.sha256(data).hexdigest(),
        outline=contract,
        assessments=found,
        plan=plan,
        options=options,
        notes=(*_notes(contract.view, contract.parties.sure), *plan.notes),
    )


def _obstacle(view: TextView, edit: Edit) -> str:
    """Why an edit cannot be written into the document, "" when it can."""
    found = obstacle_to(edit, view)
    return found.reason if found else ""


def redline(data: bytes, options: Options, stamp: Stamp) -> Outcome:
    """The document with a tracked change and a comment for each term that is not adequate.

    Raises the ``Refused`` errors, and SafetyError when a promise would be broken.
    """
    with _no_collection():
        return _redline(data, options, stamp)


def _redline(data: bytes, options: Options, stamp: Stamp) -> Outcome:
    package = open_package(data)
    view = read_text(package)
    found = _review(data, view, options)
    if not found.plan.edits:
        return Unchanged(review=found, data=package.save())
    saved, counts = _written(package, view, found.plan, stamp)
    return Redlined(
        review=found,
        data=saved,
        insertions=counts.insertions,
        deletions=counts.deletions,
        comments=counts.comments,
    )


def mark(data: bytes, options: Options, stamp: Stamp) -> Marked:
    """The document with a comment for our own eyes at each term; its text is left as it is.

    Raises what ``redline`` raises.
    """
    with _no_collection():
        package = open_package(data)
        view = read_text(package)
        contract = outline(view, options.we_are)
        found = Judge(options.playbook).assess(contract)
        saved, counts = _written(package, view, marking(contract, found, options), stamp)
        review = _reviewed(data, contract, found, EditPlan(), options)
        return Marked(review=review, data=saved, comments=counts.comments)


def _written(
    package: Package, view: TextView, plan: EditPlan, stamp: Stamp
) -> tuple[bytes, Counts]:
    """A plan written, saved and checked, and what was written."""
    written = write_plan(package, view, plan, stamp)
    saved = written.package.save()
    broken = verify_packages(
        package, open_package(saved), plan=written.made, stamp=stamp, view=view
    )
    if broken:
        raise _unsafe(broken)
    return saved, count_revisions(written.package, package)


def _unsafe(broken: tuple[Broken, ...]) -> SafetyError:
    """The error that names the promises, and the parts in which they would be broken."""
    promises = ", ".join(dict.fromkeys(one.promise for one in broken))
    parts = ", ".join(dict.fromkeys(one.part for one in broken))
    return SafetyError(
        f"The redline would break a promise: {promises}",
        where=parts,
        remedy="Nothing was written. Please report the kind of document, not the document.",
    )


def accept(data: bytes, author: str | None = None) -> bytes:
    """The document with all tracked changes accepted, or only those of ``author``."""
    return resolve.accept(open_package(data), author).save()


def reject(data: bytes, author: str | None = None) -> bytes:
    """The document with all tracked changes rejected, or only those of ``author``."""
    return resolve.reject(open_package(data), author).save()


def verify(before: bytes, after: bytes) -> tuple[Broken, ...]:
    """The promises that ``after``, a redline of ``before``, does not keep; empty when all hold."""
    return verify_packages(open_package(before), open_package(after), plan=None, stamp=None)


def _notes(view: TextView, sure: bool) -> tuple[str, ...]:
    notes = []
    if not sure:
        notes.append("Which side is ours was told from thin evidence; check it, or say who we are.")
    if view.pending.authors:
        notes.append("Pending changes of other authors were read as accepted and left as theirs.")
    return tuple(notes)
