"""What the views need, in one frozen value made by the app factory."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from server.engine import Engine
from server.gate import Gate
from server.settings import Settings
from transforms.playbook.model import Playbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Settings, engine, playbooks by id (the first is the default), the gate and the clock."""

    settings: Settings
    engine: Engine
    playbooks: Mapping[str, Playbook]
    gate: Gate
    today: Callable[[], str]

    @property
    def default_playbook(self) -> str:
        """The id of the playbook used when none is named."""
        return next(iter(self.playbooks))


def open_desk(settings: Settings, engine: Engine) -> Desk:
    """A desk with every playbook loaded, so that a faulty one stops the start, not a request."""
    loaded = [engine.load_playbook(name) for name in settings.playbooks]
    return Desk(
        settings=settings,
        engine=engine,
        playbooks={playbook.id: playbook for playbook in loaded},
        gate=Gate(
            at_once=settings.at_once, waiting=settings.waiting, seconds=settings.wait_seconds
        ),
        today=utc_today,
    )


def utc_today() -> str:
    """The clock, at this edge: today's date in UTC, as the command line takes it too."""
    return time.strftime("%Y-%m-%d", time.gmtime())
