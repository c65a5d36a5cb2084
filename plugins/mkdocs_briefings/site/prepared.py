"""Pages whose Markdown becomes HTML in several processes, for all their words are known already.

MkDocs makes one page after the other. When it comes to the first of ours the process divides: each
child makes its share of the pages, as MkDocs does, and hands over what it made, while the process
itself goes on and makes the rest. What no child could make is made where it stands, so that a site
is the same whoever made it.
"""

import logging
import os
import pickle
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import BinaryIO

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_briefings.progress import Display, Progress
from mkdocs_briefings.site.keeping.trace import Fact, Trace
from mkdocs_briefings.site.making import Maker
from mkdocs_briefings.site.telling import open_display

_WORTH_IT = 60
"""With fewer pages, to divide a process and to hand over costs more than it gains."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a process made of a page: `markdown` is what it was given, `said` what it logged.

    `links` are the fragments linked to, with the links as they are written, by the path of a file;
    `facts` what was asked of the site.
    """

    path: str
    markdown: str | None
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]] | None
    facts: frozenset[Fact]
    said: tuple[tuple[str, int, str], ...]


@dataclass(slots=True)
class Preparation:
    """The pages of one build that are shared out; `paths` are in the order of MkDocs.

    `maker` makes a page, and `trace` notes what it asks of the site.
    """

    paths: Sequence[str]
    maker: Maker
    trace: Trace = field(default_factory=Trace)
    display: Display = field(default_factory=open_display)
    _helping: dict[str, "SimpleQueue[Made | None]"] = field(default_factory=dict)
    _begun: bool = False
    _progress: Progress | None = None

    def take(self, page: Page, config: MkDocsConfig, files: Files) -> Made | None:
        """Return what a child made of a page, `None` where it is to be made here."""
        if not self._begun:
            self._begun = True
            self._divide(config, files)
        if self._progress is None:
            self._progress = Progress("making pages", len(self.paths), self.display)
        self._progress.step()
        if self._progress.done == self._progress.total:
            self.display.end()
        path = page.file.src_uri
        made = self._helping.get(path)
        found = made.get() if made is not None else None
        while made is not None and found is not None and found.path != path:
            found = made.get()  # of a page that MkDocs has passed over
        if made is not None and found is None:
            self._helping = {one: queue for one, queue in self._helping.items() if queue != made}
        return found if found and found.markdown == page.markdown else None

    def _divide(self, config: MkDocsConfig, files: Files) -> None:
        processes = count_helpers(len(self.paths)) + 1
        shares = [self.paths[number::processes] for number in range(1, processes)]
        # All children before any thread: to divide a process beside threads may harm the child.
        children = [_fork(share, self.maker, self.trace, config, files) for share in shares]
        for share, child in zip(shares, children, strict=True):
            self._helping |= dict.fromkeys(share, _listen_to(child))


class PreparedPage(Page):
    """A page that takes its HTML from a preparation, where that has it."""

    def __init__(self, file: File, config: MkDocsConfig, preparation: Preparation) -> None:
        super().__init__(None, file, config)
        self._preparation = preparation
        self.facts: frozenset[Fact] = frozenset()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the HTML of the page and what MkDocs wants to know of it."""
        made = self._preparation.take(self, config, files)
        if made is None:
            self._preparation.maker.render(self, config, files)
            self.facts = self._preparation.trace.take()
            return
        self.facts = made.facts | self._preparation.trace.take()
        for name, level, message in made.said:
            logging.getLogger(name).log(level, "%s", message)
        self.content, self.toc = made.content, made.toc
        self._title_from_render, self.present_anchor_ids = made.title, made.anchors
        if made.links is not None:
            found = ((files.get_file_from_path(path), links) for path, links in made.links.items())
            self.links_to_anchors = {file: links for file, links in found if file is not None}


def count_helpers(pages: int) -> int:
    """Return how many processes help with so many pages.

    None where a process cannot be divided without harm: beside threads, or on other systems.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or pages < _WORTH_IT:
        return 0
    return len(os.sched_getaffinity(0)) - 1


@dataclass(frozen=True, slots=True)
class _Child:
    """A process that makes pages, and the end of the pipe on which it hands them over."""

    process: int
    source: int


def _fork(
    share: Sequence[str], maker: Maker, trace: Trace, config: MkDocsConfig, files: Files
) -> _Child:
    """Return a child that makes pages, in their order."""
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(source)
            with os.fdopen(target, "wb") as out:
                for path in share:
                    pickle.dump(_make(path, maker, trace, config, files), out)
                    out.flush()
        finally:
            # Whatever happened: all else that the process would do is its parent's to do.
            os._exit(0)
    os.close(target)
    return _Child(child, source)


def _listen_to(child: _Child) -> "SimpleQueue[Made | None]":
    """Return where the pages of a child come in, in their order, and `None` at the end."""
    made: SimpleQueue[Made | None] = SimpleQueue()
    reading = (os.fdopen(child.source, "rb"), child.process, made)
    # A full pipe would stop the child.
    threading.Thread(target=_read_all, args=reading, daemon=True).start()
    return made


def _read_all(source: BinaryIO, child: int, made: "SimpleQueue[Made | None]") -> None:
    with source:
        try:
            while True:
                made.put(pickle.load(source))
        except (EOFError, OSError, pickle.UnpicklingError):
            made.put(None)
    os.waitpid(child, 0)


def _make(path: str, maker: Maker, trace: Trace, config: MkDocsConfig, files: Files) -> Made:
    """Return what MkDocs makes of a page. Source: mkdocs, `_populate_page`."""
    said: list[tuple[str, int, str]] = []
    _listen(said)
    file = files.get_file_from_path(path)
    page = file.page if file else None
    if page is None:
        raise ValueError(f"{path} is no page")
    config._current_page = page
    config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(
        page.markdown or "", page=page, config=config, files=files
    )
    maker.render(page, config, files)
    links = page.links_to_anchors
    return Made(
        path,
        page.markdown,
        page.content,
        page.toc,
        page._title_from_render,
        page.present_anchor_ids,
        None if links is None else {to.src_uri: links[to] for to in links},
        trace.take(),
        tuple(said),
    )


def _listen(said: list[tuple[str, int, str]]) -> None:
    """Let all that is logged in this process be said, and nothing of it shown here."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append((record.name, record.levelno, record.getMessage()))

    for name in (None, "mkdocs"):
        logging.getLogger(name).handlers.clear()
    logging.getLogger().addHandler(Listener())
