"""Words as they are counted, sorted and looked for."""

import re

from mkdocs_briefings.folding import kebab

_WORD = re.compile(r"\w+")
_FRAGMENT_WORDS = 4
"""A quote of so few words says nothing without the sentence around it."""

_OUTER_MARKS = " \u00a0\u202f«»“”„\"‘’'‹›"


def count_words(text: str) -> int:
    """Return the number of words, never fewer than any usual way of counting gives."""
    return max(len(text.split()), len(_WORD.findall(text)))


def is_fragment(quote: str) -> bool:
    """Say whether a quote is too short to say anything by itself."""
    return count_words(quote) <= _FRAGMENT_WORDS


def without_marks(words: str) -> str:
    """Return a quote without its quotation marks, their spaces, and a comma at its end."""
    stripped = words.strip(_OUTER_MARKS).removesuffix(",")
    return stripped or words


def tag_anchor(tag: str) -> str:
    """Return the fragment of a tag on the page of the tags."""
    return f"tag-{kebab(tag)}"
