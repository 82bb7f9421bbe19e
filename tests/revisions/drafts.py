"""Edits in a few words, and documents with them written in, for the tests of this folder."""

from collections.abc import Callable

from transforms.edits.model import Edit, EditPlan, NewParagraph
from transforms.revisions.verify import Broken, verify
from transforms.revisions.write import Written, write_plan
from transforms.stamp import Stamp
from transforms.text.model import BODY, Span, TextView
from transforms.text.read import read_text
from transforms.wml.package import Package, open_package

STAMP = Stamp(author="Us", date="2026-02-03T04:05:06Z")
Draft = Callable[[TextView], Edit]


def _edit(action: str, span: Span, **given: object) -> Edit:
    return Edit(id="t/1", term="t", action=action, span=span, **given)  # type: ignore[arg-type]


def replaced(
    old: str, new: str, *, at: int = 0, story: str = BODY, comment: str | None = None
) -> Draft:
    """Words in place of others; none in place of them is a deletion."""

    def draft(view: TextView) -> Edit:
        start = view.stories[story][at].text.index(old)
        span = Span(story=story, paragraph=at, start=start, end=start + len(old))
        action = "replace" if new else "delete"
        return _edit(action, span, before=old, after=new, comment=comment)

    return draft


def inserted(
    new: str, *, after: str, at: int = 0, story: str = BODY, comment: str | None = None
) -> Draft:
    """Words after others."""

    def draft(view: TextView) -> Edit:
        start = view.stories[story][at].text.index(after) + len(after)
        span = Span(story=story, paragraph=at, start=start, end=start)
        return _edit("insert", span, after=new, comment=comment)

    return draft


def added(
    *new: NewParagraph, after: int = 0, story: str = BODY, comment: str | None = None
) -> Draft:
    """Paragraphs after one."""
    span = Span(story=story, paragraph=after, start=0, end=0)
    return lambda _: _edit("insert-paragraphs", span, paragraphs=new, comment=comment)


def struck(at: int, *, story: str = BODY, comment: str | None = None) -> Draft:
    """A whole paragraph that goes."""

    def draft(view: TextView) -> Edit:
        text = view.stories[story][at].text
        span = Span(story=story, paragraph=at, start=0, end=len(text))
        return _edit("delete-paragraph", span, before=text, comment=comment)

    return draft


def redlined(data: bytes, *drafts: Draft, stamp: Stamp = STAMP) -> tuple[Package, Written]:
    """The document, and what comes of writing the edits into it."""
    before = open_package(data)
    view = read_text(before)
    plan = EditPlan(edits=tuple(draft(view) for draft in drafts))
    return before, write_plan(before, view, plan, stamp)


def broken(before: Package, written: Written, stamp: Stamp = STAMP) -> tuple[Broken, ...]:
    """The promises that the written package, saved and opened again, does not keep."""
    after = open_package(written.package.save())
    return verify(before, after, plan=written.made, stamp=stamp)


def main_markup(package: Package) -> str:
    """The main part as text."""
    return package.read(package.main).decode()
