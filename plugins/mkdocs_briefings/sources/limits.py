"""Work that ends in time, whatever it is given."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

_Result = TypeVar("_Result")


def finish_within(seconds: float, work: Callable[[], _Result]) -> _Result:
    """Return what the work returns, or raise what it raises.

    Work that takes longer goes on by itself until the program ends, and what comes of it is lost.

    Raises:
        TimeoutError: it took longer.
    """
    future: Future[_Result] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future.result(timeout=seconds)
