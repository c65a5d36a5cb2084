"""The work of `extract`: files to records, in one process or several, in the order given."""

import json
import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from mkdocs_briefings.annotate import analyse, find_model
from mkdocs_briefings.cli.record import make_record
from mkdocs_briefings.errors import Fault, InvalidInput, MissingModel, tell_crash
from mkdocs_briefings.model import Analysis
from mkdocs_briefings.register import Register, load_register
from mkdocs_briefings.sources import Given, find_missing_date, read_article

# Files that one process takes at a time: about what the language model takes in one batch.
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Task:
    """What holds for every file: the register's path; date and language of plain texts."""

    register: Path | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Extracted:
    """The record of one file as JSON without line breaks, `None` if its faults prevent one.

    Where a part of the analysis failed, the record holds the rest of it.
    """

    record: str | None
    faults: tuple[Fault, ...]


def extract_all(files: Sequence[Path], task: Task, jobs: int) -> Iterator[Extracted]:
    """Yield the result for each file, in order, as soon as it is there.

    Raises:
        BrokenProcessPool: the system ended one of the processes.
        InvalidInput: the register is wrong.
    """
    _read_register(task.register)  # says here, once, what is wrong with it
    waiting = iter(files)
    chunks = iter(lambda: list(islice(waiting, _CHUNK)), [])
    if jobs == 1 or len(files) <= _CHUNK:
        for chunk in chunks:
            yield from extract_chunk(chunk, task)
        return
    # A fresh process each: a copy of this one would share its open files and its threads' locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        running: deque[Future[list[Extracted]]] = deque()
        for chunk in chunks:
            running.append(pool.submit(extract_chunk, chunk, task))
            # A few chunks ahead keep every process busy, and memory flat.
            if len(running) > 2 * jobs:
                yield from running.popleft().result()
        for future in running:
            yield from future.result()


def extract_chunk(files: Sequence[Path], task: Task) -> list[Extracted]:
    """Return the result for each file, in order. Runs in processes of its own."""
    read = [_read(file, task) for file in files]
    documents = (given.document for given in read if isinstance(given, Given))
    analyses = analyse(documents, _read_register(task.register))
    return [
        _write(next(analyses), given) if isinstance(given, Given) else Extracted(None, given)
        for given in read
    ]


def _write(analysis: Analysis, given: Given) -> Extracted:
    warning = find_missing_date(given.document)
    faults = (*analysis.faults, *([warning] if warning else []))
    try:
        record = json.dumps(make_record(analysis, given), ensure_ascii=False)
    except Exception as error:
        name = given.document.name
        crash = tell_crash(name, "writing the record", error, "the other articles are there")
        return Extracted(None, (*faults, crash))
    return Extracted(record, faults)


def _read(file: Path, task: Task) -> Given | tuple[Fault, ...]:
    """Return an article that can be analysed, or what is wrong with it."""
    try:
        given = read_article(file, task.published, task.language)
        find_model(given.document.source.language)
    except InvalidInput as error:
        return error.faults
    except MissingModel as error:
        return (Fault(str(file), None, error.lack, f"run: {error.command}"),)
    return given


@cache
def _read_register(path: Path | None) -> Register:
    return load_register(path)
