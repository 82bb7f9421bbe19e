"""Promise 3: accepting gives the text that was planned.

Two routes to one string. The one applies the plan to the text that was read before; the other
accepts our revisions in the saved bytes and reads what is there. Both are walked side by side,
paragraph by paragraph; those that no edit touches are only counted, as rejecting has shown them to
be unchanged. Knows plans and paragraphs.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from transforms.edits.model import Edit, EditPlan
from transforms.revisions.broken import Broken
from transforms.revisions.choice import Choice
from transforms.revisions.insert import place_after
from transforms.revisions.ours import Test
from transforms.revisions.pair import Pair
from transforms.revisions.windows import resolved_paragraphs
from transforms.text.fields import FieldState
from transforms.text.inline import InlineReader
from transforms.text.model import TextView
from transforms.wml.namespaces import W_P, W_PPR, W_T, XML_SPACE, qn
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
        fault = _Walk(accepted, _slots(pair.before.tree(part), wanted), read).fault()
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
        if view.parts.get(edit.span.story) != part or edit.action == "comment":
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """A paragraph that should be there once our revisions are accepted.

    ``text`` is None for one that no edit touches, which is not read. One that ``goes`` may still
    be there, emptied, where a cell or two tables need it.
    """

    text: str | None
    goes: bool = False
    p: etree._Element | None = None


def _slots(before: etree._Element, wanted: dict[etree._Element, _Wanted]) -> Iterator[_Slot]:
    """What should be there, in order: the paragraphs before with the new ones among them."""
    paragraphs = list(before.iter(W_P))
    coming = _coming(paragraphs, wanted)
    for index, p in enumerate(paragraphs):
        yield from coming.get(index, ())
        mine = wanted.get(p)
        text = mine.result() if mine is not None and mine.edits else None
        yield _Slot(text=text, goes=mine is not None and mine.goes, p=p)
    yield from coming.get(len(paragraphs), ())


def _coming(
    paragraphs: list[etree._Element], wanted: dict[etree._Element, _Wanted]
) -> dict[int, list[_Slot]]:
    """The new paragraphs by the index before which they stand, those of inner blocks first."""
    index_of = {p: index for index, p in enumerate(paragraphs)}
    places: list[tuple[int, int, int, list[str]]] = []
    for p, mine in wanted.items():
        if mine.follow:
            host = place_after(p)
            last = index_of[list(host.iter(W_P))[-1]]
            depth = sum(1 for _ in host.iterancestors())
            places.append((last + 1, -depth, index_of[p], mine.follow))
    coming: dict[int, list[_Slot]] = {}
    for due, _, _, texts in sorted(places):
        coming.setdefault(due, []).extend(_Slot(text=text) for text in texts)
    return coming


class _Walk:
    """Goes through what is there and what should be, side by side."""

    def __init__(
        self, accepted: Iterable[etree._Element], slots: Iterable[_Slot], read: Reader
    ) -> None:
        self._accepted = deque(accepted)
        self._slots = deque(slots)
        self._read = read

    def fault(self) -> str:
        """What first differs from the plan, "" when nothing does."""
        place = 0
        while self._slots:
            slot = self._slots.popleft()
            if slot.goes:
                if self._is_one_empty_too_many():
                    self._accepted.popleft()
                continue
            if not self._accepted or not self._matches(self._accepted.popleft(), slot):
                return f"paragraph {place} reads otherwise"
            place += 1
        return "there are too many paragraphs" if self._accepted else ""

    def _matches(self, p: etree._Element, slot: _Slot) -> bool:
        if slot.text is None or self._read(p) == slot.text:
            return True
        hides = slot.p is not None and _hides_blanks(slot.p)
        return hides and _bare(self._read(p)) == _bare(slot.text)

    def _is_one_empty_too_many(self) -> bool:
        """Whether more empty paragraphs are here than should be before the next text."""
        there = sum(1 for _ in takewhile(lambda p: not self._read(p), self._accepted))
        if not there:
            return False
        standing = (slot for slot in self._slots if not slot.goes)
        return there > sum(1 for _ in takewhile(self._should_be_empty, standing))

    def _should_be_empty(self, slot: _Slot) -> bool:
        if slot.text is None and slot.p is not None:
            return not self._read(slot.p)
        return not slot.text


def _hides_blanks(p: etree._Element) -> bool:
    """Whether blanks at the end of a text in ``p`` are not shown, though they are read."""
    texts = ((t.text or "", t.get(XML_SPACE)) for t in p.iter(W_T))
    return any(text != text.strip() and space != "preserve" for text, space in texts)


def _bare(text: str) -> str:
    return "".join(text.split())
