"""Clauses outside the terms that can empty one of them, found in a contract.

Knows the playbook's risks and the sentences of a contract. Judges nothing: a risk is shown beside
the terms that it defeats.
"""

from collections.abc import Iterator
from functools import lru_cache

from transforms.assess.index import Patterns, SentenceIndex
from transforms.assess.model import RelatedRisk
from transforms.assess.rules import grammar_of
from transforms.playbook.model import Playbook, Risk

MOST_PLACES = 4
"""Places shown of one risk."""

Ready = tuple[Risk, Patterns, Patterns]


@lru_cache(maxsize=8)
def ready_risks(playbook: Playbook) -> tuple[Ready, ...]:
    """Each risk with its patterns: those that find it, those of sentences that do not count."""
    grammar = grammar_of(playbook)

    def compiled(sources: tuple[str, ...]) -> Patterns:
        return tuple(grammar.pattern(source) for source in sources)

    return tuple((risk, compiled(risk.says), compiled(risk.unless)) for risk in playbook.risks)


def parse_risks(playbook: Playbook) -> None:
    """Parse every pattern of the risks now; PatternError when one does not parse."""
    for _, says, unless in ready_risks(playbook):
        for pattern in (*says, *unless):
            _ = pattern.elements


def risks_in(index: SentenceIndex, playbook: Playbook) -> tuple[RelatedRisk, ...]:
    """The risks that the sentences of a contract hold, in the playbook's order."""
    return tuple(_found(index, playbook))


def _found(index: SentenceIndex, playbook: Playbook) -> Iterator[RelatedRisk]:
    for risk, says, unless in ready_risks(playbook):
        said = index.find(says)
        excused = index.touched(unless) if said else {}
        places = [index.sentence(at).whole for at in said if at not in excused]
        if places:
            evidence = tuple(dict.fromkeys(places))[:MOST_PLACES]
            yield RelatedRisk(risk=risk.id, evidence=evidence)
