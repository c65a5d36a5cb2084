"""Verbs of speech in a passage: how they are used, and by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from mkdocs_briefings.annotate.grammar.passage import Passage, find_keys
from mkdocs_briefings.annotate.grammar.phrases import find_agent, unwrap
from mkdocs_briefings.annotate.grammar.subjects import find_cited, find_subject
from mkdocs_briefings.annotate.speech.asides import find_inner, find_voice
from mkdocs_briefings.annotate.speech.cues import Cue, CueFinder, Means, Place, find_that
from mkdocs_briefings.annotate.speech.unlisted import find_unlisted
from mkdocs_briefings.annotate.speech.verbs import Lexicon, Reading, Shape, compile_lexicon

_GAP = 6
"""How many words may stand between an auxiliary and its participle (« a par la suite nié »)."""


def bind_verb_cues(table: Mapping[str, Any]) -> CueFinder:
    """Return a function that finds the verbs of a passage that report speech."""
    lexicon = compile_lexicon(table)
    keys = find_keys(lexicon)

    def find(passage: Passage) -> list[Cue]:
        return list(_find(passage, lexicon, keys, table))

    return find


def _find(
    passage: Passage, lexicon: Lexicon, keys: frozenset[int], table: Mapping[str, Any]
) -> Iterator[Cue]:
    for token in passage.find_words(keys):
        for reading in lexicon[token.lower_]:
            if cue := _read(passage, token, reading, table):
                yield cue
                break
    for token, reading in find_unlisted(passage, lexicon, table):
        if cue := _read(passage, token, reading, table):
            yield cue


def _read(passage: Passage, token: Token, reading: Reading, table: Mapping[str, Any]) -> Cue | None:
    """Return the cue that a form of a verb makes, `None` where it does not report."""
    last = _rest(token, reading.rest)
    if last is None or _is_hyphened(token):
        return None
    first, shape = _shape(passage, token, reading, table)
    if shape is not None and (aside := find_inner(passage, first, last, table)):
        end = max(last, aside[0]) if aside[1] - aside[0] == 1 else last
        return Cue(
            first, end, Means.VERB, Place.AFTER, aside, token.i, reading.groups, reading.lemma
        )
    if shape is None or (passage.inside[first] >= 0 and not _leads(passage, token, shape)):
        return None
    if _is_negated(token, first, table) or _is_not_yet(token, shape, table):
        return None
    if _is_other_reflexive(token, first, reading, table):
        return None
    that = find_that(passage, last + 1, table)
    told = that >= 0 or token.doc[last + 1 : last + 2].text == ":"
    if shape is Shape.INFINITIVE and not told and reading.lemma in table["deeds"]:
        return None
    cue = Cue(
        first, last, Means.VERB, Place.BEFORE, None, token.i, reading.groups, reading.lemma, that
    )
    if shape is Shape.PARTICIPLE and _is_passive(passage, token, first, table):
        return _with_agent(passage, cue, table)
    return _with_subject(passage, cue, shape, table)


def _is_hyphened(token: Token) -> bool:
    """Say whether a form is the end of a compound: « c’est-à-dire », « bande-annonce »."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and before.text == "-" and not before.whitespace_


def _leads(passage: Passage, token: Token, shape: Shape) -> bool:
    """Say whether a finite verb is the first word in its marks: the text « recalls that … »."""
    return shape is Shape.FINITE and token.i > 1 and passage.inside[token.i - 2] < 0


def _with_agent(passage: Passage, cue: Cue, table: Mapping[str, Any]) -> Cue:
    agent = find_agent(passage, cue.verb, table)
    after = cue.first > 0 and passage.inside[cue.first - 1] >= 0 and agent is not None
    place = Place.AFTER if after else Place.BEFORE
    return replace(cue, place=place, source=agent, passive=True)


