"""Persons known by a title or a given name before capitals."""

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_briefings.annotate.names.guesses import NameGuess
from mkdocs_briefings.annotate.names.lexicon import Lexicon
from mkdocs_briefings.annotate.names.words import Words
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind

_LONGEST = 10
# The given name after a Korean or Vietnamese family name: two short words.
_GIVEN = 2
_SYLLABLE = 6
# « le général serbe de Bosnie », « l’actrice franco-suisse X »: words between a title and a name.
_ADJECTIVES = 2
Seen = Mapping[int, NameGuess]


def person_names(words: Words, model: Sequence[NameGuess], lexicon: Lexicon) -> Iterator[NameGuess]:
    """Yield the persons of a paragraph that a title, a given name or more capitals give away."""
    seen = {at: guess for guess in model for at in range(guess.first, guess.last)}
    at = 0
    while at < len(words):
        # A title in small letters is seen from the capital behind it.
        first = _skip_titles(words, at, lexicon) if words.texts[at][0].isupper() else at
        if first >= len(words) or not words.texts[first][0].isupper():
            if first == at + 1 and _is_titled_surname(words, at, lexicon):
                yield NameGuess(at, first, ActorKind.PERSON, "title")
            at = max(first, at + 1)
            continue
        at = _name_end(words, first, seen, lexicon)
        guess = _person(words, first, at, seen, lexicon)
        if guess is not None:
            yield guess


def _skip_titles(words: Words, at: int, lexicon: Lexicon) -> int:
    """Return the first word at or after `at` that is no title, demonym or full stop of one."""
    while at < len(words) and (
        words.folds[at] in lexicon.names.civilities
        or words.folds[at] in lexicon.names.roles
        or (lexicon.is_demonym(words.folds[at]) and not _is_named(words, at, lexicon))
        or (words.folds[at] in lexicon.names.qualifiers and _is_role(words, at + 1, lexicon))
        or (at > 0 and words.texts[at] == "." and words.folds[at - 1] in lexicon.names.civilities)
    ):
        at += 1
    return at


def _is_role(words: Words, at: int, lexicon: Lexicon) -> bool:
    return at < len(words) and words.folds[at] in lexicon.names.roles


