"""Plans that make no sense, in picked places of a document: to see what the writing can bear.

The same view and seed give the same plan.
"""

import hashlib
import re
from dataclasses import replace

from transforms.edits.model import Edit, EditPlan, NewParagraph
from transforms.text.model import BODY, Paragraph, Span, TextView

WORDS = re.compile(r"\w+(?:\W{1,2}\w+){0,3}")
NEW = (
    "thirty (30)",
    "Provider",
    "except as permitted by law",
    "one\ttab",
    "x",
    "“curly” & <sharp>",
)
COMMENT = "We suggest this so that both sides know where they stand."


class Picker:
    """Picks by digests, the same every time."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def below(self, limit: int) -> int:
        """A number from 0 to ``limit`` - 1."""
        self._count += 1
        drawn = hashlib.sha256(f"{self._seed}/{self._count}".encode()).digest()
        return int.from_bytes(drawn[:8], "big") % max(limit, 1)

    def chance(self, percent: int) -> bool:
        """True that often."""
        return self.below(100) < percent


class PlanMaker:
    """Makes one plan for one document; a ``wild`` one deals with empty paragraphs too."""

    def __init__(self, view: TextView, seed: str, *, wild: bool) -> None:
        self._wild = wild
        self._view = view
        self._picker = Picker(seed)
        self._taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
        self._gone: set[tuple[str, int]] = set()
        self._edits: list[Edit] = []

    def plan(self, words: int) -> EditPlan:
        """About so many edits of words in the body, fewer elsewhere, and some of paragraphs."""
        for name, story in self._view.stories.items():
            if story:
                for _ in range(max(1, words // 12) if name == BODY else self._picker.below(2)):
                    self._delete_paragraph(story)
                for _ in range(words if name == BODY else 3):
                    self._edit_words(story)
                for _ in range(max(1, words // 8) if name == BODY else self._picker.below(2)):
                    self._insert_paragraphs(story)
        ordered = sorted(self._edits, key=lambda edit: edit.span)
        return EditPlan(edits=tuple(replace(e, id=f"t/{i}") for i, e in enumerate(ordered, 1)))

    def _add(self, action: str, span: Span, **given: object) -> None:
        comment = COMMENT if self._picker.chance(40) else None
        edit = Edit(id="", term="t", action=action, span=span, comment=comment, **given)
        self._edits.append(edit)

    def _one_of(self, story: tuple[Paragraph, ...]) -> Paragraph:
        clauses = () if self._wild else [p for p in story if p.text.strip()]
        among = clauses or story
        return among[self._picker.below(len(among))]

    def _delete_paragraph(self, story: tuple[Paragraph, ...]) -> None:
        paragraph = self._one_of(story)
        key = paragraph.story, paragraph.index
        if key not in self._gone and (paragraph.text or self._wild):
            self._gone.add(key)
            span = Span(story=key[0], paragraph=key[1], start=0, end=len(paragraph.text))
            self._add("delete-paragraph", span, before=paragraph.text)

    def _edit_words(self, story: tuple[Paragraph, ...]) -> None:
        paragraph = self._one_of(story)
        key = paragraph.story, paragraph.index
        found = [match.span() for match in WORDS.finditer(paragraph.text)]
        if not found or key in self._gone:
            return
        start, end = found[self._picker.below(len(found))]
        if self._picker.chance(25):
            end = start
        taken = self._taken.setdefault(key, [])
        if any(start <= last and end >= first for first, last in taken):
            return
        taken.append((start, end))
        span = Span(story=key[0], paragraph=key[1], start=start, end=end)
        after = NEW[self._picker.below(len(NEW))]
        if start == end:
            self._add("insert", span, after=f"{after} ")
        elif self._picker.chance(25):
            self._add("delete", span, before=paragraph.text[start:end])
        else:
            self._add("replace", span, before=paragraph.text[start:end], after=after)

    def _insert_paragraphs(self, story: tuple[Paragraph, ...]) -> None:
        if not self._view.body:
            return
        paragraph = self._one_of(story)
        near = paragraph.index if paragraph.story == BODY else 0
        like = min(
            (p for p in self._view.body if p.text.strip()),
            key=lambda p: abs(p.index - near),
            default=self._view.body[0],
        )
        new = [self._new_paragraph(like, n) for n in range(1 + self._picker.below(2))]
        span = Span(story=paragraph.story, paragraph=paragraph.index, start=0, end=0)
        self._add("insert-paragraphs", span, paragraphs=tuple(new))

    def _new_paragraph(self, like: Paragraph, number: int) -> NewParagraph:
        lead = bool(like.bold) and like.bold[0][1] < len(like.text) // 2
        return NewParagraph(
            text=f"Each party bears its own costs, {number}.",
            like=like.index,
            numbered=bool(like.label) and self._picker.chance(70),
            label="" if like.label or not like.text[:1].isdigit() else "9A.\t",
            heading="Costs." if lead else "",
            title=bool(like.heading) and not lead,
        )


def forced_plan(view: TextView, seed: str, *, words: int = 24, wild: bool = False) -> EditPlan:
    """Edits in picked places of every story, in the order of the document."""
    return PlanMaker(view, seed, wild=wild).plan(words)
