"""Writing an edit within a paragraph: whole runs are struck, new ones put beside them.

Knows one paragraph of the copy, and which of its elements hold the characters meant. Knows nothing
of plans or packages. Deletions nest in another author's insertion; insertions never do.
"""

from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from transforms.revisions.anatomy import (
    field_around,
    holders_of,
    is_linked,
    is_live,
    own,
    run_of,
    runs_of_field,
)
from transforms.revisions.dress import look_of_runs, plain_look
from transforms.revisions.pen import Pen
from transforms.revisions.split import Splitter, cut_after, cut_before, runs_of_only
from transforms.revisions.spots import spot_after, spot_before
from transforms.revisions.tree import parent_of
from transforms.wml.namespaces import W_R, qn

_W_PROOFERR = qn("w:proofErr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Characters of one element: of a ``w:t`` from ``start`` to ``end``, or a single."""

    element: etree._Element
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An edit within a paragraph, tied to the copy it is written into.

    ``struck`` are the characters that go, ``whole_fields`` those of them whose fields go with them.
    ``before`` and ``after`` hold the characters around an insertion, which goes ``into_field`` when
    both are in one link.
    """

    paragraph: etree._Element
    text: str
    struck: tuple[Cut, ...] = ()
    whole_fields: tuple[etree._Element, ...] = ()
    before: Cut | None = None
    after: Cut | None = None
    into_field: bool = False


def write_words(words: Words, pen: Pen, splitter: Splitter) -> list[etree._Element]:
    """Write the edit; the new ``w:del`` and ``w:ins`` elements in their order."""
    if words.struck:
        return _replace(words, pen, splitter)
    return [_insert(words, pen, splitter)]


def _replace(words: Words, pen: Pen, splitter: Splitter) -> list[etree._Element]:
    """Strike the characters, and put the new text after the last of them."""
    targets = [splitter.isolate(c.element, c.start, c.end) for c in reversed(words.struck)]
    targets.reverse()
    text_runs = runs_of_only(targets)
    runs = _with_field_runs(words, text_runs)
    stay_in = _common_holders(runs[0], runs[-1])
    look = _look_instead_of(words.paragraph, text_runs, stay_in)
    struck = [pen.strike(group) for group in side_by_side(runs)]
    if not words.text:
        return struck
    ins = pen.inserted([pen.run(words.text, look)])
    spot_after(struck[-1], stay_in).addnext(ins)
    return [*struck, ins]


def _with_field_runs(words: Words, runs: list[etree._Element]) -> list[etree._Element]:
    """The runs, and those of the fields that go with them."""
    going = set(runs)
    for element in words.whole_fields:
        field = field_around(words.paragraph, run_of(element))
        if field is not None:
            going |= set(runs_of_field(words.paragraph, field))
    if len(going) == len(runs):
        return runs
    return [run for run in own(words.paragraph, W_R) if run in going and is_live(run)]


def _common_holders(first: etree._Element, last: etree._Element) -> set[etree._Element]:
    return set(holders_of(first)) & set(holders_of(last))


def _look_instead_of(
    paragraph: etree._Element, runs: list[etree._Element], stay_in: Collection[etree._Element]
) -> etree._Element | None:
    """The properties for text in place of ``runs``; those of links it is not in do not count."""
    if stay_in:
        return look_of_runs(runs)
    return look_of_runs([run for run in runs if not is_linked(paragraph, run)] or runs)


def side_by_side(elements: list[etree._Element]) -> list[list[etree._Element]]:
    """The elements in groups of neighbours, the proofing marks between them included."""
    groups: list[list[etree._Element]] = []
    for element in elements:
        between = _proofing_before(element)
        first = between[0] if between else element
        if groups and groups[-1][-1].getnext() is first:
            groups[-1] += [*between, element]
        else:
            groups.append([element])
    return groups


def _proofing_before(element: etree._Element) -> list[etree._Element]:
    """The proofing marks right before an element, in their order."""
    marks: list[etree._Element] = []
    previous = element.getprevious()
    while previous is not None and previous.tag == _W_PROOFERR:
        marks.insert(0, previous)
        previous = previous.getprevious()
    return marks


def _insert(words: Words, pen: Pen, splitter: Splitter) -> etree._Element:
    """Put new text between two characters, at the paragraph's start, or into an empty one."""
    before, after = words.before, words.after
    ins = pen.inserted([pen.run(words.text, _look_between(words))])
    if before is not None:
        target = splitter.isolate(before.element, before.start, before.end)
        run = _run_ending_with(target)
        stay_in = set() if after is None else _common_holders(run, after.element)
        spot_after(_out_of_field(words, run, forward=True), stay_in).addnext(ins)
    elif after is not None:
        run = _run_beginning_with(after.element)
        spot_before(_out_of_field(words, run, forward=False), ()).addprevious(ins)
    else:
        words.paragraph.append(ins)
    return ins


def _run_ending_with(element: etree._Element) -> etree._Element:
    """The run that ends with ``element``, split off if need be; a formula is its own run."""
    run = run_of(element)
    return run if run is element else cut_after(_child_of(run, element))


def _run_beginning_with(element: etree._Element) -> etree._Element:
    """The run that begins with ``element``, as ``_run_ending_with``."""
    run = run_of(element)
    return run if run is element else cut_before(_child_of(run, element))


def _child_of(run: etree._Element, element: etree._Element) -> etree._Element:
    """The child of ``run`` that holds ``element``."""
    child = element
    while parent_of(child) is not run:
        child = parent_of(child)
    return child


def _out_of_field(words: Words, run: etree._Element, *, forward: bool) -> etree._Element:
    """The end or the start of the field that ``run`` is in, unless the words go into a link."""
    field = None if words.into_field else field_around(words.paragraph, run)
    if field is None:
        return run
    return field.end if forward else field.begin


def _look_between(words: Words) -> etree._Element | None:
    """The properties for text between two characters: those of the one before.

    A link or field lends its look only to what goes inside it.
    """
    found = [cut.element for cut in (words.before, words.after) if cut is not None]
    if len(found) == 2 and (words.into_field or _common_holders(*found)):
        return look_of_runs([run_of(found[0])])
    for element in found:
        if not is_linked(words.paragraph, element):
            return look_of_runs([run_of(element)])
    return plain_look(words.paragraph)
