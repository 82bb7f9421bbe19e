"""A playbook as frozen values: terms, their wording, recognition, faults and mends.

Knows what the lawyer wrote. Knows neither documents nor XML.
"""

from dataclasses import dataclass, field

POSITIONS = ("standard", "mutual", "fallback")
RED_LINES = ("ip", "liability", "data", "scope", "payment", "termination", "performance")
STATUSES = ("adequate", "weak", "hostile", "missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The text we ask for, with ``[[blanks]]``; ``mutual`` and ``fallback`` may be empty."""

    standard: str
    mutual: str = ""
    fallback: str = ""

    def at(self, position: str) -> str:
        """The text for ``position``, the standard one where that has none of its own."""
        return getattr(self, position) or self.standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """What puts a fault right.

    ``do``: "value" (write another figure), "marked" (replace the bracketed words by ``text``; an
    empty one strikes them), "mutual" (give to both sides what the sentence gives to one),
    "items" (strike the exceptions in which a word begins with one of those in ``text``),
    "extend" (add ``text`` to the sentence, before its full stop), "append" (add ``text`` at the
    end of the clause), "sections" (add the sections of the kinds in ``text`` to the list in the
    sentence), "sentence" (replace the sentence by ``text``), "strike" (strike the sentence),
    "clause" (insert the wording as a clause).
    An empty ``text`` for "append" and "sentence" means the term's own wording. ``also`` is a
    second mend of the same fault, "append" or "extend".
    """

    do: str
    text: str = ""
    value: str = ""
    also: "Mend | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads one figure out of the passages: the last token of ``kind`` in a matching pattern.

    ``kind``: days, business-days, months, percent, percent-month, multiple, money.
    """

    name: str
    kind: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something an adequate clause must say; ``status`` (weak) applies when it is absent.

    ``scope``: "clause" (the passages and the rest of their clauses) or "document".
    """

    code: str
    message: str
    says: tuple[str, ...]
    scope: str = "clause"
    status: str = "weak"
    mend: Mend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRule:
    """Something that makes a clause weak or hostile.

    It holds when a sentence (of ``scope``) matches a pattern of ``says`` and none of ``unless``
    while no sentence of the document matches one of ``absent`` and, where ``present`` is given,
    some sentence matches one of it; or when the value ``value`` lies
    above ``above`` or below ``below``.
    """

    code: str
    status: str
    message: str
    says: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    scope: str = "document"
    value: str = ""
    above: float | None = None
    below: float | None = None
    mend: Mend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a new clause goes: the section family, the terms to follow, the lead-in heading."""

    into: str
    after: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """Words of a term's texts that read otherwise when another term is said as well.

    ``beside`` is that term; ``when``: "stands" (the contract says it adequately), "written" (it is
    written in the same plan), or "" for either. ``replace`` is replaced by ``by``.
    """

    beside: str
    replace: str
    by: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A clause with its verdict; CriticMarkup in ``text`` shows the redline we expect."""

    name: str
    status: str
    text: str
    line: int = 0
    provider: str = ""
    client: str = ""
    todo: bool = False


@dataclass(frozen=True, kw_only=True)
class Term:
    """One of the 31 terms."""

    id: str
    title: str
    red_line: str
    priority: int
    why: str
    comment: str
    walk_away: str
    wording: Wording
    recognise: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    enough: tuple[str, ...] = ()
    readers: tuple[Reader, ...] = ()
    needs: tuple[Need, ...] = ()
    faults: tuple[FaultRule, ...] = ()
    insert: Placement = Placement(into="")
    adaptations: tuple[Adaptation, ...] = ()
    examples: tuple[Example, ...] = ()
    source: str = ""  # file the term came from, for messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """For our own eyes: what may be given away on a red line, and what never."""

    give: tuple[str, ...]
    keep: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskExample:
    """A text in which a risk is found, or not."""

    name: str
    found: bool
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A clause outside the terms that can empty some of them.

    ``defeats`` are ids of terms; without any it is something to trade with. ``says`` are patterns
    of a sentence, ``unless`` of sentences that do not count. ``source`` and ``line`` are its place.
    """

    id: str
    title: str
    defeats: tuple[str, ...]
    message: str
    says: tuple[str, ...]
    unless: tuple[str, ...] = ()
    examples: tuple[RiskExample, ...] = ()
    source: str = ""
    line: int = 0


@dataclass(frozen=True, kw_only=True, eq=False)
class Playbook:
    """All terms in their order, and the shared word classes; equal only to itself.

    ``trades`` are by red line; ``risks`` are clauses outside the terms.
    """

    id: str
    title: str
    version: str
    terms: tuple[Term, ...]
    lexicon: dict[str, tuple[str, ...]] = field(default_factory=dict)
    trades: dict[str, Trade] = field(default_factory=dict)
    risks: tuple[Risk, ...] = ()

    def term(self, term_id: str) -> Term:
        """The term of that id; KeyError when there is none."""
        return {term.id: term for term in self.terms}[term_id]
