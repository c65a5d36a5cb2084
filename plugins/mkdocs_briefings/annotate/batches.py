"""The way of documents through the language model: batches, one pass, then the stages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby

from mkdocs_briefings.annotate.draft import Draft, Stage
from mkdocs_briefings.annotate.language_model import load_model
from mkdocs_briefings.annotate.reading import Piece, bind_pieces, join_paragraphs, read_texts
from mkdocs_briefings.annotate.stages import bind_stages, run_stages
from mkdocs_briefings.languages import Language, load_language
from mkdocs_briefings.model import Analysis, Document
from mkdocs_briefings.register import Register, limit_register

# Code points in a batch: enough for the model to work at full speed, little enough to stay small
# in memory, to be told of often and to lose little when it is stopped. Source: measured on 100 news
# articles; batches of 3,000 to 60,000 cost the same, and find the same.
_BATCH = 10_000


def analyse_batch(documents: Iterable[Document], register: Register) -> list[Analysis]:
    """Return the analysis of each document, in their order; none keeps anything of the model's."""
    found: list[Analysis] = []
    for code, run in groupby(
        documents, lambda document: load_language(document.source.language).code
    ):
        found += _analyse_run(list(run), load_language(code), _bind(code), register)
    return found


def make_ready(code: str) -> None:
    """Load what the analysis of a language needs, so that the first document need not wait."""
    load_model(load_language(code))
    _bind(code)


@cache
def _bind(code: str) -> Mapping[str, Stage]:
    return bind_stages(load_language(code))


@cache
def _bind_pieces(code: str) -> Callable[[str], tuple[Piece, ...]]:
    return bind_pieces(load_language(code))


def cut_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Yield the documents, in their order, as many at a time as go through the model at once."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _analyse_run(
    batch: list[Document], language: Language, stages: Mapping[str, Stage], register: Register
) -> list[Analysis]:
    """Return the analyses of documents of one language."""
    # What the model learns of words within the zone is forgotten after it: memory stays flat.
    with load_model(language).memory_zone():
        drafts = _parse_batch(batch, language, register)
        return [run_stages(draft, stages).analysis() for draft in drafts]


def _parse_batch(batch: list[Document], language: Language, register: Register) -> Iterator[Draft]:
    """Yield the drafts of documents of one language before any stage."""
    cut_pieces = _bind_pieces(language.code)
    pieces = [cut_pieces(document.text) for document in batch]
    texts = [
        document.text[piece.start : piece.end]
        for document, found in zip(batch, pieces, strict=True)
        for piece in found
        if piece.read
    ]
    read = read_texts(load_model(language), texts)
    for document, found in zip(batch, pieces, strict=True):
        paragraphs, faults = join_paragraphs(document, found, read)
        own = limit_register(register, document.text)
        yield Draft(document, language, own, paragraphs, faults=faults)


def parse_documents(documents: Iterable[Document], register: Register) -> Iterator[Draft]:
    """Yield what the language model makes of each document, in their order: costly, and done once.

    Each draft keeps its parse in memory; `finish_draft` can read it any number of times.
    """
    for document in documents:
        yield from _parse_batch([document], load_language(document.source.language), register)


def finish_draft(draft: Draft, off: frozenset[str] = frozenset()) -> Analysis:
    """Return the analysis of a parsed document with some rules, by their full names, left out."""
    return run_stages(replace(draft, off=off), _bind(draft.language.code)).analysis()
