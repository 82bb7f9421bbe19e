"""One plan out of many drafts: no two edits touch, every term that writes ends adequate.

The drafts are carried out on the text, the text is judged again, and a term that is not adequate
then is drafted more strongly, or held back with the reason. Knows contracts and playbooks, no XML.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from transforms.assess.model import Assessment
from transforms.clauses.model import Outline
from transforms.edits.accord import Accord
from transforms.edits.draft import STRONGEST, Drafter
from transforms.edits.exchange import why_no_exchange
from transforms.edits.model import Edit, EditPlan, HeldBack
from transforms.edits.overlap import apart, is_in_same_paragraph
from transforms.edits.placement import Places
from transforms.edits.project import projected
from transforms.edits.strike import Striking, in_reserve
from transforms.edits.wording import Speech, with_sow_defined
from transforms.options import Options
from transforms.playbook.model import Term
from transforms.text.model import Span

PATIENCE = 12  # rounds after which whatever is not adequate yet is given up
NOT_MENDED = "No edit was found after which the term would be adequate; a person must redraft it."

Judge = Callable[[Outline], tuple[Assessment, ...]]
"""Judges a version of the contract that is being edited."""
Obstacle = Callable[[Edit], str]
"""Why an edit cannot be written into the document, "" when it can."""


@dataclass(slots=True)
class _Rounds:
    """What the rounds have settled so far."""

    obstacle: Obstacle
    speech: Speech
    places: Places
    striking: Striking
    may_insert: bool
    count: int = 0
    strength: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, tuple[Edit, ...]] = field(default_factory=dict)
    failed: dict[str, tuple[Edit, ...]] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    contested: dict[Span, list[str]] = field(default_factory=dict)
    clashed: set[str] = field(default_factory=set)
    forced: set[str] = field(default_factory=set)

    def strengthen(self, term: str) -> None:
        """Have a term's next draft be stronger than the last one, which has failed."""
        self.strength[term] = self.strength.get(term, 0) + 1
        self.failed[term] = self.drafts.get(term, ())


def settle(
    outline: Outline,
    found: tuple[Assessment, ...],
    options: Options,
    judge: Judge,
    obstacle: Obstacle = lambda _: "",
) -> EditPlan:
    """The plan for ``found``; ``judge`` judges the text as it would read after a draft."""
    closed = why_no_exchange(outline, found)
    rounds = _Rounds(
        may_insert=not closed,
        obstacle=obstacle,
        speech=Speech(outline),
        places=Places(outline),
        striking=Striking(outline, _kept(found)),
    )
    edits: tuple[Edit, ...] = ()
    again = True
    while again:
        edits = _drafted(outline, found, options, rounds)
        if rounds.clashed:  # what two terms wanted is struck now
            edits = _drafted(outline, found, options, rounds)
        rounds.count += 1
        after = judge(projected(outline, edits)) if edits else found
        again = bool(edits) and _strengthen(edits, found, after, options, rounds)
    held = tuple(HeldBack(term=term, reason=reason) for term, reason in sorted(rounds.held.items()))
    finished = _finished(rounds.speech, edits, options)
    return EditPlan(edits=finished, held_back=held, notes=(closed,) if closed else ())


def _drafted(
    outline: Outline, found: tuple[Assessment, ...], options: Options, rounds: _Rounds
) -> tuple[Edit, ...]:
    """Every term's draft at its strength; where two meet, the more important term's stays."""
    rounds.clashed.clear()
    to_mend = list(_to_mend(options, found, rounds))
    drafter = _drafter(outline, found, to_mend, rounds)
    drafts: list[tuple[Term, Assessment, tuple[Edit, ...]]] = []
    for term, assessment in to_mend:
        wording = term.wording.at(options.position_of(term.id))
        edits = _unobstructed(drafter, term, assessment, wording, rounds)
        drafts.append((term, assessment, edits))
    kept: list[Edit] = []
    for _, assessment, edits in sorted(drafts, key=lambda draft: draft[0].priority):
        kept += _without_clashes(kept, edits, assessment, rounds)
    kept += [edit for edit in drafter.strikes() if not any(_meet(edit, other) for other in kept)]
    ordered = _ordered(list(in_reserve(outline, kept, rounds.obstacle)), options)
    return with_sow_defined(ordered, outline)


