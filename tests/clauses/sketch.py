"""Views of a text for tests, without a document behind them: one ``line`` for each paragraph."""

from dataclasses import replace

from lxml import etree

from transforms.text.model import BODY, Cell, Paragraph, Pending, TextView

_ELEMENT = etree.Element("p")


def line(  # noqa: PLR0913  (a notation, not an interface)
    text: str,
    *,
    label: str = "",
    level: int = 0,
    style: str = "",
    heading: int = 0,
    cell: tuple[int, int, int] | None = None,
) -> Paragraph:
    """A paragraph; what stands between ** and ** is bold. ``cell`` is table, row, column."""
    parts = text.split("**")
    bold, at = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            bold.append((at, at + len(part)))
        at += len(part)
    where = Cell(table=cell[0], row=cell[1], column=cell[2]) if cell else None
    return Paragraph(
        story=BODY, index=0, text="".join(parts), label=label, level=level, style=style,
        heading=heading, indent=0, bold=tuple(bold), cell=where, locked="", element=_ELEMENT,
        pieces=(),
    )  # fmt: skip


def view(*lines: Paragraph | str) -> TextView:
    """A view of ``lines``, in which plain strings are plain paragraphs."""
    body = tuple(
        replace(one if isinstance(one, Paragraph) else line(one), index=index)
        for index, one in enumerate(lines)
    )
    pending = Pending(insertions=0, deletions=0, authors=())
    return TextView(stories={BODY: body}, pending=pending)


def row(table: int, number: int, *cells: str) -> tuple[Paragraph, ...]:
    """A table's row."""
    return tuple(line(text, cell=(table, number, column)) for column, text in enumerate(cells))
