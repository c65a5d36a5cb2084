"""One kind for one name: what a document says of a name in one place holds in the others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_briefings.annotate.names.gazetteer import Gazetteer
from mkdocs_briefings.annotate.names.guesses import Guess, Trust, choose, name_kind
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.model.rules import add_rule, find_rule

Votes = Mapping[str, Counter[ActorKind]]
_OPENINGS = frozenset(".!?:…/|–—")
# What a full name says of its surname: more than the model says of the surname alone.
_SURNAME = 3
# « tempête Zeus », "Storm Orla": the second word serves alone.
_STORM = 2
_VOTE = "kind:vote"
_AGAIN = "actor:again"


def agree(
    texts: Sequence[Words],
    found: Sequence[Sequence[Guess]],
    lexicon: Lexicon,
    off: frozenset[str],
) -> list[list[Guess]]:
    """Return the names with the kind that the evidence of the document gives them.

    A surer rule counts more than several that are less sure.

    A name that was found in one place is found wherever it stands.
    """
    votes = _votes(texts, found)
    agreed = [
        [guess if _VOTE in off else _agreed(guess, votes[_text(words, guess)]) for guess in guesses]
        for words, guesses in zip(texts, found, strict=True)
    ]
    again: dict[str, Guess] = {}
    for text, guess in _again(texts, agreed, lexicon) if _AGAIN not in off else ():
        again.setdefault(text, guess)
    agreed = [
        [guess for guess in guesses if not _is_common(words, guess, texts)]
        for words, guesses in zip(texts, agreed, strict=True)
    ]
    names = Gazetteer(again.items())
    return [
        _without_inhabitants(words, choose([*guesses, *_repeats(words, names, lexicon)]), lexicon)
        for words, guesses in zip(texts, agreed, strict=True)
    ]


def _without_inhabitants(words: Words, guesses: Sequence[Guess], lexicon: Lexicon) -> list[Guess]:
    """Return the names without « la Lisboète » before a person, and without « les Lisboètes ».

    The first is known by an article before a lone capital, the second by its ending too.
    """
    people = {guess.first for guess in guesses if guess.kind is ActorKind.PERSON}
    return [
        guess
        for guess in guesses
        if guess.fixed
        or len(guess) > 1
        or words.texts[guess.first].isupper()
        or not (
            (guess.last in people and lexicon.is_article(words, guess.first - 1))
            or lexicon.is_inhabitants(words, guess.first)
        )
    ]


def _is_common(words: Words, guess: Guess, texts: Sequence[Words]) -> bool:
    """Say whether a capital that opens a sentence is written small elsewhere in the text.

    What nothing but the model takes for a name is then a common noun.
    """
    at = guess.first
    if find_rule(guess.rule) != "model" or len(guess) > 1 or guess.kind is ActorKind.PERSON:
        return False
    opening = at == 0 or words.texts[at - 1] in _OPENINGS
    small = words.texts[at].lower()
    return opening and any(small in other.texts for other in texts)


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
            elif find_rule(guess.rule) == "event" and len(guess) == _STORM:
                part = votes.setdefault(words.folds[guess.last - 1], Counter())
                part[ActorKind.EVENT] += guess.trust**2
    return votes


def _agreed(guess: Guess, votes: Counter[ActorKind]) -> Guess:
    if guess.fixed or len(votes) == 1:
        return guess
    # Of equal evidence the first in the text counts, so that one name has one kind.
    kind = max(votes, key=votes.__getitem__)
    if kind is guess.kind:
        return guess
    others = (name_kind(guess.kind), *guess.rivals)
    rivals = tuple(dict.fromkeys(one for one in others if one != name_kind(kind)))
    return replace(guess, kind=kind, rule=add_rule(guess.rule, _VOTE), rivals=rivals)


def _again(
    texts: Sequence[Words], agreed: Sequence[Sequence[Guess]], lexicon: Lexicon
) -> Iterator[tuple[str, Guess]]:
    """Yield the names that are worth looking for elsewhere, and the parts of a person's name."""
    for words, guesses in zip(texts, agreed, strict=True):
        for guess in guesses:
            acronym = words.texts[guess.first].isupper()
            if guess.trust > Trust.MODEL or len(guess) > 1 or acronym:
                yield words.words(guess.first, guess.last), guess
            if guess.kind is ActorKind.PERSON and len(guess) > 1:
                yield words.texts[guess.last - 1], replace(guess, known=None)
                folded = words.folds[guess.first]
                if folded in lexicon.families or is_given(folded, lexicon):
                    yield words.texts[guess.first], replace(guess, known=None)
            elif find_rule(guess.rule) == "event" and len(guess) == _STORM:
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