def _drafter(
    outline: Outline,
    found: tuple[Assessment, ...],
    to_mend: list[tuple[Term, Assessment]],
    rounds: _Rounds,
) -> Drafter:
    """The drafter of one round, who knows which terms stand and which are written."""
    stands = {a.term for a in found if a.status == "adequate"} - rounds.forced
    written = {term.id for term, _ in to_mend}
    rank = {assessment.term: position for position, assessment in enumerate(found)}
    return Drafter(
        outline,
        {assessment.term: assessment.passages for assessment in found},
        rounds.speech,
        rounds.places,
        rounds.striking,
        accord=Accord(stands=frozenset(stands), written=frozenset(written)),
        struck={
            sentence: tuple(sorted(terms, key=lambda term: rank[term]))
            for sentence, terms in rounds.contested.items()
        },
        may_insert=rounds.may_insert,
    )


def _kept(found: tuple[Assessment, ...]) -> frozenset[Span]:
    """The sentences on which a term rests and with which it finds no fault."""
    kept: set[Span] = set()
    for assessment in found:
        faulty = {fault.sentence for fault in assessment.faults}
        kept.update(span for span in assessment.passages if span not in faulty)
    return frozenset(kept)


def _to_mend(
    options: Options, found: tuple[Assessment, ...], rounds: _Rounds
) -> Iterator[tuple[Term, Assessment]]:
    """The terms to write for, in the playbook's order, each with its verdict."""
    for term, assessment in zip(options.playbook.terms, found, strict=True):
        if term.id in rounds.held or not options.covers(term.id):
            continue
        if assessment.status != "hostile" and not rounds.may_insert:
            continue
        if term.id in rounds.forced:
            yield term, replace(assessment, status="missing")
        elif assessment.status != "adequate":
            yield term, assessment


def _without_clashes(
    kept: list[Edit], drafts: tuple[Edit, ...], found: Assessment, rounds: _Rounds
) -> list[Edit]:
    """Drafts that touch nothing kept; what is struck whole already needs no second edit."""
    free: list[Edit] = []
    for draft in (apart(draft, kept) for draft in drafts):
        clashing = [edit for edit in kept if _meet(draft, edit)]
        if not clashing:
            free.append(draft)
        elif not any(_swallows(edit, draft) for edit in clashing):
            _contest(draft, found, rounds)
    return free


def _contest(draft: Edit, found: Assessment, rounds: _Rounds) -> None:
    """Have the sentence that a draft could not touch struck in the next round."""
    for sentence in [fault.sentence for fault in found.faults if fault.sentence]:
        terms = rounds.contested.setdefault(sentence, []) if _inside(draft.span, sentence) else None
        if terms is not None and found.term not in terms:
            terms.append(found.term)
            rounds.clashed.add(found.term)


def _strengthen(
    edits: tuple[Edit, ...],
    found: tuple[Assessment, ...],
    after: tuple[Assessment, ...],
    options: Options,
    rounds: _Rounds,
) -> bool:
    """Whether another round is needed; terms that are not adequate yet are made stronger."""
    again = bool(rounds.clashed)
    before = {assessment.term: assessment for assessment in found}
    for assessment in after:
        term = assessment.term
        if assessment.status == "adequate" or not _is_wanted(before[term], options, rounds):
            continue
        again = True
        if rounds.count > PATIENCE:
            _hold_back(term, rounds)
        elif before[term].status == "adequate" and term not in rounds.forced:
            if not _spared(before[term], edits, rounds):
                rounds.forced.add(term)
        elif term not in rounds.clashed:
            rounds.strengthen(term)
            if rounds.strength[term] > STRONGEST or before[term].status == "missing":
                _hold_back(term, rounds)
    return again


