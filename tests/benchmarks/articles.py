"""Articles to measure with: gold folders, or as many as wanted, made from our own sentences."""

import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs_briefings.model import Document, Source

OWN = Path(__file__).parents[1] / "quality"
"""The articles that we wrote ourselves."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý«“\"])")
_SEED = 20241021
_PARAGRAPHS = 5
_SENTENCES = 3


def read_articles(folder: Path, language: str) -> list[Document]:
    """Return the articles of a folder of `.source.json` files in one language, in their order."""
    found = []
    for path in sorted(folder.glob("*.source.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["language"].partition("-")[0] == language:
            found.append(_document(record["id"], language, record["text"], record["published"]))
    return found


def sentences_of(article: Document) -> list[str]:
    """Return the sentences of an article, as near as its marks tell them."""
    paragraphs = article.text.split("\n\n")
    return [sentence for paragraph in paragraphs for sentence in _SENTENCE.split(paragraph)]


def make_articles(language: str, count: int) -> Iterator[Document]:
    """Yield so many articles, each a new mixture of our sentences with names of its own.

    The same articles in the same order at every call. New names let the vocabulary grow, as news
    does: without them memory would stay flat for the wrong reason.
    """
    sentences = [s for article in read_articles(OWN, language) for s in sentences_of(article)]
    chance = random.Random(_SEED)
    for number in range(count):
        paragraphs = [" ".join(chance.sample(sentences, _SENTENCES)) for _ in range(_PARAGRAPHS)]
        name = "".join(chance.choice("bdfglmnprstv") + chance.choice("aeiou") for _ in range(4))
        paragraphs.append(f"Paul {name.title()} {number} ({name.upper()}{number}).")
        yield _document(f"a{number}", language, "\n\n".join(paragraphs), "2024-10-21")


def _document(name: str, language: str, text: str, published: str) -> Document:
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    source = Source(name, language, name, published=dt.date.fromisoformat(published))
    return Document(source, "\n\n".join(part for part in paragraphs if part))
