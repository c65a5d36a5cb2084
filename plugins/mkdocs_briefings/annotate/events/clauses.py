"""What is told within another sentence: clauses, relative clauses, participles, nouns."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.forms import Form
from mkdocs_briefings.annotate.events.scenes import TitleScene
from mkdocs_briefings.annotate.events.sentences import is_main, trimmed, word_sentence
from mkdocs_briefings.annotate.events.verbs import (
    SUBJECT,
    climb,
    find_subject,
    group_start,
    is_participle,
    is_verbal,
    joined_verbs,
    own_subject,
)
from mkdocs_briefings.annotate.time.tense import is_unreal

_RELATIVE = frozenset({"acl:relcl", "relcl"})
_OPENERS = ("DET", "NUM", "PROPN")
_ENDS = frozenset({",", ";", ":", ".", "…", "!", "?", "–", "—", "-", "(", ")", *'«»“”"'})


def word_verb(verb: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield the ways to word what a verb tells of its date, the best first."""
    top = climb(verb)
    if is_main(top, scene):
        yield from word_sentence(verb, top, scene)
    elif is_teller(top, scene):
        tokens = trimmed(scene.sentence(top.i), scene)
        yield Form(tokens, climb(top.head), rule="sentence")
    elif top.dep_ == "ccomp":
        yield from _reported(top, scene)
    elif top.dep_ == "advcl":
        yield from _adverbial(top, scene)
    elif top.dep_ in _RELATIVE and top.head.i < top.i:
        yield from _relative(top, scene)
    elif top.dep_ in ("acl", "amod") and is_participle(top):
        yield from _participle(top, scene)


def is_teller(verb: Token, scene: TitleScene) -> bool:
    """Say whether a verb reports the main one before it: « le pont cédera, a dit la maire »."""
    if verb.lemma_.lower() not in scene.saying or not is_verbal(verb):
        return False
    before = verb.doc[group_start(verb, scene.told) - 1]
    main = climb(verb.head)
    loose = verb.dep_ in ("advcl", "ccomp", "conj", "dep", "parataxis", "parataxis:insert")
    return loose and before.text in _ENDS and main.i < verb.i and is_main(main, scene)


