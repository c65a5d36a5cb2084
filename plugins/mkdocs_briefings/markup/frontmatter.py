"""The front matter of a briefing, read."""

from collections.abc import Sequence

import yaml

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup.fields import FieldReader
from mkdocs_briefings.model import UNDETERMINED, Briefing
from mkdocs_briefings.yaml_text import YamlText, is_nothing


def split_front_matter(lines: Sequence[str], path: str) -> tuple[str, int, tuple[Fault, ...]]:
    """Return the front matter of a file, the index of the line after it, and what is wrong."""
    if not lines or lines[0].rstrip() != "---":
        cure = "begin the file with a line `---`, then `title:` and `language:`, then `---`"
        return "", 0, (Fault(path, 1, "no front matter", cure),)
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "".join(f"{line}\n" for line in lines[1:index]), index + 1, ()
    fault = Fault(path, 1, "unclosed front matter", "end it with a line `---`")
    return "", len(lines), (fault,)


def read_front_matter(front: str, path: str, slug: str) -> tuple[Briefing, tuple[Fault, ...]]:
    """Return a briefing without parts, and what is wrong with its front matter, in no order.

    What is wrong is left out; the title falls back on the slug, the language on `und`.
    """
    reader = FieldReader(YamlText(path, above=1), slug)
    root = reader.nodes.compose(front)
    fields = reader.nodes.mapping(root, "the front matter")
    broken = bool(reader.nodes.faults)
    strays = reader.strays(fields)
    title = reader.text(fields.get("title"), "title")
    language = reader.language(fields.get("language"))
    if not broken and title is None:
        reader.nodes.faults.append(Fault(path, 1, "no title", "add `title:` to the front matter"))
    if not broken and language is None:
        cure = "add `language:` with a language tag such as `fr` to the front matter"
        reader.nodes.faults.append(Fault(path, 1, "no language", cure))
    briefing = Briefing(
        slug,
        title or slug,
        language or UNDETERMINED,
        reader.sources(fields.get("sources")),
        (*reader.actors(fields.get("actors")), *strays),
        description=reader.text(fields.get("description"), "description"),
        tags=reader.nodes.texts(fields.get("tags"), "`tags`"),
        # What may be a draft is none yet to be published.
        draft=reader.truth(fields.get("draft"), "draft", unclear=True),
        review=reader.review(fields.get("review")),
        orphans=reader.orphans(fields.get("orphans")),
        formerly=reader.nodes.texts(fields.get("formerly"), "`formerly`"),
        base=reader.text(fields.get("base"), "base"),
        extra=reader.extra(fields),
        front=front,
        path=path,
        legible=not broken,
    )
    return briefing, tuple(reader.nodes.faults)


def find_unread(front: str) -> frozenset[str]:
    """Return which of `sources` and `actors` a front matter with faults does not tell at all.

    What would have stood there is not to be called unknown: its fault is told already.
    """
    both = frozenset({"sources", "actors"})
    nodes = YamlText("", 0)
    root = nodes.compose(front)
    if not isinstance(root, yaml.MappingNode):
        return both
    fields = nodes.mapping(root, "")
    present = {key: fields[key] for key in both & fields.keys()}
    return frozenset(
        key
        for key, node in present.items()
        if not isinstance(node, yaml.MappingNode) and not is_nothing(node)
    )
