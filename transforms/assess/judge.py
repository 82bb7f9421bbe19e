"""Judges every term of a playbook over a whole contract.

A term's passages are the sentences on its subject. A hostile fault anywhere makes it hostile; with
no passage and no fault it is missing; a weak fault or an unmet need makes it weak. Knows contracts
and rules; knows neither XML nor how a change is drawn.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from transforms.assess.index import Match, Memory, Patterns, SentenceIndex
from transforms.assess.model import Assessment, Fault, Reason, RelatedRisk, Status, Value
from transforms.assess.pattern import Pattern
from transforms.assess.risks import risks_in
from transforms.assess.rules import ReadyFault, ReadyNeed, ReadyTerm, ready_terms
from transforms.assess.values import read_value
from transforms.clauses.model import Outline
from transforms.clauses.normal import Normaliser
from transforms.clauses.references import headings_of
from transforms.clauses.sentences import Sentence, SentenceReader
from transforms.playbook.model import FaultRule, Playbook
from transforms.text.model import Span

MOST_EVIDENCE = 4
_BLANK = "@blank"


def assess(outline: Outline, playbook: Playbook) -> tuple[Assessment, ...]:
    """The verdict on each term, in the playbook's order."""
    return Judge(playbook).assess(outline)


class Judge:
    """Judges versions of one contract; a text that stays is brought to normal form once."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._terms = ready_terms(playbook)
        self._last: tuple[Outline, SentenceIndex] | None = None
        self._reader = SentenceReader()
        self._memory: Memory | None = None
        self._key: tuple[object, ...] = ()

    def assess(self, outline: Outline) -> tuple[Assessment, ...]:
        """The verdict on each term, in the playbook's order."""
        index = self._index_of(outline)
        return tuple(_Judgement(term, index).assessment() for term in self._terms)

    def risks(self, outline: Outline) -> tuple[RelatedRisk, ...]:
        """The clauses outside the terms that can empty one of them."""
        return risks_in(self._index_of(outline), self._playbook)

    def _index_of(self, outline: Outline) -> SentenceIndex:
        """The sentences of a version; those of the one last asked for are kept."""
        if self._last is None or self._last[0] is not outline:
            drafts = self._reader.drafts(outline)
            self._last = outline, SentenceIndex(drafts, self._memory_for(outline))
        return self._last[1]

    def _memory_for(self, outline: Outline) -> Memory:
        """The memory of texts with a contract's names; the headings are those it came with."""
        names = [(t.kind, t.surface, t.aliases) for t in outline.terms.values()]
        key = (outline.parties.provider, outline.parties.client, *names)
        if self._memory is None or key != self._key:
            headings = headings_of(outline)
            normaliser = Normaliser(outline.parties, outline.terms.values(), headings)
            self._memory, self._key = Memory(normaliser), key
        return self._memory