def _is_titled_surname(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a capital is a surname though also a title (« le colonel Juge, chef »)."""
    title = words.texts[at - 1] if at > 0 else ""
    after = words.tags[at + 1] if at + 1 < len(words) else "PUNCT"
    return (
        title.islower()
        and fold(title) in lexicon.names.roles
        and words.folds[at] in lexicon.names.roles
        and after in ("PUNCT", "VERB", "AUX")
    )


def _is_named(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a demonym is a given name here (« Romain Degeer »)."""
    text, folded = words.texts[at], words.folds[at]
    return text[0].isupper() and folded in lexicon.given and at + 1 < len(words)


def _name_end(words: Words, first: int, seen: Seen, lexicon: Lexicon) -> int:
    """Return where the capitals, initials and particles that start at a word end."""
    end = first + 1
    while end < len(words) and end - first < _LONGEST:
        if is_name_word(words, end, lexicon):
            if _starts_another(words, first, end, lexicon):
                break
            end += 1
            continue
        if _is_syllable(words, end):
            end += 2
            continue
        ahead = end
        while ahead < len(words) and ahead - end < 3 and _is_particle(words, ahead, lexicon):
            ahead += 1
        if ahead == end or not _follows_particles(words, end, ahead, seen, lexicon):
            break
        end = ahead + 1
    return end


def _is_syllable(words: Words, at: int) -> bool:
    """Say whether an apostrophe stands inside a name (« Aba’a »), not before a possessive s."""
    after = at + 1
    return (
        words.texts[at] in "'’"
        and after < len(words)
        and words.touching(at)
        and words.touching(after)
        and len(words.texts[at - 1]) > 1
        and words.folds[after] != "s"
    )


def _starts_another(words: Words, first: int, at: int, lexicon: Lexicon) -> bool:
    """Say whether a given name begins a second person (« avec Paul Vernay Marc Dubreuil »)."""
    return (
        at - first > 1
        and is_given(words.folds[at], lexicon)
        and not is_given(words.folds[at - 1], lexicon)
        and len(words.texts[at - 1]) > 1
        and at + 1 < len(words)
        and is_name_word(words, at + 1, lexicon)
    )


def _follows_particles(words: Words, end: int, ahead: int, seen: Seen, lexicon: Lexicon) -> bool:
    """Say whether a name goes on after particles: not into a country or an institution."""
    if ahead == len(words) or not is_name_word(words, ahead, lexicon):
        return False
    elided = "'" in words.folds[end:ahead]
    if ahead - end > 1 and not elided and ahead not in seen:
        return False
    return not (lexicon.gazetteer.at(words, ahead) or lexicon.cities.at(words, ahead))


def is_name_word(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a word may go on a person's name: a capital, or the full stop of an initial."""
    text, folded = words.texts[at], words.folds[at]
    if text == ".":
        before = words.texts[at - 1]
        return words.touching(at) and len(before) == 1 and before.isupper()
    if not is_capital(text) or text in lexicon.never:
        return False
    if len(text) == 1:
        return True
    if text.isupper() and folded in lexicon.names.suffixes:
        return False
    if folded in lexicon.names.months:
        return _is_surname(words, at, lexicon)
    return folded not in lexicon.names.civilities and not lexicon.is_demonym(folded)


def _is_surname(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a month is a surname: after a given name, and before no figure ("Peter May").

    Where months are not written with a capital, one after another capital is enough.
    """
    if at == 0 or (at + 1 < len(words) and words.texts[at + 1][0].isdigit()):
        return False
    if not lexicon.names.months_capital and words.texts[at - 1][0].isupper():
        return len(words.texts[at - 1]) > 1
    return is_given(words.folds[at - 1], lexicon)


def is_capital(text: str) -> bool:
    """Say whether a word begins with a capital, after a hyphen at the latest (« al-Assad »)."""
    return text[0].isupper() or ("-" in text and text[text.index("-") + 1 :][:1].isupper())


def is_given(folded: str, lexicon: Lexicon) -> bool:
    """Say whether a folded word, or the first part of a double one, is a known given name."""
    return folded in lexicon.given or folded.split("-")[0] in lexicon.given


def _is_particle(words: Words, at: int, lexicon: Lexicon) -> bool:
    return words.folds[at] in lexicon.names.particles or words.folds[at] == "'"


def _title(words: Words, first: int, lexicon: Lexicon) -> str:
    """Return the word before a name; adjectives and the full stop of a title are passed over."""
    before = first - 1
    while first - before <= _ADJECTIVES and before > 0 and _is_adjective(words, before, lexicon):
        before -= 1
    if (
        before > 0
        and words.texts[before] == "."
        and words.folds[before - 1] in lexicon.names.civilities
    ):
        before -= 1
        if before > 0 and len(words.texts[before]) == 1 and words.texts[before - 1][0].isupper():
            return ""
    return words.folds[before] if before >= 0 else ""


def _is_adjective(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether a word in small letters may stand between a title and a name."""
    folded = words.folds[at]
    return (
        words.texts[at][0].islower()
        and (words.tags[at] == "ADJ" or lexicon.is_demonym(folded))
        and folded not in lexicon.names.roles
    )


def _person(words: Words, first: int, end: int, seen: Seen, lexicon: Lexicon) -> NameGuess | None:
    """Return the person that capitals name, if a title, a given name or the model says so."""
    if words.texts[first] in lexicon.never or words.texts[first] in lexicon.function_words:
        return None
    title = _title(words, first, lexicon)
    label = seen.get(first)
    person = ActorKind.PERSON
    if title in lexicon.names.civilities:
        return NameGuess(first, end, person, "title")
    if end - first > 1 and is_given(words.folds[first], lexicon) and words.texts[end - 1] != ".":
        return NameGuess(first, end, person, "given-name")
    unlikely = label is not None and label.kind is ActorKind.ORGANISATION
    if end - first > 1 and _is_inhabitant(words, first, lexicon) and not unlikely:
        return NameGuess(first, end, person, "inhabitant")
    if _is_family_first(words, first, end, lexicon):
        return NameGuess(first, end, person, "family-first")
    if label is not None and label.kind is person and end > label.last:
        return NameGuess(first, end, person, "model-longer")
    if title in lexicon.names.roles and (label is None or label.kind is not ActorKind.ORGANISATION):
        return NameGuess(first, end, person, "role")
    return None


def _is_inhabitant(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Say whether « le Mexicain », with its capital, stands before a name."""
    before = first - 1
    return (
        before > 0 and words.texts[before][0].isupper() and lexicon.is_demonym(words.folds[before])
    )


def _is_family_first(words: Words, first: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether capitals have the shape of « Kim Jong Un » or « Park Geun-hye »."""
    if words.folds[first] not in lexicon.families or "-" in words.texts[first]:
        return False
    given = words.texts[first + 1 : end]
    if len(given) == 1:
        return "-" in given[0]
    return len(given) == _GIVEN and all(len(text) <= _SYLLABLE for text in given)
