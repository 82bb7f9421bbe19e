"""From the verdict on a term to the edits that put it right, at four strengths.

Strength 0 makes each fault's own mend, the smallest, and strikes a hostile sentence where the
contract says the right thing elsewhere. Strength 1 makes every mend as the playbook has it.
Strength 2 puts the term's wording in place of the words at fault. Strength 3 strikes what is at
fault and inserts the wording as a clause. Knows contracts and playbooks. Knows no XML.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from transforms.assess.model import Assessment, Fault
from transforms.clauses.model import Outline
from transforms.edits.accord import Accord
from transforms.edits.amend import Amendments, edit_at
from transforms.edits.echoes import Echoes
from transforms.edits.figures import amounts_in, is_needless, rewritten
from transforms.edits.insertion import Insertions
from transforms.edits.items import without_items
from transforms.edits.mends import (
    distinct,
    is_need,
    mend_of,
    needed,
    strike_instead,
    whole_first,
    without_echoes,
)
from transforms.edits.model import Edit
from transforms.edits.overlap import apart, once
from transforms.edits.paragraphs import Paragraphs
from transforms.edits.placement import Places
from transforms.edits.strike import Striking, trimmed, without_label
from transforms.edits.wording import Speech, is_capitals
from transforms.playbook.model import Mend, Term
from transforms.text.model import BODY, Span

STRONGEST = 3
_SUBJECT_TO = re.compile(
    r"Subject to (?:section|clause|article|paragraph)s? [\dIVX.()a-z]+"
    r"(?:(?:,| and| or) [\d.()a-z]+)*,? ",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\b(?:does|do|shall|will) not include\b")
_BACK = re.compile(r"\b(?:within|by the end of) (?:this|that|such) period\b")
_SUCH = re.compile(r"\bsuch (?:assistance|return|work)\b")
_REPLACING = ("sentence", "strike", "clause")
_LONGEST_REPLACED = 400  # characters of a sentence that is about one thing
_MAY_FOLLOW = re.compile(r"(?:The|In|If|Upon|Either|Each|Any|Neither|Overdue|Other|No)\b")


@dataclass(slots=True)
class Drafter:
    """Drafts one plan: remembers the numbers given and the sections opened on the way.

    ``struck``: sentences that several terms need gone, with those terms. ``may_insert``: whether
    clauses may be put in at all.
    """

    outline: Outline
    passages: dict[str, tuple[Span, ...]]
    speech: Speech
    places: Places
    striking: Striking
    accord: Accord = field(default_factory=Accord)
    struck: Mapping[Span, tuple[str, ...]] = field(default_factory=dict)
    may_insert: bool = True
    _said: bool = False
    _spare: bool = False
    _filled: set[Span] = field(default_factory=set)
    _replaced: set[Span] = field(default_factory=set)
    _alone: bool = False
    _echoes: Echoes = field(default_factory=Echoes)
    _near: tuple[int, ...] = ()
    _insertions: Insertions = field(init=False)
    _paragraphs: Paragraphs = field(init=False)
    _amend: Amendments = field(init=False)

    def __post_init__(self) -> None:
        """Read what drafting needs to know of the contract."""
        self._insertions = Insertions(self.outline, self.places, self.speech)
        self._paragraphs = Paragraphs(self.outline)
        self._amend = Amendments(self.outline, self.speech, self.places, self._paragraphs)

    def edits(
        self, term: Term, found: Assessment, template: str, strength: int
    ) -> tuple[Edit, ...]:
        """The edits of ``strength`` for one term, whose wording is ``template`` in blank.

        Sentences of ``struck`` are gone already.
        """
        wording = self._text(term, template)
        found = replace(found, faults=tuple(self._placed(fault) for fault in found.faults))
        self._said, self._spare = False, strength == 0
        self._replaced, self._alone = set(), strength > 1
        self._echoes.begin()
        self._near = self._paragraphs_near(term, found)
        if found.status == "missing":
            clause = tuple(self._clause(term, wording))
            self._echoes.keep(term.id)
            return clause
        faults = [f for f in found.faults if f.sentence is None or f.sentence not in self.struck]
        contested = [f.sentence for f in found.faults if f.sentence and f.sentence in self.struck]
        said = [fault for fault in faults if not is_need(term, fault)]
        if contested:
            drafted = [e for f in distinct(said) for e in self._strike(term, f.sentence)]
            drafted += self._in_contested(term, contested, wording)
        elif strength <= 1:
            drafted = self._mends(term, found, wording)
        elif strength < STRONGEST:
            drafted = self._reworded(term, faults, wording)
        else:
            drafted = [e for f in distinct(said) for e in self._strike(term, f.sentence)]
            drafted += self._clause(term, wording)
        self._echoes.keep(term.id)
        return tuple(apart(edit, drafted[:at]) for at, edit in once(drafted))

    def strikes(self) -> Iterator[Edit]:
        """The edits that strike every contested sentence that no wording replaces."""
        for sentence, terms in sorted(self.struck.items()):
            if sentence not in self._filled:
                yield from self._amend.strike(terms[0], sentence)

    def _text(self, term: Term, template: str) -> str:
        return self.speech.sentences(self.accord.said(term, template))

    def _paragraphs_near(self, term: Term, found: Assessment) -> tuple[int, ...]:
        """The body's paragraphs on the term's subject, then those on the subjects beside it."""
        line = [one for one in self.passages if one.partition(".")[0] == term.red_line]
        faulty = [fault.sentence for fault in found.faults if fault.sentence]
        spans = [*found.passages, *faulty]
        for term_id in (*term.insert.after, *line):
            spans += self.passages.get(term_id, ())
        return tuple(dict.fromkeys(span.paragraph for span in spans if span.story == BODY))

    def _mends(self, term: Term, found: Assessment, wording: str) -> list[Edit]:
        """Each fault's own mend; where one says the whole wording, no other adds a sentence."""
        faults = distinct(list(found.faults))
        mends = [(fault, mend_of(term, fault)) for fault in faults]
        if self._spare and self._has_sound_passage(term, found):
            mends = [(fault, strike_instead(fault, mend)) for fault, mend in mends]
        mends = whole_first(mends)
        drafted: list[Edit] = []
        for fault, mend in needed(without_echoes(mends)):
            if fault.sentence not in self._replaced:
                drafted += self._mended(term, fault, mend, wording)
                if mend.also:
                    drafted += self._mended(term, fault, mend.also, wording)
        return drafted

    def _placed(self, fault: Fault) -> Fault:
        """A fault whose sentence is the one that holds the words at fault, as in a table's row."""
        sentence, matched = fault.sentence, fault.matched
        if sentence is None or matched is None or sentence.story != BODY:
            return fault
        if self.outline.paragraph(sentence.paragraph).cell:
            return replace(fault, sentence=self._paragraphs.heart_of_row(sentence))
        if matched.paragraph == sentence.paragraph:
            return fault
        holders = self._paragraphs.sentences(matched.paragraph)
        within = next((one for one in holders if one.start <= matched.start < one.end), sentence)
        return replace(fault, sentence=within)

    def _has_sound_passage(self, term: Term, found: Assessment) -> bool:
        """Whether all is well once the hostile sentences are gone."""
        if any(is_need(term, fault) for fault in found.faults):
            return False
        mends = [(fault, mend_of(term, fault)) for fault in found.faults]
        faulty = {fault.sentence for fault, mend in mends if mend.do in _REPLACING}
        return any(passage not in faulty for passage in found.passages)

    def _fresh(self, term: Term, text: str) -> str:
        """``text`` without what the plan says already; the stronger drafts stand by themselves."""
        return self._echoes.fresh(term.id, text, others=not self._alone)

    def _mended(self, term: Term, fault: Fault, mend: Mend, wording: str) -> Iterable[Edit]:
        """What a mend does; where it cannot be done, the next larger one."""
        sentence = fault.sentence
        text = self._text(term, mend.text) if mend.text else wording
        if mend.text and not self._has_what_it_means(term, fault, text):
            text = wording
        if sentence is None or mend.do == "clause":
            return self._clause(term, wording)
        if mend.do in ("value", "marked", "mutual", "items"):
            return self._within(term, fault, mend, wording)
        match mend.do:
            case "extend" if self._amend.may_extend(sentence):
                return self._amend.extend(term.id, sentence, self.speech.words(mend.text))
            case "sections":
                return self._listed(term, sentence, mend.text, wording)
            case "sentence":
                return self._sentence(term, fault, text, wording)
            case "strike":
                return self._strike(term, sentence)
        return self._append(term, sentence, text, wording)

    def _unlisted(self, term: Term, fault: Fault, mend: Mend, wording: str) -> Iterator[Edit]:
        """Some exceptions struck from a sentence's list; without one, the sentence replaced."""
        sentence = fault.sentence
        if sentence is None:
            return
        text = self.outline.view.text(sentence)
        shorter = without_items(text, tuple(re.split(r",\s*", mend.text)))
        if shorter is None and not self._is_replaceable(sentence):
            yield from self._strike(term, sentence)
        elif shorter is None:
            yield from self._sentence(term, fault, wording, wording)
        else:
            self._replaced.add(sentence)
            yield from self._amend.replace(term.id, sentence, shorter)

    def _has_what_it_means(self, term: Term, fault: Fault, said: str) -> bool:
        """Whether what ``said`` points back to, if anything, is named before a sentence."""
        sentence = fault.sentence
        if sentence is None:
            return True
        if _SUCH.search(said) and mend_of(term, fault).do == "sentence":
            return next(self._paragraphs.sentences(sentence.paragraph)) != sentence
        if not _BACK.search(said):
            return True
        text = self.outline.view.stories[sentence.story][sentence.paragraph].text
        passages = [self.outline.view.text(one) for one in self.passages.get(term.id, ())]
        before = [text[: sentence.end], *passages]
        return any(one.kind == "duration" for each in before for one in amounts_in(each))

    def _listed(self, term: Term, sentence: Span, kinds: str, wording: str) -> Iterable[Edit]:
        """The first list of sections among the passages made longer; else the wording added."""
        if self._said:
            return ()
        for passage in (sentence, *self.passages.get(term.id, ())):
            longer = self._amend.sections(term.id, passage, kinds)
            if longer:
                self._said = True
                return longer
        return self._append(term, sentence, wording, wording)

    def _within(self, term: Term, fault: Fault, mend: Mend, wording: str) -> Iterator[Edit]:
        """The figure or the marked words changed; where there are none, the sentence replaced."""
        if mend.do == "items":
            yield from self._unlisted(term, fault, mend, wording)
        elif mend.do == "value" and fault.matched:
            yield from self._figure(term, fault, self.accord.said(term, mend.text), wording)
        elif fault.marked and fault.sentence:
            said = "either party" if mend.do == "mutual" else mend.text
            said = self.speech.words(said) if said else ""
            for span in fault.marked:
                yield from self._amend.words(term.id, fault.sentence, span, said)
        elif mend.do == "mutual" and fault.sentence and self._amend.may_share(fault.sentence):
            yield from self._amend.shared(term.id, fault.sentence)
        elif mend.also is None:
            yield from self._sentence(term, fault, wording, wording)

    def _reworded(self, term: Term, faults: list[Fault], wording: str) -> list[Edit]:
        """The wording in place of the first hostile sentence, or after the weak one."""
        hostile = [f for f in distinct(faults) if f.status == "hostile" and f.sentence]
        if not hostile:
            weak = sorted((f for f in faults if f.sentence), key=lambda f: is_need(term, f))
            if weak and not is_need(term, weak[0]):
                return list(self._sentence(term, weak[0], wording, wording))
            if weak and weak[0].sentence:
                return list(self._append(term, weak[0].sentence, wording, wording))
            return list(self._clause(term, wording))
        first = next((f for f in hostile if self._is_replaceable(f.sentence)), hostile[0])
        drafted = list(self._sentence(term, first, wording, wording))
        for fault in hostile:
            if fault is not first:
                drafted += self._strike(term, fault.sentence)
        return drafted

    def _in_contested(self, term: Term, contested: list[Span], wording: str) -> Iterator[Edit]:
        """The wording in the place of a sentence that other terms need gone as well."""
        for sentence in contested:
            if self._said or not self._is_replaceable(sentence):
                continue
            self._said = True
            whole = self.outline.view.stories[sentence.story][sentence.paragraph]
            span = without_label(whole.text, sentence)
            text = self._fresh(term, wording)
            if self.struck[sentence][0] == term.id:
                self._filled.add(sentence)
                yield from self._amend.replace(term.id, span, self._fitted(text, span))
            elif text:
                at = replace(span, start=span.end)
                yield edit_at(term.id, "insert", at, self.outline, " " + text)
        yield from self._clause(term, wording)

    def _figure(self, term: Term, fault: Fault, wanted: str, wording: str) -> Iterator[Edit]:
        """Another figure; where it cannot stand, as in a form's blank, the whole wording."""
        span = fault.matched
        if span is None:
            return
        paragraph = self.outline.view.stories[span.story][span.paragraph]
        numbers = self.outline.habits.numbers
        text = rewritten(paragraph.text, span.start, span.end, wanted, numbers)
        if text is not None and is_needless(text, paragraph.text[span.end :]):
            yield from self._amend.replace(term.id, replace(span, end=span.end + 1), "")
        elif text is not None:
            yield from self._amend.replace(term.id, span, text)
        elif fault.sentence and paragraph.cell is None:
            yield from self._sentence(term, fault, wording, wording)
        else:
            yield from self._clause(term, wording)

    def _append(self, term: Term, sentence: Span, text: str, wording: str) -> Iterator[Edit]:
        """A sentence at the end of the clause, where a sentence can stand there."""
        whole = text == wording
        if whole and self._said:
            return
        at = self._paragraphs.end_of_clause(sentence, defines=bool(_DEFINES.search(text)))
        if at is None or self._stands_ill(term, sentence, whole=whole):
            yield from self._clause(term, text)
            return
        self._said = self._said or whole
        text = self._fresh(term, text)
        if is_capitals(self.outline.view.text(sentence)):
            text = text.upper()
        if text:
            yield edit_at(term.id, "insert", at, self.outline, " " + text)

    def _stands_ill(self, term: Term, sentence: Span, *, whole: bool) -> bool:
        """Whether a sentence added behind ``sentence`` would stand in the wrong section."""
        if sentence.story != BODY:
            return False
        if not whole:
            return False
        suits = self.places.suits(term.insert.into, sentence.paragraph)
        return not suits or self.places.has_subclauses(sentence.paragraph)

    def _sentence(self, term: Term, fault: Fault, text: str, wording: str) -> Iterator[Edit]:
        """A sentence replaced; a list item gives way to a clause of its own."""
        sentence = fault.sentence
        if sentence is None:
            return
        if sentence in self._replaced:
            return
        self._replaced.add(sentence)
        if not self._is_replaceable(sentence):
            if not is_need(term, fault):
                yield from self._strike(term, sentence)
            yield from self._clause(term, wording)
        elif self._stays(term, fault, sentence):
            yield from self._append(term, sentence, text, wording)
        elif self.striking.needed_definition(sentence):
            yield from self._cut(term, fault, text, wording)
        else:
            self._said = self._said or text == wording
            yield from self._instead(term, sentence, self._fresh(term, text))

    def _instead(self, term: Term, sentence: Span, text: str) -> Iterator[Edit]:
        """``text`` in the place of a sentence, which is struck where the plan says all of it."""
        if not text:
            yield from self._strike(term, sentence)
            return
        whole = self.outline.view.stories[sentence.story][sentence.paragraph]
        span = without_label(whole.text, sentence)
        yield from self._amend.replace(term.id, span, self._fitted(text, span))
        yield from self._leaning(term, sentence, text)

    def _stays(self, term: Term, fault: Fault, sentence: Span) -> bool:
        """Whether a weak sentence is better added to than replaced: it does more than one thing.

        A stronger draft replaces it all the same.
        """
        if fault.status == "hostile" or self._alone:
            return False
        if sentence in self.striking.kept or sentence.end - sentence.start > _LONGEST_REPLACED:
            return True
        suits = self.places.suits(term.insert.into, sentence.paragraph)
        return is_need(term, fault) and not suits

    def _cut(self, term: Term, fault: Fault, text: str, wording: str) -> Iterator[Edit]:
        """The words at fault cut out of a sentence whose definition must stay."""
        sentence = fault.sentence
        if sentence is None:
            return
        whole = self.outline.view.stories[sentence.story][sentence.paragraph].text
        cut = trimmed(whole, sentence, fault.matched)
        if cut is not None:
            yield edit_at(term.id, "delete", cut, self.outline)
            yield from self._leaning(term, sentence, text)
        yield from self._append(term, sentence, text, wording)

    def _fitted(self, text: str, span: Span) -> str:
        """``text`` in the capitals of the words it replaces, behind their "Subject to"."""
        old = self.outline.view.text(span)
        yields = _SUBJECT_TO.match(old)
        if yields and self._spare:
            rest = text[:1].lower() + text[1:] if _MAY_FOLLOW.match(text) else text
            text = yields[0] + rest
        return text.upper() if is_capitals(old) else text

    def _is_replaceable(self, sentence: Span | None) -> bool:
        """Whether a sentence of running text can be put in the place of ``sentence``."""
        return sentence is not None and self._paragraphs.is_running_text(sentence)

    def _strike(self, term: Term, sentence: Span | None) -> Iterator[Edit]:
        """A sentence struck, with those that lose their sense; definitions and lead-ins stay."""
        if sentence is None or sentence in self.struck or self._paragraphs.must_stay(sentence):
            return
        if self.striking.needed_definition(sentence):
            return
        yield from self._amend.strike(term.id, sentence)
        yield from self._leaning(term, sentence, "")

    def _leaning(self, term: Term, sentence: Span, new: str) -> Iterator[Edit]:
        """The strikes of the sentences that lose their sense without ``sentence``."""
        gone = [*self.striking.leaning(sentence, new), *self.striking.resting(sentence)]
        for other in dict.fromkeys(gone):
            if other not in self.struck and not self._paragraphs.must_stay(other):
                yield from self._amend.strike(term.id, other)

    def _clause(self, term: Term, text: str) -> Iterator[Edit]:
        """The wording as a clause of its own in its right place, once."""
        if self._said or not self.may_insert:
            return
        self._said = True
        text = self._fresh(term, text)
        if text:
            yield self._insertions.clause(term, text, self._near)
