"""Stretches of neighbouring paragraphs that hold revisions, copied so as to be resolved apart.

Resolving a revision changes its paragraph, joins it to the next, or takes it out; what it does
depends on the neighbours alone. So a copy of the paragraph, of the next one, and of the names of
what stands around them is enough. Knows paragraphs and their siblings. Knows nothing of plans.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from transforms.revisions.choice import Choice
from transforms.revisions.kinds import LOOSE
from transforms.revisions.resolve import resolve_tree
from transforms.revisions.tree import empty_copy, following, parent_of, preceding
from transforms.wml.namespaces import W_P


def resolved_paragraphs(
    root: etree._Element, revisions: Sequence[etree._Element], choice: Choice
) -> Iterator[etree._Element]:
    """The paragraphs under ``root`` as they are once ``revisions`` are resolved; it stays as it is.

    Those that no revision touches are the tree's own, the others are copies.
    """
    holders = [next(revision.iterancestors(W_P), None) for revision in revisions]
    if any(holder is None for holder in holders):
        copy = deepcopy(root)
        resolve_tree(copy, choice)
        yield from copy.iter(W_P)
        return
    touched = {holder for holder in holders if holder is not None}
    touched |= {outer for holder in touched for outer in holder.iterancestors(W_P)}
    passed: set[etree._Element] = set()
    for p in root.iter(W_P):
        if p in passed:
            continue
        if p not in touched:
            yield p
            continue
        window = list(_stretch(p, touched))
        for member in window:
            passed.update(member.iter(W_P))
        yield from _resolved(window, choice)


def _stretch(p: etree._Element, touched: set[etree._Element]) -> Iterator[etree._Element]:
    """``p`` and what follows it, up to the first paragraph after the last one touched."""
    yield p
    for sibling in p.itersiblings(tag=etree.Element):
        if sibling.tag in LOOSE:
            yield sibling
            continue
        if sibling.tag == W_P:
            yield sibling
        if sibling.tag != W_P or sibling not in touched:
            return


def _resolved(window: list[etree._Element], choice: Choice) -> list[etree._Element]:
    """The paragraphs of a stretch after its revisions are resolved, among shells of neighbours."""
    holder = empty_copy(parent_of(window[0]))
    before, after = preceding(window[0]), following(window[-1])
    shells = [empty_copy(e) for e in (before, after) if e is not None]
    if before is not None:
        holder.append(shells[0])
    holder.extend(deepcopy(member) for member in window)
    if after is not None:
        holder.append(shells[-1])
    resolve_tree(holder, choice)
    for shell in shells:
        if shell.getparent() is holder:
            holder.remove(shell)
    return list(holder.iter(W_P))
