"""Long work shows itself: a bar on a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TextIO, TypeVar

from mkdocs_briefings.beating import beating

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

T = TypeVar("T")

_LINE_EVERY = 3.0
_BAR_EVERY = 0.1
_MINUTE = 60


class Follow(Protocol):
    """Passes on things to be worked on, and may show how many of them are done."""

    def __call__(self, items: Collection[T], what: str) -> Iterable[T]:
        """Return the items in their order; `what` says what is done with them."""


def unseen(items: Collection[T], what: str) -> Iterable[T]:
    """Return the items, and show nothing."""
    return items


class Display(Protocol):
    """Where progress is shown."""

    def show(self, progress: Progress) -> None:
        """Show how far it is, if it is time to."""

    def end(self) -> None:
        """Leave nothing behind that stands for work that is over."""


@dataclass(slots=True)
class Progress:
    """How far a piece of work is; `total` is `None` where nobody can know.

    `now` returns the time in seconds.
    """

    what: str
    total: int | None
    display: Display
    now: Callable[[], float] = time.monotonic
    done: int = 0
    began: float = field(init=False)
    _first: float | None = None

    def __post_init__(self) -> None:
        self.began = self.now()

    def step(self) -> None:
        """Count one thing that is done."""
        self.done += 1
        if self._first is None:
            self._first = self.now()
        self.beat()

    def beat(self) -> None:
        """Show that the work goes on."""
        self.display.show(self)

    def tell(self) -> str:
        """Return the rate and the time left, or the time that it has taken: `4.1/s, 2 min left`."""
        now = self.now()
        if self.total is None or self._first is None or self.done == 1 or now == self._first:
            return f"{_tell_time(now - self.began)} so far"
        # What comes before the first, such as loading a language model, is no measure of the rest.
        rate = (self.done - 1) / (now - self._first)
        told = f"{rate:.1f}/s" if rate < 10 else f"{rate:,.0f}/s"
        return f"{told}, {_tell_time((self.total - self.done) / rate)} left"


def _tell_time(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _MINUTE * _MINUTE:
        return f"{seconds / _MINUTE:.0f} min"
    hours, rest = divmod(round(seconds / _MINUTE), _MINUTE)
    return f"{hours} h {rest} min"


@dataclass(slots=True)
class Lines:
    """Says a line every few seconds; of what is done before that it says nothing."""

    say: Callable[[str], None]
    _said: float | None = None
    _of: str = ""

    def show(self, progress: Progress) -> None:
        """Say a line, if the last one was long enough ago."""
        now = progress.now()
        since = self._said if self._of == progress.what and self._said else progress.began
        if now - since < _LINE_EVERY:
            return
        self._of, self._said = progress.what, now
        count = "" if progress.total is None else f" {progress.done:,} of {progress.total:,},"
        self.say(f"{progress.what}:{count} {progress.tell()}")

    def end(self) -> None:
        """Begin anew."""
        self._said = None


@dataclass(slots=True)
class Terminal:
    """Draws a bar in the last line of a terminal, and takes it away where the work is over."""

    stream: TextIO
    _bar: Bar | None = None
    _of: tuple[str, int | None] = ("", None)
    _drawn: float = 0.0

    def show(self, progress: Progress) -> None:
        """Draw the bar, if it was not drawn just now."""
        now = progress.now()
        if now - max(self._drawn, progress.began) < _BAR_EVERY and progress.done != progress.total:
            return
        self._drawn = now
        if self._of != (progress.what, progress.total):
            self.end()
        bar = self._bar or self._make(progress)
        bar.start()
        task = bar.task_ids[0]
        bar.update(task, total=progress.total, completed=progress.done, told=progress.tell())
        bar.refresh()

    def hide(self) -> None:
        """Make room for a line that somebody else writes; the bar comes back by itself."""
        if self._bar is not None:
            self._bar.stop()

    def end(self) -> None:
        """Take the bar away."""
        self.hide()
        self._bar = None

    def _make(self, progress: Progress) -> Bar:
        # Most work is over before anything is drawn.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
        counted = (*columns[:2], MofNCompleteColumn(), columns[2])
        # Without a thread of its own: beside threads no process may be copied.
        bar = Bar(
            *(columns if progress.total is None else counted),
            console=Console(file=self.stream),
            auto_refresh=False,
            transient=True,
        )
        bar.add_task(progress.what, total=progress.total, told="")
        self._bar, self._of = bar, (progress.what, progress.total)
        return bar


def open_display(say: Callable[[str], None], stream: TextIO | None = None) -> Display:
    """Return a bar where the stream, standard error by default, is a terminal, or else lines."""
    stream = stream or sys.stderr
    return Terminal(stream) if stream.isatty() else Lines(say)


@contextmanager
def showing(
    display: Display, what: str, total: int | None = None, *, alone: bool = False
) -> Iterator[Progress]:
    """Show a piece of work while it lasts; `alone` is what tells nothing of how far it is."""
    progress = Progress(what, total, display)
    beats: AbstractContextManager[None] = beating(progress.beat) if alone else nullcontext()
    try:
        with beats:
            yield progress
    finally:
        display.end()


def follow_on(display: Display) -> Follow:
    """Return what shows on a display how many of some things are done."""

    def follow(items: Collection[T], what: str) -> Iterable[T]:
        with showing(display, what, len(items)) as progress:
            for item in items:
                yield item
                progress.step()

    return follow