def _is_wanted(found: Assessment, options: Options, rounds: _Rounds) -> bool:
    """Whether a term is to be made adequate where it is not."""
    if found.term in rounds.held or not options.covers(found.term):
        return False
    return rounds.may_insert or found.status not in ("missing", "weak")


def _is_ours(before: Assessment, options: Options, rounds: _Rounds) -> bool:
    """Whether a term that was ``before`` is to end adequate."""
    if before.term in rounds.held or not options.covers(before.term):
        return False
    return rounds.may_insert or before.status in ("hostile", "adequate")


def _spared(adequate: Assessment, edits: tuple[Edit, ...], rounds: _Rounds) -> bool:
    """Whether the terms that spoilt an adequate clause can be mended in another way."""
    culprits = {
        edit.term
        for edit in edits
        for passage in adequate.passages
        if edit.action != "insert-paragraphs" and _inside(edit.span, passage)
    }
    weaker = [term for term in sorted(culprits) if rounds.strength.get(term, 0) < STRONGEST]
    for term in weaker:
        rounds.strengthen(term)
    return bool(weaker)


def _hold_back(term: str, rounds: _Rounds) -> None:
    """Give a term up, and with it the sentences that it alone wanted struck."""
    rounds.held[term] = NOT_MENDED
    for sentence, terms in list(rounds.contested.items()):
        terms[:] = [one for one in terms if one != term]
        if not terms:
            del rounds.contested[sentence]


def _unobstructed(
    drafter: Drafter, term: Term, found: Assessment, wording: str, rounds: _Rounds
) -> tuple[Edit, ...]:
    """The weakest draft that can be written; the term is held back when there is none.

    What failed as a weaker draft is not tried again as a stronger one.
    """
    reasons: list[str] = []
    for strength in range(rounds.strength.get(term.id, 0), STRONGEST + 1):
        edits = drafter.edits(term, found, wording, strength)
        if strength < STRONGEST and edits and edits == rounds.failed.get(term.id):
            continue
        reasons = [reason for edit in edits if (reason := rounds.obstacle(edit))]
        if not reasons:
            rounds.strength[term.id] = strength
            rounds.drafts[term.id] = edits
            return edits
    rounds.held[term.id] = reasons[0] if reasons else NOT_MENDED
    return ()


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters."""
    a, b = one.span, other.span
    if "insert-paragraphs" in (one.action, other.action):
        return False
    if not is_in_same_paragraph(one, other):
        return False
    if a.start == a.end and b.start == b.end:
        return False
    return a.start < b.end and b.start < a.end or (a.start, a.end) == (b.start, b.end)


def _swallows(one: Edit, other: Edit) -> bool:
    """Whether ``one`` strikes or replaces at least all that ``other`` touches."""
    return one.span.start <= other.span.start and other.span.end <= one.span.end


def _inside(span: Span, sentence: Span) -> bool:
    same = (span.story, span.paragraph) == (sentence.story, sentence.paragraph)
    return same and sentence.start <= span.start and span.end <= sentence.end


def _ordered(edits: list[Edit], options: Options) -> tuple[Edit, ...]:
    """Edits in document order; those at one place in the playbook's order."""
    rank = {term.id: position for position, term in enumerate(options.playbook.terms)}

    def key(edit: Edit) -> tuple[str, int, int, int, int]:
        span = edit.span
        return span.story, span.paragraph, span.start, span.end, rank[edit.term]

    return tuple(sorted(edits, key=key))


def _finished(speech: Speech, edits: tuple[Edit, ...], options: Options) -> tuple[Edit, ...]:
    """Edits with their ids, and the comment of each term on its first edit."""
    counts: dict[str, int] = {}
    finished = []
    for edit in edits:
        count = counts[edit.term] = counts.get(edit.term, 0) + 1
        comment = None
        if count == 1 and options.comments == "rationale":
            comment = speech.sentences(options.playbook.term(edit.term).comment)
        finished.append(replace(edit, id=f"{edit.term}/{count}", comment=comment))
    return tuple(finished)
