"""Whole clauses and fragments in quotation marks."""

import re

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.model import QuoteKind

_SHORT = 4
"""Letters from which on a word has a capital in a title; shorter ones may be words of grammar."""


def is_clause(passage: Passage, number: int) -> bool:
    """Say whether the words in the marks are one whole clause or several."""
    text = passage.outer[number].words.of(passage.text)
    if text[-1] in ".!?…" and text[0].isupper() and " " in text:
        return True
    first, end = passage.pair_tokens(number)
    finite = next((i for i in range(first, end) if passage.is_finite(i)), None)
    return finite is not None and any(
        passage.doc[i].pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        and passage.doc[i].dep_ not in ("expl:comp", "expl:pass")
        for i in range(first, finite)
    )


def is_title(passage: Passage, number: int) -> bool:
    """Say whether the words look like a name amid the sentence: a capital, and no finite verb.

    A full stop inside the marks may be that of the sentence: on “Meet the Town.”
    """
    text = passage.outer[number].words.of(passage.text)
    finite = any(passage.is_finite(i) for i in range(*passage.pair_tokens(number)))
    if finite or not text[0].isupper() or text[-1] in "!?":
        return False
    if text[-1] != ".":
        return True
    first, end = passage.pair_tokens(number)
    start, stop = passage.frame(first)
    around = " ".join(passage.doc[i].text for i in (*range(start, first), *range(end, stop)))
    return _is_in_title_case(text) and not _is_in_title_case(around)


def _is_in_title_case(text: str) -> bool:
    """Say whether there are several words, and all but words of grammar have a capital."""
    words = re.findall(r"\w+", text)
    return len(words) > 1 and all(word[0].isupper() or len(word) < _SHORT for word in words)


def kind_of(passage: Passage, number: int) -> QuoteKind:
    """Return whether the marks hold whole clauses or a fragment of the reporter's sentence."""
    return QuoteKind.DIRECT if is_clause(passage, number) else QuoteKind.MIXED
