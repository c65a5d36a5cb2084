"""Names that a list puts beside others (« Odile Karvel, Anne Roux et Tazvil »)."""

from collections.abc import Iterator, Sequence

from mkdocs_briefings.annotate.names.guesses import Guess, Trust
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_name_word
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

_KINDS = frozenset({ActorKind.PERSON, ActorKind.PLACE, ActorKind.ORGANISATION})
_SHORTEST = 3


def coordinated_names(
    words: Words, guesses: Sequence[Guess], conjunctions: frozenset[str], lexicon: Lexicon
) -> Iterator[Guess]:
    """Yield the lone capitals that a list joins to names, of their kind.

    One that no rule has seen needs a conjunction; one that the model alone has seen, and takes for
    something else, needs two names of one kind before it.
    """
    seen = {at for guess in guesses for at in range(guess.first, guess.last)}
    for guess in guesses:
        at = guess.last + 1
        if guess.kind in _KINDS and at < len(words) and at not in seen:
            joined = words.folds[guess.last] in conjunctions
            if joined and _is_lone_name(words, at, lexicon):
                yield Guess(at, at + 1, guess.kind, "coordinated", Trust.MODEL)
    yield from _outvoted(words, guesses, conjunctions)


def _outvoted(
    words: Words, guesses: Sequence[Guess], conjunctions: frozenset[str]
) -> Iterator[Guess]:
    for first, second, third in zip(guesses, guesses[1:], guesses[2:], strict=False):
        if third.trust > Trust.MODEL or len(third) > 1 or third.kind is second.kind:
            continue
        listed = words.folds[first.last : second.first] == (",",)
        between = words.folds[second.last : third.first]
        joined = between == (",",) or (len(between) == 1 and between[0] in conjunctions)
        if listed and joined and first.kind is second.kind and second.kind in _KINDS:
            yield Guess(third.first, third.last, second.kind, "coordinated", Trust.CONTEXT)


def _is_lone_name(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a word is one capital that names something, with no other behind it."""
    text = words.texts[at]
    if text in lexicon.function_words or text.isupper() or len(text) < _SHORTEST:
        return False
    alone = at + 1 == len(words) or not words.texts[at + 1][0].isupper()
    return alone and is_name_word(words, at, lexicon) and words.tags[at] == "PROPN"
