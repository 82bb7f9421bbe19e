"""The whole contract as HTML with the redlines in place and the comments in the margin.

Knows how a contract is laid out on a page. Knows neither verdicts nor what is internal.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from transforms.edits.model import Edit, NewParagraph
from transforms.present.marked import Run, edits_by_paragraph, marked_runs
from transforms.present.markup import Html, join, tag
from transforms.results import Review
from transforms.text.model import BODY, Cell, Paragraph

TWENTIETHS_PER_STEP = 360  # a quarter inch of indent is one step of the page
STEPS = 6


def contract_html(review: Review) -> Html:
    """Every paragraph of the body, then those of other stories that are edited."""
    stories = [BODY, *sorted({e.span.story for e in review.plan.edits} - {BODY})]
    return join(_story(review, story) for story in stories)


def runs_html(runs: Iterable[Run]) -> Html:
    """Runs as text with ``<ins>``, ``<del>``, ``<mark>`` and ``<b>``."""
    return join(_run(run) for run in runs)


def paragraph_id(paragraph: Paragraph) -> str:
    """What links to a paragraph of the page point at."""
    return f"{paragraph.story}-{paragraph.index}"


def new_paragraph_html(review: Review, new: NewParagraph) -> Html:
    """A paragraph that the plan adds, indented as the one that it is dressed like."""
    shown = new.label.strip() or ("new" if new.numbered else "")
    number = [tag("span", shown, class_="number")] if shown else []
    lead = [tag("b", new.heading), " "] if new.heading else []
    classes = _classes(review.outline.paragraph(new.like).indent, labelled=bool(shown))
    title = " title" if new.title else ""
    text = tag("ins", *lead, new.text)
    return tag("p", *number, text, class_=f"{classes} new{title}")


def _run(run: Run) -> Html:
    text: str = run.text
    if run.bold:
        text = tag("b", text)
    if run.cited:
        text = tag("mark", text)
    if run.kind == "struck":
        text = tag("del", text)
    if run.kind == "added":
        text = tag("ins", text)
    return join([text])


def _story(review: Review, story: str) -> Html:
    edits = edits_by_paragraph(review.plan.edits, story)
    blocks = groupby(review.outline.view.stories[story], key=_table_of)
    heading = [] if story == BODY else [tag("h3", story)]
    shown = (_block(review, table, list(group), edits) for table, group in blocks)
    return tag("div", *heading, *shown, class_="contract")


def _table_of(paragraph: Paragraph) -> int:
    return paragraph.cell.table if paragraph.cell else -1


def _block(
    review: Review, table: int, paragraphs: Sequence[Paragraph], edits: dict[int, tuple[Edit, ...]]
) -> Html:
    """Paragraphs outside a table each with its margin; those of one table as a table."""
    if table < 0:
        return join(_with_margin(review, p, edits.get(p.index, ())) for p in paragraphs)
    columns = 1 + max(_cell_of(paragraph).column for paragraph in paragraphs)
    rows = (
        tag("tr", *_cells(review, list(row), edits, columns))
        for _, row in groupby(paragraphs, key=_row_of)
    )
    all_edits = [edit for p in paragraphs for edit in edits.get(p.index, ())]
    grid = tag("div", tag("table", tag("tbody", *rows)), class_="scroll")
    return tag("div", grid, *_margin(review, all_edits), class_="passage")


def _cell_of(paragraph: Paragraph) -> Cell:
    return paragraph.cell or Cell(table=-1, row=0, column=0)


def _row_of(paragraph: Paragraph) -> int:
    return _cell_of(paragraph).row


def _cells(
    review: Review, row: Sequence[Paragraph], edits: dict[int, tuple[Edit, ...]], columns: int
) -> Iterator[Html]:
    """The cells of a row; the only cell of a row goes across the table."""
    cells = [list(cell) for _, cell in groupby(row, key=lambda p: _cell_of(p).column)]
    across = str(columns) if len(cells) == 1 and columns > 1 else ""
    for cell in cells:
        lines = (_lines(review, p, edits.get(p.index, ())) for p in cell)
        yield tag("td", *lines, colspan=across)


def _with_margin(review: Review, paragraph: Paragraph, edits: Sequence[Edit]) -> Html:
    return tag("div", _lines(review, paragraph, edits), *_margin(review, edits), class_="passage")


def _lines(review: Review, paragraph: Paragraph, edits: Sequence[Edit]) -> Html:
    """The paragraph with its redlines, and the new paragraphs that follow it."""
    new = [new_paragraph_html(review, n) for edit in edits for n in edit.paragraphs]
    number = [tag("span", paragraph.label, class_="number")] if paragraph.label else []
    line = tag(
        "p",
        *number,
        runs_html(marked_runs(paragraph, edits)),
        id=paragraph_id(paragraph),
        class_=_line_classes(paragraph),
        **_heading_role(paragraph),
    )
    return tag("div", line, *new)


def _classes(indent: int, *, labelled: bool) -> str:
    step = min(max(indent, 0) // TWENTIETHS_PER_STEP, STEPS)
    return f"line step-{step}{' labelled' if labelled else ''}"


def _line_classes(paragraph: Paragraph) -> str:
    heading = f" heading-{min(paragraph.heading, 3)}" if paragraph.heading else ""
    empty = "" if paragraph.text.strip() else " empty"
    return f"{_classes(paragraph.indent, labelled=bool(paragraph.label))}{heading}{empty}"


def _heading_role(paragraph: Paragraph) -> dict[str, str]:
    """Screen readers find the contract's own headings below the page's."""
    if not paragraph.heading:
        return {}
    return {"role": "heading", "aria_level": str(min(paragraph.heading + 2, 6))}


def _margin(review: Review, edits: Sequence[Edit]) -> Iterator[Html]:
    """The comments that stand beside these edits."""
    comments = [edit for edit in edits if edit.comment]
    if comments:
        yield tag("aside", *(_comment(review, edit) for edit in comments), aria_label="Comments")


def _comment(review: Review, edit: Edit) -> Html:
    title = review.options.playbook.term(edit.term).title
    link = tag("a", title, href=f"#{edit.term}")
    return tag("p", tag("span", link, class_="comment-term"), " ", edit.comment or "")
