"""What a title leaves out to be short: whole phrases, never a part of one."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

MOST = 100
"""How many code points a title may have."""

MORE = "…"
"""What ends a title that is only the beginning of its clause."""

_LOOSE = frozenset(
    {
        "obl",
        "obl:mod",
        "obl:arg",
        "obl:agent",
        "nmod",
        "advcl",
        "acl",
        "acl:relcl",
        "relcl",
        "appos",
        "prep",
        "npadvmod",
        "parataxis",
    }
)
_OBJECTS = frozenset(
    {"obj", "dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "pcomp", "cop", "iobj", "dative"}
)
_CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "relcl", "parataxis"})
_THAT = frozenset({"que", "qu'", "qu’", "that"})
_COMMAS = frozenset({",", ";", ":", "–", "—"})
_PAIRS = {"«": "»", "“": "”", "(": ")", '"': '"'}
_ENDINGS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "SPACE"})


@dataclass(frozen=True, slots=True)
class _Cut:
    """A phrase that may go, and how soon: the lower the order, the sooner."""

    order: tuple[int, int]
    head: int
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a cut may not take: the tokens of `core`; a part of a name; more than it must.

    `names` gives for each token of a name its first one, `told` are the dates, which are gone
    already, and `room` is how many code points are left.
    """

    core: Set[int]
    names: Mapping[int, int]
    told: Set[int]
    room: int


def cut_to_size(doc: Doc, tokens: Sequence[int], limits: Limits) -> list[int]:
    """Return the tokens without as many loose phrases as it takes; none if that is not enough.

    The order of the tokens is kept: a participle ahead may stand last.
    """
    kept = set(tokens)
    held = first_complements(doc, kept)
    while size(doc, tidy(doc, [i for i in tokens if i in kept], limits.told)) > limits.room:
        whole = [
            cut
            for cut in _cuts(doc, kept, limits)
            if cut.head not in held
            and not cut.tokens & limits.core
            and not _opens_quotation(doc, kept, cut.tokens)
            and _spares_names(cut.tokens, kept, limits.names)
        ]
        if not whole:
            return []
        kept -= min(whole, key=lambda cut: cut.order).tokens
    return tidy(doc, [i for i in tokens if i in kept], limits.told)


def cut_at_phrase(doc: Doc, tokens: Sequence[int], verb: int, limits: Limits) -> list[int]:
    """Return the beginning of a clause up to the last phrase that there is room for.

    None if that would not go past the verb. No name, quotation or bracket is cut in two.
    """
    best: list[int] = []
    opened: list[str] = []
    for number, i in enumerate(tokens):
        token = doc[i]
        cuttable = token.pos_ in ("ADP", "SCONJ", "CCONJ") or token.text in _COMMAS
        inside = i in limits.names and limits.names[i] != i
        if cuttable and not inside and not opened and number and tokens[number - 1] > verb:
            kept = tidy(doc, tokens[:number], limits.told)
            if size(doc, kept) > limits.room - len(MORE):
                break
            best = kept
        if opened and token.text == opened[-1]:
            opened.pop()
        elif token.text in _PAIRS:
            opened.append(_PAIRS[token.text])
    return best if best and best[-1] > verb else []


def size(doc: Doc, tokens: Sequence[int]) -> int:
    """Return about how many code points the tokens take as text."""
    return sum(len(doc[i].text_with_ws) for i in tokens)


def first_complements(doc: Doc, tokens: Set[int]) -> frozenset[int]:
    """Return the heads of complements without which their verbs would say too little."""
    found: set[int] = set()
    for i in tokens:
        verb = doc[i]
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_.startswith(("aux", "cop")):
            continue
        after = [child for child in verb.rights if child.i in tokens]
        found.update(child.i for child in after if child.left_edge.lower_ in _THAT)
        objects = [child for child in after if child.dep_ in _OBJECTS]
        if any(child.pos_ != "NOUN" or child.left_edge.i < child.i for child in objects):
            continue
        # « faire état de », « prendre part à »: the object alone says too little as well.
        loose = [c for c in after if c.dep_ in _LOOSE and doc[c.left_edge.i - 1].text != ","]
        found.update(child.i for child in loose[:1])
    return frozenset(found)


def _cuts(doc: Doc, kept: Set[int], limits: Limits) -> Iterator[_Cut]:
    yield from _brackets(doc, kept)
    last = max(kept)
    for i in sorted(kept):
        token = doc[i]
        if token.dep_ not in _LOOSE or _is_bound(token):
            continue
        left, right = token.left_edge.i, token.right_edge.i
        if doc[left].lower_ in _THAT and (doc[left].pos_ == "SCONJ" or _has_own_object(token)):
            continue
        if left > max(limits.core, default=-1):
            right = _name_after(doc, right, limits.names)
        inside = frozenset(j for j in range(left, right + 1) if j in kept)
        rooted = token.head.i in kept or token.head.i in limits.told
        if not rooted or token.head.i in inside or not _opens(doc[left], token):
            continue
        marked = left > 0 and doc[left - 1].text in (*_COMMAS, "(")
        if token.dep_ == "appos" and not marked:
            continue
        if marked and token.dep_ in (*_CLAUSES, "appos") and token.pos_ != "PROPN":
            rank = 0
        elif token.dep_ in _CLAUSES:
            rank = 1 if right >= last or marked else 3
        else:
            rank = 2
        yield _Cut((rank, -left), i, inside)


