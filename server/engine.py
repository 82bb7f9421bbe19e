"""The engine as the server sees it: a few functions in one value, so that tests may give others."""

from collections.abc import Callable
from dataclasses import dataclass

import transforms
from transforms.options import Options
from transforms.playbook.model import Playbook
from transforms.results import Outcome, Review
from transforms.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Bytes in, values out; no files, no clock."""

    review: Callable[[bytes, Options], Review]
    redline: Callable[[bytes, Options, Stamp], Outcome]
    load_playbook: Callable[[str], Playbook]


def real_engine() -> Engine:
    """The engine of this package."""
    return Engine(
        review=transforms.review,
        redline=transforms.redline,
        load_playbook=transforms.load_playbook,
    )
