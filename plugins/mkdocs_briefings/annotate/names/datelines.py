"""Places at the head of a dispatch (« Valsérac, 23 sept (APS) – », "KARVEL BAY, Calif. - ")."""

from collections.abc import Iterator

from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.model import ActorKind

_DASHES = frozenset("–—-")
_LONGEST_PLACE = 4
# Words from the place to the dash: a region, a date, an agency in brackets.
_LONGEST = 10
_REGION = 4


def dateline_names(words: Words, lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the place that a paragraph opens with, before a dash and an agency or a region."""
    end = 0
    while end < min(len(words), _LONGEST_PLACE) and words.texts[end][0].isupper():
        end += 1
    if end == 0 or end == len(words):
        return
    if _is_bare(words, end):
        yield NameGuess(0, end, ActorKind.PLACE, "dateline-bare")
    if words.texts[end] not in (",", "("):
        return
    rest = words.texts[end : end + _LONGEST]
    dash = next((at for at, text in enumerate(rest) if text in _DASHES), None)
    if dash is None or is_given(words.folds[0], lexicon):
        return
    if _is_agency(words, end, end + dash, lexicon) or _is_region(words, end, end + dash):
        yield NameGuess(0, end, ActorKind.PLACE, "dateline")


def _is_bare(words: Words, end: int) -> bool:
    """Say whether words in capitals alone stand before a dash and a sentence: a place, or a field.

    Which of both only the rest tells: « KARVELMONT — Le maire », « FOOTBALL — Le match ».
    """
    shouted = all(text.isupper() and len(text) > 1 for text in words.texts[:end])
    after = end + 1
    return (
        shouted and words.texts[end] in "–—" and after < len(words) and words.texts[after].istitle()
    )


def _is_agency(words: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a known agency stands alone in the brackets before a dash."""
    if words.texts[last - 1] != ")" or "(" not in words.texts[first:last]:
        return False
    opening = words.texts.index("(", first)
    known = lexicon.gazetteer.at(words, opening + 1)
    organisation = known is not None and known[1].kind is ActorKind.ORGANISATION
    return organisation and known is not None and known[0] == last - 1


def _is_region(words: Words, first: int, last: int) -> bool:
    """Say whether an abbreviated region stands between a place in capitals and a dash."""
    shouted = all(text.isupper() for text in words.texts[:first]) and len(words.texts[0]) > 1
    region = words.texts[first + 1 : last]
    return (
        shouted
        and 1 < len(region) <= _REGION
        and region[0][0].isupper()
        and region[-1] == "."
        and words.touching(last - 1)
    )
