"""The types of a contract that has been read: clauses, parties, defined terms, habits.

Knows nothing of rules.
"""

from dataclasses import dataclass, field

from transforms.text.model import Paragraph, Span, TextView


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A numbered or headed unit of the body: paragraphs ``first`` to ``last``, both included.

    ``label`` is the full number as displayed or typed ("9.2", "Article IV", "(a)"), "" without one.
    ``heading`` is the words of its heading or of its run-in lead ("Limitation of Liability"), "".
    ``numbering`` says where the number comes from: "auto", "typed" or "none".
    ``depth`` is 1 for a top-level clause. ``children`` nest; ``parent`` is an index into
    ``Outline.clauses`` or -1.
    """

    index: int
    label: str
    heading: str
    numbering: str
    depth: int
    first: int
    last: int
    parent: int
    children: tuple[int, ...] = ()
    kind: str = "clause"  # clause | definitions | recital | signature | exhibit | contents

    def moved(self, first: int, last: int) -> "Clause":
        """The same clause over other paragraphs; made for thousands at a time."""
        other = object.__new__(Clause)
        vars(other).update(vars(self), first=first, last=last)
        return other


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side. ``term`` is what the contract calls it ("Consultant"), ``name`` the entity.

    ``aliases`` holds every other way the text names this side, an SOW's or addendum's included.
    ``article`` says whether the text writes "the Consultant".
    """

    term: str
    name: str
    aliases: tuple[str, ...] = ()
    article: bool = False


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Both sides; ``sure`` is false when the reading rests on thin evidence."""

    provider: Party
    client: Party
    sure: bool


@dataclass(frozen=True, kw_only=True)
class DefinedTerm:
    """What this contract calls one of the usual concepts.

    ``kind`` is one of: agreement, sow, services, deliverables, pre_existing, model, client_data,
    outputs, fees, change_order, acceptance_criteria, confidential, targets.
    ``defined`` tells whether the contract defines it (quotes, bold or a "means") or only uses it.
    """

    kind: str
    surface: str
    aliases: tuple[str, ...] = ()
    defined: bool = True
    span: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Habits:
    """How this contract writes.

    ``numbers``: "words-digits" for "thirty (30)", "digits" for "30", "words" for "thirty".
    ``quotes``: "curly" or "straight". ``spelling``: "us" or "uk".
    ``modal``: "shall", "will" or "must".
    """

    modal: str = "shall"
    numbers: str = "words-digits"
    quotes: str = "curly"
    spelling: str = "us"


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The contract as read.

    ``clause_of[i]`` is the index of the innermost clause of body paragraph ``i``, or -1.
    ``operative[i]`` is False for headings alone, contents, recitals, signature blocks, "Reserved".
    """

    view: TextView
    clauses: tuple[Clause, ...]
    clause_of: tuple[int, ...]
    operative: tuple[bool, ...]
    parties: Parties
    terms: dict[str, DefinedTerm] = field(default_factory=dict)
    habits: Habits = field(default_factory=Habits)

    def paragraph(self, index: int) -> Paragraph:
        """The body paragraph at ``index``."""
        return self.view.body[index]
