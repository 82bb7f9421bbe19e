"""Judges every term of a playbook over a whole contract.

A term's passages are the sentences on its subject. A hostile fault anywhere makes it hostile; with
no passage and no fault it is missing; a weak fault or an unmet need makes it weak. Knows contracts
and rules; knows neither XML nor how a change is drawn.
"""

from collections.abc import Iterable, Iterator

from transforms.assess.index import Match, Memory, SentenceIndex
from transforms.assess.model import Assessment, Fault, Reason, Status, Value
from transforms.assess.pattern import Pattern
from transforms.assess.rules import ReadyFault, ReadyNeed, ReadyTerm, ready_terms
from transforms.assess.values import read_value
from transforms.clauses.model import Outline
from transforms.clauses.normal import Normaliser
from transforms.clauses.references import headings_of
from transforms.clauses.sentences import Sentence, sentences
from transforms.playbook.model import FaultRule, Playbook
from transforms.text.model import Span

MOST_EVIDENCE = 4


def assess(outline: Outline, playbook: Playbook) -> tuple[Assessment, ...]:
    """The verdict on each term, in the playbook's order."""
    return Judge(playbook).assess(outline)


class Judge:
    """Judges versions of one contract; a text that stays is brought to normal form once."""

    def __init__(self, playbook: Playbook) -> None:
        self._terms = ready_terms(playbook)
        self._memory = Memory()
        self._key: tuple[object, ...] = ()
        self._normaliser: Normaliser | None = None

    def assess(self, outline: Outline) -> tuple[Assessment, ...]:
        """The verdict on each term, in the playbook's order."""
        index = SentenceIndex(sentences(outline, self._normaliser_for(outline)), self._memory)
        return tuple(_Judgement(term, index).assessment() for term in self._terms)

    def _normaliser_for(self, outline: Outline) -> Normaliser:
        """The normaliser for a contract's names; the headings are those it came with."""
        names = [(t.kind, t.surface, t.aliases) for t in outline.terms.values()]
        key = (outline.parties.provider, outline.parties.client, *names)
        if self._normaliser is None or key != self._key:
            headings = headings_of(outline)
            self._normaliser = Normaliser(outline.parties, outline.terms.values(), headings)
            self._key = key
        return self._normaliser


class _Judgement:
    """The judging of one term over one contract."""

    def __init__(self, ready: ReadyTerm, index: SentenceIndex) -> None:
        self._ready = ready
        self._index = index
        self._vetoed = self._sentences_of(ready.unlike)
        self._passages = self._found(ready.recognise)
        self._values: list[Value] = []

    def assessment(self) -> Assessment:
        """The verdict."""
        faults = [*self._figure_faults(), *self._said_faults(), *self._blanks()]
        enough = self._found(self._ready.enough)
        if self._passages and not enough:
            faults += self._unmet_needs()
        status = self._status(faults)
        deciding = [fault for fault in faults if fault.status == status]
        settled = enough or self._passages
        evidence = _spans_of(deciding) or _whole_spans(match.sentence for match in settled)
        return Assessment(
            term=self._ready.term.id,
            status=status,
            reasons=tuple(self._reasons(faults)),
            evidence=evidence[:MOST_EVIDENCE] if status != "missing" else (),
            values=tuple(self._values),
            faults=tuple(faults),
            passages=_whole_spans(match.sentence for match in settled),
        )

    def _status(self, faults: list[Fault]) -> Status:
        statuses = {fault.status for fault in faults}
        if "hostile" in statuses:
            return "hostile"
        if "weak" in statuses:
            return "weak"
        return "adequate" if self._passages or self._found(self._ready.enough) else "missing"

    def _all(self, patterns: Iterable[Pattern]) -> Iterator[Match]:
        for pattern in patterns:
            yield from self._index.find(pattern)

    def _sentences_of(self, patterns: Iterable[Pattern]) -> set[int]:
        """Sentences that a pattern matches, in their lead-ins too: for what excuses or vetoes."""
        return {
            match.sentence.index
            for pattern in patterns
            for match in self._index.find(pattern, in_leads=True)
        }

    def _found(self, patterns: Iterable[Pattern]) -> list[Match]:
        """Matches in document order, one a sentence, without the vetoed sentences."""
        best: dict[int, Match] = {}
        for match in self._all(patterns):
            if match.sentence.index not in self._vetoed:
                best.setdefault(match.sentence.index, match)
        return [best[at] for at in sorted(best)]

    def _near(self) -> set[int]:
        """Indices of the passages and of the other sentences of their clauses."""
        clauses = {m.sentence.clause for m in self._passages if m.sentence.clause >= 0}
        paragraphs = {part.paragraph for m in self._passages for part in m.sentence.parts}
        return {
            sentence.index
            for sentence in self._index.sentences
            if sentence.clause in clauses or sentence.whole.paragraph in paragraphs
        }

    def _said_faults(self) -> Iterator[Fault]:
        for ready in self._ready.faults:
            if not ready.says or not self._may_hold(ready):
                continue
            excused = self._sentences_of(ready.unless)
            allowed = self._near() if ready.rule.scope == "clause" else None
            for match in self._found(ready.says):
                at = match.sentence.index
                if at not in excused and (allowed is None or at in allowed):
                    yield self._fault(ready.rule, match)

    def _may_hold(self, ready: ReadyFault) -> bool:
        """Whether the rest of the contract lets a fault hold."""
        if ready.absent and self._found(ready.absent):
            return False
        return not ready.present or bool(self._found(ready.present))

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
            for match in self._found(ready.patterns):
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
        blanks: dict[int, tuple[Match, int]] = {}
        for match in self._all(self._ready.recognise):
            blank = match.sentence.norm.find("@blank", match.start, match.end)
            if blank >= 0 and match.sentence.index not in self._vetoed:
                blanks.setdefault(match.sentence.index, (match, blank))
        if len(blanks) == len(self._passages):  # else another passage has the figures
            for match, blank in blanks.values():
                yield Fault(
                    code="left-blank",
                    status="weak",
                    message="A figure or a name in this clause is still blank.",
                    sentence=match.sentence.whole,
                    matched=match.sentence.span(blank, blank + len("@blank")),
                )

    def _unmet_needs(self) -> Iterator[Fault]:
        near = self._near()
        place = self._passages[0].sentence
        for ready in self._ready.needs:
            if not self._is_met(ready, near):
                yield Fault(
                    code=ready.need.code,
                    status="hostile" if ready.need.status == "hostile" else "weak",
                    message=ready.need.message,
                    sentence=place.whole,
                )

    def _is_met(self, ready: ReadyNeed, near: set[int]) -> bool:
        anywhere = ready.need.scope == "document"
        return any(anywhere or match.sentence.index in near for match in self._all(ready.says))

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


def _whole_spans(found: Iterable[Sentence]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(part for sentence in found for part in sentence.parts))
