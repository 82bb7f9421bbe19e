"""From the verdict on a term to the edits that put it right, at three strengths.

Strength 0 makes each fault's own mend, the smallest. Strength 1 puts the term's wording in place of
the words at fault. Strength 2 strikes what is at fault and inserts the wording as a clause.
Knows contracts and playbooks. Knows no XML.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from transforms.assess.model import Assessment, Fault
from transforms.clauses.model import Outline
from transforms.edits.figures import refigured
from transforms.edits.minimal import changes
from transforms.edits.model import Edit, NewParagraph
from transforms.edits.placement import Place, next_label, place_for
from transforms.edits.project import RESERVED
from transforms.edits.wording import fill, fill_words, is_capitals
from transforms.playbook.model import FaultRule, Mend, Need, Term
from transforms.text.model import BODY, Span

STRONGEST = 2
_WHOLE = ("append", "sentence", "clause")
_ITEM_END = re.compile(r"[;,]\s*(?:and|or|and/or)?\s*$")
_OPENING = re.compile(
    r"\s*(?:\(?(?:[a-zA-Z]{1,4}|\d{1,2})\)|\d+(?:\.\d+)*\.?(?=\s)|[•·▪\-–])?[\s\xa0]*"
)
_DEFINITION = re.compile(
    r"\s*(?:\(?[\w.]{1,5}[.)]\s+)?[\"“][^\"”]{2,60}[\"”][^.]{0,80}?"
    r"\b(?:means?|includes?|refers? to|has the)\b"
)
_RED_LINES_IN_CAPITALS = ("liability",)


@dataclass(slots=True)
class Drafter:
    """Drafts one plan: remembers the numbers given and the sections opened on the way."""

    outline: Outline
    passages: dict[str, tuple[Span, ...]]
    struck: Mapping[Span, str] = field(default_factory=dict)
    _said: bool = False
    _labels: dict[tuple[int, str], str] = field(default_factory=dict)
    _opened: set[tuple[int, str]] = field(default_factory=set)

    def edits(self, term: Term, found: Assessment, wording: str, strength: int) -> tuple[Edit, ...]:
        """The edits of ``strength`` for one term.

        Sentences of ``struck``, each with the term that first asked for it, are gone already.
        """
        self._said = False
        if found.status == "missing":
            return tuple(self._clause(term, wording))
        faults = [f for f in found.faults if f.sentence is None or f.sentence not in self.struck]
        if len(faults) < len(found.faults):
            strength = STRONGEST
        match strength:
            case 0:
                drafted = self._mends(term, _distinct(faults), wording)
            case 1:
                drafted = self._reworded(term, faults, wording)
            case _:
                drafted = [e for f in _distinct(faults) for e in self._strike(term, f.sentence)]
                drafted += self._clause(term, wording)
        return tuple(apart(edit, drafted[:at]) for at, edit in _once(drafted))

    def strikes(self) -> Iterator[Edit]:
        """The edits that strike every contested sentence."""
        for sentence, term in sorted(self.struck.items()):
            yield from self._strike_words(term, sentence)

    def _mends(self, term: Term, faults: list[Fault], wording: str) -> list[Edit]:
        """Each fault's own mend; where one says the whole wording, no other adds a sentence."""
        mends = [(fault, _mend_of(term, fault)) for fault in faults]
        whole = any(mend.do in _WHOLE and not mend.text for _, mend in mends)
        drafted: list[Edit] = []
        for fault, mend in mends:
            if not (whole and mend.do == "append" and mend.text):
                drafted += self._mended(term, fault, mend, wording)
        return drafted

    def _mended(self, term: Term, fault: Fault, mend: Mend, wording: str) -> Iterator[Edit]:
        text = fill(mend.text, self.outline) if mend.text else wording
        match mend.do:
            case "value" if fault.matched:
                yield from self._figure(term, fault.matched, mend.text)
            case "marked" if fault.marked:
                for span in fault.marked:
                    said = fill_words(mend.text, self.outline) if mend.text else ""
                    yield from self._words(term, span, said)
            case "append" if fault.sentence:
                yield from self._append(term, fault.sentence, text, wording)
            case "sentence" if fault.sentence:
                yield from self._sentence(term, fault.sentence, text, wording)
            case "strike" if fault.sentence:
                yield from self._strike(term, fault.sentence)
            case _:
                yield from self._clause(term, wording)

    def _reworded(self, term: Term, faults: list[Fault], wording: str) -> list[Edit]:
        """The wording in place of the first hostile sentence, or after the weak one."""
        hostile = [f for f in _distinct(faults) if f.status == "hostile" and f.sentence]
        if not hostile:
            place = next((f.sentence for f in faults if f.sentence), None)
            if place is None:
                return list(self._clause(term, wording))
            return list(self._append(term, place, wording, wording))
        first, *others = hostile
        drafted: list[Edit] = []
        if first.sentence:
            drafted += self._sentence(term, first.sentence, wording, wording)
        for fault in others:
            drafted += self._strike(term, fault.sentence)
        return drafted

    def _figure(self, term: Term, span: Span, wanted: str) -> Iterator[Edit]:
        written = self.outline.view.text(span)
        yield from self._replace(term, span, refigured(written, wanted))

    def _words(self, term: Term, span: Span, text: str) -> Iterator[Edit]:
        """Marked words replaced, or struck with the space and comma they leave behind."""
        whole = self.outline.view.stories[span.story][span.paragraph].text
        if not text:
            yield _edit(term.id, "delete", _with_space(whole, span), self.outline)
            return
        written = self.outline.view.text(span)
        if written[:1].isupper() and not text[:1].isupper():
            text = text[:1].upper() + text[1:]
        yield from self._replace(term, span, text)

    def _replace(self, term: Term, span: Span, text: str) -> Iterator[Edit]:
        old = self.outline.view.text(span)
        for start, end, new in changes(old, text):
            place = Span(
                story=span.story,
                paragraph=span.paragraph,
                start=span.start + start,
                end=span.start + end,
            )
            action = "insert" if start == end else "replace" if new else "delete"
            yield _edit(term.id, action, place, self.outline, new)

    def _append(self, term: Term, sentence: Span, text: str, wording: str) -> Iterator[Edit]:
        """A sentence after the last one of the paragraph, where a sentence can stand there."""
        if text == wording and self._said:
            return
        paragraph = self.outline.view.stories[sentence.story][sentence.paragraph]
        ending = paragraph.text.rstrip()
        if not ending.endswith((".", ".”", '."', ")")) or paragraph.cell or paragraph.locked:
            yield from self._clause(term, text)
            return
        self._said = self._said or text == wording
        if is_capitals(ending):
            text = text.upper()
        at = Span(
            story=sentence.story, paragraph=sentence.paragraph, start=len(ending), end=len(ending)
        )
        yield _edit(term.id, "insert", at, self.outline, " " + text)

    def _sentence(self, term: Term, sentence: Span, text: str, wording: str) -> Iterator[Edit]:
        """A sentence replaced; a list item gives way to a clause of its own."""
        whole = self.outline.view.stories[sentence.story][sentence.paragraph]
        span = _without_label(whole.text, sentence)
        if self._said and text == wording:
            yield from self._strike(term, sentence)
            return
        if self._is_item(span) or whole.cell or self._is_definition(span):
            yield from self._strike(term, sentence)
            yield from self._clause(term, wording)
            return
        self._said = self._said or text == wording
        if is_capitals(self.outline.view.text(span)):
            text = text.upper()
        yield from self._replace(term, span, text)

    def _is_item(self, span: Span) -> bool:
        text = self.outline.view.text(span)
        return bool(_ITEM_END.search(text)) or text[:1].islower()

    def _is_definition(self, span: Span) -> bool:
        """Whether a sentence defines a term; such a one is mended within or not at all."""
        return bool(_DEFINITION.match(self.outline.view.text(span)))

    def _strike(self, term: Term, sentence: Span | None) -> Iterator[Edit]:
        if sentence is None or sentence in self.struck or self._is_definition(sentence):
            return
        yield from self._strike_words(term.id, sentence)

    def _strike_words(self, term: str, sentence: Span) -> Iterator[Edit]:
        """A sentence struck; where nothing else would be left, "Reserved" keeps the number."""
        paragraph = self.outline.view.stories[sentence.story][sentence.paragraph]
        span = _without_label(paragraph.text, sentence)
        alone = not (paragraph.text[: span.start] + paragraph.text[span.end :]).strip(" .;,\t\n")
        before = _OPENING.sub("", paragraph.text[: span.start], count=1).strip(" .;,")
        after = paragraph.text[span.end :].strip(" .;,")
        if alone or (not before and not after):
            ending = _ITEM_END.search(self.outline.view.text(span))
            stop = span.end - (len(ending[0]) if ending else 0)
            place = Span(story=span.story, paragraph=span.paragraph, start=span.start, end=stop)
            said = RESERVED if ending else RESERVED + "."
            yield _edit(term, "replace", place, self.outline, said)
            return
        yield _edit(term, "delete", _with_space(paragraph.text, span), self.outline)

    def _clause(self, term: Term, text: str) -> Iterator[Edit]:
        """The wording as a clause of its own in its right place, once."""
        if self._said:
            return
        self._said = True
        near = tuple(
            span.paragraph
            for term_id in (term.id, *term.insert.after)
            for span in self.passages.get(term_id, ())
            if span.story == BODY
        )
        place = place_for(self.outline, term.insert.into, near)
        like = self.outline.paragraph(place.like)
        if term.red_line in _RED_LINES_IN_CAPITALS and is_capitals(like.text):
            text = text.upper()
        key = (place.after, place.title or "")
        new = NewParagraph(
            text=text,
            like=place.like,
            numbered=place.numbered,
            label=self._label(place),
            heading=self._heading(term) if place.lead else "",
        )
        opening = self._title(place, key)
        at = Span(story=BODY, paragraph=place.after, start=0, end=0)
        end = len(self.outline.paragraph(place.after).text)
        at = Span(story=BODY, paragraph=place.after, start=end, end=end)
        yield Edit(
            id=term.id,
            term=term.id,
            action="insert-paragraphs",
            span=at,
            paragraphs=(*opening, new),
        )

    def _heading(self, term: Term) -> str:
        return f"{fill_words(term.insert.heading, self.outline)}." if term.insert.heading else ""

    def _label(self, place: Place) -> str:
        """The typed number of the next clause at a place; each is given once."""
        if not place.label:
            return ""
        key = (place.after, place.title)
        previous = self._labels.get(key)
        bare = place.label.rstrip()
        gap = place.label[len(bare) :]
        self._labels[key] = next_label(previous) if previous else bare
        return self._labels[key] + gap

    def _title(self, place: Place, key: tuple[int, str]) -> tuple[NewParagraph, ...]:
        if not place.title or key in self._opened:
            return ()
        self._opened.add(key)
        label = self._section_label(place)
        model = self.outline.paragraph(place.title_like)
        return (
            NewParagraph(
                text=place.title,
                like=place.title_like,
                numbered=bool(model.label),
                label=label,
                title=True,
            ),
        )

    def _section_label(self, place: Place) -> str:
        """The typed number of a new section, after those opened before it."""
        if not place.title_label:
            return ""
        key = (place.after, "sections")
        previous = self._labels.get(key)
        bare = place.title_label.rstrip()
        self._labels[key] = next_label(previous) if previous else bare
        return self._labels[key] + place.title_label[len(bare) :]


