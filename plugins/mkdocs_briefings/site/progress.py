"""Long work shows itself: how much of it is done, every few seconds."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from mkdocs.plugins import PrefixedLogger

LOGGER = "mkdocs.plugins.briefings.progress"
"""The logger that tells how far work has come: of interest at that moment alone."""

_EVERY = 3.0


@dataclass(slots=True)
class Progress:
    """Says now and then how many of so many things are done; of what is done soon it says nothing.

    `now` returns the time in seconds, `say` is given the line.
    """

    what: str
    total: int
    now: Callable[[], float] = time.monotonic
    say: Callable[[str], None] = PrefixedLogger("briefings", logging.getLogger(LOGGER)).info
    _done: int = 0
    _said: float | None = field(default=None)

    def step(self) -> None:
        """Count one thing that is done."""
        self._done += 1
        time_now = self.now()
        if self._said is None:
            self._said = time_now
        elif time_now - self._said >= _EVERY:
            self._said = time_now
            self.say(f"{self.what}: {self._done:,} of {self.total:,}")
