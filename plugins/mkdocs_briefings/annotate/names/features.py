"""What is noticed of a candidate in its paragraph, each thing by a name that the weights know."""

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_briefings.annotate.names.candidates import Candidate
from mkdocs_briefings.annotate.names.guesses import NameGuess, NameReading
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.persons import is_given
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind

_CLASSES = {
    ActorKind.COUNTRY: "place",
    ActorKind.AGREEMENT: "event",
    ActorKind.GROUP: "organisation",
}
# Words of these parts of speech are few in every language: each is a thing to notice by itself.
_CLOSED = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PRON", "AUX", "PUNCT", "PART", "ADV", "SYM"})
_PASSED = frozenset({"DET", "ADP", "PUNCT"})
_BETWEEN_NOUN_AND_NAME = frozenset(
    {"ADJ", "ADP", "DET", "NOUN", "PUNCT", "SCONJ", "PRON", "X", "NUM"}
)
_STOPS = frozenset(".!?;:()")
# Words from a candidate back to the noun that it hangs on.
_REACH = 6
_OPENINGS = frozenset('.!?:…«“"—–-([|')
_MANY = 4
_LONGEST_ACRONYM = 8
_SHORT = 3


def class_of(kind: ActorKind) -> str:
    """Return the class of the weights that a kind belongs to."""
    return _CLASSES.get(kind, kind.value)


def notice(
    reading: NameReading,
    one: Candidate,
    covering: Mapping[int, Sequence[NameGuess]],
    lexicon: Lexicon,
) -> list[str]:
    """Return what is noticed of a candidate; `covering` is what rules believe of each word."""
    words = reading.words
    return [
        "always",
        *_beliefs(one, covering),
        *_shape(words, one, lexicon),
        *_words_inside(words, one, lexicon),
        *_before(words, one, lexicon),
        *_after(words, one, lexicon),
        *(("no actor first",) if one.first in reading.others else ()),
        *reading.frame,
        *(_in_match(words, one, lexicon) if "match" in reading.frame else ()),
    ]


def _in_match(words: Words, one: Candidate, lexicon: Lexicon) -> Iterator[str]:
    """Yield what tells a club from its town where a match is told of."""
    town = "town" if lexicon.cities.at(words, one.first) else "name"
    before = words.tags[one.first - 1] if one.first > 0 else "nothing"
    after = words.tags[one.last] if one.last < len(words) else "nothing"
    yield f"match {town} before {before}"
    yield f"match {town} after {after}"


def _beliefs(one: Candidate, covering: Mapping[int, Sequence[NameGuess]]) -> set[str]:
    """Return what the rules believe of these words, of more, of fewer, and of others."""
    model = next((class_of(guess.kind) for guess in one.guesses if guess.rule == "model"), "")
    number = min(len(one), 2)
    found = set()
    for guess in one.guesses:
        kind = class_of(guess.kind)
        name = f"{guess.rule}={kind}"
        found.add(name)
        found.add(f"{name} words {number}")
        if guess.rule != "model":
            agrees = "same" if model == kind else "other" if model else "none"
            found.add(f"{name} model {agrees}")
            found.add(f"rule={kind}")
    if not one.guesses:
        found.add("no rule")
    elif all(guess.rule == "model" for guess in one.guesses):
        found.add("model alone")
    for at in range(one.first, one.last):
        for guess in covering.get(at, ()):
            where = _place(one, guess)
            if where:
                kind = class_of(guess.kind)
                found.add(f"{where} {guess.rule}={kind}")
                if guess.rule != "model":
                    found.add(f"{where} rule={kind}")
    return found


def _place(one: Candidate, guess: NameGuess) -> str:
    """Return how a candidate lies to a guess; nothing where it is the guess itself."""
    if (guess.first, guess.last) == (one.first, one.last):
        return ""
    if guess.first <= one.first and one.last <= guess.last:
        if guess.holds:
            return "held in"
        return "begins" if guess.first == one.first else "ends" if guess.last == one.last else "in"
    if one.first <= guess.first and guess.last <= one.last:
        if guess.first == one.first:
            return "over first"
        return "over last" if guess.last == one.last else "over"
    return "across"


def _shape(words: Words, one: Candidate, lexicon: Lexicon) -> Iterator[str]:
    texts = words.texts[one.first : one.last]
    first, number = texts[0], min(len(texts), 2)
    yield f"words {min(len(texts), _MANY)}"
    if all(text.isupper() for text in texts if text[0].isalpha()):
        yield f"capitals {min(len(first), _LONGEST_ACRONYM)}" if number == 1 else "capitals"
    if any(map(str.isdigit, "".join(texts))):
        yield "code" if number == 1 else "figures"
    if any(
        text != text.capitalize() and not text.isupper() and "-" not in text
        for text in texts
        if text[0].isupper()
    ):
        yield f"inner capital {number}"
    if any("-" in text for text in texts):
        yield f"hyphen {number}"
    if not first[0].isupper():
        yield "small start"
    if any(map(str.islower, texts[1:])):
        yield "small inside"
        yield f"joined {next((each for each in texts[1:] if each.islower()), '')}"
    if texts[-1].islower():
        yield "small end"
    if number == 1 and len(first) <= _SHORT and not first.isupper():
        yield "short"
    if number == 1 and not first.isupper() and lexicon.is_inhabitants(words, one.first):
        yield "inhabitants"


