"""The register as the rest of the package asks it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import available_languages
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.register.entries import Entry
from mkdocs_briefings.register.world import Known, known_actors


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """The actors that authors have registered, by id; `never` are words that never name anyone.

    Countries and well-known organisations are known without being registered; an entry of the
    same id takes their place.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    never: tuple[str, ...] = ()

    def resolve(self, actor: str) -> str:
        """Return the id that an id stands for now: `same_as` is followed to its end."""
        entry = self.entries.get(actor)
        while entry is not None and entry.same_as is not None:
            actor = entry.same_as
            entry = self.entries.get(actor)
        return actor

    def find(self, name: str, language: str) -> str | None:
        """Return the id of the actor of that name, whatever its accents and capitals, if known."""
        folded = fold(name)
        if (own := _index(self, language).get(folded)) is not None:
            return own
        for actor, words in _built_in_names(language).get(folded, ()):
            if not self.is_never(actor, words):
                return self.resolve(actor)
        return None

    def is_never(self, actor: str, words: str) -> bool:
        """Say whether words never name an actor, by its own entry or by that of whom it is now."""
        ids = {actor, self.resolve(actor)}
        return words in self.never or any(
            words in self.entries[id_].never for id_ in ids if id_ in self.entries
        )

    def known(self, actor: str) -> bool:
        """Say whether the id is registered or built in."""
        return actor in self.entries or any(actor in known for known in _built_in().values())

    def name_of(self, actor: str, language: str) -> str | None:
        """Return the name to show in a language: that language's own, else the entry's name."""
        actor = self.resolve(actor)
        entry = self.entries.get(actor)
        if entry is not None and (name := entry.names.get(language, entry.name)) is not None:
            return name
        built_in = _built_in()
        for code in (language, *built_in):
            if actor in built_in.get(code, {}):
                return built_in[code][actor].names[0]
        return None

    def kind_of(self, actor: str) -> ActorKind | None:
        """Return what the actor is; `None` for an id that nobody knows."""
        actor = self.resolve(actor)
        entry = self.entries.get(actor)
        if entry is not None and entry.kind is not None:
            return entry.kind
        found = (actors[actor] for actors in _built_in().values() if actor in actors)
        known = next(found, None)
        return known.kind if known is not None else None

    def role_words_at(self, actor: str, date: dt.date | None) -> Mapping[str, str]:
        """Return the role held on a date by language; none where there was none.

        It is the last listed that fits; without a date, the last.
        """
        entry = self.entries.get(self.resolve(actor))
        day = date.isoformat() if date else None
        roles = entry.roles if entry else ()
        held = [role for role in roles if day is None or _spans(role.since, role.until, day)]
        return held[-1].role if held else {}

    def names(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield every registered name with its resolved id, an entry's own language first."""
        for entry in self.entries.values():
            actor = self.resolve(entry.id)
            own = [entry.names[language]] if language in entry.names else []
            for name in dict.fromkeys((*own, entry.name, *entry.names.values(), *entry.aliases)):
                if name is not None and name not in entry.never and name not in self.never:
                    yield name, actor


@cache
def _built_in() -> Mapping[str, Mapping[str, Known]]:
    """Return what everybody knows, by language."""
    return {code: known_actors(code) for code in available_languages()}


def _spans(since: str | None, until: str | None, day: str) -> bool:
    """Compare ISO dates at their own precision, so that « until 2024 » holds all year."""
    return (since is None or since <= day) and (until is None or day[: len(until)] <= until)


@lru_cache(maxsize=8)
def _index(register: Register, language: str) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for name, actor in register.names(language):
        index.setdefault(fold(name), actor)
    return index


@cache
def _built_in_names(language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the built-in ids that each folded name may mean, with the name as it is written."""
    index: dict[str, list[tuple[str, str]]] = {}
    for known in _built_in().get(language, {}).values():
        for name in known.names:
            index.setdefault(fold(name), []).append((known.id, name))
    return index