def _with_subject(passage: Passage, cue: Cue, shape: Shape, table: Mapping[str, Any]) -> Cue | None:
    if shape is Shape.PRESENT and (cited := find_cited(passage, cue.first, table)):
        return replace(cue, source=cited.phrase, relay=cited.relay)
    subject = find_subject(
        passage,
        cue.first,
        cue.last,
        cue.that,
        table,
        finite=shape is Shape.FINITE or (cue.first < cue.verb and _is_tensed(passage, cue.first)),
        says=bool(cue.groups & {"say", "deny", "judge"}),
        addressed=cue.lemma in table["addressing"],
    )
    if "heard" in cue.groups and not _is_anyone(passage, subject.clitic, table):
        return None
    source, relay = subject.phrase, None
    if source is not None and passage.inside[source[0]] >= 0:
        # Somebody's words do not say who speaks outside them.
        source = None
    if source is not None and passage.doc[source[0]].lower_ in table["relatives"]:
        # « le « modèle » dont se vantait la maison »: what is marked is told of, not said.
        return None
    if source is not None and (inner := unwrap(passage, source, table)) != source:
        source, relay = inner, source
    if voice := find_voice(passage, cue.last + 1, table):
        source = voice
    if cue.groups == {"aside"} and not subject.inverted:
        return None
    last = max(cue.last, subject.clitic)
    place = Place.AFTER if subject.inverted else Place.BEFORE
    bound = shape in (Shape.PRESENT, Shape.INFINITIVE)
    return replace(cue, last=last, place=place, source=source, relay=relay, bound=bound)


def _is_tensed(passage: Passage, auxiliary: int) -> bool:
    """Say whether an auxiliary gives its verb a tense: « a décidé », and not « ayant décidé »."""
    return not {"Part", "Inf", "Ger"} & set(passage.doc[auxiliary].morph.get("VerbForm", []))


def _is_anyone(passage: Passage, clitic: int, table: Mapping[str, Any]) -> bool:
    """Say whether an inverted « on » is the subject: « a-t-on appris »."""
    return clitic >= 0 and passage.doc[clitic].lower_ in table["anyone"]


def _rest(token: Token, rest: tuple[str, ...]) -> int | None:
    """Return the last token of a verb of several words, `None` if they do not follow."""
    doc, at = token.doc, token.i
    for word in rest:
        at += 1
        while at < len(doc) and doc[at].lower_ != word and doc[at].pos_ == "ADV":
            at += 1
        if at >= len(doc) or doc[at].lower_ != word:
            return None
    return at


def _shape(
    passage: Passage, token: Token, reading: Reading, table: Mapping[str, Any]
) -> tuple[int, Shape | None]:
    """Return the first token of the verb and how it is used; `None` where it is no verb here."""
    shapes = reading.shapes
    if Shape.PARTICIPLE in shapes:
        first = _auxiliary(passage, token, table)
        if first < token.i:
            return first, Shape.PARTICIPLE
    verbal = token.pos_ in ("VERB", "AUX")
    # A form that can be nothing else is finite, whatever the model takes it for.
    only = shapes == {Shape.FINITE} and verbal and not _is_modifier(token, table)
    if only or (Shape.FINITE in shapes and _is_finite(passage, token, table)):
        return token.i, Shape.FINITE
    if Shape.PRESENT in shapes and (verbal or token.pos_ == "ADJ"):
        return token.i, Shape.PRESENT
    if Shape.INFINITIVE in shapes and verbal:
        return token.i, Shape.INFINITIVE
    if Shape.PARTICIPLE in shapes and _is_bare(token, table):
        return token.i, Shape.PARTICIPLE
    return token.i, None


def _auxiliary(passage: Passage, token: Token, table: Mapping[str, Any]) -> int:
    """Return the first auxiliary before a participle; the participle itself if it has none."""
    doc, forms = token.doc, table["auxiliaries"]
    first, commas, nouns, links = token.i, 0, 0, 0
    for at in range(token.i - 1, max(-1, token.i - 1 - _GAP), -1):
        word = doc[at]
        if word.lower_ in forms and word.pos_ in ("AUX", "VERB", "ADP"):
            first = at
        elif word.pos_ in ("ADV", "PRON", "SPACE", "PART") or _opens_here(word, token):
            continue
        elif first < token.i or passage.inside[at] != passage.inside[token.i]:
            break
        elif word.text == ",":
            commas += 1
        elif word.pos_ not in ("ADP", "DET", "NOUN", "CCONJ", "ADJ"):
            break
        nouns += word.pos_ == "NOUN"
        links += word.pos_ == "ADP"
    return first if commas in (0, 2) and nouns <= links else token.i


