"""Runs every example of a playbook and says in a lawyer's words what does not hold.

    python -m transforms.check [DIR] [TERM …]

Knows playbooks, the reading of contracts and the judge. Writes nothing.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.assess.grammar import PatternError
from transforms.assess.judge import Judge, assess
from transforms.assess.model import Assessment
from transforms.assess.risks import parse_risks
from transforms.assess.rules import parse_patterns
from transforms.clauses.defined_terms import defined_terms
from transforms.clauses.habits import habits
from transforms.clauses.model import Outline, Parties, Party
from transforms.edits.project import projected
from transforms.edits.settle import settle
from transforms.options import Options
from transforms.playbook.loader import load_playbook
from transforms.playbook.model import Example, Playbook, Risk, Term
from transforms.text.model import TextView
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
        parse_patterns(playbook)
        parse_risks(playbook)
    except PatternError as error:
        return (
            Failure(file="playbook.yaml", line=1, message=f"a pattern does not parse: {error}"),
        )
    terms = [term for term in playbook.terms if not only or term.id in only]
    failures = [failure for term in terms for failure in _term_failures(playbook, term)]
    risks = [risk for risk in playbook.risks if not only or risk.id in only]
    return (*failures, *(failure for risk in risks for failure in _risk_failures(playbook, risk)))


def _term_failures(playbook: Playbook, term: Term) -> Iterator[Failure]:
    alone = replace(playbook, terms=(term,))
    for example in term.examples:
        message = example_failure(alone, example)
        if example.todo:
            message = "" if message else f"{example.name!r} holds now: take its 'todo' away"
        if message:
            yield Failure(file=term.source, line=example.line, message=message)


def _risk_failures(playbook: Playbook, risk: Risk) -> Iterator[Failure]:
    """The examples of a risk in which it is not found, or is and should not be."""
    alone = replace(playbook, terms=(), risks=(risk,))
    for example in risk.examples:
        plain = Example(name=example.name, status="", text=example.text, line=example.line)
        outline = example_outline(plain_view([example.text]), plain)
        if bool(Judge(alone).risks(outline)) != example.found:
            wanted = "found" if example.found else "passed over"
            message = f"{example.name!r} of {risk.id} should be {wanted}"
            yield Failure(file=risk.source, line=example.line, message=message)


def example_failure(playbook: Playbook, example: Example) -> str:
    """What does not hold of an example, "" when all does; ``playbook`` holds its term alone."""
    found = assess_example(playbook, example)
    if found.status != example.status:
        return _difference(example, found)
    if before(example.text) == after(example.text):
        return ""
    redlined = redlined_example(playbook, example)
    if redlined != after(example.text):
        wanted = after(example.text)
        return f"{example.name!r} should be redlined to:\n  {wanted}\nand is to:\n  {redlined}"
    return ""


def _difference(example: Example, found: Assessment) -> str:
    reasons = "; ".join(reason.message for reason in found.reasons) or "nothing was found"
    return f"{example.name!r} should be {example.status} and is {found.status}: {reasons}"


def assess_example(playbook: Playbook, example: Example) -> Assessment:
    """The verdict on an example's text as it stands before its redline."""
    return assess(example_outline(plain_view([before(example.text)]), example), playbook)[0]


def redlined_example(playbook: Playbook, example: Example) -> str:
    """An example's text as it reads once its redline is accepted; paragraphs end in newlines."""
    judge = Judge(playbook)
    contract = example_outline(plain_view([before(example.text)]), example)
    plan = settle(contract, judge.assess(contract), Options(playbook=playbook), judge.assess)
    return "\n".join(paragraph.text for paragraph in projected(contract, plan.edits).view.body)


def before(text: str) -> str:
    """The text without what its CriticMarkup adds."""
    return _DELETED.sub(r"\1", _ADDED.sub("", text))


def after(text: str) -> str:
    """The text with what its CriticMarkup adds, without what it strikes."""
    return _ADDED.sub(r"\1", _DELETED.sub("", text))


def example_outline(view: TextView, example: Example) -> Outline:
    """An example as a contract without clauses, its parties told by their names."""
    text = before(example.text)
    operative = (True,) * len(view.body)
    sides = Parties(
        provider=_party(text, example.provider, PROVIDER_NAMES),
        client=_party(text, example.client, CLIENT_NAMES),
        sure=True,
    )
    return Outline(
        view=view,
        clauses=(),
        clause_of=(-1,) * len(view.body),
        operative=operative,
        parties=sides,
        terms=defined_terms(view.body, operative, sides),
        habits=habits(view.body, operative),
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
    examples = {term.id: len(term.examples) for term in playbook.terms}
    examples |= {risk.id: len(risk.examples) for risk in playbook.risks}
    count = sum(number for one, number in examples.items() if not only or one in only)
    print(f"{count} examples, {len(failures)} failures", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
