"""What is told to whoever builds the site, in MkDocs' own log."""

import logging
from collections.abc import Iterable

from mkdocs.plugins import PrefixedLogger, get_plugin_logger

from mkdocs_briefings.errors import Fault, InvalidInput, MissingPackage
from mkdocs_briefings.pipeline import Plan, Project, update
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.trust import may_be_indexed

log = get_plugin_logger("briefings")

OUTCOMES = "mkdocs.plugins.briefings.outcomes"
"""The logger that tells what became of briefings: wanted also where a build is to be quiet."""


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


def annotate(project: Project) -> None:
    """Annotate what is due, and log what came of it; words that somebody changed are left so."""
    outcomes = PrefixedLogger("briefings", logging.getLogger(OUTCOMES))
    try:
        for outcome in update(project, restoring=False, started=_tell_unserved):
            outcomes.info("%s: %s", outcome.slug, outcome.action)
            tell(outcome.faults)
    except InvalidInput as error:
        tell(error.faults)
    except MissingPackage as error:
        log.warning("nothing is annotated: %s", error)


def _tell_unserved(plan: Plan) -> None:
    """Say which model is missing; a site of what is reviewed is built without any."""
    for fault in plan.unserved:
        log.info("%s", fault)