def _edit(term: str, action: str, span: Span, outline: Outline, after: str = "") -> Edit:
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


def _without_label(text: str, sentence: Span) -> Span:
    """The sentence without a typed number before it and the white space around it."""
    start, end = sentence.start, sentence.end
    opening = _OPENING.match(text, start)
    if opening and opening.end() < end and (start == 0 or opening[0].isspace()):
        start = opening.end()
    end = start + len(text[start:end].rstrip())
    return Span(story=sentence.story, paragraph=sentence.paragraph, start=start, end=end)


def _with_space(text: str, span: Span) -> Span:
    """A range to strike with one of the spaces around it, so that no double space stays."""
    start, end = span.start, span.end
    if text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace()):
        end += 1
    elif start and text[start - 1] == " " and text[end : end + 1] in ("", ".", ",", ";", ":", ")"):
        start -= 1
    return Span(story=span.story, paragraph=span.paragraph, start=start, end=end)


def _distinct(faults: list[Fault]) -> list[Fault]:
    """Faults without those that ask for the same change again."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for fault in faults:
        key = (fault.code, fault.sentence, fault.matched)
        if key not in seen:
            seen.add(key)
            kept.append(fault)
    return kept


def _once(edits: list[Edit]) -> Iterator[tuple[int, Edit]]:
    """Edits that do not lie inside another, with their positions."""
    for position, edit in enumerate(edits):
        others = ((at, other) for at, other in enumerate(edits) if other is not edit)
        if not any(_covers(other, edit, position > at) for at, other in others):
            yield position, edit


def apart(edit: Edit, others: Iterable[Edit]) -> Edit:
    """``edit``, a strike, without the space at its edge that another strike takes already."""
    if edit.action != "delete":
        return edit
    start, end = edit.span.start, edit.span.end
    for other in others:
        there = other.span
        if other.action != "delete" or not is_in_same_paragraph(edit, other):
            continue
        if there.start < start < there.end < end:
            start = there.end
        elif start < there.start < end < there.end:
            end = there.start
    cut = slice(start - edit.span.start, len(edit.before) - (edit.span.end - end))
    span = replace(edit.span, start=start, end=end)
    return replace(edit, span=span, before=edit.before[cut])


def is_in_same_paragraph(one: Edit, other: Edit) -> bool:
    """Whether two edits are made in one paragraph."""
    a, b = one.span, other.span
    return (a.story, a.paragraph) == (b.story, b.paragraph)


def _covers(one: Edit, other: Edit, earlier: bool) -> bool:
    """Whether ``one`` makes ``other`` needless; of two equal ranges the earlier one stays."""
    a, b = one.span, other.span
    if "paragraphs" in one.action + other.action or (a.story, a.paragraph) != (
        b.story,
        b.paragraph,
    ):
        return False
    if (a.start, a.end) == (b.start, b.end):
        return earlier and (a.start < a.end or one.after == other.after)
    return a.start <= b.start and b.end <= a.end and a.end - a.start > 0


def _rule_of(term: Term, fault: Fault) -> FaultRule | Need | None:
    rules: tuple[FaultRule | Need, ...] = (*term.faults, *term.needs)
    return next((rule for rule in rules if rule.code == fault.code), None)


def _mend_of(term: Term, fault: Fault) -> Mend:
    """The fault's own mend, or the usual one of its status."""
    rule = _rule_of(term, fault)
    if rule and rule.mend:
        return rule.mend
    if fault.code in ("words-and-digits-disagree", "left-blank"):
        figures = [r.mend for r in term.faults if r.mend and r.mend.do == "value"]
        return figures[0] if figures else Mend(do="append")
    return Mend(do="sentence" if fault.status == "hostile" else "append")
