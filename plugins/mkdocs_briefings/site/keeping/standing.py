"""A build that has nothing to do: nothing that the site is made of has changed since it was built.

MkDocs empties the folder of a site before it asks for its files. So the site that stands there, or
the one that is kept if somebody has changed it, waits in a hidden folder inside, which MkDocs
leaves alone, and is put back in the end; in between MkDocs is given no files at all.
"""

import logging
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.keeping.frame import may_stand
from mkdocs_briefings.site.keeping.inputs import Inputs, digest_contents, read_inputs
from mkdocs_briefings.site.keeping.whole import (
    Said,
    Whole,
    find_whole,
    keep_whole,
    look_at,
    note_whole,
    write_whole,
)
from mkdocs_briefings.site.snapshot import Snapshot, take_snapshot
from mkdocs_briefings.site.telling import OUTCOMES, PROGRESS, log

_MKDOCS = "mkdocs"
_ASIDE = ".mkdocs-briefings"
_PASSED = ("files", "nav", "env", "post_build")
"""The events of a build at which nobody who is asked has anything to do then."""


class Standing:
    """What is known, before a build, of the site that was built last and is kept at a `path`.

    `told` is what all of the site hangs on beside its configuration and the files of the project.
    A `dirty` build makes a part of a site alone.
    """

    def __init__(
        self, path: Path, config: MkDocsConfig, project: Project, told: str, *, dirty: bool = False
    ) -> None:
        self._path, self._project, self._folder = path, project, Path(config.site_dir)
        self._aside = self._folder / _ASIDE
        shutil.rmtree(self._aside, ignore_errors=True)  # of a build that was stopped
        self._may = not dirty and may_stand(config)
        self._inputs = read_inputs(config, project, (told,)) if self._may else None
        self._whole = find_whole(path) if self._may else None
        around = [path for path in (config.config_file_path, config.theme.custom_dir) if path]
        self._read = [project.docs, project.seeds, project.briefings, *map(Path, around)]
        self._before: Snapshot = {}
        self._said = _Listener()

    def stands(self, config: MkDocsConfig) -> bool:
        """Say whether a build would make the site again that is kept; if so, it passes by."""
        whole, level = self._whole, _level()
        if whole is None or Inputs(whole.around, whole.files) != self._inputs:
            return False
        told_all = level >= max(logging.INFO, whole.level)
        return told_all and self._pass_by(whole, config, whole.said)

    def stands_in(self, config: MkDocsConfig) -> bool:
        """Say whether what is kept may be shown until a site is built; if so, the build passes by.

        That is where nothing but pages, seeds and briefings may have changed.
        """
        whole = self._whole
        if whole is None or self._inputs is None or whole.around != self._inputs.around:
            return False
        return self._pass_by(whole, config, ())

    def begin(self) -> None:
        """Note how the files stand that a build is about to read."""
        self._before = self._look()

    def listen(self) -> None:
        """Note from now on what is logged."""
        if self._may:
            logging.getLogger(_MKDOCS).addHandler(self._said)

    def stop(self) -> None:
        """Note no more of what is logged."""
        logging.getLogger(_MKDOCS).removeHandler(self._said)

    def keep(self, pages: Mapping[str, str], stamp: str) -> None:
        """Remember the site that was built, if no file has changed meanwhile.

        `pages` are the paths in the site of those that are kept, each with its path among these,
        and the `stamp` is that of them.
        """
        if self._inputs is None or self._look() != self._before:
            return
        files, folder = digest_contents(self._project), self._folder
        seen, said = look_at(folder), tuple(self._said.said)
        pages = {name: pages[name] for name in seen.keys() & pages.keys()}
        around, level = self._inputs.around, _level()
        keep_whole(self._path, Whole(around, files, str(folder), seen, pages, level, said), stamp)

    def _look(self) -> Snapshot:
        return take_snapshot(self._read) if self._may else {}

    def _pass_by(self, whole: Whole, config: MkDocsConfig, said: Iterable[Said]) -> bool:
        """Put the site aside, and give MkDocs nothing to do; say whether that went well."""
        try:
            whole = self._put_aside(whole)
        except (OSError, LookupError) as error:
            log.debug("the whole site is built: %s", error)
            shutil.rmtree(self._aside, ignore_errors=True)
            return False
        theme, events = config.theme, config.plugins.events
        dirs, theme.dirs, theme.static_templates = theme.dirs, [], set()
        config.nav, config.extra_templates = None, []
        for event in _PASSED:
            events[event][:] = []

        def on_files(files: Files, *, config: MkDocsConfig) -> Files:
            config.theme.dirs = dirs
            return Files([])

        def on_post_build(*, config: MkDocsConfig) -> None:
            for entry in list(self._aside.iterdir()):
                entry.rename(self._folder / entry.name)
            self._aside.rmdir()
            note_whole(self._path, whole)
            for name, level, words in said:
                logging.getLogger(name).log(level, "%s", words)

        events["files"].append(on_files)
        events["post_build"].append(on_post_build)
        return True

    def _put_aside(self, whole: Whole) -> Whole:
        """Put the whole site into the hidden folder; return what is to be remembered of it."""
        self._aside.mkdir(parents=True)
        there = look_at(self._folder)
        if there == whole.seen and whole.folder == str(self._folder):
            for entry in list(self._folder.iterdir()):
                if not entry.name.startswith("."):
                    entry.rename(self._aside / entry.name)
            return whole
        write_whole(self._path, whole, self._aside)
        return replace(whole, seen=look_at(self._aside), folder=str(self._folder))


class _Listener(logging.Handler):
    """Notes what is logged, but for what holds at that moment alone."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[Said] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name not in (PROGRESS, OUTCOMES):
            self.said.append((record.name, record.levelno, record.getMessage()))


def _level() -> int:
    """Return the level from which on something is told to whoever builds."""
    return logging.getLogger(_MKDOCS).getEffectiveLevel()
