"""What a review stands for: the text and annotations that somebody has read."""

import datetime as dt
import hashlib
from dataclasses import replace

from mkdocs_briefings.markup.frontmatter import split_front_matter
from mkdocs_briefings.markup.frontwrite import write_front_matter
from mkdocs_briefings.markup.syntax import split_lines
from mkdocs_briefings.markup.write import write
from mkdocs_briefings.model import Briefing, Review, Rights


def digest_reviewed(briefing: Briefing) -> str:
    """Return what stands for all that a reviewer of a briefing reads.

    That is its title, description and language, what its sources and actors are, the author's words
    and the annotated texts. Comments and the order of keys make no difference, nor does what only
    decides how the page is published: tags, draft, rights, keys of MkDocs. A seed that has changed
    says so itself, by its own digest.
    """
    sources = tuple(
        replace(source, rights=Rights.EXCERPT, licence=None, digest=None, words=None)
        for source in briefing.sources
    )
    read = Briefing(
        briefing.slug,
        briefing.title,
        briefing.language,
        sources,
        briefing.actors,
        briefing.parts,
        description=briefing.description,
    )
    return f"sha256-{hashlib.sha256(write(read).encode()).hexdigest()[:16]}"


def is_changed(briefing: Briefing) -> bool:
    """Say whether a briefing has changed since its review; never so where the review cannot tell.

    A review that a person wrote by hand has no digest, and so does not say what was read.
    """
    review = briefing.review
    if review is None or review.digest is None:
        return False
    return review.digest != digest_reviewed(briefing)


def seal_review(briefing: Briefing) -> Briefing:
    """Return the briefing, its review bound to what it says now if it was bound to nothing yet."""
    review = briefing.review
    if review is None or review.digest is not None:
        return briefing
    return replace(briefing, review=replace(review, digest=digest_reviewed(briefing)))


def sign(text: str, briefing: Briefing, by: str, on: dt.date) -> str:
    """Return the file of a briefing with a review of what it says; all else stays as it stands.

    `text` is the file that `briefing` was read from, without faults.
    """
    signed = replace(briefing, review=Review(by, on, digest_reviewed(briefing)))
    lines = split_lines(text)
    _, start, _ = split_front_matter(lines, briefing.path)
    written = "\n".join([write_front_matter(signed), *lines[start:]])
    return written.replace("\n", "\r\n") if "\r\n" in text else written
