"""The parts of a person's name, and whether one name can stand for another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.annotate.names.words import cut_words

_SURNAME = "identity:surname"
_GIVEN = "identity:given-name"
_VARIANT = "identity:middle-name"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in folded parts, hyphens cut; initials are left out where two parts remain."""

    parts: tuple[str, ...]
    family_first: bool = False

    @property
    def full(self) -> bool:
        """Whether there is more than one part."""
        return len(self.parts) > 1

    def is_surname_of(self, other: "PersonName") -> bool:
        """Say whether this name is the surname, or the end of the surname, of a full name."""
        count = len(self.parts)
        if count >= len(other.parts):
            return False
        if other.family_first and self.parts == other.parts[:1]:
            return True
        return self.parts == other.parts[-count:]

    def is_given_of(self, other: "PersonName") -> bool:
        """Say whether this name is the given name of a full name."""
        count = len(self.parts)
        if count >= len(other.parts):
            return False
        return self.parts == (other.parts[1:] if other.family_first else other.parts[:count])

    def is_same(self, other: "PersonName") -> bool:
        """Say whether both are one full name, one of them perhaps with a middle name more."""
        if self.parts == other.parts:
            return True
        if not (self.full and other.full) or self.family_first or other.family_first:
            return False
        long, short = sorted((self.parts, other.parts), key=len, reverse=True)
        if len(long) == len(short) or long[0] != short[0]:
            return False
        return long[: len(short)] == short or long[-len(short) + 1 :] == short[1:]


def parse_person(
    name: str, family_names: frozenset[str], given_names: frozenset[str]
) -> PersonName:
    """Return the parts of a name without its initials."""
    words = [word for word in cut_words(name).folds if word[0].isalnum()]
    parts = [part for word in words for part in word.split("-") if part]
    long = tuple(part for part in parts if len(part) > 1)
    family_first = 2 <= len(parts) <= 4 and parts[0] in family_names and parts[1] not in given_names
    return PersonName(long if len(long) > 1 else tuple(parts) or (name,), family_first)


@dataclass(frozen=True, slots=True)
class Owner:
    """The place of the name that stands for the owner of a name.

    `rule` says why it is another name, `None` where it is the same; `rivals` are the places of the
    other owners that fit.
    """

    place: int
    rule: str | None = None
    rivals: tuple[int, ...] = ()


def own_people(
    people: Mapping[int, PersonName], genders: Mapping[int, str], off: frozenset[str] = frozenset()
) -> dict[int, Owner]:
    """Return the owner of each name, by the place of the name.

    `people` is in the order of the text; `genders` says what stands before a name of man or woman.
    A full name owns itself, or belongs to the first name that is the same. A short one belongs to
    the nearest earlier full name of which it is the surname, else the given name, else to the
    nearest later one, else to itself; never to somebody of the other gender.
    """
    owners: dict[int, Owner] = {}
    # The full names with a part: names that have none in common need not be compared.
    full: dict[str, list[int]] = {}
    for index, name in people.items():
        others = full.get(name.parts[0], ())
        if name.full and not any(name.is_surname_of(people[other]) for other in others):
            same = next((other for other in others if _is_one(name, people[other], off)), None)
            owners[index] = Owner(index) if same is None else _own(owners[same].place, name, people)
            for part in set(name.parts):
                full.setdefault(part, []).append(index)
    known = _known_genders(owners, genders)
    alone: dict[tuple[str, ...], int] = {}
    for index, name in people.items():
        if index in owners:
            continue
        fitting = [
            other
            for other in _fitting(name, full.get(name.parts[0], ()), people, off)
            if not _contradict(genders.get(index), known.get(owners[other].place))
        ]
        earlier = [other for other in fitting if other < index]
        if fitting:
            place = owners[earlier[-1] if earlier else fitting[0]].place
            rivals = dict.fromkeys(owners[other].place for other in reversed(fitting))
            rest = tuple(one for one in rivals if one != place)
            owners[index] = replace(_own(place, name, people), rivals=rest)
        else:
            owners[index] = Owner(alone.setdefault(name.parts, index))
    return owners


def _own(place: int, name: PersonName, people: Mapping[int, PersonName]) -> Owner:
    """Return the owner of a name, with the rule by which the name is that of another name."""
    owner = people[place]
    if name.parts == owner.parts:
        return Owner(place)
    if name.is_surname_of(owner):
        return Owner(place, _SURNAME)
    return Owner(place, _GIVEN if name.is_given_of(owner) else _VARIANT)


def _is_one(name: PersonName, other: PersonName, off: frozenset[str]) -> bool:
    """Say whether two full names are one person's."""
    return name.is_same(other) and (name.parts == other.parts or _VARIANT not in off)


def _contradict(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _known_genders(owners: Mapping[int, Owner], genders: Mapping[int, str]) -> dict[int, str]:
    """Return the gender of each owner of full names, where one of them tells it."""
    known: dict[int, str] = {}
    for index, owner in owners.items():
        if index in genders:
            known.setdefault(owner.place, genders[index])
    return known


def _fitting(
    name: PersonName, full: Sequence[int], people: Mapping[int, PersonName], off: frozenset[str]
) -> list[int]:
    """Return the full names that a short one may stand for: by surname, else by given name."""
    by_surname = [other for other in full if name.is_surname_of(people[other])]
    if by_surname and _SURNAME not in off:
        return by_surname
    return [other for other in full if name.is_given_of(people[other]) and _GIVEN not in off]
