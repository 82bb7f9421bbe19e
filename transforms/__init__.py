"""Reads a contract, judges the red lines of a playbook, and redlines the document.

Everything public is named here, and imported when first used, so that a command that needs little
starts at once. Below the command line nothing reads a clock or a network.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.errors import SevenlinesError
    from transforms.options import Options
    from transforms.pipeline import accept, mark, redline, reject, review, verify
    from transforms.playbook.loader import load_playbook
    from transforms.results import Marked, Outcome, Redlined, Review, Unchanged
    from transforms.stamp import Stamp

__all__ = [
    "Marked",
    "Options",
    "Outcome",
    "Redlined",
    "Review",
    "SevenlinesError",
    "Stamp",
    "Unchanged",
    "accept",
    "load_playbook",
    "mark",
    "redline",
    "reject",
    "review",
    "verify",
]

_HOMES = {
    "Marked": "results",
    "Options": "options",
    "Outcome": "results",
    "Redlined": "results",
    "Review": "results",
    "SevenlinesError": "errors",
    "Stamp": "stamp",
    "Unchanged": "results",
    "accept": "pipeline",
    "load_playbook": "playbook.loader",
    "mark": "pipeline",
    "redline": "pipeline",
    "reject": "pipeline",
    "review": "pipeline",
    "verify": "pipeline",
}


def __getattr__(name: str) -> object:
    """A public name, from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'transforms' has no attribute {name!r}")
    return getattr(import_module(f"transforms.{_HOMES[name]}"), name)
