"""What is told to whoever builds the site, in MkDocs' own log."""

import logging
from collections.abc import Iterable

from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.pipeline import Plan

log = get_plugin_logger("briefings")


def tell(faults: Iterable[Fault]) -> None:
    """Log what is wrong; a warning fails a strict build as little as `check`."""
    for fault in faults:
        log.log(logging.INFO if fault.warning else logging.WARNING, "%s", fault)


def tell_unserved(plan: Plan) -> None:
    """Say which model is missing; a site of what is reviewed is built without any."""
    for fault in plan.unserved:
        log.info("%s", fault)
