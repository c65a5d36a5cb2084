"""Places known by the word that begins their name or stands before it."""

from collections.abc import Iterator, Sequence

from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_capital, is_given, is_name_word
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

_NOUNS = frozenset({"NOUN", "PROPN", ""})
_SHORTEST = 3
_LONGEST = 5


def place_names(words: Words, model: Sequence[NameGuess], lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the places of a paragraph that a word gives away."""
    yield from _located(words, model, lexicon)
    for first, last, _ in lexicon.place_heads.find(words):
        start = _after_heads(words, last, lexicon)
        end = _end(words, start, lexicon)
        if end == start or (start > last and _is_person(words, start, lexicon)):
            continue
        if lexicon.is_common(words, first):
            continue
        figure = start - last > 1 and lexicon.gazetteer.at(words, start) is not None
        if not figure:
            yield NameGuess(first, end, ActorKind.PLACE, "place-head")
    for first, last, _ in lexicon.place_heads_of.find(words):
        start = _after_link(words, last, lexicon)
        end = _end(words, start, lexicon)
        if start > last and end > start and not lexicon.is_common(words, first):
            yield NameGuess(first, end, ActorKind.PLACE, "place-head")
    for first, last, _ in lexicon.says_place.find(words):
        if not _is_noun(words, first, last):
            continue
        start = _after_link(words, last, lexicon)
        end = _end(words, start, lexicon)
        if end > start and not (end - start > 1 and _is_person(words, start, lexicon)):
            yield NameGuess(start, end, ActorKind.PLACE, "place-said")
    for first, last, _ in lexicon.says_place_surely.find(words):
        end = _end(words, last, lexicon)
        if end > last and words.texts[first][0].islower():
            yield NameGuess(last, end, ActorKind.PLACE, "place-named")


def _after_heads(words: Words, at: int, lexicon: Lexicon) -> int:
    """Return the word after « de la », and after a second head (« pont de l’île »)."""
    start = _after_link(words, at, lexicon)
    for table in (lexicon.place_heads_of, lexicon.place_heads):
        head = table.at(words, start) if start < len(words) else None
        if head is not None and start > at and words.texts[start].islower():
            return _after_link(words, head[0], lexicon)
    return start


def _is_noun(words: Words, first: int, last: int) -> bool:
    """Say whether the words are a noun here: « cité » may be a city or said."""
    said = first > 0 and words.tags[first - 1] == "AUX"
    return words.tags[last - 1] in _NOUNS and words.texts[first][0].islower() and not said


def _located(words: Words, model: Sequence[NameGuess], lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the capitals after a word of place (« à Valsérac »), if they begin no known name."""
    labelled = {at for guess in model for at in range(guess.first, guess.last)}
    for at in range(1, len(words)):
        before = words.folds[at - 1]
        if (
            before not in lexicon.names.locatives.surely
            and before not in lexicon.names.locatives.unlabelled
        ):
            continue
        # « à La Souterraine »: the article is a part of the name, and says nothing of it.
        head = at + (
            words.texts[at] in lexicon.function_words and before in lexicon.names.locatives.surely
        )
        if head == len(words):
            continue
        text, folded = words.texts[head], words.folds[head]
        if not is_name_word(words, head, lexicon) or len(text) < _SHORTEST or text.isupper():
            continue
        if before in lexicon.names.locatives.unlabelled and at in labelled:
            continue
        if (
            is_given(folded, lexicon)
            or folded in lexicon.names.roles
            or text in lexicon.function_words
        ):
            continue
        if words.tags[head] == "PROPN":
            yield NameGuess(at, _end(words, head, lexicon), ActorKind.PLACE, "located")


def _is_part(words: Words, at: int, lexicon: Lexicon) -> bool:
    folded = words.folds[at]
    return folded not in lexicon.names.months and folded not in lexicon.names.civilities


def _is_person(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Say whether a given name and a capital follow (« le château de François Fillon »)."""
    return (
        is_given(words.folds[first], lexicon)
        and first + 1 < len(words)
        and is_name_word(words, first + 1, lexicon)
    )


def _after_link(words: Words, at: int, lexicon: Lexicon) -> int:
    """Return the word after « de la », « d’ », "of the" or nothing."""
    start = at
    while at < len(words) and at - start < 3 and words.folds[at] in lexicon.names.links:
        at += 1
    return at


def _end(words: Words, first: int, lexicon: Lexicon) -> int:
    """Return where the capitals that start at a word end; the same word where there are none."""
    end = first
    while end < len(words) and end - first < 2 * _LONGEST:
        initial = end > first and is_name_word(words, end, lexicon) and words.texts[end] == "."
        if initial or (is_capital(words.texts[end]) and _is_part(words, end, lexicon)):
            if end > first and _is_person(words, end, lexicon):
                break
            end += 1
            continue
        ahead = end
        while ahead < len(words) and ahead - end < 3 and words.folds[ahead] in lexicon.names.links:
            ahead += 1
        joined = first < end < ahead < len(words) and words.texts[ahead][0].isupper()
        if not joined or words.texts[ahead - 1] != "'":
            break
        end = ahead + 1
    return end
