"""How new text looks: run and paragraph properties taken from what stands beside it.

Knows ``w:rPr`` and ``w:pPr``, and what of them belongs to one place only and is not passed on.
Knows nothing of where the new text goes.
"""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from transforms.revisions.kinds import TRACKED
from transforms.wml.child_order import insert_in_order
from transforms.wml.elements import make
from transforms.wml.namespaces import W_PPR, W_R, W_RPR, W_T, qn

_NOT_PASSED_ON = TRACKED | {qn("w:rPrChange")}


def look_of_runs(runs: Iterable[etree._Element]) -> etree._Element | None:
    """The properties of most of the characters in these runs, fit for a new run."""
    weights: dict[bytes, int] = {}
    looks: dict[bytes, etree._Element | None] = {}
    for run in runs:
        rPr = run.find(W_RPR) if run.tag == W_R else None
        key = b"" if rPr is None else etree.tostring(rPr, with_tail=False)
        looks.setdefault(key, rPr)
        shown = sum(len(text.text or "") for text in run.iterchildren(W_T))
        weights[key] = weights.get(key, 0) + shown
    if not weights:
        return None
    return passed_on(looks[max(weights, key=lambda key: weights[key])])


def passed_on(rPr: etree._Element | None) -> etree._Element | None:
    """A copy of run properties without the record of their changes; None when nothing is left."""
    if rPr is None:
        return None
    copy = make("w:rPr")
    take_over(rPr, copy, _NOT_PASSED_ON)
    return copy if len(copy) else None


def take_over(source: etree._Element, target: etree._Element, unwanted: frozenset[str]) -> None:
    """Copy the properties that are wanted, each once and in the order of the schema.

    Other programs write some twice or out of order, which a copy should not spread.
    """
    for child in source.iterchildren(tag=etree.Element):
        if child.tag in unwanted:
            continue
        for double in target.findall(child.tag):
            target.remove(double)
        insert_in_order(target, deepcopy(child))


def plain_look(paragraph: etree._Element) -> etree._Element | None:
    """The properties of the paragraph's first run outside links, else those of its mark."""
    for run in paragraph.iterchildren(W_R):
        if run.find(W_T) is not None:
            return passed_on(run.find(W_RPR))
    return passed_on(paragraph.find(f"{W_PPR}/{W_RPR}"))
