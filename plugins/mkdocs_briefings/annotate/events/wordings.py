"""The ways to word what a verb tells: its clause, its noun, or what was said."""

from collections.abc import Iterator

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.cuts import MORE, MOST, Limits, cut_at_phrase, size
from mkdocs_briefings.annotate.events.forms import Form, has_addressee, says_nothing
from mkdocs_briefings.annotate.events.frames import (
    SUBJECT,
    clause_tokens,
    find_subject,
    group_start,
    is_finite,
    is_verbal,
    last_token,
    phrase_tokens,
)
from mkdocs_briefings.annotate.events.scenes import Scene

_RELATIVE = ("acl:relcl", "relcl")
_MARKS = {"«": "»", "“": "”", '"': '"'}
_CLOSING = frozenset(_MARKS.values())
_INVERTED = frozenset({"-t", "t", "-"})


def word_verb(verb: Token, scene: Scene) -> Iterator[Form]:
    """Yield the ways to word what a verb tells, the best first."""
    noun = verb.head
    ground = scene.ground(verb.i)
    things = [child for child in noun.rights if child.dep_ in ("obj", "dobj", "attr")]
    seen = verb.dep_ == "xcomp" and _is_past(verb) and not is_verbal(verb)
    if seen and things and things[-1].i < verb.i:
        if (thing := _fitting(things[-1], verb)) is not None:
            yield Form(phrase_tokens(thing, last_token(verb), ground), rule="seen")
    elif verb.dep_ == "xcomp" and noun.pos_ in ("VERB", "AUX", "ADJ"):
        yield from word_verb(noun, scene)
    elif verb.dep_ in _RELATIVE and noun.i < verb.i:
        yield from _relatives(verb, scene)
    elif verb.dep_ in ("acl", "amod") and not is_verbal(verb):
        above = noun
        while above.head != above and not is_verbal(above):
            above = above.head
        said = noun.lemma_.lower() in scene.words.carriers
        if (said and above.lemma_.lower() in scene.words.saying) or _is_infinitive(verb):
            if is_verbal(above):
                yield from word_verb(above, scene)
        elif not _is_past(verb) and verb.right_edge == verb:
            return
        elif (fitting := _fitting(noun, verb)) is not None:
            yield Form(phrase_tokens(fitting, last_token(verb), ground), rule="participle")
    elif verb.dep_ == "advcl" and not is_verbal(verb):
        yield from _participles(verb, scene)
    elif is_verbal(verb) and (tokens := clause_tokens(verb, ground)):
        yield from _clauses(tokens, verb, scene)
    elif is_verbal(verb):
        yield from _with_words_said(verb, scene)


def _clauses(tokens: list[int], verb: Token, scene: Scene) -> Iterator[Form]:
    subject = find_subject(verb)
    said: dict[int, str] = {}
    if subject is not None and tokens[0] == subject.i and subject.i in scene.names.pronouns:
        said = {subject.i: scene.names.pronouns[subject.i][0]}
    before = scene.doc[tokens[0] - 1] if tokens[0] else None
    if (
        before is not None
        and before.lower_ in scene.words.objectives
        and _lacks_object(verb)
        and verb.dep_ != "ccomp"
    ):
        nouns = [i for i in range(scene.ground(verb.i).first, before.i) if _is_noun(scene.doc[i])]
        if nouns and scene.doc[nouns[-1]].lemma_.lower() not in scene.words.carriers:
            phrase = phrase_tokens(scene.doc[nouns[-1]], tokens[-1], scene.ground(verb.i))
            yield Form(phrase, core=frozenset({nouns[-1], verb.i}), rule="object-relative")
        return
    if not says_nothing(tokens, verb, scene):
        yield Form(tokens, verb, said, rule="clause")
        return
    yield from _with_words_said(verb, scene)
    if has_addressee(tokens, verb, scene):
        yield Form(tokens, verb, said, rule="addressed")


def _lacks_object(verb: Token) -> bool:
    return not any(child.dep_ in ("obj", "dobj", "ccomp", "xcomp") for child in verb.rights)


def _is_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.dep_ not in ("nmod", "compound")


def _with_words_said(verb: Token, scene: Scene) -> Iterator[Form]:
    """Yield the whole sentence, for a verb that reports it: « Oui », a dit la maire."""
    if verb.lemma_.lower() not in scene.words.saying:
        return
    ground = scene.ground(verb.i)
    start = group_start(verb, scene.told)
    subject = find_subject(verb)
    shared = subject is not None and verb.dep_ == "conj" and subject.head != verb
    if subject is None or (shared and scene.doc[start - 1].text in (",", *_CLOSING)):
        # « Le pont rouvrira, a annoncé la préfète »: the parse joins the verbs and their subjects.
        subject = _inverted(verb, scene) or subject
    if subject is None:
        return
    left = start if subject.i > verb.i else min(start, subject.left_edge.i)
    if not any(is_finite(scene.doc[i]) for i in range(ground.first, left)):
        return
    said: dict[int, str] = {}
    if subject.i in scene.names.pronouns and subject.i > verb.i - 3:
        name = scene.names.pronouns[subject.i][0]
        if subject.i < verb.i and scene.doc[subject.i - 1].pos_ in ("AUX", "PRON"):
            said = {subject.i - 1: "", subject.i: "", verb.i: f"{verb.text} {name}"}
            if scene.doc[subject.i - 1].text not in _INVERTED:
                del said[subject.i - 1]
        else:
            said = {subject.i: name}
    core = frozenset(range(ground.first, max(verb.i, subject.i) + 1))
    yield Form(range(ground.first, ground.end), verb, said, core, rule="report")
    if subject.i > verb.i:
        yield from _with_fewer_words(range(start, subject.right_edge.i + 1), said, verb, scene)


