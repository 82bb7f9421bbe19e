"""What a caller may choose about one review or redline, as one frozen value."""

from dataclasses import dataclass

from transforms.playbook.model import Playbook


@dataclass(frozen=True, kw_only=True)
class Options:
    """Choices that change findings or edits; time and author are in ``Stamp``.

    ``we_are``: our defined term or name, when it cannot be told. ``position`` for all terms,
    ``positions`` for single ones as (term, position). ``only`` and ``skip`` hold term ids or red
    line names; ``comments`` is "rationale" or "none".
    """

    playbook: Playbook
    we_are: str = ""
    position: str = "standard"
    positions: tuple[tuple[str, str], ...] = ()
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    comments: str = "rationale"

    def position_of(self, term_id: str) -> str:
        """The position asked for ``term_id``."""
        return dict(self.positions).get(term_id, self.position)

    def covers(self, term_id: str) -> bool:
        """Whether edits for ``term_id`` are wanted."""
        names = {term_id, term_id.split(".")[0]}
        return bool(not self.only or names & set(self.only)) and not names & set(self.skip)