def word_noun(noun: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield a noun with what hangs on it, its article aside."""
    if noun.lower_ in scene.words.dangling:
        return
    last = max((c.right_edge.i for c in noun.rights if c.dep_ not in ("punct", "cc")), default=0)
    tokens = _phrase(noun, max(noun.i, last), scene)
    while tokens and scene.doc[tokens[0]].pos_ in ("DET", "ADP") and tokens[0] not in scene.own:
        tokens = tokens[1:]
    if any(_is_open(scene.doc[i], scene) for i in scene.sentence(noun.i)):
        return
    content = [i for i in tokens if scene.doc[i].pos_ in ("NOUN", "PROPN", "ADJ")]
    if len([i for i in content if i not in scene.own]) > 1:
        yield Form(trimmed(tokens, scene), dated=True, rule="phrase")


def _is_open(token: Token, scene: TitleScene) -> bool:
    """Say whether a word denies or supposes, so that what a noun tells may not have been."""
    unreal = "Cnd" in token.morph.get("Mood", []) or token.tag_ == "MD"
    return unreal or token.lower_ in scene.words.scope


def _reported(clause: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield what is told as hearsay; of anything else the whole sentence says that it was told."""
    teller = clause.head
    plain = teller.lemma_.lower() in scene.saying and not _is_qualified(teller, scene)
    parts = [clause, *(child for child in clause.children if child.dep_.startswith("aux"))]
    if plain and any(is_unreal(part, scene.tenses) for part in parts):
        yield from _clause(clause, scene)
    yield from _whole(clause, scene)


def _adverbial(clause: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield a clause that tells when or why, or a participle ahead with its subject.

    What is only supposed (« si ») stands with all of its sentence.
    """
    marks = [child for child in clause.lefts if child.dep_ in ("mark", "advmod")]
    first = marks[0].lower_ if marks else ""
    if not is_verbal(clause):
        yield from _participle_ahead(clause, scene)
        yield from _whole(clause, scene)
    elif first in scene.words.factual:
        yield from _clause(clause, scene, dated=True)
    elif not marks or scene.words.patterns.bound.match(
        scene.doc[marks[0].i : marks[0].i + 4].text.lower()
    ):
        yield from _whole(clause, scene)


def _whole(clause: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield the sentence with its date, where the clause hangs on the main verb."""
    main = climb(clause.head)
    if is_main(main, scene):
        tokens = trimmed(scene.sentence(clause.i), scene)
        yield Form(tokens, main, dated=True, whole=True, rule="within")


def _clause(verb: Token, scene: TitleScene, *, dated: bool = False) -> Iterator[Form]:
    """Yield a clause with its own subject, where its words stand between two joints."""
    doc, subject = scene.doc, own_subject(verb)
    sentence = scene.sentence(verb.i)
    if subject is None or subject.i > verb.i or subject.lower_ in scene.words.relatives:
        return
    if any(joined_verbs(verb)):
        # The parse may have joined to it what belongs to the main verb.
        return
    left, right = subject.left_edge.i, verb.right_edge.i
    if left <= sentence.start or right >= sentence.stop:
        return
    before = doc[left - 1]
    joint = before.pos_ == "SCONJ" or before.dep_ == "mark" or before == verb.head
    if not joint and left - 1 not in scene.told:
        return
    after = doc[right + 1] if right + 1 < sentence.stop else None
    ended = after is None or after.text in _ENDS or after.pos_ in ("CCONJ", "SCONJ")
    if ended and all(i in range(left, right + 1) for i in scene.own):
        tokens = trimmed(range(left, right + 1), scene)
        yield Form(tokens, verb, dated=dated, rule="clause")


def _is_qualified(verb: Token, scene: TitleScene) -> bool:
    """Say whether a verb is denied or only supposed, so that nobody may have said what it tells."""
    parts = [verb, *verb.children]
    return any(_is_open(part, scene) for part in parts)


def _relative(verb: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield a relative clause as one of its own where its noun is the subject, else with it."""
    noun = verb.head
    own = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    last = verb.right_edge.i
    if _is_nested(noun, scene) or _has_rival(noun, verb, scene):
        return
    if own is None or "Sub" in verb.morph.get("Mood", []) or not _covers_date(noun, last, scene):
        return
    if own.lower_ not in scene.words.subjects:
        phrase = _phrase(noun, last, scene)
        object_ = any(child.lower_ in scene.words.objectives for child in verb.lefts)
        thing = noun.pos_ == "NOUN" and noun.lemma_.lower() not in scene.words.carriers
        if object_ and thing and own.pos_ != "PRON" and _opens_phrase(phrase, scene):
            yield Form(trimmed(phrase, scene), dated=True, rule="noun-with-relative")
        return
    again = [scene.doc[i] for i in range(own.i + 1, last + 1)]
    if again[0].text[0] in "'’" or any(
        token.lower_ in scene.words.relatives and scene.doc[token.i - 1].pos_ == "CCONJ"
        for token in again
    ):
        return
    head = [i for i in _phrase(noun, own.i - 1, scene) if not scene.doc[i].is_space]
    named = scene.names.starts.get(own.i - 1 - (scene.doc[own.i - 1].text == ","))
    if named is not None and named in scene.names.people:
        head = [i for i in head if i >= named] or list(range(named, own.i))
    while head and scene.doc[head[-1]].is_punct:
        head.pop()
    if len(head) > 2 and scene.doc[head[-1]].like_num and scene.doc[head[-2]].text == ",":
        head = head[:-2]  # an age
    if _opens_phrase(head, scene):
        tokens = [*head, *range(own.i + 1, last + 1)]
        yield Form(trimmed(tokens, scene), verb, dated=True, rule="relative")


def _is_nested(noun: Token, scene: TitleScene) -> bool:
    """Say whether a clause may tell of another noun: "the raid on the port that failed"."""
    if noun.i in scene.names.starts:
        return False
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    inside = noun.dep_ in ("nmod", "pobj", "conj", "appos", "poss")
    return inside and above.pos_ in ("NOUN", "PROPN", "NUM")


def _has_rival(noun: Token, verb: Token, scene: TitleScene) -> bool:
    """Say whether another noun stands nearer to a relative clause, which may tell of it."""
    between = scene.doc[noun.i + 1 : verb.left_edge.i]
    name = scene.names.starts.get(noun.i, noun.i)
    return any(
        token.pos_ in ("NOUN", "PROPN") and scene.names.starts.get(token.i) != name
        for token in between
    )


def _participle(verb: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield a noun with the participle right after it: « l’accord, signé à Brest »."""
    noun = verb.head
    between = scene.doc[noun.i + 1 : verb.left_edge.i]
    if noun.i > verb.i or any(token.text != "," for token in between) or not _is_past(verb):
        return
    if noun.lemma_.lower() in scene.words.carriers:
        return
    tokens = _phrase(noun, verb.right_edge.i, scene)
    end = verb.right_edge.i
    beside = all(i in scene.told for i in range(verb.i + 1, scene.own.start))
    # Further on the date may be that of the main verb, but for what commas set off.
    apart = [scene.doc[i].text for i in (verb.left_edge.i - 1, min(end + 1, len(scene.doc) - 1))]
    own = _covers_date(noun, end, scene) and _is_of(verb, scene)
    if own and (beside or set(apart) <= _ENDS) and _opens_phrase(tokens, scene):
        yield Form(trimmed(tokens, scene), dated=True, rule="participle")


def _participle_ahead(verb: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield what a participle ahead tells of the subject: « Né à Brest, il » → « Sorel, né »."""
    main, sentence = verb.head, scene.sentence(verb.i)
    subject = find_subject(main)
    ahead = subject is not None and subject.i > verb.i and verb.left_edge.i == sentence.start
    if (
        not ahead
        or subject is None
        or not _is_past(verb)
        or not _covers_date(verb, subject.i, scene)
    ):
        return
    tail = list(range(verb.left_edge.i, verb.right_edge.i + 1))
    start = tail[-1] + 1
    head = trimmed(range(start, group_start(main, scene.told)), scene)
    while head and scene.doc[head[-1]].is_punct:
        head.pop()
    if not head or scene.doc[start].text != "," or subject.left_edge.i != head[0]:
        return
    if any(child.dep_.startswith("aux") for child in verb.children) or not _is_of(verb, scene):
        return
    said = {tail[0]: scene.doc[tail[0]].text.lower()}
    if head == [subject.i] and subject.i in scene.names.pronouns:
        said[head[0]] = scene.names.pronouns[head[0]][0]
    elif scene.doc[head[0]].pos_ not in _OPENERS:
        return
    said[head[-1]] = said.get(head[-1], scene.doc[head[-1]].text) + ","
    yield Form([*head, *tail], verb, said, dated=True, rule="participle-ahead")


def _is_of(verb: Token, scene: TitleScene) -> bool:
    """Say whether the date hangs on a verb itself, not on a thing that it tells of."""
    root = scene.doc[scene.own.start : scene.own.stop].root
    return verb in (root.head, root.head.head)


def _covers_date(first: Token, last: int, scene: TitleScene) -> bool:
    """Say whether the date stands between a word and another."""
    return all(first.i <= i <= last for i in scene.own)


def _phrase(noun: Token, last: int, scene: TitleScene) -> list[int]:
    """Return a noun with what stands before it, up to and with its last token."""
    sentence, left = scene.sentence(noun.i), noun.i
    for child in noun.lefts:
        if child.dep_ not in ("case", "punct", "cc", "prep", "mark") and child.i in sentence:
            left = min(left, child.left_edge.i)
    left = max(scene.names.starts.get(left, left), sentence.start)
    return list(range(left, min(last + 1, sentence.stop)))


def _opens_phrase(tokens: Sequence[int], scene: TitleScene) -> bool:
    """Say whether a phrase is whole to its left, and is not one of none: « aucun », "few"."""
    if not tokens:
        return False
    first = scene.doc[tokens[0]]
    return first.pos_ in _OPENERS and first.lower_ not in scene.words.scope


def _is_past(verb: Token) -> bool:
    return "Past" in verb.morph.get("Tense", []) or "Perf" in verb.morph.get("Aspect", [])