def _has_own_object(verb: Token) -> bool:
    """Say whether the « que » before a verb cannot be its object, so that it opens what is told."""
    return any(child.dep_ in ("obj", "dobj") for child in verb.rights)


def _name_after(doc: Doc, right: int, names: Mapping[int, int]) -> int:
    """Return the last token of a phrase with the name that is set beside it (« le chef, A »)."""
    start = right + 2
    if start >= len(doc) or doc[right + 1].text != "," or names.get(start) != start:
        return right
    while names.get(start) == right + 2:
        start += 1
    return start - 1


def _opens_quotation(doc: Doc, kept: Set[int], cut: Set[int]) -> bool:
    """Say whether a cut would take words out of a quotation."""
    begin: int | None = None
    for i in sorted(kept):
        if doc[i].text in "«“":
            begin = i
        elif doc[i].text in "»”" and begin is not None:
            inside = set(range(begin, i + 1)) & set(kept)
            if cut & inside and not inside <= cut:
                return True
            begin = None
    return False


def _brackets(doc: Doc, kept: Set[int]) -> Iterator[_Cut]:
    opened: int | None = None
    for i in sorted(kept):
        if doc[i].text == "(":
            opened = i
        elif doc[i].text == ")" and opened is not None:
            yield _Cut((-1, -i), i, frozenset(range(opened, i + 1)) & frozenset(kept))
            opened = None


def _is_bound(token: Token) -> bool:
    """Say whether a phrase is the complement of the noun before it: « le port [de Brest] »."""
    if token.dep_ == "prep":
        return token.lower_ == "of" and token.head.i == token.i - 1
    if token.dep_ != "nmod":
        return False
    first = token.left_edge
    return first.lemma_ in ("de", "d'") or first.lower_ in ("de", "du", "des", "d'", "d’")


def _opens(first: Token, head: Token) -> bool:
    """Say whether a phrase begins with a word at which the text can be cut."""
    if head.dep_ in ("acl:relcl", "relcl", "appos"):
        return True
    after = first.doc[first.i + 1] if first.i + 1 < len(first.doc) else first
    if first.pos_ == "ADV" and after.pos_ in ("ADP", "SCONJ"):
        return True
    if first.pos_ in ("ADP", "SCONJ", "PUNCT") or first.dep_ in ("mark", "prep", "case"):
        return True
    return first == head and bool(head.morph.get("VerbForm", []))


def _spares_names(cut: Set[int], kept: Set[int], names: Mapping[int, int]) -> bool:
    """Say whether a cut leaves no part of a name behind."""
    lost = {names[i] for i in cut if i in names}
    return not any(names.get(i) in lost for i in kept - cut if i in names)


def tidy(doc: Doc, tokens: Sequence[int], told: Set[int]) -> list[int]:
    """Return the tokens without marks that have lost what they part or enclose."""
    kept = list(tokens)
    while True:
        inside = set(kept)
        stray = _unpaired(doc, kept)
        for before, i in pairwise(kept):
            if doc[i].text in _COMMAS and not _parts(doc, before, i, inside, told):
                stray.add(i)
        while kept and doc[kept[-1]].pos_ in _ENDINGS and doc[kept[-1]].text not in '»”)"':
            stray.add(kept.pop())
        while kept and (
            doc[kept[0]].text in _COMMAS
            or doc[kept[0]].pos_ in ("CCONJ", "SPACE")
            or doc[kept[0]].text in "'’"
        ):
            stray.add(kept.pop(0))
        if not stray:
            return kept
        kept = [i for i in kept if i not in stray]


def _parts(doc: Doc, before: int, i: int, kept: Set[int], told: Set[int]) -> bool:
    """Say whether a comma still parts two things: not if it closes what a comma opened."""
    if i + 1 not in kept or doc[before].text in _COMMAS:
        return False
    if before == i - 1:
        return True
    return doc[before + 1].text not in _COMMAS and not all(j in told for j in range(before + 1, i))


def _unpaired(doc: Doc, kept: Sequence[int]) -> set[int]:
    """Return the marks whose other half is missing, or that enclose a gap."""
    stray: set[int] = set()
    opened: list[int] = []
    for i in kept:
        mark = doc[i].text
        if opened and mark == _PAIRS[doc[opened[-1]].text]:
            begin = opened.pop()
            if sum(begin <= j <= i for j in kept) != i - begin + 1:
                stray |= {begin, i}
        elif mark in _PAIRS:
            opened.append(i)
        elif mark in _PAIRS.values():
            stray.add(i)
    return stray | set(opened)
