"""Which mend the playbook has for a fault, and which of several are needless.

Knows playbooks and verdicts. Knows no documents.
"""

import re
from collections.abc import Iterable, Iterator

from transforms.assess.model import Fault
from transforms.playbook.model import FaultRule, Mend, Need, Term

_WHOLE = ("append", "sentence", "clause")
_REPEATED = 0.8  # share of an appended sentence's words, found in another, that make it needless


def strike_instead(fault: Fault, mend: Mend) -> Mend:
    """A faulty sentence struck rather than replaced by the whole wording."""
    replaces = fault.status == "hostile" and mend.do == "sentence" and not mend.text
    unmarked = mend.do == "marked" and not fault.marked and mend.also is None
    return Mend(do="strike") if replaces or unmarked else mend


def is_need(term: Term, fault: Fault) -> bool:
    """Whether a fault is something that is not said, so that its sentence is only a place."""
    return any(need.code == fault.code for need in term.needs)


def whole_first(mends: list[tuple[Fault, Mend]]) -> list[tuple[Fault, Mend]]:
    """Mends that put a whole sentence right before those of words in it.

    A hostile sentence is not made longer but replaced.
    """
    hostile = {fault.sentence for fault, _ in mends if fault.status == "hostile"}
    firm = [
        (fault, Mend(do="sentence") if mend.do == "extend" and fault.sentence in hostile else mend)
        for fault, mend in mends
    ]
    return sorted(firm, key=lambda one: one[1].do not in ("sentence", "strike"))


def needed(mends: Iterable[tuple[Fault, Mend]]) -> Iterator[tuple[Fault, Mend]]:
    """Mends without those that are met once another one has said the whole wording."""
    listed = list(mends)
    whole = {fault.status for fault, mend in listed if _says_all(mend)}
    for fault, mend in listed:
        adds = mend.do == "append" and bool(mend.text)
        again = fault.status != "hostile" and _says_all(mend) and "hostile" in whole
        if not (whole and adds or again):
            yield fault, mend


def _says_all(mend: Mend) -> bool:
    """Whether a mend says the term's whole wording."""
    also = mend.also is not None and _says_all(mend.also)
    return also or mend.do in _WHOLE and not mend.text


def without_echoes(mends: list[tuple[Fault, Mend]]) -> Iterator[tuple[Fault, Mend]]:
    """Mends without those that would append what another one appends in more words."""
    texts = [_words_of(mend.text) for _, mend in mends if mend.do == "append" and mend.text]
    for fault, mend in mends:
        words = _words_of(mend.text)
        fuller = [other for other in texts if len(other) > len(words)]
        if mend.do != "append" or not any(_is_said(words, other) for other in fuller):
            yield fault, mend


def _is_said(words: frozenset[str], other: frozenset[str]) -> bool:
    return bool(words) and len(words & other) >= _REPEATED * len(words)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w\[\]-]+", text.lower()))


def distinct(faults: list[Fault]) -> list[Fault]:
    """Faults without those that ask for the same change again."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for fault in faults:
        key = (fault.code, fault.sentence, fault.matched)
        if key not in seen:
            seen.add(key)
            kept.append(fault)
    return kept


def _rule_of(term: Term, fault: Fault) -> FaultRule | Need | None:
    rules: tuple[FaultRule | Need, ...] = (*term.faults, *term.needs)
    return next((rule for rule in rules if rule.code == fault.code), None)


def mend_of(term: Term, fault: Fault) -> Mend:
    """The fault's own mend, or the usual one of its status."""
    rule = _rule_of(term, fault)
    if rule and rule.mend:
        return rule.mend
    if fault.code in ("words-and-digits-disagree", "left-blank"):
        figures = [r.mend for r in term.faults if r.mend and r.mend.do == "value"]
        return figures[0] if figures else Mend(do="append")
    return Mend(do="sentence" if fault.status == "hostile" else "append")
