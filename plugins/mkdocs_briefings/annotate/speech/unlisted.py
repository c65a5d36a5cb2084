"""Verbs that report speech by their place alone: « « … », sourit le maire », « …, finit-il »."""

from collections.abc import Iterator

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.annotate.speech.quote_kinds import is_clause
from mkdocs_briefings.annotate.speech.verbs import Lexicon, Reading, Shape
from mkdocs_briefings.languages.tables.speech import Speech

_SHAPES = frozenset({Shape.FINITE, Shape.PARTICIPLE})
_GROUPS = frozenset({"tell"})


def find_unlisted(
    passage: Passage, lexicon: Lexicon, speech: Speech
) -> Iterator[tuple[Token, Reading]]:
    """Yield verbs that no table lists and that can only be incises, right behind closing marks.

    Their subject is inverted: a pronoun, or after a whole clause and a comma a noun phrase.
    """
    doc = passage.doc
    for number in range(len(passage.outer) if speech.grammar.clitics else 0):
        at = passage.pair_tokens(number)[1]
        comma = at < len(doc) and doc[at].text == ","
        at += comma
        while at < len(doc) and doc[at].lower_ in speech.grammar.objects:
            at += 1
        verb = at
        while verb < len(doc) and verb - at < 2 and _helps(doc[verb], speech):
            verb += 1
        if verb + 1 >= len(doc) or doc[verb].lower_ in lexicon:
            continue
        token, after = doc[verb], doc[verb + 1]
        pronoun = any(word.lower_ in speech.grammar.clitics for word in doc[at : verb + 3])
        noun = after.pos_ == "DET" or verb + 1 in passage.people
        verbal = token.pos_ == "VERB" and (verb > at or passage.is_finite(verb))
        if verbal and (pronoun or (comma and noun and is_clause(passage, number))):
            yield token, Reading(token.lemma_, _GROUPS, _SHAPES)


def _helps(token: Token, speech: Speech) -> bool:
    """Say whether a word is an auxiliary, or the pronoun that stands behind one."""
    return token.lower_ in speech.grammar.auxiliaries or token.lower_ in speech.grammar.clitics