class _Judgement:
    """The judging of one term over one contract."""

    def __init__(self, ready: ReadyTerm, index: SentenceIndex) -> None:
        self._ready = ready
        self._index = index
        self._passages = self._found(ready.recognise)
        self._enough = self._found(ready.enough)
        self._values: list[Value] = []

    def assessment(self) -> Assessment:
        """The verdict."""
        faults = [*self._figure_faults(), *self._said_faults(), *self._blanks()]
        if self._passages and not self._enough:
            faults += self._unmet_needs()
        status = self._status(faults)
        deciding = [fault for fault in faults if fault.status == status]
        passages = self._places(self._enough or self._passages)
        evidence = _spans_of(deciding) or passages
        return Assessment(
            term=self._ready.term.id,
            status=status,
            reasons=tuple(self._reasons(faults)),
            evidence=evidence[:MOST_EVIDENCE] if status != "missing" else (),
            values=tuple(self._values),
            faults=tuple(faults),
            passages=passages,
        )

    def _status(self, faults: list[Fault]) -> Status:
        statuses = {fault.status for fault in faults}
        if "hostile" in statuses:
            return "hostile"
        if "weak" in statuses:
            return "weak"
        return "adequate" if self._passages or self._enough else "missing"

    @cached_property
    def _vetoed(self) -> set[int]:
        return set(self._index.touched(self._ready.unlike))

    def _found(self, patterns: Patterns) -> dict[int, Pattern]:
        """Sentences that are not vetoed, in document order, with the first pattern that matches."""
        found = self._index.find(patterns)
        return {at: found[at] for at in found if at not in self._vetoed}

    def _matches(self, patterns: Patterns) -> Iterator[Match]:
        """What matches in document order, one a sentence, without the vetoed sentences."""
        for at, pattern in self._found(patterns).items():
            yield self._index.match(at, pattern)

    def _places(self, sentences: Iterable[int]) -> tuple[Span, ...]:
        """Where sentences stand."""
        parts = (self._index.sentence(at).parts for at in sentences)
        return tuple(dict.fromkeys(chain.from_iterable(parts)))

    @cached_property
    def _near(self) -> tuple[set[int], set[int]]:
        """The clauses and the paragraphs of the passages."""
        drafts = [self._index.drafts[at] for at in self._passages]
        clauses = {draft.clause for draft in drafts if draft.clause >= 0}
        return clauses, {paragraph for draft in drafts for paragraph, _, _ in draft.parts}

    def _is_near(self, at: int) -> bool:
        """Whether a sentence is a passage or in the clause of one."""
        clauses, paragraphs = self._near
        draft = self._index.drafts[at]
        return draft.clause in clauses or draft.parts[0][0] in paragraphs

    def _said_faults(self) -> Iterator[Fault]:
        for ready in self._ready.faults:
            said = self._found(ready.says)
            if ready.rule.scope == "clause":
                said = {at: pattern for at, pattern in said.items() if self._is_near(at)}
            if said and self._may_hold(ready):
                excused = self._index.touched(ready.unless)
                for at, pattern in said.items():
                    if at not in excused:
                        yield self._fault(ready.rule, self._index.match(at, pattern))

    def _may_hold(self, ready: ReadyFault) -> bool:
        """Whether the rest of the contract lets a fault hold."""
        if any(self._found((pattern,)) for pattern in ready.absent):
            return False
        return not ready.present or any(self._found((pattern,)) for pattern in ready.present)

    def _fault(self, rule: FaultRule, match: Match) -> Fault:
        return Fault(
            code=rule.code,
            status=_status_of(rule),
            message=rule.message,
            sentence=match.sentence.whole,
            matched=match.span,
            marked=match.marked(),
        )

    def _figure_faults(self) -> Iterator[Fault]:
        for ready in self._ready.readers:
            for match in self._matches(ready.patterns):
                read = read_value(ready.reader.name, ready.reader.kind, match)
                if read is None:
                    continue
                value, amount = read
                self._values.append(value)
                if amount.disagree:
                    yield _disagreement(match.sentence, value)
                for fault in self._ready.faults:
                    if _beyond(fault, value) and self._may_hold(fault):
                        yield Fault(
                            code=fault.rule.code,
                            status=_status_of(fault.rule),
                            message=fault.rule.message,
                            sentence=match.sentence.whole,
                            matched=value.span,
                        )

    def _blanks(self) -> Iterator[Fault]:
        """Blanks in what the subject is told by, unless another passage is without one."""
        if not self._passages or any(_BLANK not in self._index.norm(at) for at in self._passages):
            return
        blanks: dict[int, int] = {}
        for pattern in self._ready.recognise:
            for at in self._found((pattern,)):
                match = self._index.match(at, pattern)
                blank = self._index.norm(at).find(_BLANK, match.start, match.end)
                if blank >= 0:
                    blanks.setdefault(at, blank)
        if len(blanks) == len(self._passages):
            for at, blank in blanks.items():
                sentence = self._index.sentence(at)
                yield Fault(
                    code="left-blank",
                    status="weak",
                    message="A figure or a name in this clause is still blank.",
                    sentence=sentence.whole,
                    matched=sentence.span(blank, blank + len(_BLANK)),
                )

    def _unmet_needs(self) -> Iterator[Fault]:
        place = self._index.sentence(next(iter(self._passages)))
        for ready in self._ready.needs:
            if not self._is_met(ready):
                yield Fault(
                    code=ready.need.code,
                    status="hostile" if ready.need.status == "hostile" else "weak",
                    message=ready.need.message,
                    sentence=place.whole,
                )

    def _is_met(self, ready: ReadyNeed) -> bool:
        anywhere = ready.need.scope == "document"
        return any(
            anywhere or self._is_near(at)
            for pattern in ready.says
            for at in self._index.find((pattern,))
        )

    def _reasons(self, faults: list[Fault]) -> Iterator[Reason]:
        figures = {value.name: _plain(value.amount) for value in self._values}
        seen: set[str] = set()
        for fault in sorted(faults, key=lambda fault: fault.status != "hostile"):
            own = {v.name: _plain(v.amount) for v in self._values if v.span == fault.matched}
            message = fault.message.format_map(_Figures({**figures, **own}))
            if message not in seen:
                seen.add(message)
                yield Reason(code=fault.code, message=message)


class _Figures(dict[str, str]):
    """Figures by name; an unknown one reads as "the figure"."""

    def __missing__(self, key: str) -> str:
        return "the figure"


def _status_of(rule: FaultRule) -> Status:
    return "hostile" if rule.status == "hostile" else "weak"


def _plain(amount: float) -> str:
    return f"{amount:g}" if amount < 1e6 else f"{amount:,.0f}"


def _beyond(fault: ReadyFault, value: Value) -> bool:
    """Whether a value lies outside what a fault rule allows."""
    rule = fault.rule
    if rule.value != value.name:
        return False
    too_high = rule.above is not None and value.amount > rule.above
    too_low = rule.below is not None and value.amount < rule.below
    if rule.above is not None and rule.below is not None:
        return too_high and too_low
    return too_high or too_low


def _disagreement(sentence: Sentence, value: Value) -> Fault:
    return Fault(
        code="words-and-digits-disagree",
        status="weak",
        message="The words and the digits of a figure name different numbers.",
        sentence=sentence.whole,
        matched=value.span,
    )


def _spans_of(faults: list[Fault]) -> tuple[Span, ...]:
    spans = [fault.sentence for fault in faults if fault.sentence]
    return tuple(dict.fromkeys(spans))
