"""Limits how many documents are worked on, and how many may wait. Knows no HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Full(Exception):
    """Nobody more may wait, or the wait was too long."""


class Gate:
    """Lets ``at_once`` callers in and ``waiting`` more stand in line, each for ``seconds``."""

    def __init__(self, *, at_once: int, waiting: int, seconds: float) -> None:
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._work = threading.BoundedSemaphore(at_once)
        self._seconds = seconds

    @contextmanager
    def place(self) -> Iterator[None]:
        """A turn at work; raises ``Full`` at once when the line is full."""
        if not self._places.acquire(blocking=False):
            raise Full
        try:
            if not self._work.acquire(timeout=self._seconds):
                raise Full
            try:
                yield
            finally:
                self._work.release()
        finally:
            self._places.release()
