"""A sentence as a title: whole, or the one of its statements that a date belongs to."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.forms import Form
from mkdocs_briefings.annotate.events.scenes import TitleScene
from mkdocs_briefings.annotate.events.verbs import (
    find_subject,
    group_start,
    is_finite,
    joined_verbs,
    own_subject,
)

_LEADING = frozenset({"SPACE", "CCONJ", "PUNCT"})
_OPENING = frozenset("«“\"‘'([")
_ENDING = frozenset(".!?…»”\"'")
_TRAILING = frozenset({".", ",", ";", ":", "–", "—", "-", "…", "..."})


def word_sentence(verb: Token, main: Token, scene: TitleScene) -> Iterator[Form]:
    """Yield the ways to tell a sentence whose date goes with a verb joined to the main one.

    First the statement alone where the sentence makes several.
    """
    sentence = scene.sentence(verb.i)
    if _is_in_brackets(sentence, scene):
        return
    if part := _statement(verb, main, sentence, scene):
        yield Form(part, verb, rule="statement")
    elif part := _of_shared_subject(verb, main, sentence, scene):
        yield Form(part, verb, rule="shared-subject")
    yield Form(trimmed(sentence, scene), main, rule="sentence")


def _is_in_brackets(sentence: range, scene: TitleScene) -> bool:
    """Say whether the date stands in brackets, so that it dates something else."""
    ahead = [scene.doc[i].text for i in sentence if scene.own and i < scene.own.start]
    return ahead.count("(") > ahead.count(")")


def is_main(verb: Token, scene: TitleScene) -> bool:
    """Say whether a verb hangs on no other of its sentence; a mark or a dateline is none."""
    free = verb.dep_ in ("ROOT", "parataxis", "parataxis:insert")
    return free or verb.head.is_punct or verb.head.i not in scene.sentence(verb.i)


def trimmed(tokens: Sequence[int], scene: TitleScene) -> list[int]:
    """Return tokens without the marks and conjunctions at their ends; a question stays one."""
    doc, kept = scene.doc, list(tokens)
    while kept and (doc[kept[-1]].text in _TRAILING or doc[kept[-1]].pos_ in ("SPACE", "CCONJ")):
        kept.pop()
    while kept and doc[kept[0]].pos_ in _LEADING and doc[kept[0]].text[0] not in _OPENING:
        kept.pop(0)
    return kept


def ends(sentence: range, scene: TitleScene) -> bool:
    """Say whether a sentence ends as one; a headline does not."""
    last = sentence.stop - 1
    while last > sentence.start and scene.doc[last].is_space:
        last -= 1
    return len(sentence) > 0 and scene.doc[last].text[-1] in _ENDING


def _statement(verb: Token, main: Token, sentence: range, scene: TitleScene) -> list[int]:
    """Return the statement that a verb makes beside others, each with its own subject."""
    starts = _statement_starts(main, sentence, scene)
    if len(starts) < 2:
        return []
    bounds = [*starts, sentence.stop]
    number = next(n for n in range(len(starts)) if verb.i < bounds[n + 1])
    part = range(bounds[number], bounds[number + 1])
    if scene.own and scene.own[0] not in part:
        return []
    if not any(is_finite(scene.doc[i]) for i in part):
        return []
    if number and _is_bound(sentence.start, scene):
        # « Selon la préfète, le pont est fermé et le bac a repris »: it holds for both.
        return []
    return trimmed(part, scene)


def _statement_starts(main: Token, sentence: range, scene: TitleScene) -> list[int]:
    """Return where the statements of a sentence begin; only the first where they hang together."""
    starts = [sentence.start]
    for verb in joined_verbs(main):
        subject = own_subject(verb)
        if subject is None or subject.i > verb.i or scene.quotation(verb.i):
            continue
        start, joint = min(verb.left_edge.i, subject.left_edge.i), False
        while scene.doc[start].pos_ in ("CCONJ", "PUNCT") and start < subject.i:
            if scene.doc[start].lower_ in scene.words.choices:
                return starts[:1]
            start, joint = start + 1, True
        before = scene.doc[start - 1]
        if before.lower_ in scene.words.choices:
            return starts[:1]
        if (joint or before.pos_ == "CCONJ" or before.text == ",") and start in sentence:
            starts.append(start)
    starts += [i + 1 for i in sentence[:-1] if _parts(scene.doc[i], scene)]
    return sorted(set(starts))


def _parts(mark: Token, scene: TitleScene) -> bool:
    """Say whether a mark stands between two statements; a colon does where nobody is quoted."""
    if mark.text not in (";", ":") or scene.quotation(mark.i):
        return False
    sentence = scene.sentence(mark.i)
    ahead, after = (
        [scene.doc[i] for i in part if scene.doc[i].pos_ in ("VERB", "AUX")]
        for part in (range(sentence.start, mark.i), range(mark.i + 1, sentence.stop))
    )
    said = any(verb.lemma_.lower() in scene.saying for verb in ahead)
    both = ends(sentence, scene) and any(map(is_finite, ahead)) and any(map(is_finite, after))
    return mark.text == ";" or (both and not said and scene.doc[mark.i + 1].text not in '«“"')


def _is_bound(first: int, scene: TitleScene) -> bool:
    """Say whether words that a sentence opens with hold for all that follows: « si », « selon »."""
    return scene.words.patterns.bound.match(scene.doc[first : first + 5].text.lower()) is not None


def _of_shared_subject(verb: Token, main: Token, sentence: range, scene: TitleScene) -> list[int]:
    """Return one of two statements that share a subject, where it is sure what belongs to which.

    The first one alone only if the other has a date of its own.
    """
    doc = scene.doc
    joined, subject = list(joined_verbs(main)), find_subject(main)
    if len(joined) != 1 or subject is None or subject.i > main.i or own_subject(joined[0]):
        return []
    second = joined[0]
    begin, again = group_start(main, scene.told), group_start(second, scene.told)
    joint = again - 1
    while joint in scene.told:
        joint -= 1
    if doc[joint].pos_ != "CCONJ" or doc[joint].lower_ in scene.words.choices or joint <= main.i:
        return []
    ahead, inside = trimmed(range(sentence.start, begin), scene), {t.i for t in subject.subtree}
    if not ahead or not all(i in inside or i in scene.told for i in ahead):
        return []
    if any(doc[i].lower_ in scene.words.scope for i in range(begin, again)):
        return []
    if second.i <= verb.i and verb.i != main.i:
        return [*(i for i in ahead if i in inside), *trimmed(range(again, sentence.stop), scene)]
    others = scene.told - set(scene.own)
    dated = any(i in others for i in range(joint, sentence.stop))
    complete = joint - main.i > 1 and any(c.i < joint and c.dep_ != "punct" for c in main.rights)
    if dated and complete and all(i < joint for i in scene.own):
        return trimmed(range(sentence.start, joint), scene)
    return []
