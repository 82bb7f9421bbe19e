"""What a plan has said already, so that no sentence of ours stands in it twice.

Knows sentences. Knows neither contracts nor rules.
"""

import re
from dataclasses import dataclass, field

_SENTENCES = re.compile(r"[^.?!]+(?:\.(?=\d)[^.?!]+)*[.?!]?\s*")
_SHORTEST = 40  # characters of a sentence that is known again


@dataclass(slots=True)
class Echoes:
    """The sentences said in one plan, each with the term that said it first."""

    _said: dict[str, str] = field(default_factory=dict)
    _own: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Start on a term; what was drafted for it and not kept is forgotten."""
        self._own.clear()

    def keep(self, term: str) -> None:
        """What was said since the start is said by ``term``."""
        for key in sorted(self._own):
            self._said.setdefault(key, term)

    def fresh(self, term: str, text: str, *, others: bool) -> str:
        """``text`` without the sentences said before: by ``term``, and with ``others`` by any."""
        kept = []
        for sentence in _SENTENCES.findall(text):
            key = sentence.strip().rstrip(".").lower()
            by_other = others and self._said.get(key, term) != term
            if len(key) < _SHORTEST or not (key in self._own or by_other):
                kept.append(sentence)
            if len(key) >= _SHORTEST:
                self._own.add(key)
        return "".join(kept).strip()
