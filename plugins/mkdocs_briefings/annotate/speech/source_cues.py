"""Words like « selon » with the phrase that says who speaks, and nouns like « l’annonce que »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_briefings.annotate.grammar.passage import Passage, find_keys
from mkdocs_briefings.annotate.grammar.phrases import POSSESSIVES, Range, phrase_end, unwrap
from mkdocs_briefings.annotate.speech.cues import Cue, CueFinder, Means, Place, find_that
from mkdocs_briefings.annotate.speech.verbs import compile_lexicon
from mkdocs_briefings.languages.tables.speech import SourceWords, Speech

_GROUPS = frozenset({"say"})


@dataclass(frozen=True, slots=True)
class _Words:
    pattern: re.Pattern[str]
    sure: bool


def bind_source_cues(speech: Speech) -> CueFinder:
    """Return a function that finds the words of a passage that name a source."""
    phrases = [_compile(rule) for rule in speech.sources]
    # One look tells that none of them is there, as in most paragraphs.
    some = re.compile("|".join(words.pattern.pattern for words in phrases), re.IGNORECASE)
    forms = frozenset(compile_lexicon(speech))
    keys = find_keys(speech.nouns)

    def find(passage: Passage) -> list[Cue]:
        there = phrases if some.search(passage.text) else []
        cues = [*_find(passage, there, forms, speech), *_nouns(passage, keys, speech)]
        return sorted(cues, key=lambda cue: cue.first)

    return find


def _compile(rule: SourceWords) -> _Words:
    words = re.escape(rule.words).replace("'", "['’] ?").replace(r"\ ", r"\s+")
    if words.endswith(r"\s+de"):
        words = words[:-2] + r"(?:de\b|du\b|des\b|d['’])"
    pattern = re.compile(rf"\b{words}(?!\w)", re.IGNORECASE)
    return _Words(pattern, rule.sure)


def _find(
    passage: Passage, phrases: list[_Words], forms: frozenset[str], speech: Speech
) -> Iterator[Cue]:
    for words in phrases:
        for match in words.pattern.finditer(passage.text):
            first, end = passage.char_tokens(*match.span())
            if passage.inside[first] >= 0 or end >= len(passage.doc):
                continue
            phrase = _phrase(passage, first, end, forms, speech)
            if phrase is None:
                continue
            place = _place(passage, first, phrase, speech)
            named = passage.doc[phrase[0]].lower_ in speech.grammar.pronouns or any(
                at in passage.named for at in range(*phrase)
            )
            comma = phrase[1] < len(passage.doc) and passage.doc[phrase[1]].text == ","
            named = named or (comma and phrase[1] + 1 in passage.people)
            if not words.sure and not (named and comma and place is Place.BEFORE):
                continue
            yield Cue(first, end - 1, Means.SOURCE, place, phrase, first, _GROUPS, sure=words.sure)


def _phrase(
    passage: Passage, first: int, at: int, forms: frozenset[str], speech: Speech
) -> Range | None:
    """Return who is named after the word, `None` where it is nobody."""
    doc = passage.doc
    word = doc[at].lower_
    if word in speech.which:
        return _antecedent(passage, first, speech)
    if word in speech.grammar.pronouns:
        return at, at + 1
    if word in speech.that_which:
        return _subject_of_saying(passage, at, forms, speech)
    phrase = (at, phrase_end(passage, at, speech.grammar))
    if phrase[1] <= at:
        return _find_adjectival(passage, first, at)
    nouns = [doc[i].lower_ for i in range(*phrase) if doc[i].pos_ in ("NOUN", "PROPN", "X")]
    named = any(i in passage.named for i in range(*phrase))
    # « selon les uns » has no noun at all, and yet names somebody.
    measure = bool(nouns) and not named and _is_no_speaker(nouns[0], speech)
    if word in speech.no_source or measure:
        return None
    return unwrap(passage, phrase, speech.grammar)


def _find_adjectival(passage: Passage, first: int, at: int) -> Range | None:
    """Return the phrase of an adjective that is used as a noun: « selon plusieurs officiels »."""
    head = passage.doc[first].head
    led = passage.doc[at].pos_ == "DET" and passage.doc[first].dep_ == "case"
    return (at, head.i + 1) if led and head.pos_ == "ADJ" and head.i > at else None


def _is_no_speaker(noun: str, speech: Speech) -> bool:
    """Say whether a noun after « selon » is a measure or a rule, in the singular or the plural."""
    return noun in speech.no_source or noun.removesuffix("s") in speech.no_source


def _antecedent(passage: Passage, first: int, speech: Speech) -> Range | None:
    """Return who « , selon lequel » goes back to: the phrase before the comma."""
    doc = passage.doc
    if first < 2 or doc[first - 1].text != ",":
        return None
    start = first - 2
    while start > 0 and doc[start].pos_ in ("PROPN", "NOUN", "ADJ", "X", "ADP", "DET", "NUM"):
        start -= 1
    start += doc[start].pos_ not in ("PROPN", "NOUN", "ADJ", "X", "DET", "NUM")
    return (start, first - 1) if start < first - 1 else None


def _subject_of_saying(
    passage: Passage, at: int, forms: frozenset[str], speech: Speech
) -> Range | None:
    """Return who speaks in « selon ce que rapportent des médias »."""
    doc = passage.doc
    verb = next((i for i in range(at, min(at + 6, len(doc))) if doc[i].lower_ in forms), None)
    if verb is None or verb + 1 >= len(doc):
        return None
    if doc[verb + 1].lower_ in speech.grammar.pronouns:
        return verb + 1, verb + 2
    end = phrase_end(passage, verb + 1, speech.grammar)
    if end > verb + 1:
        return verb + 1, end
    for subject in range(at + 1, verb):
        end = phrase_end(passage, subject, speech.grammar)
        if end > subject and doc[subject].lower_ not in speech.grammar.that:
            return subject, end
    return None


def _place(passage: Passage, first: int, phrase: Range, speech: Speech) -> Place:
    """Return where the clause stands that the source is given for."""
    doc = passage.doc
    frame = passage.frame(first)
    if first == frame[0] or _leads(passage, frame[0], first):
        return Place.BEFORE
    before = doc[first - 1]
    if before.text in (":", ";"):
        return Place.BEFORE
    if before.pos_ == "SCONJ" or (before.pos_ in ("PRON", "CCONJ") and before.text != ","):
        return Place.BEFORE
    if before.text == "," and doc[first - 2].pos_ in ("SCONJ", "PRON", "CCONJ"):
        return Place.BEFORE
    after = next((i for i in range(phrase[1], frame[1]) if not doc[i].is_space), None)
    if after is None or after + 2 >= frame[1]:
        return Place.AFTER
    if _is_whole(passage, (frame[0], first), (after, frame[1]), speech):
        return Place.AFTER
    if passage.inside[after] >= 0 or doc[after].pos_ in ("DET", "VERB", "AUX", "ADP", "NOUN"):
        return Place.AMID
    if doc[after].text in ("-", "–", "—") and doc[after + 1].pos_ in ("VERB", "AUX", "ADV"):
        return Place.AMID
    if doc[after].text != ",":
        return Place.AFTER
    goes_on = doc[after + 1].pos_ not in ("PRON", "SCONJ", "CCONJ", "DET", "PROPN", "NOUN")
    return Place.AMID if goes_on else Place.AFTER


def _is_whole(passage: Passage, before: Range, after: Range, speech: Speech) -> bool:
    """Say whether a clause ends before « selon X », and what follows only tells of X.

    "…, according to a survey by the town, the second this year".
    """
    doc, relative = passage.doc, speech.grammar.labels.relative
    comma = before[1] - 1
    if doc[comma].text != "," or doc[comma - 1].pos_ in ("AUX", "VERB", "ADP", "SCONJ"):
        return False
    if any(passage.inside[i] >= 0 or passage.is_main(i, relative) for i in range(*after)):
        return False
    return any(passage.is_main(i, relative) for i in range(*before))


def _leads(passage: Passage, start: int, first: int) -> bool:
    """Say whether only an adverbial stands before: « En effet, selon X »."""
    doc = passage.doc
    words = [doc[i] for i in range(start, first) if not doc[i].is_space]
    if not words:
        return True
    if any(word.pos_ in ("VERB", "AUX") for word in words) or passage.inside[start] >= 0:
        return False
    return all(w.pos_ in ("PUNCT", "CCONJ", "ADV", "NUM", "SYM") for w in words) or (
        words[0].pos_ in ("ADP", "ADV", "CCONJ") and words[-1].text == ","
    )


def _nouns(passage: Passage, keys: frozenset[int], speech: Speech) -> Iterator[Cue]:
    """Yield nouns of speech with a clause: « l’annonce par X que »."""
    links = speech.grammar.of | speech.grammar.by
    for token in passage.find_words(keys):
        if token.pos_ not in ("NOUN", "VERB"):
            continue
        before = passage.doc[token.i - 1].lower_ if token.i else ""
        if before not in speech.grammar.determiners and before not in POSSESSIVES:
            continue
        source: Range | None = None
        at = token.i + 1
        if at < len(passage.doc) and passage.doc[at].lower_ in links:
            end = phrase_end(passage, at + 1, speech.grammar)
            source = (at + 1, end) if end > at + 1 else None
            at = max(at + 1, end)
        that = find_that(passage, at, speech, 2)
        if that >= 0 and passage.inside[token.i] < 0:
            yield Cue(
                token.i, token.i, Means.NOUN, Place.BEFORE, source, token.i, _GROUPS, that=that
            )