def _words_inside(words: Words, one: Candidate, lexicon: Lexicon) -> Iterator[str]:
    number = min(len(one), 2)
    yield f"tag {words.tags[one.first]} {number}"
    if len(one) > 1:
        yield f"end tag {words.tags[one.last - 1]}"
        if lexicon.cities.at(words, one.last - 1):
            yield "town last"
        if lexicon.cities.at(words, one.first):
            yield "town first"
    if fold(words.words(one.first, one.last)) in lexicon.towns:
        yield f"town of the world {number}"
    if is_given(words.folds[one.first], lexicon):
        yield f"given {number}"
    if words.folds[one.first] in lexicon.families:
        yield f"family {number}"
    if lexicon.says_organisation.at(words, one.first):
        yield "organisation word first"
    if lexicon.says_place.at(words, one.first):
        yield "place word first"
    for at in range(one.first, one.last):
        text, folded = words.texts[at], words.folds[at]
        where = "first" if at == one.first else "later"
        if text in lexicon.never:
            yield f"never {where} {number}"
        if folded in lexicon.names.roles:
            yield f"role {where}"
        if lexicon.is_demonym(folded):
            yield f"people {where} {number}"
        if folded in lexicon.names.months:
            yield f"month {where} {number}"
        if text in lexicon.function_words and text[0].isupper():
            yield f"function word {where}"


def _before(words: Words, one: Candidate, lexicon: Lexicon) -> Iterator[str]:
    at, number = one.first - 1, min(len(one), 2)
    if at > 0 and words.texts[at] in "'’":
        at -= 1
    if at < 0 or words.texts[at] in _OPENINGS:
        yield f"opens {number}"
        yield f"opens {words.tags[one.first]} {number}"
    if at < 0:
        yield "before nothing"
        return
    tag = words.tags[at]
    if words.texts[one.first].islower():
        yield f"before «{words.folds[at]}» small start" if tag in _CLOSED else "small start"
    yield from _neighbour(words, at, "before", lexicon)
    noun = _noun_before(words, at)
    if noun is not None and noun != at:
        for kind in _kinds(words, noun, lexicon):
            yield f"noun before {kind}"
    if at > 0 and tag in _PASSED:
        yield f"before tag {words.tags[at - 1]} {tag}"
        for kind in _kinds(words, at - 1, lexicon):
            yield f"before {kind} {tag}"


def _noun_before(words: Words, at: int) -> int | None:
    """Return the noun in small letters that the words before a candidate hang on, if one is near.

    « les groupes islamistes comme X », « la société américaine de conseil X »
    """
    for place in range(at, max(-1, at - _REACH), -1):
        if words.tags[place] == "NOUN" and words.texts[place].islower():
            return place
        if words.tags[place] not in _BETWEEN_NOUN_AND_NAME or words.texts[place] in _STOPS:
            return None
    return None


def _after(words: Words, one: Candidate, lexicon: Lexicon) -> Iterator[str]:
    at = one.last
    if at == len(words):
        yield "whole paragraph" if one.first == 0 else "after nothing"
        return
    yield from _neighbour(words, at, "after", lexicon)
    if at + 1 < len(words):
        pronoun = at + 1 if words.texts[at] == "," else at
        for kind, table in lexicon.names.relatives.items():
            if words.folds[pronoun] in table:
                yield f"after pronoun of a {kind}"
        yield f"after tag {words.tags[at]} {words.tags[at + 1]}"


def _neighbour(words: Words, at: int, where: str, lexicon: Lexicon) -> Iterator[str]:
    text, tag = words.texts[at], words.tags[at]
    yield f"{where} tag {tag}"
    if tag in _CLOSED:
        yield f"{where} «{words.folds[at]}»"
    elif text[0].isupper():
        yield f"{where} capital"
        yield f"{where} capital {tag}"
    elif text[0].isdigit():
        yield f"{where} figure"
    for kind in _kinds(words, at, lexicon):
        yield f"{where} {kind}"


def _kinds(words: Words, at: int, lexicon: Lexicon) -> Iterator[str]:
    """Yield what the tables say of a word beside a candidate."""
    folded = words.folds[at]
    if folded in lexicon.names.roles or folded.removesuffix("s") in lexicon.names.roles:
        yield "role"
    if folded in lexicon.names.civilities:
        yield "title"
    if lexicon.is_demonym(folded):
        yield "people"
    for kind, table in lexicon.said_words.items():
        if folded in table or folded.removesuffix("s") in table:
            yield kind
    if words.texts[at][0].isupper() and is_given(folded, lexicon):
        yield "given"
