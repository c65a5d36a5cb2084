"""What the tests of quotes and claims share: texts through the model, told in short."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.annotate import analyse
from mkdocs_briefings.model import Analysis, Document, Source
from mkdocs_briefings.register import Register


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that somebody is reported to say; `speaker` is a name, `None` if not established."""

    words: str
    speaker: str | None
    rule: str | None
    doubt: bool
    via: str | None
    on: str | None


def read_texts(texts: Iterable[str], language: str) -> list[Analysis]:
    """Return the analyses of texts, each an article of its own."""
    documents = [
        Document(Source(f"t{number}", language, f"t{number}"), text)
        for number, text in enumerate(texts)
    ]
    return list(analyse(documents, Register()))


def tell_reported(analysis: Analysis) -> list[Reported]:
    """Return the quotes and claims of an analysis; a claim that holds a quote is left out."""
    names = {actor.id: actor.name for actor in analysis.actors}
    text = analysis.document.text
    return [
        Reported(
            quote.words.of(text),
            names.get(quote.speaker or ""),
            quote.rule,
            quote.doubt,
            names.get(quote.via or ""),
            quote.on,
        )
        for quote in analysis.quotes
        if not any(
            other is not quote and quote.words.contains(other.words) for other in analysis.quotes
        )
    ]
