"""From seeds to briefings: what ties sources, annotate and markup together."""

from mkdocs_briefings.pipeline.assembly import title_of
from mkdocs_briefings.pipeline.beside import files_beside
from mkdocs_briefings.pipeline.dossiers import keep_dossiers, read_dossiers
from mkdocs_briefings.pipeline.doubts import Cause, Doubt, list_doubts
from mkdocs_briefings.pipeline.explanations import Explained, Explanation, explain
from mkdocs_briefings.pipeline.findings import Findings, check, inspect, inspect_again, list_tracked
from mkdocs_briefings.pipeline.origins import list_labels
from mkdocs_briefings.pipeline.plan import Plan, make_plan
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.proof import (
    Proof,
    Verdict,
    Witnesses,
    call_witnesses,
    list_proof_faults,
    prove,
)
from mkdocs_briefings.pipeline.readings import find_origins
from mkdocs_briefings.pipeline.reviews import sign_briefing
from mkdocs_briefings.pipeline.revision import Engine, update
from mkdocs_briefings.pipeline.shelf import Shelf, open_shelf
from mkdocs_briefings.pipeline.storage import write_file, write_new_file
from mkdocs_briefings.pipeline.storing import Action, Outcome

__all__ = [
    "Action",
    "Cause",
    "Doubt",
    "Engine",
    "Explained",
    "Explanation",
    "Findings",
    "Outcome",
    "Plan",
    "Project",
    "Proof",
    "Shelf",
    "Verdict",
    "Witnesses",
    "call_witnesses",
    "check",
    "explain",
    "files_beside",
    "find_origins",
    "inspect",
    "inspect_again",
    "keep_dossiers",
    "list_doubts",
    "list_labels",
    "list_proof_faults",
    "list_tracked",
    "make_plan",
    "open_shelf",
    "prove",
    "read_dossiers",
    "sign_briefing",
    "title_of",
    "update",
    "write_file",
    "write_new_file",
]
