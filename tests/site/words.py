"""Briefings of invented articles that have no seed: what proves their words."""

import re

from mkdocs_briefings.digests import digest_words
from mkdocs_briefings.markup import read_texts


def with_words(briefing: str) -> str:
    """Return the file of a briefing with the key `words:` of each source that has a block."""
    for source, text in read_texts(briefing).items():
        entry = re.compile(rf"^  {re.escape(source)}:\n", re.MULTILINE)
        briefing, count = entry.subn(rf"\g<0>    words: {digest_words(text)}\n", briefing, count=1)
        assert count == 1, f"no entry of its own for {source!r}"
    return briefing
