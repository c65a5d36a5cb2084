"""What is told to whoever builds the site, in MkDocs' own log."""

import logging
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs.plugins import PrefixedLogger, get_plugin_logger

from mkdocs_briefings.annotate.processes import Processes, count_cores
from mkdocs_briefings.errors import Fault, InvalidInput, MissingPackage
from mkdocs_briefings.pipeline import Outcome, Plan, Project, update
from mkdocs_briefings.progress import Display, Lines, Progress, Terminal, follow_on, showing
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.trust import may_be_indexed

log = get_plugin_logger("briefings")

OUTCOMES = "mkdocs.plugins.briefings.outcomes"
"""The logger that tells what became of briefings: wanted also where a build is to be quiet."""

PROGRESS = "mkdocs.plugins.briefings.progress"
"""The logger that tells how far work has come: of interest at that moment alone."""


def tell(faults: Iterable[Fault]) -> None:
    """Log what is wrong; a warning fails a strict build as little as `check`."""
    for fault in faults:
        log.log(logging.INFO if fault.warning else logging.WARNING, "%s", fault)


def tell_unreviewed(site: Site) -> None:
    """Log how many pages ask search engines to pass them by, for nobody has reviewed them."""
    hidden = sum(not may_be_indexed(site, [slug]) for slug in site.index.briefings)
    if hidden:
        log.info(
            "%d of %d briefings are not reviewed: until they are, search engines are asked not to "
            "keep their pages (`index_unreviewed: true` lets them)",
            hidden,
            len(site.index.briefings),
        )


@dataclass(slots=True)
class _Beside:
    """A bar that makes room for what is logged, in whatever handlers MkDocs has."""

    bar: Terminal
    _among: list[logging.Handler] = field(default_factory=list)

    def show(self, progress: Progress) -> None:
        """Draw the bar, and see to it that the next line that is logged takes its place."""
        if not self._among:
            self._among = [*logging.getLogger("mkdocs").handlers, *logging.getLogger().handlers]
            for handler in self._among:
                handler.addFilter(self._make_room)
        self.bar.show(progress)

    def end(self) -> None:
        """Take the bar away."""
        self.bar.end()
        for handler in self._among:
            handler.removeFilter(self._make_room)
        self._among = []

    def _make_room(self, record: logging.LogRecord) -> bool:
        self.bar.hide()
        return True


def open_display() -> Display:
    """Return where a build shows how far it is: a bar on a terminal, or else lines of the log.

    They are no warnings, and where nothing is to be told there is no bar.
    """
    if sys.stderr.isatty() and log.isEnabledFor(logging.INFO):
        return _Beside(Terminal(sys.stderr))
    return Lines(PrefixedLogger("briefings", logging.getLogger(PROGRESS)).info)


def annotate(project: Project, display: Display) -> None:
    """Annotate what is due, and log what came of it; words that somebody changed are left so."""
    outcomes = PrefixedLogger("briefings", logging.getLogger(OUTCOMES))
    with showing(display, "annotating") as progress:

        def start(plan: Plan) -> None:
            progress.total = len(plan.due)
            _tell_unserved(plan)

        engine = Processes(count_cores(), progress.beat, log.info)
        follow = follow_on(display)
        work = update(project, restoring=False, started=start, engine=engine, follow=follow)
        _log_all(work, progress, outcomes)


def _log_all(work: Iterable[Outcome], progress: Progress, outcomes: PrefixedLogger) -> None:
    try:
        for outcome in work:
            outcomes.info("%s: %s", outcome.slug, outcome.action)
            tell(outcome.faults)
            progress.step()
    except InvalidInput as error:
        tell(error.faults)
    except MissingPackage as error:
        log.warning("nothing is annotated: %s", error)


def _tell_unserved(plan: Plan) -> None:
    """Say which model is missing; a site of what is reviewed is built without any."""
    for fault in plan.unserved:
        log.info("%s", fault)
