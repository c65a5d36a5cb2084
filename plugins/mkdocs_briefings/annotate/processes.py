"""Documents analysed in several processes of this machine: the same analyses, in the same order."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.context import BaseContext

from mkdocs_briefings.annotate import analyse, require_spacy
from mkdocs_briefings.beating import EVERY, beating
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.model import Analysis, Document
from mkdocs_briefings.register import Register, limit_register

_WORTH_DIVIDING = 10_000
"""Code points for each process where it is a copy of this one, made in no time."""

_WORTH_STARTING = 200_000
"""Code points for each process where it has to load the language model again.

Source: measured on 100 news articles: 50 µs a code point, 10 s to load the French model.
"""

_AHEAD = 3
"""Batches that wait for each process: enough for none to be idle while a long article is read."""


@dataclass(frozen=True, slots=True)
class Processes:
    """Analyses documents in up to `jobs` processes, in fewer where more would not pay.

    `beat` is called at least every second while there is nothing to yield; `tell` is told what a
    user should know. Where the system ends a process, the rest is analysed in this one.
    """

    jobs: int
    beat: Callable[[], None] = lambda: None
    tell: Callable[[str], None] = lambda what: None

    def __call__(self, documents: Iterable[Document], register: Register) -> Iterator[Analysis]:
        """Yield the analysis of each document, in their order; see `annotate.analyse`."""
        wanted = list(documents)
        if not wanted:
            return
        divides = _may_divide()
        worth = _WORTH_DIVIDING if divides else _WORTH_STARTING
        size = sum(len(document.text) for document in wanted)
        jobs = min(self.jobs, size // worth)
        done = 0
        if jobs > 1:
            try:
                for analysis in self._share(wanted, register, jobs, divides):
                    done += 1
                    yield analysis
            except BrokenProcessPool:
                self.tell(
                    "the system ended one of the processes, for want of memory perhaps; the rest "
                    "is done in one; where that happens again, give fewer with '--jobs'"
                )
        if done < len(wanted):
            with beating(self.beat):
                yield from analyse(wanted[done:], register)

    def _share(
        self, documents: Sequence[Document], register: Register, jobs: int, divides: bool
    ) -> Iterator[Analysis]:
        require_spacy()
        from mkdocs_briefings.annotate.batches import analyse_batch, cut_batches

        context = _open_context(documents, self.beat, divides)
        running: deque[Future[list[Analysis]]] = deque()
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
        try:
            for batch in cut_batches(documents):
                own = limit_register(register, "\n\n".join(one.text for one in batch))
                running.append(pool.submit(analyse_batch, batch, own))
                if len(running) > _AHEAD * jobs:
                    yield from self._wait_for(running.popleft())
            while running:
                yield from self._wait_for(running.popleft())
        finally:
            pool.shutdown(cancel_futures=True)

    def _wait_for(self, future: Future[list[Analysis]]) -> list[Analysis]:
        while True:
            try:
                return future.result(EVERY)
            except TimeoutError:
                self.beat()


def count_cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_divide() -> bool:
    """Say whether this process can be copied without harm: not beside threads of its own."""
    return sys.platform == "linux" and threading.active_count() == 1


def _open_context(
    documents: Iterable[Document], beat: Callable[[], None], divides: bool
) -> BaseContext:
    """Return how processes are started; copies of this one share its language models."""
    if not divides:
        return multiprocessing.get_context("spawn")
    from mkdocs_briefings.annotate.batches import make_ready

    with beating(beat):
        for code in sorted({load_language(one.source.language).code for one in documents}):
            make_ready(code)
    # What the search for garbage writes into an object would make a copy of its page.
    gc.freeze()
    return multiprocessing.get_context("fork")


def _begin() -> None:
    """Let a process end with the one that has started it, and not by Ctrl-C before it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
