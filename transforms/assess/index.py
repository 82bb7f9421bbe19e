"""Which sentences of a contract a pattern matches, and where.

What was found in a sentence is kept for the contract's later versions, which differ from the first
in a few sentences. The exact place of a match is looked for when it is asked for. Knows sentences
in normal form. Knows no patterns' meaning and no rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from transforms.assess.pattern import Pattern, Text, places_of, words_of
from transforms.assess.shelf import Shelf
from transforms.clauses.normal import Normaliser
from transforms.clauses.sentences import Draft, Form, Sentence, form_of, sentence_of
from transforms.text.model import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A match in the characters of a normal form, with the marked words' places."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


Patterns = tuple[Pattern, ...]


class Entry:
    """A form, and where patterns match in it."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._stretches: dict[Pattern, Stretch] = {}

    def stretch(self, pattern: Pattern) -> Stretch:
        """The first match of a pattern that is known to match."""
        found = self._stretches.get(pattern)
        if found is None:
            found = self._stretches[pattern] = self._search(pattern)
        return found

    def is_own(self, pattern: Pattern) -> bool:
        """Whether the first match reaches beyond the lead-in."""
        return not self.form.own or self.stretch(pattern).end > self.form.own

    @cached_property
    def _text(self) -> Text:
        return Text(words_of(self.form.norm))

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return places_of(self.form.norm)

    def _search(self, pattern: Pattern) -> Stretch:
        found = pattern.search(self._text)
        if found is None:
            raise ValueError("the pattern does not match")
        start, end = self._range(found.start, found.end)
        return Stretch(start, end, tuple(self._range(*mark) for mark in found.marks))

    def _range(self, first: int, last: int) -> tuple[int, int]:
        """A range of words as one of characters."""
        places = self._places
        begin = places[first][0] if first < len(places) else len(self.form.norm)
        return begin, places[last - 1][1] if last > first else begin


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence."""

    sentence: Sentence
    stretch: Stretch

    @property
    def start(self) -> int:
        """Where it begins in the sentence's normal form."""
        return self.stretch.start

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.stretch.end

    @property
    def span(self) -> Span:
        """The matched words' place in the document."""
        return self.sentence.span(self.start, self.end)

    def marked(self) -> tuple[Span, ...]:
        """The places of the words in square brackets; those in a lead-in are left out."""
        own = self.sentence.own
        return tuple(self.sentence.span(*mark) for mark in self.stretch.marks if mark[0] >= own)


class Memory:
    """Every form met so far, by number, and which of them patterns match; each is searched once."""

    def __init__(self, normaliser: Normaliser) -> None:
        self.entries: list[Entry] = []
        self._normaliser = normaliser
        self._numbers: dict[tuple[str, str], int] = {}
        self._shelves: list[tuple[int, Shelf]] = []
        self._found: dict[Patterns, Findings] = {}
        self._touched: dict[Patterns, Findings] = {}

    def numbers(self, drafts: Sequence[Draft]) -> list[int]:
        """The number of each draft's form; new ones are taken in."""
        first = len(self.entries)
        numbers = [self._number(draft.lead, draft.text) for draft in drafts]
        if len(self.entries) > first:
            shelf = Shelf([entry.form.norm for entry in self.entries[first:]])
            self._shelves.append((first, shelf))
        return numbers

    def _number(self, lead: str, text: str) -> int:
        number = self._numbers.get((lead, text))
        if number is None:
            number = self._numbers[lead, text] = len(self.entries)
            self.entries.append(Entry(form_of(lead, text, self._normaliser)))
        return number

    def found(self, patterns: Patterns) -> dict[int, Pattern]:
        """The forms that a pattern matches beyond their lead-ins, with the first that does."""
        findings = self._searched(patterns, self._found)
        for number, pattern in findings.fresh:
            if number not in findings.first and self.entries[number].is_own(pattern):
                findings.first[number] = pattern
        findings.fresh.clear()
        return findings.first

    def touched(self, patterns: Patterns) -> dict[int, Pattern]:
        """The forms that a pattern matches, be it in their lead-ins, with the first that does."""
        findings = self._searched(patterns, self._touched)
        for number, pattern in findings.fresh:
            findings.first.setdefault(number, pattern)
        findings.fresh.clear()
        return findings.first

    def _searched(self, patterns: Patterns, known: "dict[Patterns, Findings]") -> "Findings":
        """What is known of some patterns, with what they match on shelves not yet searched."""
        findings = known.get(patterns)
        if findings is None:
            findings = known[patterns] = Findings()
        for first, shelf in self._shelves[findings.searched :]:
            for pattern in patterns:
                findings.fresh += [(first + at, pattern) for at in shelf.matching(pattern)]
        findings.searched = len(self._shelves)
        return findings


@dataclass(slots=True)
class Findings:
    """What patterns have been found to match: by form, and what is to be sorted in still."""

    searched: int = 0
    first: dict[int, Pattern] = field(default_factory=dict)
    fresh: list[tuple[int, Pattern]] = field(default_factory=list)


class SentenceIndex:
    """The sentences of one version of a contract, by their numbers in it."""

    def __init__(self, drafts: Sequence[Draft], memory: Memory) -> None:
        self.drafts = drafts
        self._memory = memory
        self._numbers = memory.numbers(drafts)
        self._sentences: dict[int, Sentence] = {}
        self._indices: dict[int, list[int]] = {}
        for index, number in enumerate(self._numbers):
            self._indices.setdefault(number, []).append(index)

    def sentence(self, index: int) -> Sentence:
        """The sentence of that number."""
        found = self._sentences.get(index)
        if found is None:
            form = self._memory.entries[self._numbers[index]].form
            found = self._sentences[index] = sentence_of(index, self.drafts[index], form)
        return found

    def norm(self, index: int) -> str:
        """A sentence's normal form."""
        return self._memory.entries[self._numbers[index]].form.norm

    def match(self, index: int, pattern: Pattern) -> Match:
        """The first match of a pattern in a sentence that it is known to match."""
        entry = self._memory.entries[self._numbers[index]]
        return Match(self.sentence(index), entry.stretch(pattern))

    def find(self, patterns: Patterns) -> dict[int, Pattern]:
        """The sentences that a pattern matches, lead-ins alone left out, with the first one."""
        return self._placed(self._memory.found(patterns)) if patterns else {}

    def touched(self, patterns: Patterns) -> dict[int, Pattern]:
        """The sentences that a pattern matches, be it in their lead-ins, with the first one."""
        return self._placed(self._memory.touched(patterns)) if patterns else {}

    def _placed(self, found: dict[int, Pattern]) -> dict[int, Pattern]:
        """Findings by sentence instead of form, in document order."""
        placed = {at: p for number, p in found.items() for at in self._indices.get(number, ())}
        return dict(sorted(placed.items(), key=itemgetter(0)))
