"""From seeds to briefings: what ties sources, annotate and markup together."""

from mkdocs_briefings.pipeline.assembly import title_of
from mkdocs_briefings.pipeline.doubts import Cause, Doubt, list_doubts
from mkdocs_briefings.pipeline.findings import check
from mkdocs_briefings.pipeline.freshness import stale
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.plan import Plan, find_origins, make_plan
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.reviews import sign_briefing
from mkdocs_briefings.pipeline.revision import Action, Outcome, update
from mkdocs_briefings.pipeline.storage import write_new_file

__all__ = [
    "Action",
    "Cause",
    "Doubt",
    "Outcome",
    "Plan",
    "Project",
    "check",
    "find_origins",
    "list_doubts",
    "list_orphans",
    "make_plan",
    "sign_briefing",
    "stale",
    "title_of",
    "update",
    "write_new_file",
]
