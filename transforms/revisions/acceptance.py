"""Promise 3: accepting gives the text that was planned.

Two routes to one string. The one applies the plan to the text that was read before; the other
accepts our revisions in the saved bytes and reads what is there. Both are walked side by side,
paragraph by paragraph; those that no edit touches are only counted, as rejecting has shown them to
be unchanged. Knows plans and paragraphs.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from transforms.edits.model import Edit, EditPlan
from transforms.revisions.broken import Broken
from transforms.revisions.choice import Choice
from transforms.revisions.ours import Test
from transforms.revisions.pair import Pair
from transforms.revisions.paragraph_marks import is_mark_struck
from transforms.revisions.resolve import resolve_tree
from transforms.text.fields import FieldState
from transforms.text.inline import InlineReader
from transforms.text.model import TextView
from transforms.wml.namespaces import W_P, W_PPR, W_SDT, qn
from transforms.wml.styles import Styles
from transforms.wml.values import child_value

_W_PSTYLE = qn("w:pStyle")
Reader = Callable[[etree._Element], str]


@dataclass(slots=True, kw_only=True)
class _Wanted:
    """What is to become of one paragraph: its text, whether it goes, what comes after it."""

    text: str
    edits: list[Edit] = field(default_factory=list)
    goes: bool = False
    follow: list[str] = field(default_factory=list)

    def result(self) -> str:
        """The text with the edits made, from its end to its start."""
        text = self.text
        for edit in sorted(self.edits, key=lambda e: e.span, reverse=True):
            text = text[: edit.span.start] + edit.after + text[edit.span.end :]
        return text


def broken_acceptance(pair: Pair, is_new: Test, plan: EditPlan, view: TextView) -> Iterator[Broken]:
    """Parts in which accepting our revisions does not give what ``plan`` makes of ``view``."""
    read = _reader(Styles.of(pair.before))
    for part in dict.fromkeys(view.parts.values()):
        wanted = _wanted_in(part, plan, view)
        if not wanted:
            continue
        root = deepcopy(pair.tree(part))
        resolve_tree(root, Choice(accepting=True, picks=is_new))
        fault = _Walk(root, wanted, read).fault(pair.before.tree(part))
        if fault:
            yield Broken(promise="accept", part=part, detail=fault)


def _reader(styles: Styles) -> Reader:
    """A function that gives the text of a paragraph."""

    def read(p: etree._Element) -> str:
        pPr = p.find(W_PPR)
        style = styles.paragraph("" if pPr is None else child_value(pPr, _W_PSTYLE))
        reader = InlineReader(styles, FieldState([""], frozenset()))
        return reader.read(p, style.id, locked=False).text

    return read


def _wanted_in(part: str, plan: EditPlan, view: TextView) -> dict[etree._Element, _Wanted]:
    """What is to become of the paragraphs of a part that edits touch, copies included."""
    wanted: dict[etree._Element, _Wanted] = {}
    for edit in plan.edits:
        if view.parts.get(edit.span.story) != part:
            continue
        paragraph = view.stories[edit.span.story][edit.span.paragraph]
        for copy in (paragraph, *paragraph.twins):
            mine = wanted.setdefault(copy.element, _Wanted(text=copy.text))
            if edit.action == "insert-paragraphs":
                mine.follow += [new.whole for new in edit.paragraphs]
            elif edit.action == "delete-paragraph":
                mine.goes = True
            else:
                mine.edits.append(edit)
    _let_boxes_go(wanted)
    return wanted


def _let_boxes_go(wanted: dict[etree._Element, _Wanted]) -> None:
    """Paragraphs of a text box go with the paragraph that the box is in."""
    for p in [p for p, mine in wanted.items() if mine.goes]:
        for inner in p.iter(W_P):
            wanted.setdefault(inner, _Wanted(text="")).goes = True


class _Walk:
    """Goes through the paragraphs before and those accepted, side by side."""

    def __init__(
        self, accepted: etree._Element, wanted: dict[etree._Element, _Wanted], read: Reader
    ) -> None:
        self._accepted = deque(accepted.iter(W_P))
        self._wanted = wanted
        self._read = read
        self._pending: deque[str] = deque()
        self._may_wait = False

    def fault(self, before: etree._Element) -> str:
        """What first differs from the plan, "" when nothing does."""
        paragraphs = list(before.iter(W_P))
        spare = len(self._accepted) - self._count(paragraphs)
        inside = 0
        for index, p in enumerate(paragraphs):
            if not inside and not self._take_new():
                return f"no new paragraph before paragraph {index}"
            inside = max(inside - 1, 0)
            mine = self._wanted.get(p)
            if mine is not None and mine.goes:
                if spare > 0 and self._accepted and not self._read(self._accepted[0]):
                    spare -= 1
                    self._accepted.popleft()
            elif not self._accepted or not self._matches(self._accepted.popleft(), mine):
                return f"paragraph {index} reads otherwise"
            if mine is not None and mine.follow:
                self._pending.extend(mine.follow)
                self._may_wait = is_mark_struck(p) or any(True for _ in p.iterancestors(W_SDT))
                inside = sum(1 for _ in p.iter(W_P)) - 1
        self._may_wait = False
        if not self._take_new() or self._accepted or spare:
            return "the number of paragraphs differs"
        return ""

    def _count(self, paragraphs: Iterable[etree._Element]) -> int:
        """How many paragraphs there should be, none left empty."""
        going = sum(self._wanted[p].goes for p in paragraphs if p in self._wanted)
        coming = sum(len(mine.follow) for mine in self._wanted.values())
        return sum(1 for _ in paragraphs) - going + coming

    def _take_new(self) -> bool:
        """Pass over the new paragraphs that should stand here; whether they did."""
        while self._pending and self._accepted:
            if self._read(self._accepted[0]) != self._pending[0]:
                return self._may_wait
            self._accepted.popleft()
            self._pending.popleft()
        return not self._pending or self._may_wait

    def _matches(self, p: etree._Element, mine: _Wanted | None) -> bool:
        return mine is None or not mine.edits or self._read(p) == mine.result()
