"""The front matter of a briefing, read."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup.attributes import is_bare, read_attributes
from mkdocs_briefings.markup.yamltext import YamlText
from mkdocs_briefings.model import Actor, ActorKind, Briefing, Orphan, Review, Rights, Source, Span

KEYS = (
    "title",
    "description",
    "language",
    "tags",
    "draft",
    "review",
    "sources",
    "actors",
    "orphans",
)
"""Our own keys, in the order in which they are written; each is an attribute of `Briefing`."""

SOURCE_KEYS = (
    "title",
    "publisher",
    "author",
    "published",
    "url",
    "language",
    "rights",
    "licence",
    "digest",
)
ACTOR_KEYS = ("name", "kind", "role", "aliases")
ORPHAN_KEYS = ("source", "words", "attributes", "sentence", "removed")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_UNDETERMINED = "und"


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
    reader = _Reader(YamlText(path, above=1), slug)
    root = reader.nodes.compose(front)
    fields = reader.nodes.mapping(root, "the front matter")
    broken = bool(reader.nodes.faults)
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
        language or _UNDETERMINED,
        reader.sources(fields.get("sources")),
        reader.actors(fields.get("actors")),
        description=reader.text(fields.get("description"), "description"),
        tags=reader.nodes.texts(fields.get("tags"), "tags"),
        draft=reader.truth(fields.get("draft"), "draft"),
        review=reader.review(fields.get("review")),
        orphans=reader.orphans(fields.get("orphans")),
        extra=reader.extra(fields),
        front=front,
        path=path,
    )
    return briefing, tuple(reader.nodes.faults)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What each of our keys means; `nodes` collects what is wrong."""

    nodes: YamlText
    slug: str

    def text(self, node: yaml.Node | None, where: str) -> str | None:
        return self.nodes.text(node, f"`{where}`")

    def record(self, node: yaml.Node, where: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Return the values of a mapping that may have these keys only."""
        fields = self.nodes.mapping(node, where)
        for key in [key for key in fields if key not in keys]:
            cure = "use one of " + ", ".join(f"`{known}`" for known in keys)
            self.nodes.report(fields.pop(key), f"unknown key {key!r} in {where}", cure)
        return fields

    def sources(self, node: yaml.Node | None) -> tuple[Source, ...]:
        found = []
        for id_, record in self.nodes.mapping(node, "`sources`").items():
            fields = self.record(record, f"source {id_!r}", SOURCE_KEYS)
            texts = {key: self.text(fields.get(key), key) for key in SOURCE_KEYS}
            language = self.language(fields.get("language"))
            if language is None and "language" not in fields:
                cure = "add `language:` with a language tag such as `fr`"
                self.nodes.report(record, f"source {id_!r} has no language", cure)
            url = texts["url"]
            if url is not None and not _URL.fullmatch(url):
                self.nodes.report(fields["url"], f"no web address: {url!r}", "write https://…")
                url = None
            source = Source(
                id_,
                language or _UNDETERMINED,
                self.slug,
                title=texts["title"],
                published=self.day(fields.get("published"), "published"),
                publisher=texts["publisher"],
                author=texts["author"],
                url=url,
                rights=self.rights(fields.get("rights")),
                licence=texts["licence"],
                digest=texts["digest"],
            )
            found.append(source)
        return tuple(found)

    def actors(self, node: yaml.Node | None) -> tuple[Actor, ...]:
        found = []
        for id_, record in self.nodes.mapping(node, "`actors`").items():
            if not is_bare(id_):
                self.nodes.report(record, f"wrong actor id {id_!r}", "use letters, digits and `-`")
            fields = self.record(record, f"actor {id_!r}", ACTOR_KEYS)
            name = self.text(fields.get("name"), "name")
            if name is None:
                self.nodes.report(record, f"actor {id_!r} has no name", "add `name:`")
            kind = self.text(fields.get("kind"), "kind")
            if kind not in list(ActorKind):
                what = f"actor {id_!r} is of no known kind: {kind!r}"
                self.nodes.report(record, what, "use one of " + ", ".join(ActorKind))
                kind = ActorKind.PERSON
            role = self.text(fields.get("role"), "role")
            aliases = self.nodes.texts(fields.get("aliases"), "`aliases`")
            found.append(Actor(id_, name or id_, ActorKind(kind), role, aliases))
        return tuple(found)

    def orphans(self, node: yaml.Node | None) -> tuple[Orphan, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self.text(node, "orphans")
            return ()
        return tuple(orphan for item in node.value for orphan in self.orphan(item))

    def orphan(self, node: yaml.Node) -> tuple[Orphan, ...]:
        """Return the orphan of one record; none where it is wrong."""
        fields = self.record(node, "an orphan", ORPHAN_KEYS)
        texts = {key: self.text(fields.get(key), key) for key in ORPHAN_KEYS}
        words = texts["words"] or ""
        span = Span(0, len(words))
        # Whether its actors are known does not matter: an orphan marks nothing.
        annotation, problems = read_attributes(texts["attributes"] or "", span, lambda _: True)
        for problem in problems:
            self.nodes.report(node, f"{problem.what} in an orphan", problem.cure)
        if not words or texts["source"] is None:
            cure = "give it `source:` and `words:`, or remove it"
            self.nodes.report(node, "an orphan without source or words", cure)
        if annotation is None or not words or texts["source"] is None:
            return ()
        removed = self.truth(fields.get("removed"), "removed")
        return (Orphan(texts["source"], annotation, words, texts["sentence"] or "", removed),)

    def review(self, node: yaml.Node | None) -> Review | None:
        if node is None:
            return None
        fields = self.record(node, "`review`", ("by", "on"))
        by, on = self.text(fields.get("by"), "by"), self.day(fields.get("on"), "on")
        if fields and not {"by", "on"} <= set(fields):
            self.nodes.report(
                node, "incomplete `review`", "write who in `by:` and the day in `on:`"
            )
        return Review(by, on) if by is not None and on is not None else None

    def rights(self, node: yaml.Node | None) -> Rights:
        text = self.text(node, "rights")
        if node is None or text is None:
            return Rights.EXCERPT
        if text not in list(Rights):
            cure = "use one of " + ", ".join(Rights)
            self.nodes.report(node, f"unknown rights {text!r}", cure)
            # Of wrong rights the strictest that still builds: nothing is shown by mistake.
            return Rights.LINK
        return Rights(text)

    def language(self, node: yaml.Node | None) -> str | None:
        text = self.text(node, "language")
        if node is None or text is None or _LANGUAGE.fullmatch(text):
            return text
        self.nodes.report(node, f"not a language tag: {text!r}", "write a tag such as `fr` or `en`")
        return _UNDETERMINED

    def day(self, node: yaml.Node | None, where: str) -> dt.date | None:
        text = self.text(node, where)
        if node is None or text is None:
            return None
        try:
            if _DAY.fullmatch(text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass
        self.nodes.report(node, f"not a day: {text!r} in `{where}`", "write it as 2024-10-21")
        return None

    def truth(self, node: yaml.Node | None, where: str) -> bool:
        text = self.text(node, where)
        if node is None or text is None:
            return False
        if text.lower() not in _TRUTHS:
            self.nodes.report(
                node, f"neither true nor false: {text!r} in `{where}`", "write `true`"
            )
        return _TRUTHS.get(text.lower(), False)

    def extra(self, fields: dict[str, yaml.Node]) -> dict[str, Any]:
        """Return the keys that are not ours, with the types that MkDocs gives them."""
        found: dict[str, Any] = {}
        for key in [key for key in fields if key not in KEYS]:
            try:
                found[key] = yaml.SafeLoader("").construct_object(fields[key], deep=True)
            except (yaml.YAMLError, ValueError) as error:
                what = f"wrong value of {key!r}, {str(error).splitlines()[0]}"
                self.nodes.report(fields[key], what, "write a plain value, a list or a mapping")
        return found
