"""Edits that touch: which one stays, which one gives way.

Knows ranges of characters. Knows neither contracts nor rules.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transforms.edits.model import Edit


def once(edits: list[Edit]) -> Iterator[tuple[int, Edit]]:
    """Edits that do not lie inside another, with their positions."""
    for position, edit in enumerate(edits):
        others = ((at, other) for at, other in enumerate(edits) if other is not edit)
        if not any(covers(other, edit, position > at) for at, other in others):
            yield position, edit


def apart(edit: Edit, others: Iterable[Edit]) -> Edit:
    """``edit``, a strike, without the space at its edge that another strike takes already."""
    if edit.action != "delete":
        return edit
    start, end = edit.span.start, edit.span.end
    for other in others:
        there = other.span
        if other.action != "delete" or not is_in_same_paragraph(edit, other):
            continue
        if there.start < start < there.end < end:
            start = there.end
        elif start < there.start < end < there.end:
            end = there.start
    cut = slice(start - edit.span.start, len(edit.before) - (edit.span.end - end))
    span = replace(edit.span, start=start, end=end)
    return replace(edit, span=span, before=edit.before[cut])


def is_in_same_paragraph(one: Edit, other: Edit) -> bool:
    """Whether two edits are made in one paragraph."""
    a, b = one.span, other.span
    return (a.story, a.paragraph) == (b.story, b.paragraph)


def covers(one: Edit, other: Edit, earlier: bool) -> bool:
    """Whether ``one`` makes ``other`` needless; of two equal ranges the earlier one stays."""
    a, b = one.span, other.span
    if "paragraphs" in one.action + other.action or (a.story, a.paragraph) != (
        b.story,
        b.paragraph,
    ):
        return False
    if (a.start, a.end) == (b.start, b.end):
        return earlier and (a.start < a.end or one.after == other.after)
    if b.start == b.end:
        return a.start < b.start < a.end
    return a.start <= b.start and b.end <= a.end
