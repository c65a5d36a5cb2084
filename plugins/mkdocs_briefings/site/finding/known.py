"""What the search page knows before it asks the index: who has a page, and how readers put things.

It leads a name, or a role, to the page of its actor, and mends what is mistyped. A file of words by
their first letter is only asked where a query fits no name.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.finding import Finding
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.site.addresses import dossier_path
from mkdocs_briefings.site.finding.engine import FOLDER
from mkdocs_briefings.site.index.boxes import count_boxes
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.gate import sure
from mkdocs_briefings.site.pages.site import Site

_ROLES = 3
"""So many roles an actor is found by beside that of now; more are the same in other words."""
_MOST = 3000
"""So many actors are known by name, those most in view: the file is part of every first query.

Source: measured; 3,000 are about 45 kB, and of 10,000 briefings half the actors with a page.
"""
_WORD = re.compile(r"[^\W\d_]{4,}")


def write_known(site: Site, address: Callable[[str], str], folder: Path) -> None:
    """Write the files beside the index of a built site."""
    for name, content in known_files(site, address).items():
        path = folder / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def known_files(site: Site, address: Callable[[str], str]) -> dict[str, bytes]:
    """Return the files by their names; `address` returns that of a page, from the root of the site.

    The same ones at every call.
    """
    dossiers = site.index.dossiers.values()
    earned = sorted(filter(_is_earned, dossiers), key=lambda dossier: -len(dossier.told_in))
    known = earned[:_MOST]
    kinds = list(ActorKind)
    content = {
        "kinds": [site.interface.text(f"kind.{kind}") for kind in kinds],
        "actors": [_told(d, site, address(dossier_path(d.id)), kinds.index(d.kind)) for d in known],
        **_habits(),
    }
    named = {word for dossier in known for name in dossier.names for word in _words(name)}
    spelled = _spelling(site, named)
    files = {f"words/{letter}.json": _written(words) for letter, words in spelled.items()}
    return {"known.json": _written({**content, "letters": "".join(sorted(spelled))}), **files}


def _is_earned(dossier: Dossier) -> bool:
    return dossier.earned


def _told(dossier: Dossier, site: Site, url: str, kind: int) -> list[Any]:
    """Return name, address, kind, numbers of briefings and quotes, role, other names, roles."""
    role = site.role(dossier.id, dossier.briefings[0]) or ""
    entry = site.index.register.entries.get(dossier.id)
    registered = [words for told in entry.roles for words in told.role.values()] if entry else []
    others = dict.fromkeys((*registered, *(told.role for told in dossier.roles)))
    roles = [words for words in others if fold(words) != fold(role)][:_ROLES]
    said = count_boxes(sure(dossier.quotes))
    fields = [
        dossier.name,
        url,
        kind,
        len(dossier.briefings),
        said,
        role,
        list(dossier.names[1:]),
        roles,
    ]
    while not fields[-1]:
        fields.pop()
    return fields


def _habits() -> dict[str, Any]:
    """Return what the languages say of how readers put things; the longest endings first."""
    tables = {code: load_language(code).read(Finding) for code in available_languages()}
    endings = [sorted(table.endings.items(), key=_longest) for table in tables.values()]
    pairs = defaultdict[str, list[str]](list)
    for table in tables.values():
        for noun, verbs in table.pairs.items():
            pairs[noun] += verbs
    return {
        "languages": list(tables),
        "silent": sorted({fold(word) for table in tables.values() for word in table.silent}),
        "first": [word for table in tables.values() for word in table.first],
        "endings": endings,
        "pairs": pairs,
    }


def _longest(ending: tuple[str, str]) -> tuple[int, str]:
    return (-len(ending[0]), ending[0])


def _spelling(site: Site, named: Iterable[str]) -> dict[str, list[str]]:
    """Return the words of titles and of names of actors without a page, by their first letter."""
    titles = (briefing.title for briefing in site.index.briefings.values())
    entries = (dossier for dossier in site.index.dossiers.values() if not dossier.earned)
    names = (name for dossier in entries for name in dossier.names)
    words: Mapping[str, set[str]] = defaultdict(set)
    for text in (*titles, *names):
        for word in _words(text):
            words[fold(word)[0]].add(word)
    by_letter = {letter: sorted(found.difference(named)) for letter, found in words.items()}
    return {letter: found for letter, found in by_letter.items() if found and letter.isascii()}


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _written(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
