"""One kind for one name: what a document says of a name in one place holds in the others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.guesses import Guess, Trust, choose
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind

Votes = Mapping[str, Counter[ActorKind]]
# What a full name says of its surname: more than the model says of the surname alone.
_SURNAME = 2
# « tempête Zeus », "Storm Orla": the second word serves alone.
_STORM = 2


def agree(
    texts: Sequence[Words], found: Sequence[Sequence[Guess]], lexicon: Lexicon
) -> list[list[Guess]]:
    """Return the names with the kind that the evidence of the document gives them.

    A surer rule counts more than several that are less sure.

    A name that was found in one place is found wherever it stands.
    """
    votes = _votes(texts, found)
    agreed = [
        [_agreed(guess, votes[_text(words, guess)]) for guess in guesses]
        for words, guesses in zip(texts, found, strict=True)
    ]
    names = Gazetteer(_again(texts, agreed, lexicon))
    return [
        _without_inhabitants(words, choose([*guesses, *_repeats(words, names, lexicon)]), lexicon)
        for words, guesses in zip(texts, agreed, strict=True)
    ]


def _without_inhabitants(words: Words, guesses: Sequence[Guess], lexicon: Lexicon) -> list[Guess]:
    """Return the names without « la Lisboète » before a person: an article and a lone capital."""
    people = {guess.first for guess in guesses if guess.kind is ActorKind.PERSON}
    return [
        guess
        for guess in guesses
        if guess.fixed
        or len(guess) > 1
        or guess.last not in people
        or not lexicon.is_article(words, guess.first - 1)
    ]


def _text(words: Words, guess: Guess) -> str:
    return fold(words.words(guess.first, guess.last))


def _votes(texts: Sequence[Words], found: Sequence[Sequence[Guess]]) -> Votes:
    votes: dict[str, Counter[ActorKind]] = {}
    for words, guesses in zip(texts, found, strict=True):
        for guess in guesses:
            votes.setdefault(_text(words, guess), Counter())[guess.kind] += guess.trust**2
            if guess.kind is ActorKind.PERSON and len(guess) > 1:
                for at in (guess.first, guess.last - 1):
                    part = votes.setdefault(words.folds[at], Counter())
                    part[ActorKind.PERSON] += _SURNAME * guess.trust**2
            elif guess.rule == "event" and len(guess) == _STORM:
                part = votes.setdefault(words.folds[guess.last - 1], Counter())
                part[ActorKind.EVENT] += guess.trust**2
    return votes


def _agreed(guess: Guess, votes: Counter[ActorKind]) -> Guess:
    if guess.fixed:
        return guess
    # Of equal evidence the first in the text counts, so that one name has one kind.
    return replace(guess, kind=max(votes, key=lambda kind: votes[kind]))


def _again(
    texts: Sequence[Words], agreed: Sequence[Sequence[Guess]], lexicon: Lexicon
) -> Iterator[tuple[str, Guess]]:
    """Yield the names that are worth looking for elsewhere, and the parts of a person's name."""
    for words, guesses in zip(texts, agreed, strict=True):
        for guess in guesses:
            if guess.trust > Trust.MODEL or len(guess) > 1:
                yield words.words(guess.first, guess.last), guess
            if guess.kind is ActorKind.PERSON and len(guess) > 1:
                yield words.texts[guess.last - 1], replace(guess, known=None)
                folded = words.folds[guess.first]
                if folded in lexicon.families or is_given(folded, lexicon):
                    yield words.texts[guess.first], replace(guess, known=None)
            elif guess.rule == "event" and len(guess) == _STORM:
                yield words.texts[guess.last - 1], guess


def _repeats(words: Words, names: Gazetteer[Guess], lexicon: Lexicon) -> Iterator[Guess]:
    for first, last, guess in names.find(words):
        text = words.texts[first]
        if text in lexicon.never or text in lexicon.function_words or len(text) < 2:
            continue
        if last - first == 1 and not any(map(str.isupper, text)):
            continue
        if words.folds[first] in lexicon.months and _is_date(words, first, lexicon):
            continue
        yield Guess(first, last, guess.kind, "again", Trust.MODEL, guess.known)


def _is_date(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether the name of a month dates something here."""
    before = words.folds[at - 1] if at > 0 else ""
    after = words.texts[at + 1] if at + 1 < len(words) else ""
    return before in lexicon.month_before or before.isdigit() or after.isdigit()