def _opens_here(word: Token, token: Token) -> bool:
    """Say whether the word is the mark right before the participle: « a « condamné … » »."""
    return word.is_quote and word.i == token.i - 1


def _is_finite(passage: Passage, token: Token, table: Mapping[str, Any]) -> bool:
    """Say whether a form that can be finite is: by the model, or where no noun can stand."""
    before = token.doc[token.i - 1] if token.i else None
    if token.pos_ in ("VERB", "AUX"):
        if "Inf" in token.morph.get("VerbForm", []) or _is_modifier(token, table):
            return False
        if "Part" not in token.morph.get("VerbForm", []) or before is None:
            return True
        return before.pos_ == "PRON" or _is_inverted(token) or passage.inside[before.i] >= 0
    if before is None:
        return False
    if token.lower_ in table["homographs"]:
        opens = before.pos_ in ("NOUN", "PROPN") and find_that(passage, token.i + 1, table, 6) >= 0
        aside = token.pos_ != "ADP" and _opens_aside(passage, token)
        return opens or _is_inverted(token) or aside
    return before.pos_ not in ("ADP", "ADJ", "NUM") and (
        before.lower_ not in table["determiners"] or before.lower_ in table["objects"]
    )


def _opens_aside(passage: Passage, token: Token) -> bool:
    """Say whether who speaks follows at once, behind closing marks: « … », lâche le maire."""
    doc, at = token.doc, token.i
    if passage.inside[at - 1] < 0 or at + 1 >= len(doc):
        return False
    return doc[at + 1].pos_ in ("DET", "PROPN", "PRON", "NOUN")


def _is_modifier(token: Token, table: Mapping[str, Any]) -> bool:
    """Say whether the form belongs to the noun before it: « le quartier dit « du Moulin » »."""
    return token.dep_ in table["labels"]["modifier"] and token.head.i == token.i - 1


def _is_inverted(token: Token) -> bool:
    doc = token.doc
    return token.i + 1 < len(doc) and doc[token.i + 1].text[0] == "-"


def _is_bare(token: Token, table: Mapping[str, Any]) -> bool:
    """Say whether a participle without auxiliary shares that of another verb, or has an agent."""
    doc = token.doc
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in table["by"]:
        return True
    if token.pos_ != "VERB" or token.dep_ not in table["labels"]["coordinate"]:
        return False
    return any(child.lower_ in table["auxiliaries"] for child in token.head.children)


def _is_negated(token: Token, first: int, table: Mapping[str, Any]) -> bool:
    """Say whether the verb is negated: nobody has said anything then."""
    doc = token.doc
    if any(doc[at].lower_ in table["never"] for at in range(first, token.i)):
        return True
    for at in range(first - 1, max(-1, first - 4), -1):
        if doc[at].lower_ in table["negation"]:
            return True
        if doc[at].pos_ not in ("ADV", "PRON", "PART", "ADP") and not _opens_here(doc[at], token):
            return False
    return False


def _is_other_reflexive(
    token: Token, first: int, reading: Reading, table: Mapping[str, Any]
) -> bool:
    """Say whether a reflexive pronoun makes another verb of it: « se poursuivre »."""
    before = token.doc[first - 1].lower_ if first else ""
    return before in table["reflexive"] and reading.lemma not in table["reflexive_verbs"]


def _is_not_yet(token: Token, shape: Shape, table: Mapping[str, Any]) -> bool:
    """Say whether an infinitive hangs on a verb that leaves the saying open."""
    if shape is not Shape.INFINITIVE:
        return False
    return any(
        token.doc[at].lower_ in table["not_yet"] for at in range(max(0, token.i - 3), token.i)
    )


def _is_passive(passage: Passage, token: Token, first: int, table: Mapping[str, Any]) -> bool:
    doc = token.doc
    if first == token.i:
        return token.i + 1 < len(doc) and doc[token.i + 1].lower_ in table["by"]
    if first > 0 and doc[first - 1].lower_ in table["reflexive"]:
        return False
    return any(doc[at].lower_ in table["be"] for at in range(first, token.i))
