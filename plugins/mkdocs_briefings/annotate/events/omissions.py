"""What a title leaves out: its date, and what is set off between commas; no part of a phrase.

Whatever denies, restricts or supposes stays, and so does who is said to have said it.
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from mkdocs_briefings.annotate.events.endings import (
    core_end,
    is_in_scope,
    opens_quotation,
    size,
)
from mkdocs_briefings.annotate.events.forms import Form
from mkdocs_briefings.annotate.events.scenes import TitleScene
from mkdocs_briefings.annotate.events.verbs import (
    SUBJECT,
    climb,
    is_finite,
    is_participle,
    is_verbal,
    own_subject,
)

_RELATIVE = frozenset({"acl:relcl", "relcl"})


_FEWEST = 4
"""Words that a title must have for its date to go: « Au 22 janvier, l’épisode s’étend »."""


_JOINING = frozenset({"CCONJ", "NUM", "SYM"})
"""What a date beside it belongs to: another date, or a figure (« 9 % en 2015 »)."""


def without_date(tokens: Sequence[int], scene: TitleScene, verb: Token | None) -> list[int]:
    """Return the tokens without the date, where it only tells when and nothing hangs on it.

    It stays where it says more (« depuis lundi », « pas avant lundi »), and beside another.
    """
    doc, own, kept = scene.doc, scene.own, set(tokens)
    quoted = opens_quotation([i for i in tokens if own and i < own.start], scene) is not None
    if not own or any(i not in kept for i in own) or is_in_scope(tokens, scene) or quoted:
        return list(tokens)
    start, end = own.start, own.stop
    while start - 1 in kept and doc[start - 1].lower_ in scene.words.plain:
        start -= 1
        if doc[start].pos_ == "ADP":  # "sworn in on Monday"
            break
    glued = end in kept and not doc[end - 1].whitespace_ and not doc[end].is_punct  # « 2014-15 »
    if start - 1 in scene.told or end in scene.told or glued:
        return list(tokens)
    before = doc[start - 1] if start - 1 in kept else None
    after = doc[end] if end in kept else None
    opened = before is not None and before.text == ","
    closed = after is not None and after.text == ","
    bare = start == own.start and after is not None
    # No parse is needed for « Lundi, la maire », « a dit lundi la maire », « la maire, lundi, ».
    plain = closed and (start == tokens[0] or (bare and opened))
    plain = plain or (bare and start > 0 and doc[start - 1].pos_ in ("VERB", "AUX"))
    if (opened and (start - 2 in scene.told or _is_ahead(end, verb))) or (
        closed and end + 1 in scene.told
    ):
        return list(tokens)
    if not plain and not _tells_when(start, end, verb, scene):
        return list(tokens)
    beside = [one for one in (before, after) if one is not None]
    if any(_joins(one) or one.lower_ in scene.words.days for one in beside):
        return list(tokens)
    gone = set(range(start, end))
    gone |= {start - 1} if opened and (closed or after is None) else set()
    gone |= {end} if closed and (opened or before is None) else set()
    left = [i for i in tokens if i not in gone]
    return left if len([i for i in left if not doc[i].is_punct]) >= _FEWEST else list(tokens)


def _joins(token: Token) -> bool:
    return token.pos_ in _JOINING or token.like_num or token.text == "%"


_NOMINAL = frozenset({"nmod", "compound", "poss", "appos", "amod", "nummod"})


def _tells_when(start: int, end: int, verb: Token | None, scene: TitleScene) -> bool:
    """Say whether a date is an adjunct of the verb that is told, and nothing hangs on it."""
    root = scene.doc[scene.own.start : scene.own.stop].root
    while root.head.i in range(start, end) and root.head != root:
        root = root.head
    if root.left_edge.i < start or root.right_edge.i >= end or root.dep_ in SUBJECT:
        return False
    bare = start == scene.own.start  # « a réagi lundi »: an object, says the parse
    if root.dep_ in _NOMINAL or (root.dep_ in ("obj", "dobj") and not bare):
        return False
    if root.head == root or verb is None:
        return root.head == root
    return climb(root.head) == climb(verb)


def _is_ahead(end: int, verb: Token | None) -> bool:
    """Say whether a date stands before the subject and the verb, among other circumstances."""
    subject = own_subject(verb) if verb is not None else None
    return verb is not None and end <= (verb.i if subject is None else min(subject.i, verb.i))


def shortened(tokens: list[int], form: Form, scene: TitleScene, room: int) -> list[int]:
    """Return the tokens without as many asides as it takes to fit into so many code points."""
    kept = list(tokens)
    for gone in _asides(kept, form, scene):
        if size(kept, form, scene) <= room:
            break
        if gone.isdisjoint(scene.own) and not gone.isdisjoint(kept):
            kept = [i for i in kept if i not in gone]
    return kept


def _asides(tokens: Sequence[int], form: Form, scene: TitleScene) -> Iterator[frozenset[int]]:
    """Yield what may go, the least telling first: brackets, what is set off, circumstances."""
    doc = scene.doc
    opened: int | None = None
    for i in tokens:
        if doc[i].text == "(":
            opened = i
        elif doc[i].text == ")" and opened is not None:
            yield frozenset(range(opened, i + 1))
            opened = None
    if not tokens or form.whole or form.verb is None or not is_verbal(form.verb):
        return
    held = frozenset(tokens)
    for i in tokens:
        if i > tokens[0] and (aside := _set_off(doc[i], held, scene)):
            yield aside
    if aside := _frame(tokens, form.verb, scene):
        yield aside
    yield from _tails(tokens, form.verb, scene)


def _set_off(head: Token, held: frozenset[int], scene: TitleScene) -> frozenset[int]:
    """Return a relative clause, a participle or an apposition between commas, with these."""
    doc, start, end = scene.doc, head.left_edge.i, head.right_edge.i + 1
    relative = head.dep_ in _RELATIVE
    participle = head.dep_ in ("acl", "advcl") and is_participle(head)
    # « Paul Sorel, maire de Brest, »; not « la maire, » before her name, nor one of a list.
    beside = {start - 2, end + 1} & scene.names.starts.keys()
    apposed = head.dep_ == "appos" and head.pos_ == "NOUN" and beside == {start - 2}
    apposed = apposed and not any(one.pos_ == "CCONJ" for one in doc[start:end])
    if not (relative or participle or apposed) or start - 1 not in held:
        return frozenset()
    if doc[start - 1].text != "," or not _is_sound(range(start, end), held, scene):
        return frozenset()
    if end in held and doc[end].text == ",":
        return frozenset(range(start - 1, end + 1)) & held
    # At the end of the title, nothing of the sentence is between.
    return (
        frozenset(range(start - 1, end))
        if end not in held and end - 1 == max(held)
        else frozenset()
    )


def _frame(tokens: Sequence[int], verb: Token, scene: TitleScene) -> frozenset[int]:
    """Return the first circumstance before the subject, up to the comma that ends it."""
    doc, subject = scene.doc, own_subject(verb)
    if subject is None or subject.i > verb.i or doc[tokens[0]].pos_ not in ("ADP", "ADV"):
        return frozenset()
    comma = next((i for i in tokens if doc[i].text == ","), tokens[0])
    inside = range(tokens[0], comma)
    if comma > subject.left_edge.i or not _is_sound(inside, tokens, scene):
        return frozenset()
    return frozenset(range(tokens[0], comma + 1))


def _tails(tokens: Sequence[int], verb: Token, scene: TitleScene) -> Iterator[frozenset[int]]:
    """Yield what hangs on a title behind its last comma, then behind the one before."""
    doc, end, floor = scene.doc, tokens[-1] + 1, core_end(verb)
    for comma in reversed([i for i in tokens if doc[i].text == "," and i > floor]):
        first = doc[comma + 1]
        opens = first.pos_ in ("ADP", "SCONJ") or first.lower_ in scene.words.relatives
        opens = opens or is_participle(first)
        finite = any(is_finite(doc[i]) for i in range(comma + 1, end))
        told = first.pos_ == "SCONJ" or first.lower_ in scene.words.relatives or not finite
        inside = range(comma + 1, end)
        joined = any(doc[i].dep_ == "conj" and doc[i].head.i not in inside for i in inside)
        if (
            not opens
            or not told
            or joined
            or not _is_sound(inside, [i for i in tokens if i < end], scene)
        ):
            return
        yield frozenset(range(comma, end))
        end = comma


def _is_sound(inside: range, held: Iterable[int], scene: TitleScene) -> bool:
    """Say whether words may go: they bind nothing, close what they open, and nothing needs them.

    `held` are the tokens of the title, some of them these.
    """
    doc, names = scene.doc, scene.names.starts
    if any(doc[i].head.i in inside and i not in inside and not doc[i].is_punct for i in held):
        return False
    if not inside or scene.words.patterns.bound.match(
        doc[inside.start : inside.start + 5].text.lower()
    ):
        return False
    if opens_quotation(inside, scene) is not None:
        return False
    return not any(i in names and names.get(i - 1) == names[i] for i in (inside.start, inside.stop))
