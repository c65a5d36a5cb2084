"""The folder of briefings, read."""

from collections.abc import Iterator
from dataclasses import replace

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import read, write_block
from mkdocs_briefings.markup.body import RawBlock, split_body
from mkdocs_briefings.model import Briefing, Prose, SourceBlock
from mkdocs_briefings.pipeline import Project, list_orphans
from mkdocs_briefings.register import Register, load_register
from mkdocs_briefings.site.index.beside import leads_out, tell_link


def read_register(project: Project) -> tuple[Register, tuple[Fault, ...]]:
    """Return the register of a project, an empty one where it cannot be read, and its faults."""
    try:
        return load_register(project.register, project.name(project.register)), ()
    except InvalidInput as error:
        return Register(), error.faults


def read_briefings(
    project: Project, register: Register
) -> tuple[tuple[Briefing, ...], tuple[Fault, ...]]:
    """Return the briefings of a project, by slug, and everything that is wrong with them.

    A briefing with faults gives what can be made of it, so that no other page is harmed.
    """
    briefings: list[Briefing] = []
    faults: list[Fault] = []
    for path in sorted(project.briefings.glob("*.md")):
        name = project.name(path)
        if leads_out(path, project.briefings):
            faults.append(tell_link(name))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(Fault(name, None, f"cannot be read: {error}", "save it as UTF-8 text"))
            continue
        briefing, found = read(text, name, known=register.known)
        briefings.append(replace(briefing, parts=tuple(_list_known_parts(briefing))))
        faults.extend((*found, *list_orphans(name, briefing.orphans)))
    return tuple(briefings), tuple(faults)


def body_of(briefing: Briefing) -> str:
    """Return the Markdown of the page: the author's words and the source blocks that it has."""
    parts = (
        write_block(part) if isinstance(part, SourceBlock) else part.text for part in briefing.parts
    )
    return "\n\n".join(parts)


def find_pasted(text: str, name: str) -> Iterator[Fault]:
    """Yield a warning for each source block in a page of the docs folder, where none belongs."""
    parts, faults = split_body(text.splitlines(), path=name)
    yield from faults
    for part in parts:
        if isinstance(part, RawBlock):
            what = f"a source block on a page that is no briefing: {part.source!r}, not shown"
            cure = "link to its briefing instead"
            yield Fault(name, part.line - 1, what, cure, warning=True)


def _list_known_parts(briefing: Briefing) -> Iterator[Prose | SourceBlock]:
    """Yield the parts but for blocks whose source the front matter does not tell: no rights."""
    known = {source.id for source in briefing.sources}
    for part in briefing.parts:
        if not isinstance(part, SourceBlock) or part.source in known:
            yield part
