"""A clause put in: its place, its number after those given before it, its heading, its look.

Knows contracts and playbooks. Knows no XML.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from transforms.clauses.headings import is_title_case
from transforms.clauses.model import Clause, Outline
from transforms.edits.model import Edit, NewParagraph
from transforms.edits.numbers import next_label
from transforms.edits.placement import NUMBER, Place, Places
from transforms.edits.wording import Speech, is_capitals
from transforms.playbook.model import Term
from transforms.text.model import BODY, Span

_RED_LINES_IN_CAPITALS = ("liability",)
_NUMBER = re.compile(r"\d+|[A-Za-z]+(?=[^A-Za-z]*$)")
_STOP = re.compile(r"\s*[.:]|\s*[–—-](?=\s)")


@dataclass(slots=True)
class Insertions:
    """The clauses put into one contract; remembers numbers given and sections opened."""

    outline: Outline
    places: Places
    speech: Speech
    _labels: dict[tuple[int, str], str] = field(default_factory=dict)
    _opened: dict[tuple[int, str], str] = field(default_factory=dict)
    _style: str = field(init=False)

    def __post_init__(self) -> None:
        """Tell how the contract writes its headings."""
        self._style = _heading_style(self.outline.clauses)

    def clause(self, term: Term, text: str, near: tuple[int, ...]) -> Edit:
        """The edit that puts ``text`` in as a clause; ``near`` are paragraphs on close subjects."""
        subject = self.speech.heading(term.insert.heading)
        place = self.places.place(term.insert.into, near, subject)
        like = self.outline.paragraph(place.like)
        if term.red_line in _RED_LINES_IN_CAPITALS and is_capitals(like.text):
            text = text.upper()
        opening = self._title(place)
        if place.head_like >= 0 and subject:
            new = self._under_heading(text, subject, place)
        else:
            new = (self._run_in(text, subject, place),)
        end = len(self.outline.paragraph(place.after).text)
        return Edit(
            id=term.id,
            term=term.id,
            action="insert-paragraphs",
            span=Span(story=BODY, paragraph=place.after, start=end, end=end),
            paragraphs=(*opening, *new),
        )

    def _run_in(self, text: str, subject: str, place: Place) -> NewParagraph:
        """A clause in one paragraph, with a run-in heading where the neighbours have one."""
        return NewParagraph(
            text=text,
            like=place.like,
            numbered=place.numbered,
            label=self._label(place),
            heading=self._heading(subject, place) if place.lead and subject else "",
        )

    def _under_heading(self, text: str, subject: str, place: Place) -> tuple[NewParagraph, ...]:
        """A clause in a paragraph below its heading, which bears the number."""
        beside = self.outline.paragraph(place.head_like).text
        words = subject.upper() if beside.isupper() else self._cased(subject)
        head = NewParagraph(
            text=words,
            like=place.head_like,
            numbered=place.numbered,
            label=self._label(place),
            title=True,
        )
        return head, NewParagraph(text=text, like=place.like)

    def _cased(self, subject: str) -> str:
        return _sentence_case(subject) if self._style == "sentence" else subject

    def _heading(self, subject: str, place: Place) -> str:
        """A run-in heading as the neighbours have theirs: its capitals and what closes it."""
        like = self.outline.paragraph(place.like)
        number = self.outline.clause_of[place.like]
        own = self.outline.clauses[number] if number >= 0 else None
        beside = own.heading if own and own.first == place.like else ""
        at = like.text.find(beside) if beside else -1
        stop = _STOP.match(like.text, at + len(beside)) if at >= 0 else None
        if beside and beside.isupper() and len(beside) > 3:
            subject = subject.upper()
        else:
            subject = self._cased(subject)
        return subject + (stop[0] if stop else ".")

    def _label(self, place: Place) -> str:
        """The typed number of the next clause at a place; each is given once."""
        if not place.label:
            return ""
        key = (place.after, place.title)
        previous = self._labels.get(key)
        bare = place.label.rstrip()
        gap = place.label[len(bare) :]
        if previous is None and bare.startswith(NUMBER):
            bare = bare.replace(NUMBER, self._opened.get(key, ""), 1)
        self._labels[key] = next_label(previous) if previous else bare
        return self._labels[key] + gap

    def _title(self, place: Place) -> tuple[NewParagraph, ...]:
        """The heading of a new section, the first time a clause goes into it."""
        key = (place.after, place.title)
        if not place.title or key in self._opened:
            return ()
        label = self._section_label(place)
        number = _NUMBER.search(label)
        self._opened[key] = number[0] if number else ""
        title = NewParagraph(
            text=place.title,
            like=place.title_like,
            numbered=place.title_numbered,
            label=label,
            title=True,
        )
        return (title,)

    def _section_label(self, place: Place) -> str:
        """The typed number of a new section, after those opened before it."""
        if not place.title_label:
            return ""
        key = (place.after, "sections")
        previous = self._labels.get(key)
        bare = place.title_label.rstrip()
        self._labels[key] = next_label(previous) if previous else bare
        return self._labels[key] + place.title_label[len(bare) :]


def _heading_style(clauses: tuple[Clause, ...]) -> str:
    """Whether most headings of several words have capitals within: "title", else "sentence"."""
    counts = Counter(
        is_title_case(clause.heading)
        for clause in clauses
        if len(clause.heading.split()) > 1 and not clause.heading.isupper()
    )
    return "sentence" if counts[False] > counts[True] else "title"


def _sentence_case(heading: str) -> str:
    """A heading with its first letter alone a capital, names in capitals aside."""
    words = [word if word.isupper() else word.lower() for word in heading.split(" ")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
