"""Reviews: whether what a person signed is still what stands there."""

import datetime as dt
from collections.abc import Iterator

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import is_changed, read, sign
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.proof import call_witnesses, list_proof_faults
from mkdocs_briefings.pipeline.storage import lock, write_file
from mkdocs_briefings.register import load_register
from mkdocs_briefings.sources import read_corpus, read_text_file


def find_review_faults(briefing: Briefing) -> Iterator[Fault]:
    """Yield a warning where a review no longer holds, or cannot tell whether it does."""
    review = briefing.review
    if review is None:
        return
    again = f'mkdocs-briefings review {briefing.slug} --by "{review.by}"'
    if review.digest is None:
        what = "the review does not say which text was read, so that later changes go unseen"
        yield Fault(briefing.path, review.line, what, f"sign this text with '{again}'", True)
    elif is_changed(briefing):
        what = f"changed since {review.by} read it on {review.on}"
        cure = f"read it again, then sign it with '{again}'"
        yield Fault(briefing.path, review.line, what, cure, True)


def sign_briefing(project: Project, slug: str, by: str, on: dt.date) -> Briefing:
    """Write into a briefing that somebody has read it as it stands; return it as it was read.

    Raises:
        InvalidInput: there is no such briefing, it has faults or orphans, its words are not those
            of its sources, or it cannot be written.
    """
    path = project.briefings / f"{slug}.md"
    name = project.name(path)
    if not path.is_file():
        cure = "give the name of a file in that folder, without its '.md'"
        raise InvalidInput.at(name, None, "there is no such briefing", cure)
    register = load_register(project.register, project.name(project.register))
    with lock(project.root):
        text = read_text_file(path, name)
        briefing, faults = read(text, name, known=register.known)
        ids = {source.id for source in briefing.sources}
        corpus = read_corpus(project.seeds, project.rights, project.root, only=ids)
        wrong = [*faults, *list_orphans(name, briefing.orphans, warning=False)]
        wrong += list_proof_faults(briefing, call_witnesses(project, corpus))
        if serious := [fault for fault in wrong if not fault.warning]:
            raise InvalidInput(serious)
        try:
            write_file(path, sign(text, briefing, by, on))
        except OSError as error:
            what, cure = f"cannot be written ({error.strerror})", "make it writable"
            raise InvalidInput.at(name, None, what, cure) from error
    return briefing
