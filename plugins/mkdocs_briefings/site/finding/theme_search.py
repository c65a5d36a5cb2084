"""The theme's search, taught accents, apostrophes and the other names of actors."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.folding import fold
from mkdocs_briefings.site.html.escaping import keep_elements
from mkdocs_briefings.site.pages.site import Site

_ELISION = r"\b(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’ʼ]"
SEPARATOR = (
    r"[\s\-\u00ad\u2010-\u2015‘«»“”„\"‹›()\[\]{}<>,;:!?…/|]+"
    r"|['’ʼ](?![A-Za-zÀ-ÿ])|\.(?!\d)|" + _ELISION
)
"""What parts words, as a regular expression of JavaScript.

White space, hyphens, quotation marks, punctuation, and elided words (« d’Ivoire » is `ivoire`). An
apostrophe alone parts nothing: the theme would then look for the letter before it.
"""

_FIELDS = {"names": {"boost": 1000.0}, "folded": {"boost": 1.0}}
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def prepare_search(config: MkDocsConfig) -> None:
    """Give the theme's search our separator and fields, where its owner has not set his own."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    if plugin is None:
        return
    if not plugin.config.get("separator"):
        plugin.config["separator"] = SEPARATOR
    if "fields" in plugin.config:
        plugin.config["fields"] = {**_FIELDS, **plugin.config["fields"]}


def adapt_index(
    path: Path,
    names: Mapping[str, Iterable[str]],
    entries: Mapping[str, Sequence[str]] | None,
    *,
    escaped: bool,
) -> None:
    """Write the index that the theme's search has left as `extend_index` and `escape_index` do.

    With `entries` that are `None` it is not extended. Nothing is done where there is no index.
    """
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index = index if entries is None else extend_index(index, names, entries)
    index = escape_index(index) if escaped else index
    compact = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(compact, encoding="utf-8")


def list_entries(site: Site, addresses: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the names of each actor without a page, by the address of its glossary entry.

    `addresses` are those of the pages, by their paths.
    """
    actors = site.index.dossiers.values()
    homes = {actor: site.home(actor.id) for actor in actors if not actor.earned}
    return {
        f"{addresses[path]}#{fragment}": actor.names for actor, (path, fragment) in homes.items()
    }


def extend_index(
    index: dict[str, Any],
    names: Mapping[str, Iterable[str]],
    entries: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """Return a search index whose documents also hold their words without accents.

    `names` gives for the address of a page the names by which it is to be found first, `entries`
    those of an actor that has but an entry on a page, by the address of that entry.
    """
    docs = [_extend(doc, names) for doc in index["docs"]]
    for address, called in entries.items():
        docs.append(_extend({"location": address, "title": called[0], "text": ""}, entries))
    return {**index, "docs": docs}


def escape_index(index: dict[str, Any]) -> dict[str, Any]:
    """Return an index of Material with all its texts escaped: its search writes them as HTML."""
    return {**index, "docs": [{key: _escape(doc[key]) for key in doc} for doc in index["docs"]]}


def _escape(value: Any) -> Any:
    if isinstance(value, list):
        return [_escape(item) for item in value]
    return keep_elements(value) if isinstance(value, str) else value


def _extend(doc: dict[str, Any], names: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    given = tuple(names.get(doc["location"], ()))
    called = [doc["title"], *given]
    return {
        **doc,
        "names": " ".join(dict.fromkeys((*given, *_plain_words(called)))),
        "folded": " ".join(_plain_words([doc["text"]])),
    }


def _plain_words(texts: Iterable[str]) -> list[str]:
    """Return the words that change when their accents go, each once, without them."""
    plain = (re.sub(_ELISION, "", _TAG.sub(" ", text)) for text in texts)
    words = (word.lower() for text in plain for word in _WORD.findall(text))
    return [fold(word) for word in dict.fromkeys(words) if fold(word) != word]
