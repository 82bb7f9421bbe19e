"""Lays a plan's edits over the text: what stays, what is struck, what is added.

Yields plain runs that the HTML report dresses. Knows neither HTML nor the law.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.edits.model import Edit
from transforms.text.model import Paragraph, Span

Kind = Literal["kept", "struck", "added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one paragraph that look alike; ``cited`` when they are evidence."""

    text: str
    kind: Kind
    bold: bool = False
    cited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of a paragraph that is shown, half-open, in the paragraph's own offsets."""

    start: int
    end: int


def edits_by_paragraph(edits: Iterable[Edit], story: str) -> dict[int, tuple[Edit, ...]]:
    """The edits of one story, by the paragraph they stand in, in the plan's order."""
    found: defaultdict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.span.story == story:
            found[edit.span.paragraph].append(edit)
    return {index: tuple(group) for index, group in found.items()}


def marked_runs(
    paragraph: Paragraph,
    edits: Sequence[Edit],
    *,
    cited: Sequence[Span] = (),
    window: Window | None = None,
) -> tuple[Run, ...]:
    """The paragraph's text within ``window`` with ``edits`` laid over it.

    New paragraphs are not part of it; see ``Edit.paragraphs``.
    """
    shown = window or Window(start=0, end=len(paragraph.text))
    struck = [(e.span.start, e.span.end) for e in edits if _strikes(e)]
    marks = [(span.start, span.end) for span in cited]
    additions = _additions(edits)
    cuts = _cuts(shown, [*struck, *marks, *paragraph.bold], additions)
    runs: list[Run] = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        runs += [Run(text=text, kind="added") for text in additions.get(start, ()) if text]
        if end is not None:
            runs.append(
                Run(
                    text=paragraph.text[start:end],
                    kind="struck" if _covers(struck, start) else "kept",
                    bold=_covers(paragraph.bold, start),
                    cited=_covers(marks, start),
                )
            )
    return tuple(runs)


def window_around(text: str, places: Sequence[tuple[int, int]], context: int) -> Window:
    """The stretch of ``text`` that shows every place with ``context`` characters around it.

    It begins and ends between words; a paragraph that would lose little is shown whole.
    """
    if not places or len(text) <= 3 * context:
        return Window(start=0, end=len(text))
    start = max(0, min(start for start, _ in places) - context)
    end = min(len(text), max(end for _, end in places) + context)
    if start > 0:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", 0, end), start)
    return Window(start=start, end=end)


def _strikes(edit: Edit) -> bool:
    return edit.action in {"replace", "delete", "delete-paragraph"}


def _additions(edits: Sequence[Edit]) -> dict[int, list[str]]:
    """Added words by the offset they stand at: behind what they replace."""
    additions: defaultdict[int, list[str]] = defaultdict(list)
    for edit in edits:
        if edit.action in {"replace", "insert"}:
            additions[edit.span.end].append(edit.after)
    return additions


def _cuts(window: Window, ranges: Iterable[tuple[int, int]], additions: Iterable[int]) -> list[int]:
    """Every offset of the window at which the look changes, its two ends included."""
    offsets = {offset for pair in ranges for offset in pair} | set(additions)
    inner = {offset for offset in offsets if window.start < offset < window.end}
    return sorted(inner | {window.start, window.end})


def _covers(ranges: Iterable[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in ranges)
