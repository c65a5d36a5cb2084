"""The site's own pages: what of their front matter is ours to read, and what is not for them."""

from collections.abc import Iterator, Sequence

import yaml

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.languages.tags import is_language
from mkdocs_briefings.markup import YamlText, split_front_matter
from mkdocs_briefings.markup.body import RawBlock, split_body
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.text_files import read_text_file


def find_page_faults(project: Project) -> Iterator[Fault]:
    """Yield what is wrong with the pages in the docs folder, by path.

    What MkDocs and themes read is left to them, and so are files that cannot be read at all.
    """
    for path in sorted(project.docs.rglob("*.md")):
        name = project.name(path)
        try:
            lines = read_text_file(path, name).splitlines()
        except InvalidInput:
            continue
        front, _, faults = split_front_matter(lines, name)
        if not faults:
            yield from _find_bad_values(YamlText(name, above=1), front)
        yield from _find_blocks(lines, name)


def _find_blocks(lines: Sequence[str], name: str) -> Iterator[Fault]:
    """Yield a fault for each source block: nobody tells the rights of its source there."""
    parts, faults = split_body(lines, path=name)
    yield from faults
    for part in parts:
        if isinstance(part, RawBlock):
            what = f"a source block on a page that is no briefing: {part.source!r}, not shown"
            yield Fault(name, part.line - 1, what, "link to its briefing instead")


def _find_bad_values(nodes: YamlText, front: str) -> list[Fault]:
    root = nodes.compose(front)
    if not isinstance(root, yaml.MappingNode):
        return []
    fields = nodes.mapping(root, "the front matter")
    nodes.faults.clear()  # so far nothing that we read
    language = nodes.text(fields.get("language"), "`language`")
    if language is not None and not is_language(language):
        what = f"`language: {language}` is not the tag of a language"
        nodes.report(fields["language"], what, "write `fr` or `en-GB`, for instance")
    nodes.text(fields.get("description"), "`description`")
    search = fields.get("search")
    if search is not None and not isinstance(search, yaml.MappingNode):
        cure = "write `exclude: true` below it, indented by two spaces, or remove it"
        nodes.report(search, "`search` has no keys", cure)
    return nodes.faults
