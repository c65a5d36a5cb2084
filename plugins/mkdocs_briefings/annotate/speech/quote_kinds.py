"""Whole clauses and fragments in quotation marks."""

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.model import QuoteKind


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
    """Say whether the words look like a name amid the sentence: a capital, and no finite verb."""
    text = passage.outer[number].words.of(passage.text)
    finite = any(passage.is_finite(i) for i in range(*passage.pair_tokens(number)))
    return text[0].isupper() and text[-1] not in ".!?" and not finite


def kind_of(passage: Passage, number: int) -> QuoteKind:
    """Return whether the marks hold whole clauses or a fragment of the reporter's sentence."""
    return QuoteKind.DIRECT if is_clause(passage, number) else QuoteKind.MIXED
