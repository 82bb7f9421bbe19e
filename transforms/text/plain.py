"""A text view of bare paragraphs, for a playbook's examples and for measuring on plain texts.

Knows strings. The paragraphs stand in no document, so nothing can be written into them.
"""

from collections.abc import Iterable

from transforms.text.model import BODY, Paragraph, Pending, TextView
from transforms.wml.elements import make


def plain_view(texts: Iterable[str]) -> TextView:
    """A view whose body has one plain paragraph for each text."""
    body = tuple(_paragraph(index, text) for index, text in enumerate(texts))
    pending = Pending(insertions=0, deletions=0, authors=())
    return TextView(stories={BODY: body}, pending=pending)


def _paragraph(index: int, text: str) -> Paragraph:
    return Paragraph(
        story=BODY,
        index=index,
        text=text,
        label="",
        level=0,
        style="",
        heading=0,
        indent=0,
        bold=(),
        cell=None,
        locked="",
        element=make("w:p"),
        pieces=(),
    )
