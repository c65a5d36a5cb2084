"""Names that the model takes for places, though what they do or have makes them organisations."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.names.guesses import Guess, Trust
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind


def acting_names(words: Words, model: Sequence[Guess], lexicon: Lexicon) -> Iterator[Guess]:
    """Yield unknown places that employ, sell or own as organisations."""
    for guess in model:
        if guess.kind is not ActorKind.PLACE or _is_known(words, guess, lexicon):
            continue
        if _acts(words, guess.last, lexicon) or _has(words, guess.first, lexicon):
            kind = ActorKind.ORGANISATION
            yield replace(guess, kind=kind, rule="acting", trust=Trust.CONTEXT)


def _is_known(words: Words, guess: Guess, lexicon: Lexicon) -> bool:
    return any(
        table.at(words, guess.first) is not None for table in (lexicon.gazetteer, lexicon.cities)
    )


def _acts(words: Words, last: int, lexicon: Lexicon) -> bool:
    """Say whether a verb of business follows (« Voltara a licencié », « Voltara emploie »)."""
    return lexicon.business_acts.at(words, last) is not None if last < len(words) else False


def _has(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Say whether what only an organisation has stands before « de » and a name."""
    at = first - 1
    while at >= 0 and (words.folds[at] in lexicon.links or words.texts[at] in "'’"):
        at -= 1
    return 0 <= at < first - 1 and words.folds[at] in lexicon.business_nouns
