"""Texts of terms that agree with one another: each says what it must beside the others.

Knows playbooks and verdicts. Knows neither documents nor places.
"""

from dataclasses import dataclass

from transforms.playbook.model import Adaptation, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """Which terms the contract says adequately as it stands, and which this plan writes."""

    stands: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()

    def said(self, term: Term, text: str) -> str:
        """A text of ``term`` as it reads beside the other terms."""
        for one in term.adaptations:
            if (
                one.when != "written"
                and one.beside in self.stands
                or one.when != "stands"
                and one.beside in self.written
            ):
                text = text.replace(one.replace, one.by)
        return text.strip()

    def _holds(self, one: Adaptation) -> bool:
        stands = one.when != "written" and one.beside in self.stands
        return stands or one.when != "stands" and one.beside in self.written
