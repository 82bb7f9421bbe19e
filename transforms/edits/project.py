"""The text as it will read once a plan's edits are accepted.

Knows paragraphs and edits. Knows neither XML nor rules.
"""

from collections.abc import Iterable
from dataclasses import replace

from transforms.edits.model import Edit, NewParagraph
from transforms.edits.placement import next_label
from transforms.text.model import BODY, Paragraph, TextView


def edited_text(text: str, edits: Iterable[Edit]) -> str:
    """A paragraph's text after the edits within it."""
    for edit in sorted(edits, key=lambda one: one.span.start, reverse=True):
        text = text[: edit.span.start] + edit.after + text[edit.span.end :]
    return text


def projected(view: TextView, edits: Iterable[Edit]) -> TextView:
    """``view`` with every edit of the body carried out; other stories stay as they are."""
    within: dict[int, list[Edit]] = {}
    follow: dict[int, list[Edit]] = {}
    gone: set[int] = set()
    for edit in edits:
        at = edit.span.paragraph
        if edit.action == "insert-paragraphs":
            follow.setdefault(at, []).append(edit)
        elif edit.action == "delete-paragraph":
            gone.add(at)
        else:
            within.setdefault(at, []).append(edit)
    body: list[Paragraph] = []
    for paragraph in view.body:
        if paragraph.index not in gone:
            changed = _changed(paragraph, within.get(paragraph.index, []))
            body.append(replace(changed, index=len(body)))
        for edit in follow.get(paragraph.index, ()):
            for new in edit.paragraphs:
                body.append(_inserted(view, new, len(body)))
    return replace(view, stories={**view.stories, BODY: tuple(body)})


def _changed(paragraph: Paragraph, edits: list[Edit]) -> Paragraph:
    if not edits:
        return paragraph
    first = min(edit.span.start for edit in edits)
    bold = tuple(stretch for stretch in paragraph.bold if stretch[1] <= first)
    return replace(paragraph, text=edited_text(paragraph.text, edits), bold=bold, pieces=())


def _inserted(view: TextView, new: NewParagraph, index: int) -> Paragraph:
    like = view.body[new.like]
    lead = len(new.label), len(new.label) + len(new.heading)
    return replace(
        like,
        index=index,
        text=new.whole,
        label=next_label(like.label) if new.numbered else "",
        bold=(lead,) if new.heading else ((0, len(new.whole)),) if new.title else (),
        cell=None,
        pieces=(),
    )
