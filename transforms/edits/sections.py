"""A contract's own sections, told from those of its cover pages, exhibits and attached terms.

Knows the outline. Knows neither wording nor rules.
"""

from collections.abc import Iterator, Sequence

from transforms.clauses.model import Clause, Outline

_SKIPPED = frozenset(("recital", "signature", "exhibit", "contents"))
_LEAD_AND_MORE = 12  # characters behind a run-in heading that make it one


def main_run(outline: Outline) -> tuple[Clause, ...]:
    """The sections of the longest run of sections that no exhibit and no signature interrupts."""
    runs = list(_runs(outline, _candidates(outline)))
    if not runs:
        return ()
    return max(runs, key=lambda run: (sum(s.numbering != "none" for s in run), _weight(run)))


def _weight(run: Sequence[Clause]) -> int:
    return sum(section.last - section.first + 1 for section in run)


def _candidates(outline: Outline) -> list[Clause]:
    """Top-level clauses outside tables; those below a title that covers nearly all."""
    tops = [c for c in outline.clauses if c.parent < 0]
    for top in tops:
        long = top.last - top.first > 0.7 * len(outline.view.body)
        if long and top.kind == "clause" and len(top.children) > 3:
            tops = [outline.clauses[child] for child in top.children]
            break
    return [c for c in tops if outline.paragraph(c.first).cell is None or c.kind == "signature"]


def _runs(outline: Outline, tops: Sequence[Clause]) -> Iterator[tuple[Clause, ...]]:
    """Sections in sequence; a signature, an exhibit, or a count begun anew ends a run."""
    run: list[Clause] = []
    for top in tops:
        if top.kind in _SKIPPED:
            if top.kind in ("signature", "exhibit") and run:
                yield tuple(run)
                run = []
            continue
        if run and _starts_again(run, top):
            yield tuple(run)
            run = []
        run.append(top)
    if run:
        yield tuple(run)


def _starts_again(run: Sequence[Clause], top: Clause) -> bool:
    """Whether a section counts as the first although others have been counted before it."""
    before = [section for section in run if section.numbering != "none"]
    digits = "".join(c for c in top.label if c.isdigit())
    return bool(before) and top.numbering != "none" and digits == "1"


def section_of(run: Sequence[Clause], paragraph: int) -> Clause | None:
    """The section that holds a paragraph."""
    return next((s for s in run if s.first <= paragraph <= s.last), None)


def is_run_in(outline: Outline, clause: Clause) -> bool:
    """Whether a clause opens with a heading in its own text."""
    text = outline.paragraph(clause.first).text.strip()
    return bool(clause.heading) and len(text) > (
        len(clause.heading) + len(clause.label) + _LEAD_AND_MORE
    )
