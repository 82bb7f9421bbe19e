"""Changes within a sentence: words replaced, struck or added, a list of sections made longer.

Knows the contract's words and names. Knows no rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from transforms.clauses.model import Outline
from transforms.edits.lists import with_sections
from transforms.edits.minimal import changes
from transforms.edits.model import Edit
from transforms.edits.mutual import Mutual, is_mutual
from transforms.edits.paragraphs import Paragraphs
from transforms.edits.phrases import whole_phrase, whole_time
from transforms.edits.placement import Places
from transforms.edits.strike import OPENING, with_space
from transforms.edits.wording import Speech, is_capitals
from transforms.text.model import Span

_TIME = re.compile(r"(?:upon|on|after|when)\b")


@dataclass(slots=True)
class Amendments:
    """The changes within sentences of one contract."""

    outline: Outline
    speech: Speech
    places: Places
    paragraphs: Paragraphs
    _mutual: Mutual = field(init=False)

    def __post_init__(self) -> None:
        """Read the names of both sides."""
        self._mutual = Mutual(self.outline)

    def words(self, term: str, sentence: Span, span: Span, text: str) -> Iterator[Edit]:
        """Marked words replaced, or struck with the space and comma they leave behind."""
        whole = self.outline.view.stories[span.story][span.paragraph].text
        if not text:
            gone = with_space(whole, whole_phrase(whole, sentence, span))
            yield from self._opened(term, edit_at(term, "delete", gone, self.outline))
            return
        begins = not OPENING.sub("", whole[sentence.start : span.start], count=1).strip()
        if is_mutual(text) or begins:
            text = (text[:1].upper() if begins else text[:1].lower()) + text[1:]
        span = whole_time(whole, span) if _TIME.match(text) else span
        yield from self.replace(term, span, text.upper() if is_capitals(whole) else text)
        if is_mutual(text):
            yield from self._both_sides(term, sentence, span)

    def _opened(self, term: str, gone: Edit) -> Iterator[Edit]:
        """A strike at the head of a sentence, with the capital that the next word then needs."""
        yield gone
        text = self.outline.view.stories[gone.span.story][gone.span.paragraph].text
        first = text[gone.span.end : gone.span.end + 1]
        if gone.before[:1].isupper() and first.islower():
            at = replace(gone.span, start=gone.span.end, end=gone.span.end + 1)
            yield edit_at(term, "replace", at, self.outline, first.upper())

    def may_share(self, sentence: Span) -> bool:
        """Whether a sentence, or the lead-in of its list, gives a right to the client."""
        return self._right_of_client(sentence) is not None

    def shared(self, term: str, sentence: Span) -> Iterator[Edit]:
        """The right that a sentence gives to the client given to both sides."""
        found = self._right_of_client(sentence)
        if found is not None:
            yield from self.words(term, found[0], found[1], "either party")

    def _right_of_client(self, sentence: Span) -> tuple[Span, Span] | None:
        """The sentence in which the client may do something, and where it is named there."""
        for holder in (sentence, self.paragraphs.lead_in(sentence)):
            if holder is not None:
                found = self._mutual.holder(self.outline.view.text(holder))
                if found:
                    start, end = holder.start + found[0], holder.start + found[1]
                    return holder, replace(holder, start=start, end=end)
        return None

    def _both_sides(self, term: str, sentence: Span, span: Span) -> Iterator[Edit]:
        """What else changes when a right of one side becomes one of both."""
        text = self.outline.view.stories[span.story][span.paragraph].text
        changed = [
            *self._mutual.within(text, span.end, sentence.end),
            *self._mutual.behind(text, sentence.end),
        ]
        for start, end, new in changed:
            place = replace(span, start=start, end=end)
            yield edit_at(term, "replace", place, self.outline, self.speech.words(new))
        for other in self.paragraphs.sentences(span.paragraph):
            if self._mutual.denies(self.outline.view.text(other)):
                yield from self.strike(term, other)

    def may_extend(self, sentence: Span) -> bool:
        """Whether words can be added before what closes a sentence."""
        return self.outline.view.text(sentence).rstrip().endswith((".", ";"))

    def extend(self, term: str, sentence: Span, text: str) -> Iterator[Edit]:
        """Words added to a sentence, before what closes it."""
        end = sentence.start + len(self.outline.view.text(sentence).rstrip()) - 1
        at = replace(sentence, start=end, end=end)
        if is_capitals(self.outline.view.text(sentence)):
            text = text.upper()
        yield edit_at(term, "insert", at, self.outline, text if text[:1] == "," else f" {text}")

    def sections(self, term: str, sentence: Span, kinds: str) -> tuple[Edit, ...]:
        """The sections of some kinds added to the list that a sentence holds; () without one."""
        wanted = [one for kind in re.split(r",\s*", kinds) for one in self.places.numbers(kind)]
        changed = with_sections(self.outline.view.text(sentence), wanted)
        if changed is None:
            return ()
        start, end, new = changed
        span = replace(sentence, start=sentence.start + start, end=sentence.start + end)
        return tuple(self.replace(term, span, new))

    def replace(self, term: str, span: Span, text: str) -> Iterator[Edit]:
        """Words replaced, as few of them as need be."""
        old = self.outline.view.text(span)
        for start, end, new in changes(old, text):
            place = replace(span, start=span.start + start, end=span.start + end)
            action = "insert" if start == end else "replace" if new else "delete"
            yield edit_at(term, action, place, self.outline, new)

    def strike(self, term: str, sentence: Span) -> Iterator[Edit]:
        """A sentence struck, the number before it and the stop of a list's item kept."""
        span = self.paragraphs.words_of(sentence)
        whole = self.outline.view.stories[sentence.story][sentence.paragraph].text
        yield edit_at(term, "delete", with_space(whole, span), self.outline)


def edit_at(term: str, action: str, span: Span, outline: Outline, after: str = "") -> Edit:
    """An edit of ``action`` at ``span``."""
    match action:
        case "insert" | "replace" | "delete":
            return Edit(
                id=term,
                term=term,
                action=action,
                span=span,
                before=outline.view.text(span),
                after=after,
            )
    raise ValueError(action)
