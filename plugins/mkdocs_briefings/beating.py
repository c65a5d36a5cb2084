"""A word from long work that has none of its own: a beat once a second while it lasts."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EVERY = 1.0
"""Seconds between two beats."""


@contextmanager
def beating(beat: Callable[[], None]) -> Iterator[None]:
    """Call `beat` about once a second, in a thread of its own that is gone afterwards."""
    over = threading.Event()

    def go_on() -> None:
        while not over.wait(EVERY):
            beat()

    thread = threading.Thread(target=go_on, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
