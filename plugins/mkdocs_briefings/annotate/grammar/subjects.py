"""Who does what a verb says: its subject, before or after it."""

from dataclasses import dataclass

from mkdocs_briefings.annotate.grammar.incises import (
    closes_aside,
    closes_words,
    has_clause,
    opens_aside,
    step_back,
)
from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.grammar.phrases import Range, phrase_end
from mkdocs_briefings.annotate.grammar.subjects_after import find_following
from mkdocs_briefings.annotate.grammar.subjects_before import (
    find_antecedent,
    find_preceding,
    read_phrase,
)
from mkdocs_briefings.languages.tables.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase of a subject (tokens, half-open), `None` if there is none.

    `inverted` says that the verb stands in an incise: after words that it reports. `clitic` is the
    token of an inverted pronoun, -1 for none.
    """

    phrase: Range | None
    inverted: bool = False
    clitic: int = -1


@dataclass(frozen=True, slots=True)
class Cited:
    """Who is cited in « X a cité Y disant que »: `phrase` is Y, `relay` is X."""

    phrase: Range
    relay: Range | None


def find_subject(
    passage: Passage,
    first: int,
    last: int,
    that: int,
    grammar: Grammar,
    *,
    finite: bool,
    says: bool,
) -> Subject:
    """Return the subject of the verb that stands from token `first` to `last`.

    `that` is the conjunction of the clause that it reports, -1 for none; `finite` says that the
    verb can have a subject of its own, `says` that it reports a clause without marks too.
    """
    doc = passage.doc
    aside = finite and opens_aside(passage, first, grammar)
    if aside and not says:
        aside = passage.inside[step_back(passage, first - 1, grammar)] >= 0
    for at in range(first + 1, min(last + 3, len(doc))):
        word = doc[at].lower_
        if word in grammar.clitics:
            # « sa facture, affirme-t-il, a triplé »: commas alone make an incise of an inversion.
            aside = aside or (finite and says and _is_aside(passage, first, at, grammar))
            return Subject(_behind(passage, at, grammar) or (at, at + 1), aside, at)
    led = first > 0 and doc[first - 1].lower_ in grammar.pronouns and doc[first - 1].pos_ == "PRON"
    if that < 0 and aside and not led:
        phrase = find_following(passage, last + 1, grammar)
        if phrase:
            return Subject(phrase, True)
    if finite and (phrase := find_antecedent(passage, first, grammar)):
        return Subject(phrase)
    turned = finite and _is_turned(passage, first, grammar)
    if turned and (phrase := find_following(passage, last + 1, grammar)):
        return Subject(phrase)
    phrase = find_preceding(passage, first, last, finite, grammar)
    if phrase is None or not finite:
        return Subject(phrase)
    if that >= 0 and (that == last + 1 or not closes_words(passage, phrase[0], grammar)):
        return Subject(phrase)
    closes = phrase[1] <= first and closes_aside(passage, phrase[0], first, last, grammar)
    return Subject(phrase, closes)


def find_main_subject(passage: Passage, frame: Range, grammar: Grammar) -> Range | None:
    """Return the subject of the main verb of a sentence."""
    for i in range(*frame):
        if passage.doc[i].dep_ in grammar.labels.subject and passage.inside[i] < 0:
            return read_phrase(passage, passage.doc[i], grammar)
    return None


def find_cited(passage: Passage, first: int, grammar: Grammar) -> Cited | None:
    """Return who is cited before a participle that begins at `first`, if somebody is."""
    doc = passage.doc
    frame = passage.frame(first)
    for at in range(first - 1, max(frame[0], first - 9), -1):
        if doc[at].lower_ in grammar.citing:
            end = phrase_end(passage, at + 1, grammar)
            if at + 1 < end <= first:
                return Cited((at + 1, end), find_preceding(passage, at, at, True, grammar))
    return None


def _is_turned(passage: Passage, first: int, grammar: Grammar) -> bool:
    """Say whether the verb stands right behind « que » or « comme »: its subject may follow it."""
    at = first - 1
    while at > 0 and passage.doc[at].lower_ in grammar.proclitics:
        at -= 1
    return at >= 0 and passage.doc[at].lower_ in grammar.turning


def _is_aside(passage: Passage, first: int, clitic: int, grammar: Grammar) -> bool:
    """Say whether an inversion stands between commas, or after a clause at the very end."""
    doc = passage.doc
    after = doc[clitic + 1].text if clitic + 1 < len(doc) else "."
    if after == doc[first - 1].text == ",":
        return True
    start = passage.frame(first)[0]
    return after == "." and first > start and has_clause(passage, start, first, grammar)


def _behind(passage: Passage, clitic: int, grammar: Grammar) -> Range | None:
    """Return the phrase that says who « on » is: « indique-t-on de source policière »."""
    doc = passage.doc
    if doc[clitic].lower_ not in grammar.anyone or clitic + 2 >= len(doc):
        return None
    if doc[clitic + 1].lower_ not in grammar.links:
        return None
    end = phrase_end(passage, clitic + 2, grammar)
    return (clitic + 2, end) if end > clitic + 2 else None
