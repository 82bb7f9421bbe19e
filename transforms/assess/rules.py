"""A playbook made ready to judge with, once a process.

Knows the playbook. Knows no document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transforms.assess.grammar import Grammar
from transforms.assess.pattern import Pattern
from transforms.playbook.model import FaultRule, Need, Playbook, Reader, Term


@dataclass(frozen=True, kw_only=True)
class ReadyReader:
    """A reader with its patterns."""

    reader: Reader
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, kw_only=True)
class ReadyNeed:
    """A need with its patterns."""

    need: Need
    says: tuple[Pattern, ...]


@dataclass(frozen=True, kw_only=True)
class ReadyFault:
    """A fault rule with its patterns."""

    rule: FaultRule
    says: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    absent: tuple[Pattern, ...]
    present: tuple[Pattern, ...]


@dataclass(frozen=True, kw_only=True)
class ReadyTerm:
    """A term with its patterns."""

    term: Term
    recognise: tuple[Pattern, ...]
    unlike: tuple[Pattern, ...]
    enough: tuple[Pattern, ...]
    readers: tuple[ReadyReader, ...]
    needs: tuple[ReadyNeed, ...]
    faults: tuple[ReadyFault, ...]

    def patterns(self) -> Iterator[Pattern]:
        """Every pattern of the term."""
        yield from (*self.recognise, *self.unlike, *self.enough)
        for reader in self.readers:
            yield from reader.patterns
        for need in self.needs:
            yield from need.says
        for fault in self.faults:
            yield from (*fault.says, *fault.unless, *fault.absent, *fault.present)


def parse_patterns(playbook: Playbook) -> None:
    """Parse every pattern of ``playbook`` now; PatternError when one does not parse."""
    for ready in ready_terms(playbook):
        for pattern in ready.patterns():
            _ = pattern.elements


@lru_cache(maxsize=8)
def grammar_of(playbook: Playbook) -> Grammar:
    """The grammar over a playbook's word classes, one for all of its patterns."""
    return Grammar(playbook.lexicon)


@lru_cache(maxsize=8)
def ready_terms(playbook: Playbook) -> tuple[ReadyTerm, ...]:
    """The terms of ``playbook`` in its order; a pattern is parsed when it is first needed."""
    grammar = grammar_of(playbook)
    return tuple(_ready(term, grammar) for term in playbook.terms)


def _ready(term: Term, grammar: Grammar) -> ReadyTerm:
    def compiled(sources: tuple[str, ...]) -> tuple[Pattern, ...]:
        return tuple(grammar.pattern(source) for source in sources)

    return ReadyTerm(
        term=term,
        recognise=compiled(term.recognise),
        unlike=compiled(term.unlike),
        enough=compiled(term.enough),
        readers=tuple(
            ReadyReader(reader=reader, patterns=compiled(reader.patterns))
            for reader in term.readers
        ),
        needs=tuple(ReadyNeed(need=need, says=compiled(need.says)) for need in term.needs),
        faults=tuple(
            ReadyFault(
                rule=rule,
                says=compiled(rule.says),
                unless=compiled(rule.unless),
                absent=compiled(rule.absent),
                present=compiled(rule.present),
            )
            for rule in term.faults
        ),
    )
