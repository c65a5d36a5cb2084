"""Which entries of a register can matter for a text: all others leave its analysis as it is."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from mkdocs_briefings.folding import fold, kebab
from mkdocs_briefings.languages import available_languages
from mkdocs_briefings.register.entries import Entry
from mkdocs_briefings.register.knowledge import Register
from mkdocs_briefings.register.world import known_actors

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"-\d+$")


def limit_register(register: Register, text: str) -> Register:
    """Return what a register says of those whom the words of a text can name.

    An entry is among them where all words of one of its names stand in the text, wherever they do,
    or all those of its id, which another actor of the text might else be given; so is what it has
    been merged into. Whoever analyses a text is given no more than this, so that it stands for all
    that the register has to do with the analysis.
    """
    if not register.entries and not register.never:
        return register
    words = _list_words(text) | frozenset(kebab(text).split("-"))
    reached = _reach(register)
    found = {
        actor
        for word in words & reached.keys()
        for wanted, actor in reached[word]
        if wanted <= words
    }
    for actor in tuple(found):
        found |= set(_follow(register, actor))
    entries = {actor: entry for actor, entry in register.entries.items() if actor in found}
    return Register(entries, tuple(one for one in register.never if _list_words(one) <= words))


def tell_analysed(register: Register) -> str:
    """Return all that an analysis asks of a register: not its roles, notes and addresses."""
    told = [
        replace(register.entries[actor], roles=(), about={}, url=None, line=None)
        for actor in sorted(register.entries)
    ]
    return repr((told, register.never))


def _follow(register: Register, actor: str) -> Iterator[str]:
    """Yield the ids that an id leads to by `same_as`."""
    entry = register.entries.get(actor)
    while entry is not None and entry.same_as is not None:
        yield entry.same_as
        entry = register.entries.get(entry.same_as)


@lru_cache(maxsize=8)
def _reach(register: Register) -> Mapping[str, Collection[tuple[frozenset[str], str]]]:
    """Return what leads to an entry: sets of words with its id, by one of the words."""
    reached: dict[str, list[tuple[frozenset[str], str]]] = {}
    for entry in register.entries.values():
        for wanted in dict.fromkeys(map(frozenset, _list_ways(entry))):
            if wanted:
                reached.setdefault(max(wanted, key=lambda word: (len(word), word)), []).append(
                    (wanted, entry.id)
                )
    return reached


def _list_ways(entry: Entry) -> Iterator[Iterable[str]]:
    """Yield the words of each name that leads to an entry; built-in actors have more of them."""
    yield kebab(_NUMBER.sub("", entry.id)).split("-")
    for name in (entry.name, *entry.names.values(), *entry.aliases):
        yield _list_words(name or "")
    for code in available_languages():
        known = known_actors(code).get(entry.id)
        if known is not None:
            yield from map(_list_words, (*known.names, *known.capitals, *known.demonyms))


def _list_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
