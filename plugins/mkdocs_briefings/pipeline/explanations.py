"""How the machine came to the marks of a briefing, as `.machine/` keeps it; no model is needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Annotation, AnnotationKind, Briefing, SourceBlock, Span
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.register import load_register
from mkdocs_briefings.sources import read_text_file

_Key = tuple[Span, AnnotationKind]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One mark: as the machine put it and as it stands, `None` where it put none or none stands.

    `words` are the words of the mark.
    """

    words: str
    proposed: Annotation | None
    standing: Annotation | None


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence with its marks in the order in which they open, and its place in the file.

    `known` says that the machine has read these words; `language` is the tag of their source.
    """

    path: str
    line: int
    text: str
    language: str
    marks: tuple[Explanation, ...]
    known: bool = True


def explain(project: Project, slug: str, line: int | None = None) -> tuple[Explained, ...]:
    """Return the sentences of a briefing that have marks, or the one that starts on a line.

    Raises:
        InvalidInput: there is no such briefing or no such sentence, or `.machine/` does not tell.
    """
    known = load_register(project.register, project.name(project.register)).known
    mine = _read(project, project.briefings / f"{slug}.md", known, "give the name of a briefing")
    cure = "run 'mkdocs-briefings annotate', which writes it"
    base = _read(project, project.machine / f"{slug}.md", known, cure, machine=True)
    told = explain_briefing(mine, base)
    if line is None:
        return tuple(sentence for sentence in told if sentence.marks)
    found = tuple(sentence for sentence in told if sentence.line == line)
    if not found:
        what = "no sentence of a source starts on this line"
        raise InvalidInput.at(mine.path, line, what, "give the line of a sentence")
    return found


def explain_briefing(mine: Briefing, base: Briefing) -> Iterator[Explained]:
    """Yield the sentences of a briefing, with what the machine's version of it says of each."""
    blocks = {block.source: block for block in base.blocks}
    languages = {source.id: source.language for source in (*base.sources, *mine.sources)}
    for block in mine.blocks:
        language = languages[block.source]
        yield from _explain_block(mine.path, block, blocks.get(block.source), language)


def _read(
    project: Project, path: Path, known: Callable[[str], bool], cure: str, *, machine: bool = False
) -> Briefing:
    name = project.name(path)
    if not path.is_file():
        raise InvalidInput.at(name, None, "there is no such file", cure)
    briefing, faults = read(read_text_file(path, name), name, known=known, machine=machine)
    if serious := [fault for fault in faults if not fault.warning]:
        raise InvalidInput(serious)
    return briefing


def _explain_block(
    path: str, mine: SourceBlock, base: SourceBlock | None, language: str
) -> Iterator[Explained]:
    for sentence, line in zip(mine.sentences, mine.lines, strict=True):
        words = sentence.of(mine.text)
        place = _find_place(mine, sentence, base) if base else None
        standing = _list_marks(mine, sentence, 0)
        proposed: dict[_Key, Annotation] = {}
        if base is not None and place is not None:
            moved = sentence.start - place
            proposed = _list_marks(base, Span(place, place + len(sentence)), moved)
        keys = sorted({*standing, *proposed}, key=_order)
        marks = tuple(
            Explanation(key[0].of(mine.text), proposed.get(key), standing.get(key)) for key in keys
        )
        yield Explained(path, line, words, language, marks, place is not None)


def _find_place(mine: SourceBlock, sentence: Span, base: SourceBlock) -> int | None:
    """Return where the words of a sentence stand in the machine's text, `None` if nowhere."""
    if mine.text == base.text:
        return sentence.start
    words = sentence.of(mine.text)
    place = base.text.find(words)
    for _ in range(mine.text.count(words, 0, sentence.start)):
        further = base.text.find(words, place + 1)
        place = further if further >= 0 else place
    return place if place >= 0 else None


def _list_marks(block: SourceBlock, sentence: Span, by: int) -> dict[_Key, Annotation]:
    """Return the marks that touch a sentence by extent and kind, moved by so many code points."""
    moved = (
        replace(note, span=note.span.shift(by))
        for note in block.annotations
        if note.span.overlaps(sentence)
    )
    return {(note.span, note.kind): note for note in moved}


def _order(key: _Key) -> tuple[int, int, int]:
    span, kind = key
    return span.start, -span.end, tuple(AnnotationKind).index(kind)
