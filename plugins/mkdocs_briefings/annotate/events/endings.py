"""Where a sentence may be cut: at a joint, behind all that its verbs need."""

from collections.abc import Sequence

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.forms import Form
from mkdocs_briefings.annotate.events.scenes import TitleScene
from mkdocs_briefings.annotate.events.verbs import (
    SUBJECT,
    group_start,
    is_participle,
    is_verbal,
)
from mkdocs_briefings.annotate.grammar.marks import CLOSING

_PAIRS = {"«": CLOSING["«"], "“": CLOSING["“"], "(": ")", "[": "]"}
_BOTH = frozenset({'"', "''", "``"})
_NEEDED = frozenset(
    {
        "obj",
        "dobj",
        "iobj",
        "dative",
        "obl:arg",
        "attr",
        "acomp",
        "oprd",
        "xcomp",
        "ccomp",
        "advmod",
        "prt",
        "neg",
    }
)
_LOOSE = frozenset({"acl:relcl", "relcl", "acl", "advcl", "appos", "punct", "parataxis"})


def size(tokens: Sequence[int], form: Form, scene: TitleScene) -> int:
    """Return about how many code points the tokens take as text."""
    longer = sum(len(text) for text in form.said.values())
    return sum(len(scene.doc[i].text_with_ws) for i in tokens) + longer


def is_in_scope(tokens: Sequence[int], scene: TitleScene) -> bool:
    """Say whether something among the tokens denies or restricts: perhaps the date."""
    return any(scene.doc[i].lower_ in scene.words.scope for i in tokens)


def opens_quotation(tokens: Sequence[int], scene: TitleScene) -> int | None:
    """Return the first mark that has no other half among the tokens; `None` if all have."""
    stack: list[int] = []
    for i in tokens:
        mark = scene.doc[i].text
        last = scene.doc[stack[-1]].text if stack else ""
        if last and (_PAIRS.get(last) == mark or (mark in _BOTH and last in _BOTH)):
            stack.pop()
        elif mark in _PAIRS or mark in _BOTH:
            stack.append(i)
        elif mark in _PAIRS.values():
            return i
    return stack[0] if stack else None


def core_end(verb: Token) -> int:
    """Return the last token without which a verb says too little: of its objects, or its claim."""
    end, first = verb.i, True
    for child in verb.rights:
        apart = child.dep_ == "ccomp" and verb.doc[child.left_edge.i - 1].text == ","
        if not apart and (child.dep_ in _NEEDED or child.dep_ in SUBJECT):
            end = max(
                end,
                core_end(child) if is_verbal(child) or child.pos_ == "VERB" else _noun_end(child),
            )
            first = False
    for child in verb.rights:
        if first and child.dep_ in ("obl", "obl:mod", "obl:agent", "prep", "agent"):
            end, first = max(end, _noun_end(child)), False
    return end


def lacks_complement(verb: Token, last: int) -> bool:
    """Say whether what a verb needs stands beyond a token, the whole of it."""
    needed = (child for child in verb.rights if child.dep_ in _NEEDED)
    return any(child.i > last for child in needed)


def _noun_end(noun: Token) -> int:
    """Return the last token of a noun with what is joined to it, without clauses on it."""
    after = [_noun_end(child) for child in noun.rights if child.dep_ not in _LOOSE]
    return max([noun.i, *after])


def teller_tail(tokens: Sequence[int], scene: TitleScene) -> list[int]:
    """Return who told it, behind one of the last commas: « , a dit la maire », « , selon »."""
    doc = scene.doc
    commas = [i for i in tokens if doc[i].text == "," and not scene.quotation(i)]
    for comma in reversed(commas[-2:]):
        tail = [i for i in tokens if i >= comma]
        told_by = scene.words.patterns.told_by.match(doc[comma + 1 : comma + 4].text.lower())
        if told_by and comma == commas[-1]:
            return tail
        verb = next((doc[i] for i in tail if doc[i].pos_ == "VERB"), None)
        saying = verb is not None and verb.lemma_.lower() in scene.saying
        if (
            saying
            and verb is not None
            and is_verbal(verb)
            and group_start(verb, scene.told) <= comma + 2
        ):
            return tail
    return []


def cut_at_joint(tokens: Sequence[int], form: Form, scene: TitleScene, room: int) -> list[int]:
    """Return the longest beginning of a sentence that says all that its verb needs.

    It ends where a clause or a circumstance does, within so many code points; none where there is
    no such place, or where something that is denied or supposed would lose a word.
    """
    if form.verb is None or form.whole or not is_verbal(form.verb):
        return []
    best: list[int] = []
    for number in range(2, len(tokens)):
        kept = list(tokens[:number])
        if size(kept, form, scene) > room:
            break
        if _is_joint(scene.doc[tokens[number]], scene) and _is_complete(kept, tokens, form, scene):
            best = kept
    return best


def _is_joint(token: Token, scene: TitleScene) -> bool:
    """Say whether a clause or a circumstance begins with a token, or with a comma before it."""
    doc, i = token.doc, token.i
    if token.text == "," and i + 1 < len(doc):
        after = doc[i + 1]
        place = after.pos_ == "ADV" and after.right_edge.i > after.i and after.head.pos_ == "VERB"
        return after.text not in ("«", "“", '"') and (place or _is_joint(after, scene))
    if token.text in (";", ":") or token.lower_ in scene.words.objectives:
        return token.text == ";"
    if token.pos_ == "SCONJ" or token.dep_ == "mark" or token.lower_ in scene.words.relatives:
        return True
    if token.pos_ == "ADP":
        # A noun needs it more often than not (« le port de Brest »), and so may a verb.
        apart = i > 0 and doc[i - 1].text == ","
        phrase = token if token.dep_ in ("prep", "agent") else token.head
        free = phrase.dep_ in ("obl:mod", "obl") or apart
        return free and phrase.left_edge == token and phrase.head.pos_ in ("VERB", "AUX")
    return is_participle(token) and token.dep_ in ("acl", "advcl") and token.left_edge == token


def _is_complete(kept: list[int], tokens: Sequence[int], form: Form, scene: TitleScene) -> bool:
    """Say whether a beginning holds all that its verbs need, its date, and no half of a pair."""
    doc, inside = scene.doc, set(kept)
    last = next((i for i in reversed(kept) if not doc[i].is_punct), kept[0])
    if doc[last].pos_ in ("SCONJ", "ADP", "DET") or doc[last].lower_ in scene.words.relatives:
        return False
    if doc[last].pos_ == "ADV" and doc[last].head.i > last:
        return False
    if form.verb is not None and core_end(form.verb) > last:
        return False
    verbs = [doc[i] for i in kept if doc[i].pos_ == "VERB"]
    if any(core_end(verb) > last for verb in verbs) or opens_quotation(kept, scene) is not None:
        return False
    if any(i in tokens and i not in inside for i in scene.own):
        return False
    return not (is_in_scope(kept, scene) and doc[last + 1].pos_ == "ADP")
