"""The contract as it will read once a plan's edits are accepted.

The clauses, parties and terms are carried over rather than read anew: edits change words and add
clauses, not the shape of what stands. Knows paragraphs and edits. Knows neither XML nor rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from transforms.clauses.model import Clause, Outline
from transforms.edits.model import Edit, NewParagraph
from transforms.edits.numbers import next_label
from transforms.text.model import BODY, Paragraph

RESERVED = "Reserved"


def edited_text(text: str, edits: Iterable[Edit]) -> str:
    """A paragraph's text after the edits within it; those at one place keep their order."""
    for edit in reversed(sorted(edits, key=lambda one: one.span)):  # noqa: C413 - keeps ties
        text = text[: edit.span.start] + edit.after + text[edit.span.end :]
    return text


@dataclass(slots=True)
class _Changes:
    """Edits by the body paragraph they concern."""

    within: dict[int, list[Edit]] = field(default_factory=dict)
    follow: dict[int, list[Edit]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)


def _sorted_out(edits: Iterable[Edit]) -> _Changes:
    changes = _Changes()
    for edit in edits:
        at = edit.span.paragraph
        match edit.action:
            case "insert-paragraphs":
                changes.follow.setdefault(at, []).append(edit)
            case "delete-paragraph":
                changes.gone.add(at)
            case _:
                changes.within.setdefault(at, []).append(edit)
    return changes


@dataclass(slots=True)
class _Projection:
    """The body as it grows, with what is known of each paragraph."""

    outline: Outline
    body: list[Paragraph] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    operative: list[bool] = field(default_factory=list)
    fresh: list[Clause] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    def keep(self, paragraph: Paragraph, edits: list[Edit]) -> None:
        """Take over a paragraph with the edits within it."""
        index = paragraph.index
        self.places[index] = len(self.body)
        changed = _changed(paragraph, edits)
        reserved = bool(edits) and changed.text.rstrip(" .;,and").endswith(RESERVED)
        self._add(
            changed, self.outline.clause_of[index], self.outline.operative[index] and not reserved
        )

    def insert(self, new: NewParagraph) -> None:
        """Add a new paragraph as a clause of its own beside the one it looks like."""
        like = self.outline.paragraph(new.like)
        lead = len(new.label), len(new.label) + len(new.heading)
        paragraph = replace(
            like,
            text=new.whole,
            label=next_label(like.label) if new.numbered else "",
            bold=(lead,) if new.heading else ((0, len(new.whole)),) if new.title else (),
            cell=None,
            pieces=(),
        )
        at = len(self.body)
        number = len(self.outline.clauses) + len(self.fresh)
        self.fresh.append(
            Clause(
                index=number,
                label=new.label.strip(),
                heading=new.heading or (new.text if new.title else ""),
                numbering="auto" if new.numbered else "typed" if new.label else "none",
                depth=2,
                first=at,
                last=at,
                parent=-1,
            )
        )
        self._add(paragraph, number, not new.title)

    def _add(self, paragraph: Paragraph, clause: int, operative: bool) -> None:
        self.body.append(paragraph.moved(len(self.body)))
        self.clause_of.append(clause)
        self.operative.append(operative)

    def result(self) -> Outline:
        """The contract with its new body."""
        view = self.outline.view
        moved = tuple(
            clause.moved(self._place(clause.first), self._place(clause.last))
            for clause in self.outline.clauses
        )
        return replace(
            self.outline,
            view=replace(view, stories={**view.stories, BODY: tuple(self.body)}),
            clauses=(*moved, *self.fresh),
            clause_of=tuple(self.clause_of),
            operative=tuple(self.operative),
        )

    def _place(self, index: int) -> int:
        """Where a paragraph of the old body, or the next one that is still there, now stands."""
        while index not in self.places and index < len(self.outline.view.body):
            index += 1
        return self.places.get(index, len(self.body) - 1)


def projected(outline: Outline, edits: Iterable[Edit]) -> Outline:
    """``outline`` with every edit of the body carried out; other stories stay as they are."""
    changes = _sorted_out(edits)
    projection = _Projection(outline)
    for paragraph in outline.view.body:
        if paragraph.index not in changes.gone:
            projection.keep(paragraph, changes.within.get(paragraph.index, []))
        for edit in changes.follow.get(paragraph.index, ()):
            for new in edit.paragraphs:
                projection.insert(new)
    return projection.result()


def _changed(paragraph: Paragraph, edits: list[Edit]) -> Paragraph:
    if not edits:
        return paragraph
    first = min(edit.span.start for edit in edits)
    bold = tuple(stretch for stretch in paragraph.bold if stretch[1] <= first)
    return replace(paragraph, text=edited_text(paragraph.text, edits), bold=bold, pieces=())
