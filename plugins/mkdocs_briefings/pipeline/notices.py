"""What a revision tells the author of a briefing."""

from collections.abc import Collection

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import Change, compare, read
from mkdocs_briefings.model import Orphan
from mkdocs_briefings.pipeline.layers import Layers
from mkdocs_briefings.pipeline.orphans import list_orphans
from mkdocs_briefings.pipeline.project import Project


def tell_waiting(project: Project, slug: str, other: str) -> Fault:
    """Return the fault of a briefing that waits for another one, where a source of it goes."""
    what = f"it is left alone: the briefing {other!r}, where a source of it goes, is not written"
    cure = "mend that one, and run 'mkdocs-briefings annotate' again"
    return Fault(project.name(project.briefings / f"{slug}.md"), None, what, cure, warning=True)


def tell_orphans(content: str, name: str, fresh: Collection[Orphan]) -> list[Fault]:
    """Return a warning for each orphan that a merge has made, with its line in what is written."""
    written = read(content, name, known=lambda _: True)[0].orphans if fresh else ()
    return list_orphans(name, (orphan for orphan in written if orphan in fresh))


def tell_changes(layers: Layers, name: str) -> list[Fault]:
    """Return a fault for each change that a person made to the words of a source."""
    before = {block.source: block for block in layers.base.blocks} if layers.base else {}
    pairs = [(before[one.source], one) for one in layers.mine.blocks if one.source in before]
    cure = "the source's words are back, a .bak is kept; to change them, change the seed"
    return [
        Fault(name, one.line, one.tell(mine.source), cure, warning=True)
        for base, mine in pairs
        for one in compare(mine, base.text)
        if one.change is not Change.INVISIBLE
    ]