def _with_fewer_words(
    teller: range, said: dict[int, str], verb: Token, scene: Scene
) -> Iterator[Form]:
    """Yield the beginning of what was said with who said it: « Le pont cédera… », a dit la maire.

    `teller` are the tokens of the verb and of its subject after it.
    """
    ground = scene.ground(verb.i)
    words = [i for i in range(ground.first, teller.start) if i not in scene.told | scene.damaged]
    finite = next((i for i in words if is_finite(scene.doc[i])), None)
    while words and scene.doc[words[-1]].text in (",", *_CLOSING):
        words.pop()
    if finite is None or not words:
        return
    mark = _MARKS.get(scene.doc[words[0]].text, "")
    told = [i for i in teller if i not in scene.told]
    room = MOST - size(scene.doc, told) - len(f", {MORE} {mark}")
    limits = Limits(frozenset(), scene.names.starts, scene.told, room)
    inside = words[1:] if mark else words
    kept = cut_at_phrase(scene.doc, inside, finite, limits)
    if kept:
        space = " " if mark == "»" else ""
        closed = f"{scene.doc[kept[-1]].text}{MORE}{space}{mark},"
        tokens = [*words[: bool(mark)], *kept, *told]
        yield Form(tokens, verb, said | {kept[-1]: closed}, frozenset(tokens), rule="cut-report")


def _inverted(verb: Token, scene: Scene) -> Token | None:
    """Return the noun right after a verb of speech, which the parse may take for its object."""
    nouns = [child for child in verb.rights if child.pos_ in ("NOUN", "PROPN")]
    after = [noun for noun in nouns if noun.i not in scene.told]
    if not after or any(i not in scene.told for i in range(verb.i + 1, after[0].left_edge.i)):
        return None
    return after[0]


def _relatives(verb: Token, scene: Scene) -> Iterator[Form]:
    """Yield a relative clause as one of its own where its noun is the subject, else with it."""
    noun, ground = verb.head, scene.ground(verb.i)
    own = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    start = group_start(verb, scene.told)
    last = last_token(verb)
    if own is not None and own.lower_ in scene.words.subjects:
        head = phrase_tokens(noun, own.i - 1, ground)
        named = scene.names.starts.get(own.i - 1 - (scene.doc[own.i - 1].text == ","))
        if named is not None and named in scene.names.people:
            head = [i for i in head if i >= named] or list(range(named, own.i))
        while head and scene.doc[head[-1]].is_punct:
            head.pop()
        if head and scene.doc[head[0]].pos_ in ("DET", "NUM", "PROPN"):
            yield Form([*head, *range(start, last + 1)], verb, rule="relative")
    phrase = phrase_tokens(noun, last, ground)
    yield Form(phrase, core=frozenset({noun.i, verb.i}), rule="noun-with-relative")


def _participles(verb: Token, scene: Scene) -> Iterator[Form]:
    """Yield what a participle ahead tells of the subject: « Né à Brest, il » → « Sorel né »."""
    main = verb.head
    subject = find_subject(main)
    ground = scene.ground(verb.i)
    if (
        subject is None
        or subject.i < verb.i
        or verb.left_edge.i != ground.first
        or not _is_past(verb)
    ):
        return
    if any(child.dep_.startswith("aux") for child in verb.children):
        return
    clause = clause_tokens(main, ground)
    head = [i for i in clause if i < group_start(main, scene.told)]
    while head and scene.doc[head[-1]].is_punct:
        head.pop()
    tail = list(range(verb.left_edge.i, last_token(verb) + 1))
    if not head or head[0] <= tail[-1]:
        return
    said = {tail[0]: scene.doc[tail[0]].text.lower()}
    if head[0] in scene.names.pronouns:
        said[head[0]] = scene.names.pronouns[head[0]][0]
    said[head[-1]] = said.get(head[-1], scene.doc[head[-1]].text) + ","
    yield Form([*head, *tail], verb, said, rule="participle-ahead")


def _fitting(noun: Token, verb: Token) -> Token | None:
    """Return the noun that a participle agrees with: this one, or one that it belongs to."""
    while noun.i < verb.i and noun.pos_ in ("NOUN", "PROPN"):
        pairs = (
            (noun.morph.get(kind, []), verb.morph.get(kind, [])) for kind in ("Gender", "Number")
        )
        if all(not mine or not its or mine == its for mine, its in pairs):
            return noun
        if noun.head == noun or noun.dep_ not in ("nmod", "pobj", "prep"):
            return None
        noun = noun.head
    return None


def _is_past(verb: Token) -> bool:
    return "Past" in verb.morph.get("Tense", []) or "Perf" in verb.morph.get("Aspect", [])


def _is_infinitive(verb: Token) -> bool:
    return "Inf" in verb.morph.get("VerbForm", [])
