"""Documents analysed on a Dask cluster: the same function, the same analyses, in the same order."""

from __future__ import annotations

import importlib.metadata
import platform
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_briefings import __version__
from mkdocs_briefings.annotate import fingerprint, tell_model
from mkdocs_briefings.annotate.batches import analyse_batch, cut_batches
from mkdocs_briefings.beating import EVERY, beating
from mkdocs_briefings.errors import ClusterFailure, MissingModel, MissingPackage
from mkdocs_briefings.model import Analysis, Document
from mkdocs_briefings.register import Register, limit_register

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 3
"""Batches that wait for each worker: enough for none to be idle while a long article is read."""

_PATIENCE = 10
"""Seconds for a scheduler to answer."""

_OTHER = "install there what is installed here, the models included, or give the others alone"

_PACKAGES = ("spacy", "thinc", "numpy", "blis", "Babel")
"""What has to do with what is found, beside the rules and the models."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Analyses documents on the workers of the scheduler at an address, such as `tcp://host:8786`.

    `beat` is called at least every second while there is nothing to yield. A worker that dies is
    replaced by the others; one that would find something else than this machine is refused.
    """

    address: str
    beat: Callable[[], None] = lambda: None

    def __call__(self, documents: Iterable[Document], register: Register) -> Iterator[Analysis]:
        """Yield the analysis of each document, in their order; see `annotate.analyse`.

        Raises:
            ClusterFailure: the scheduler does not answer, has no workers or only other ones.
            MissingPackage: `distributed` is not installed.
        """
        wanted = list(documents)
        if not wanted:
            return
        made_of = tell_parts(sorted({one.source.language for one in wanted}))
        with _connect(self.address, self.beat) as client:
            with beating(self.beat):
                workers = _check_workers(client, self.address, made_of)
            running: deque[Future[Any]] = deque()
            for batch in cut_batches(wanted):
                own = limit_register(register, "\n\n".join(one.text for one in batch))
                running.append(client.submit(analyse_alike, batch, own, made_of, pure=False))
                if len(running) > _AHEAD * workers:
                    yield from self._wait_for(running.popleft())
            while running:
                yield from self._wait_for(running.popleft())

    def _wait_for(self, future: Future[Any]) -> list[Analysis]:
        while True:
            try:
                found: list[Analysis] = future.result(timeout=EVERY)
            except TimeoutError:
                self.beat()
            except ClusterFailure:
                raise
            except Exception as error:
                what = f"the work cannot be finished there ({error})"
                cure = "what is done is kept: look at its log, and run it again"
                raise ClusterFailure(self.address, what, cure) from error
            else:
                return found


def analyse_alike(
    documents: Sequence[Document], register: Register, made_of: Mapping[str, str]
) -> list[Analysis]:
    """Return what `analyse_batch` does, on a worker whose parts are those that are wanted.

    Raises:
        ClusterFailure: they are others, as on a worker that joined late.
    """
    own = tell_parts(sorted({one.source.language for one in documents}))
    if wrong := _tell_difference({key: made_of[key] for key in own}, own):
        raise ClusterFailure(platform.node(), wrong, _OTHER)
    with _one_at_a_time():  # a language model is not for two threads
        return analyse_batch(documents, register)


def tell_parts(languages: Sequence[str]) -> dict[str, str]:
    """Return what decides what is found in texts of some languages, by name, as it is here."""
    parts = {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "processor": platform.machine(),  # on another one the last digit of a sum may differ
        "mkdocs-briefings": __version__,
    }
    parts |= {name: importlib.metadata.version(name) for name in _PACKAGES}
    for language in languages:
        try:
            model, rules = tell_model(language), fingerprint(language)
        except MissingModel:
            model = rules = "none"
        parts |= {f"model for {language}": model, f"rules and tables for {language}": rules}
    return parts


@cache
def _one_at_a_time() -> threading.Lock:
    return threading.Lock()


@contextmanager
def _connect(address: str, beat: Callable[[], None]) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingPackage.of("a cluster needs Dask", error, "cluster") from error
    try:
        with beating(beat):
            client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        cure = "start one with 'dask scheduler', or mend the address"
        raise ClusterFailure(address, "no scheduler answers there", cure) from error
    with client:
        yield client


def _check_workers(client: Client, address: str, made_of: Mapping[str, str]) -> int:
    """Return how many workers there are, all made of the same parts as this machine."""
    languages = [key.removeprefix("model for ") for key in made_of if key.startswith("model for ")]
    found = client.run(tell_parts, languages, on_error="return")
    if not found:
        cure = f"start some with 'dask worker {address}'"
        raise ClusterFailure(address, "this scheduler has no workers", cure)
    for worker in sorted(found):
        parts = found[worker]
        if isinstance(parts, BaseException):
            raise ClusterFailure(worker, f"this worker cannot run it ({parts})", _OTHER)
        if wrong := _tell_difference(made_of, parts):
            raise ClusterFailure(worker, wrong, _OTHER)
    return len(found)


def _tell_difference(wanted: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Return what is not the same on a worker; empty where all is."""
    others = [
        f"{name} {found.get(name, 'none')} instead of {wanted[name]}"
        for name in wanted
        if found.get(name) != wanted[name]
    ]
    return f"this worker would find something else: it has {', '.join(others)}" if others else ""
