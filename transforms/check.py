"""Runs every example of a playbook and says in a lawyer's words what does not hold.

    python -m transforms.check [DIR] [TERM …]

Knows playbooks, the reading of contracts and the judge. Writes nothing.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.assess.judge import assess
from transforms.assess.model import Assessment
from transforms.assess.pattern import PatternError
from transforms.assess.rules import ready_terms
from transforms.clauses.model import Outline, Parties, Party
from transforms.playbook.loader import load_playbook
from transforms.playbook.model import Example, Playbook, Term
from transforms.text.plain import plain_view

PROVIDER_NAMES = (
    "Agency Consultant Contractor Subcontractor Vendor Supplier Provider Developer Studio "
    "Freelancer Licensor Integrator Advisor"
).split()
CLIENT_NAMES = "Client Customer Company Buyer Licensee Purchaser Sponsor Authority Hirer".split()

_DELETED = re.compile(r"\{--(.*?)--\}", re.DOTALL)
_ADDED = re.compile(r"\{\+\+(.*?)\+\+\}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something in a playbook that does not hold, with its file and line."""

    file: str
    line: int
    message: str


def check_playbook(playbook: Playbook, only: tuple[str, ...] = ()) -> tuple[Failure, ...]:
    """Every example whose verdict is not the one it states, and every rule that cannot work."""
    try:
        ready_terms(playbook)
    except PatternError as error:
        return (Failure(file="lexicon.yaml", line=1, message=f"a pattern does not parse: {error}"),)
    terms = [term for term in playbook.terms if not only or term.id in only]
    return tuple(failure for term in terms for failure in _term_failures(playbook, term))


def _term_failures(playbook: Playbook, term: Term) -> Iterator[Failure]:
    alone = replace(playbook, terms=(term,))
    for example in term.examples:
        found = assess_example(alone, example)
        if (found.status == example.status) == example.todo:
            yield Failure(file=term.source, line=example.line, message=_difference(example, found))


def _difference(example: Example, found: Assessment) -> str:
    if example.todo:
        return f"{example.name!r} holds now: take its 'todo' away"
    reasons = "; ".join(reason.message for reason in found.reasons) or "nothing was found"
    return f"{example.name!r} should be {example.status} and is {found.status}: {reasons}"


def assess_example(playbook: Playbook, example: Example) -> Assessment:
    """The verdict on an example's text as it stands before its redline."""
    return assess(example_outline(before(example.text), example), playbook)[0]


def before(text: str) -> str:
    """The text without what its CriticMarkup adds."""
    return _DELETED.sub(r"\1", _ADDED.sub("", text))


def after(text: str) -> str:
    """The text with what its CriticMarkup adds, without what it strikes."""
    return _ADDED.sub(r"\1", _DELETED.sub("", text))


def example_outline(text: str, example: Example) -> Outline:
    """An example as a contract of one paragraph, its parties told by their names."""
    view = plain_view([text])
    return Outline(
        view=view,
        clauses=(),
        clause_of=(-1,),
        operative=(True,),
        parties=Parties(
            provider=_party(text, example.provider, PROVIDER_NAMES),
            client=_party(text, example.client, CLIENT_NAMES),
            sure=True,
        ),
    )


def _party(text: str, given: str, names: list[str]) -> Party:
    """The side's name: the one given, or those of ``names`` that the text holds."""
    if given:
        return Party(term=given, name=given)
    lower = text.lower()
    held = [name for name in names if name.lower() in lower] or names[:1]
    aliases = [*held[1:], *(f"the {name.lower()}" for name in held)]
    return Party(term=held[0], name=held[0], aliases=tuple(aliases))


def main(arguments: list[str]) -> int:
    """Check a playbook; the exit status is 1 when something does not hold."""
    folder = [argument for argument in arguments if "/" in argument]
    only = tuple(argument for argument in arguments if "/" not in argument)
    playbook = load_playbook(folder[0] if folder else "ai-services")
    failures = check_playbook(playbook, only)
    for failure in failures:
        print(f"{failure.file}:{failure.line}: {failure.message}")
    count = sum(len(term.examples) for term in playbook.terms if not only or term.id in only)
    print(f"{count} examples, {len(failures)} failures", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
