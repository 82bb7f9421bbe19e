"""Promise 3: accepting gives the text that was planned.

Two routes to one string. The one applies the plan to the text that was read before; the other
accepts our revisions in the saved bytes and reads what is there. Both are walked side by side,
paragraph by paragraph; those that no edit touches are only counted, as rejecting has shown them to
be unchanged. Knows plans and paragraphs.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from transforms.edits.model import Edit, EditPlan
from transforms.revisions.broken import Broken
from transforms.revisions.choice import Choice
from transforms.revisions.ours import Test
from transforms.revisions.pair import Pair
from transforms.revisions.paragraph_marks import is_mark_struck
from transforms.revisions.windows import resolved_paragraphs
from transforms.text.fields import FieldState
from transforms.text.inline import InlineReader
from transforms.text.model import TextView
from transforms.wml.namespaces import W_P, W_PPR, W_SDT, W_T, XML_SPACE, qn
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
        for edit in reversed(sorted(self.edits, key=lambda e: e.span)):  # noqa: C413 - keeps ties
            text = text[: edit.span.start] + edit.after + text[edit.span.end :]
        return text


def broken_acceptance(pair: Pair, is_new: Test, plan: EditPlan, view: TextView) -> Iterator[Broken]:
    """Parts in which accepting our revisions does not give what ``plan`` makes of ``view``."""
    read = _reader(Styles.of(pair.before))
    for part in dict.fromkeys(view.parts.values()):
        wanted = _wanted_in(part, plan, view)
        if not wanted:
            continue
        ours = [each for each in pair.marks_after[part].signed if is_new(each)]
        choice = Choice(accepting=True, picks=is_new)
        accepted = resolved_paragraphs(pair.tree(part), ours, choice)
        fault = _Walk(accepted, wanted, read).fault(pair.before.tree(part))
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
        for inner in list(p.iter(W_P))[1:]:
            wanted[inner] = _Wanted(text="", goes=True)


@dataclass(slots=True, kw_only=True)
class _New:
    """New paragraphs that should stand before a paragraph's index.

    Those after one that others are about to join to the next, or in a control, may stand later.
    """

    due: int
    texts: deque[str]
    waits: bool


def _hides_blanks(p: etree._Element) -> bool:
    """Whether blanks at the end of a text in ``p`` are not shown, though they are read."""
    texts = ((t.text or "", t.get(XML_SPACE)) for t in p.iter(W_T))
    return any(text != text.strip() and space != "preserve" for text, space in texts)


def _bare(text: str) -> str:
    return "".join(text.split())


def _waits(p: etree._Element) -> bool:
    return is_mark_struck(p) or next(p.iterancestors(W_SDT), None) is not None


class _Walk:
    """Goes through the paragraphs before and those accepted, side by side."""

    def __init__(
        self,
        accepted: Iterable[etree._Element],
        wanted: dict[etree._Element, _Wanted],
        read: Reader,
    ) -> None:
        self._accepted = deque(accepted)
        self._wanted = wanted
        self._read = read
        self._pending: list[_New] = []

    def fault(self, before: etree._Element) -> str:
        """What first differs from the plan, "" when nothing does."""
        paragraphs = list(before.iter(W_P))
        for index, p in enumerate(paragraphs):
            if not self._take_new(index):
                return f"no new paragraph before paragraph {index}"
            mine = self._wanted.get(p)
            rest = paragraphs[index + 1 : self._next_due()] if mine and mine.goes else ()
            if not self._take(p, mine, rest):
                return f"paragraph {index} reads otherwise"
            if mine is not None and mine.follow:
                due = index + sum(1 for _ in p.iter(W_P))
                self._pending.insert(0, _New(due=due, texts=deque(mine.follow), waits=_waits(p)))
                self._pending.sort(key=lambda new: new.due)
        for new in self._pending:
            new.waits = False
        ended = self._take_new(len(paragraphs)) and not self._accepted
        return "" if ended else "there are too many paragraphs"

    def _next_due(self) -> int | None:
        """Before which paragraph new ones must stand, if before a certain one."""
        sure = (new.due for new in self._pending if not new.waits)
        return next(sure, None)

    def _take_new(self, index: int) -> bool:
        """Pass over the new paragraphs that should stand before this index; whether they did.

        Those of a text box come before those after the paragraph that holds the box.
        """
        while self._pending and self._pending[0].due <= index:
            new = self._pending[0]
            while new.texts and self._accepted and self._read(self._accepted[0]) == new.texts[0]:
                self._accepted.popleft()
                new.texts.popleft()
            if new.texts:
                return new.waits
            del self._pending[0]
        return True

    def _take(
        self, p: etree._Element, mine: _Wanted | None, rest: Sequence[etree._Element]
    ) -> bool:
        """Pass over what has become of one paragraph; whether it is as wanted."""
        if mine is not None and mine.goes:
            if self._stays_empty(mine, rest):
                self._accepted.popleft()
            return True
        if not self._accepted:
            return False
        accepted = self._accepted.popleft()
        if mine is None or not mine.edits or self._read(accepted) == mine.result():
            return True
        return _hides_blanks(p) and _bare(self._read(accepted)) == _bare(mine.result())

    def _stays_empty(self, mine: _Wanted, rest: Sequence[etree._Element]) -> bool:
        """Whether a struck paragraph is still there, as the last of a cell must be.

        It is when more empty paragraphs stand here than the ones that come next account for.
        """
        there, comes = 0, ""
        for p in self._accepted:
            comes = self._read(p)
            if comes:
                break
            there += 1
        return there > 0 and (bool(mine.follow) or there > self._empty_ones_due(rest, comes))

    def _empty_ones_due(self, rest: Sequence[etree._Element], comes: str) -> int:
        """How many empty paragraphs should stand before the text that ``comes`` next."""
        due, last = 0, len(rest)
        for index, p in enumerate(rest):
            mine = self._wanted.get(p)
            if mine is None or not mine.goes:
                if self._read(p) if mine is None else mine.result():
                    break
                due += 1
            follow = mine.follow if mine is not None and not is_mark_struck(p) else ()
            if follow and (comes == follow[0] or not _waits(p)):
                last = min(last, index + sum(1 for _ in p.iter(W_P)) - 1)
            if index >= last:
                break
        return due
