"""Everything that would otherwise vary between two runs: who writes, and when."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Author and date of our revisions and comments.

    ``date`` is ISO 8601 in UTC to the second, "2026-01-31T00:00:00Z".
    """

    author: str = "Sevenlines"
    date: str = "2000-01-01T00:00:00Z"

    @property
    def initials(self) -> str:
        """The author's initials, at most three letters."""
        return "".join(word[0] for word in self.author.split())[:3].upper() or "S"
