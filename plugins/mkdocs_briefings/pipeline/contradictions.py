"""What cannot all be true of the actors of a corpus, and what is told of nobody."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind, AnnotationKind, Briefing, Prose
from mkdocs_briefings.register import DatedRole, Register

_OPEN_START, _OPEN_END = "0000", "9999"


def find_contradictions(
    briefings: Sequence[Briefing], register: Register, path: str, faulty: Collection[str] = ()
) -> Iterator[Fault]:
    """Yield a warning for each; `path` is what messages call the register.

    What is amiss within a file that is `faulty`, by its path, may come of its faults and is not
    told beside them.
    """
    for briefing in (one for one in briefings if one.path not in faulty):
        yield from _find_shared_words(briefing, register)
        yield from _find_shared_aliases(briefing, register)
        yield from _find_unnamed(briefing)
    yield from _find_kinds(briefings, register)
    yield from _find_roles(register, path)
    yield from _find_unused(briefings, register, path)


def _warn(path: str, line: int | None, what: str, cure: str) -> Fault:
    return Fault(path, line, what, cure, warning=True)


def _find_shared_words(briefing: Briefing, register: Register) -> Iterator[Fault]:
    """Yield where the same words name one actor here and another one there, both without doubt."""
    first: dict[str, str] = {}
    told: set[str] = set()
    kinds = _Kinds(briefing, register)
    for block in briefing.blocks:
        for note in block.annotations:
            if note.kind is not AnnotationKind.ACTOR or note.doubt:
                continue
            words, actor = note.span.of(block.text), register.resolve(note.value)
            other = first.setdefault(words, actor)
            if other == actor or words in told or _is_metonym({kinds.get(other), kinds.get(actor)}):
                continue
            # A word without a capital is a description: « le ministre » is now this one, now that.
            if words[:1].isupper():
                told.add(words)
                number = bisect_right(block.sentences, note.span.start, key=lambda one: one.start)
                line = block.lines[max(0, number - 1)] if block.lines else None
                what = f"{words!r} names {other!r} and {actor!r}"
                cure = "correct one of them, or add '.doubt' where the text leaves it open"
                yield _warn(briefing.path, line, what, cure)


class _Kinds:
    """What the actors of a briefing are, as the register says, else the briefing."""

    def __init__(self, briefing: Briefing, register: Register) -> None:
        self._own = {actor.id: actor.kind for actor in briefing.actors}
        self._register = register

    def get(self, actor: str) -> ActorKind | None:
        """Return what an actor is; `None` where nobody says so."""
        return self._register.kind_of(actor) or self._own.get(actor)


def _is_metonym(kinds: set[ActorKind | None]) -> bool:
    """Say whether a name may stand for both: a capital for itself, and for its government."""
    return kinds == {ActorKind.COUNTRY, ActorKind.PLACE}


def _find_shared_aliases(briefing: Briefing, register: Register) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for actor in briefing.actors:
        for name in dict.fromkeys(map(fold, (actor.name, *actor.aliases))):
            owner = owners.setdefault(name, actor.id)
            if register.resolve(owner) != register.resolve(actor.id):
                what = f"{owner!r} and {actor.id!r} share the name {name!r}"
                cure = "take it from one of them, or say that they are one: 'actors merge'"
                yield _warn(briefing.path, 1, what, cure)


def _find_unnamed(briefing: Briefing) -> Iterator[Fault]:
    """Yield the actors of the front matter whose last mark somebody has deleted."""
    named = _named_in(briefing)
    for actor in briefing.actors:
        if actor.id not in named:
            what = f"no mark names the actor {actor.id!r} any more"
            yield _warn(
                briefing.path, 1, what, "remove it from `actors:`, or mark where it is named"
            )


def _named_in(briefing: Briefing) -> set[str]:
    named = {
        one
        for block in briefing.blocks
        for note in block.annotations
        for one in (note.value, note.via, *note.participants)
        if one
    }
    prose = "\n".join(part.text for part in briefing.parts if isinstance(part, Prose))
    return named | {actor.id for actor in briefing.actors if f"{{actor={actor.id}" in prose}


def _find_kinds(briefings: Sequence[Briefing], register: Register) -> Iterator[Fault]:
    seen: dict[str, dict[ActorKind, str]] = defaultdict(dict)
    for briefing in briefings:
        for actor in briefing.actors:
            if register.kind_of(actor.id) is None:
                seen[actor.id].setdefault(actor.kind, briefing.path)
    for id_, kinds in seen.items():
        if len(kinds) > 1:
            (one, _), (other, path), *_ = kinds.items()
            what = f"{id_!r} is a {other} here and a {one} elsewhere ({kinds[one]})"
            yield _warn(path, 1, what, f"say which: 'mkdocs-briefings actors kind {id_} …'")


def _find_roles(register: Register, path: str) -> Iterator[Fault]:
    for entry in register.entries.values():
        dated = [role for role in entry.roles if role.since or role.until]
        for one, other in combinations(dated, 2):
            if _overlap(one, other):
                told = [next(iter(role.role.values())) for role in (one, other)]
                what = f"{entry.id!r} is {told[0]!r} and {told[1]!r} at the same time"
                yield _warn(path, entry.line, what, "end one with `until:` before the other begins")


def _overlap(one: DatedRole, other: DatedRole) -> bool:
    """Say whether two roles were held at the same time; one may end when the other begins."""
    starts = [role.since or _OPEN_START for role in (one, other)]
    ends = [role.until or _OPEN_END for role in (one, other)]
    start, end = max(starts), min(ends)
    size = min(len(start), len(end))
    return start[:size] < end[:size]


def _find_unused(briefings: Sequence[Briefing], register: Register, path: str) -> Iterator[Fault]:
    named = {register.resolve(one) for briefing in briefings for one in _named_in(briefing)}
    for entry in register.entries.values():
        if register.resolve(entry.id) not in named and not entry.never:
            what = f"no briefing names the actor {entry.id!r}"
            yield _warn(path, entry.line, what, "remove it, or leave it for what is to come")
