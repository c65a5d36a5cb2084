"""The texts to learn from: articles with gold, and the examples of the tables of names."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.languages.test_names_examples import KINDS, list_texts, parse_example
from tests.quality.learn.labels import Extent, Gold, label, list_extents, relabel, trim

from mkdocs_briefings.annotate.batches import parse_documents
from mkdocs_briefings.annotate.draft import Draft
from mkdocs_briefings.annotate.names.choice import Weighing, weigh
from mkdocs_briefings.annotate.names.find import Finder, compile_finder
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.model import ActorKind, Document, Source
from mkdocs_briefings.register import Register
from mkdocs_briefings.sources import read_article

_NAMES = frozenset({"name", "short", "acronym", "metonym"})
_KINDS = {kind.value: kind for kind in ActorKind}


@dataclass
class Text:
    """A text with its candidates and their labels; `weight` is how much each of them counts.

    `key` is a name of its own; `noisy` says that its gold was made by other conventions.
    """

    key: str
    language: str
    weighed: Sequence[Weighing]
    extents: Sequence[Sequence[Extent]]
    labels: list[list[int]]
    gold: Gold
    between: frozenset[str]
    noisy: bool = False
    weight: float = 1.0


def read_folder(folder: Path, *, noisy: bool = False) -> Iterator[Text]:
    """Yield the articles of a folder; `noisy` gold is not made by our conventions."""
    paths = sorted(folder.glob("*.source.json"))
    given = [read_article(path, None, None).document for path in paths]
    for path, draft in zip(paths, parse_documents(given, Register()), strict=True):
        gold = read_gold(path, draft.text)
        yield make_text(f"{folder.name}/{path.name}", draft, gold, noisy=noisy)


def read_gold(path: Path, text: str) -> Gold:
    """Return the gold beside a source."""
    told = path.with_name(path.name.replace(".source.", ".gold."))
    names: dict[Extent, ActorKind | None] = {}
    for actor in json.loads(told.read_text(encoding="utf-8"))["actors"]:
        for mention in actor["mentions"]:
            if mention.get("form", "name") in _NAMES:
                optional = mention.get("optional", actor.get("optional", False))
                extent = trim(text, mention["start"], mention["end"])
                names[extent] = None if optional else _KINDS[actor["kind"]]
    return Gold(names)


def read_examples() -> Iterator[Text]:
    """Yield the examples and counter-examples of every language, as their marks say."""
    for code in available_languages():
        sources = [
            (f"{told}-{kind}", kind, *parse_example(example))
            for kind in KINDS
            for told, example in list_texts(code, kind)
        ]
        documents = [Document(Source("text", code, "text"), text) for _, _, text, _ in sources]
        drafts = parse_documents(documents, Register())
        for (key, kind, text, marks), draft in zip(sources, drafts, strict=True):
            said = {trim(text, mark.span.start, mark.span.end): mark.said for mark in marks}
            gold = _example_gold(said, kind == "not_")
            yield make_text(key, draft, gold)


def _example_gold(said: Mapping[Extent, str], counter: bool) -> Gold:
    """Return what the marks of an example tell.

    A counter-example that is none of a kind, a form or an actor alone tells nothing of the name.
    """
    if counter:
        return Gold({}, True, frozenset(extent for extent, words in said.items() if not words))
    names = {
        extent: next((_KINDS[word] for word in words.split("@")[0].split() if word in _KINDS), None)
        for extent, words in said.items()
    }
    return Gold(names, True)


def make_text(key: str, draft: Draft, gold: Gold, *, noisy: bool = False) -> Text:
    """Return a parsed document with the labels of its candidates."""
    finder = _finder(draft.language.code)
    weighed = weigh(finder.read(draft), finder.lexicon)
    extents = list_extents(draft, weighed)
    labels = label(weighed, extents, gold)
    if noisy:
        relabel(weighed, extents, gold, labels)
    code = draft.language.code
    return Text(key, code, weighed, extents, labels, gold, finder.between, noisy)


@cache
def _finder(code: str) -> Finder:
    return compile_finder(load_language(code))


def count_labels(texts: Iterable[Text]) -> int:
    """Return how many names the labels tell."""
    return sum(what >= 0 for text in texts for told in text.labels for what in told)
