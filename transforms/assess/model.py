"""What a judgement of one term holds. Knows nothing of how a change is drawn."""

from dataclasses import dataclass
from typing import Literal

from transforms.text.model import Span

Status = Literal["adequate", "weak", "hostile", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a term has its status: a stable code and one plain sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong, with its place, for the drafter.

    ``sentence`` is the whole sentence at fault; ``matched`` the words that decided; ``marked`` the
    words that a playbook pattern put in brackets, to be struck or replaced (may be empty).
    """

    code: str
    status: Status
    message: str
    sentence: Span | None = None
    matched: Span | None = None
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure read from the text: ``amount`` in ``kind``'s unit, and the words that say it."""

    name: str
    kind: str
    amount: float
    span: Span


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The verdict on one term."""

    term: str
    status: Status
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Span, ...] = ()
    values: tuple[Value, ...] = ()
    faults: tuple[Fault, ...] = ()
    passages: tuple[Span, ...] = ()  # every sentence on the subject


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedRisk:
    """A risk of the playbook, by its id, and the sentences in which it stands."""

    risk: str
    evidence: tuple[Span, ...]
