"""How text may look on a terminal: its width, its colours, and what must never reach it.

Light, since every start of the command line needs it.
"""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How wide the terminal is, and whether it shows colour and more than ASCII."""

    width: int = 80
    colour: bool = False
    unicode: bool = True

    def paint(self, text: str, code: str) -> str:
        """``text`` in a colour or weight, when colour is wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def shown(text: str) -> str:
    """``text`` on one line, without characters that would steer the terminal."""
    flat = " ".join(text.split())
    return "".join(c if c.isprintable() else "\ufffd" for c in flat)


def columns_of(text: str) -> int:
    """How many columns ``text`` takes: two for wide characters, none for combining ones."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
