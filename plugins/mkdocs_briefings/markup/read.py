"""Annotated Markdown to briefings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from mkdocs_briefings.errors import Fault, quote
from mkdocs_briefings.markup.attributes import Known
from mkdocs_briefings.markup.block import read_block, read_words
from mkdocs_briefings.markup.body import RawBlock, RawProse, split_body
from mkdocs_briefings.markup.frontmatter import find_unread, read_front_matter, split_front_matter
from mkdocs_briefings.markup.prose import check_prose
from mkdocs_briefings.markup.syntax import split_lines
from mkdocs_briefings.model import UNDETERMINED, Briefing, Prose, SourceBlock
from mkdocs_briefings.register import Register
from mkdocs_briefings.text_files import GIT_CONFLICT


def read(
    text: str, path: str, *, known: Known | None = None, machine: bool = False
) -> tuple[Briefing, tuple[Fault, ...]]:
    """Return the briefing that a file holds and everything that is wrong with it, in file order.

    `path` gives the slug and stands in the faults. `known` says which ids the register knows, those
    of countries included (by default: only these); the actors of the front matter are known in any
    case. `machine` allows what stands under `.machine/` only. A file with faults gives what can be
    made of it, which is not to be written back.
    """
    lines = split_lines(text)
    slug = PurePath(path).stem
    empty = Briefing(slug, slug, UNDETERMINED, (), path=path, legible=False)
    if conflicts := tuple(_find_conflicts(lines, path)):
        return empty, conflicts
    front, start, faults = split_front_matter(lines, path)
    briefing, wrong = (empty, ()) if faults else read_front_matter(front, path, slug)
    unread = find_unread(front) if faults or wrong else frozenset()
    outside = (lambda _: True) if "actors" in unread else known or Register().known
    raw, broken = split_body(lines[start:], path=path, line=start + 1)
    parts, more = _read_parts(raw, _tell_once(briefing, outside), path, machine)
    missing = [] if "sources" in unread else list(_check_blocks(briefing, raw))
    # Where a block is wrong, that is why its source seems to be without one, and its marks outside.
    more = [fault for fault in more if not (broken and fault.warning)]
    absent = () if missing or broken or unread else _find_absent_blocks(briefing, raw)
    found = [*faults, *wrong, *broken, *more, *missing, *absent]
    # The lines of a block that begins or ends wrongly are taken for the author's own.
    legible = briefing.legible and not broken and "sources" not in unread
    briefing = replace(briefing, parts=parts, legible=legible)
    return briefing, tuple(sorted(found, key=lambda fault: fault.line or 0))


def read_texts(text: str) -> dict[str, str]:
    """Return the text of each source that a file has a block of, without reading its front matter.

    What cannot be read without a fault is left out, as are blocks that stand twice.
    """
    lines = split_lines(text)
    _, start, faults = split_front_matter(lines, "")
    if faults or any(_find_conflicts(lines, "")):
        return {}
    raw, broken = split_body(lines[start:])
    blocks = [part for part in raw if isinstance(part, RawBlock) and not broken]
    often = Counter(block.source for block in blocks)
    texts = {block.source: read_words(block.lines) for block in blocks if often[block.source] == 1}
    return {source: text for source, text in texts.items() if text is not None}


def _tell_once(briefing: Briefing, outside: Known) -> Known:
    """Return what says of an id whether it is known, and says no but once: one cause, one fault."""
    ids = {actor.id for actor in briefing.actors}

    def is_known(id_: str) -> bool:
        if id_ in ids or outside(id_):
            return True
        ids.add(id_)
        return False

    return is_known


def _find_conflicts(lines: Sequence[str], path: str) -> Iterator[Fault]:
    found = {number: line for number, line in enumerate(lines, 1) if GIT_CONFLICT.fullmatch(line)}
    # Each conflict has two such lines; its end is told only where its start has gone.
    starts = {number: line for number, line in found.items() if line.startswith("<")}
    for number, line in (starts or found).items():
        what = f"conflict mark of git: {quote(line)}"
        yield Fault(path, number, what, "choose between the two versions and remove the marks")


def _read_parts(
    raw: Sequence[RawProse | RawBlock], known: Known, path: str, machine: bool
) -> tuple[tuple[Prose | SourceBlock, ...], list[Fault]]:
    parts: list[Prose | SourceBlock] = []
    faults: list[Fault] = []
    for part in raw:
        if isinstance(part, RawProse):
            parts.append(Prose("\n".join(part.lines), part.line))
            faults.extend(check_prose(part.lines, known, path, part.line))
        else:
            block, found = read_block(
                part.lines, part.source, known, path=path, line=part.line, machine=machine
            )
            parts.append(block)
            faults.extend(found)
    return tuple(parts), faults


def _check_blocks(briefing: Briefing, parts: Sequence[RawProse | RawBlock]) -> Iterator[Fault]:
    """Yield a fault for each block of a source that the front matter lacks, or that has another."""
    known = {source.id for source in briefing.sources}
    seen: set[str] = set()
    for part in parts:
        if isinstance(part, RawProse):
            continue
        line = part.line - 1
        if part.source not in known:
            what = f"unknown source {part.source!r}"
            cure = "add it to `sources:` in the front matter, or correct the id"
            yield Fault(briefing.path, line, what, cure)
        if part.source in seen:
            what = f"the source {part.source!r} has a second block"
            yield Fault(briefing.path, line, what, "keep one block for each source")
        seen.add(part.source)


def _find_absent_blocks(
    briefing: Briefing, parts: Sequence[RawProse | RawBlock]
) -> Iterator[Fault]:
    """Yield a warning for each source without a block."""
    present = {part.source for part in parts if isinstance(part, RawBlock)}
    for source in briefing.sources:
        if source.id not in present:
            what = f"the source {source.id!r} has no block"
            cure = f"add `/// source | {source.id}` and `///`, or remove it from `sources:`"
            yield Fault(briefing.path, source.line, what, cure, warning=True)
