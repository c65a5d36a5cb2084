"""The fields of a briefing's front matter: what each key means, and what is wrong with it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import yaml

from mkdocs_briefings.errors import quote
from mkdocs_briefings.languages.tags import is_language
from mkdocs_briefings.markup.attributes import is_bare, read_attributes
from mkdocs_briefings.markup.keys import ACTOR_KEYS, KEYS, ORPHAN_KEYS, REVIEW_KEYS, SOURCE_KEYS
from mkdocs_briefings.model import (
    LONGEST_ID,
    UNDETERMINED,
    Actor,
    ActorKind,
    Orphan,
    Review,
    Rights,
    Source,
    Span,
)
from mkdocs_briefings.web_address import is_web_address
from mkdocs_briefings.yaml_text import YamlText, is_nothing

_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_COUNT = re.compile(r"[1-9][0-9]{0,5}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

_NO_VALUE = (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError)
"""What PyYAML raises for a value that is not of the type which its tag promises."""

_REVIEW_CURE = "write who has read it in `by:`, and the day in `on:`, both below `review:`"


@dataclass(frozen=True, slots=True)
class FieldReader:
    """What each of our keys means; `nodes` collects what is wrong."""

    nodes: YamlText
    slug: str

    def text(self, node: yaml.Node | None, where: str) -> str | None:
        """Return one value as it is written; `None` where it is absent or empty."""
        return self.nodes.text(node, f"`{where}`")

    def record(self, node: yaml.Node, where: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Return the values of a mapping that may have these keys only."""
        fields = self.nodes.mapping(node, where)
        for key in [key for key in fields if key not in keys]:
            cure = "use one of " + ", ".join(f"`{known}`" for known in keys)
            self.nodes.report(fields.pop(key), f"unknown key {key!r} in {where}", cure)
        return fields

    def sources(self, node: yaml.Node | None) -> tuple[Source, ...]:
        """Return the records of the sources."""
        told = len(self.nodes.faults)
        records = self.nodes.mapping(node, "`sources`")
        # Of a source that stands twice nobody knows which of its rights were meant.
        twice = len(self.nodes.faults) > told
        return tuple(self.source(records[id_], id_, in_doubt=twice) for id_ in records)

    def source(self, record: yaml.Node, id_: str, *, in_doubt: bool) -> Source:
        """Return the record of a source.

        Of one that has an unknown key, or a key twice, nobody knows what its rights were to be.
        """
        if self.is_empty(record, f"source {id_!r}"):
            return Source(id_, UNDETERMINED, self.slug, rights=Rights.PRIVATE)
        told = len(self.nodes.faults)
        fields = self.record(record, f"source {id_!r}", SOURCE_KEYS)
        in_doubt |= len(self.nodes.faults) > told
        texts = {key: self.text(fields.get(key), key) for key in SOURCE_KEYS}
        language = self.language(fields.get("language"))
        if language is None and "language" not in fields:
            cure = "add `language:` with a language tag such as `fr`"
            self.nodes.report(record, f"source {id_!r} has no language", cure)
        url = texts["url"]
        if url is not None and not is_web_address(url):
            self.nodes.report(fields["url"], f"no web address: {url!r}", "write https://…")
            url = None
        return Source(
            id_,
            language or UNDETERMINED,
            self.slug,
            title=texts["title"],
            published=self.day(fields.get("published"), "published"),
            publisher=texts["publisher"],
            author=texts["author"],
            url=url,
            rights=self.rights(fields.get("rights"), in_doubt=in_doubt),
            licence=texts["licence"],
            digest=texts["digest"],
            words=texts["words"],
            line=self.nodes.line(record),
        )

    def actors(self, node: yaml.Node | None) -> tuple[Actor, ...]:
        """Return the records of the actors."""
        found = []
        for id_, record in self.nodes.mapping(node, "`actors`").items():
            if self.is_empty(record, f"actor {id_!r}"):
                found.append(Actor(id_, id_, ActorKind.PERSON))
                continue
            if not is_bare(id_):
                self.nodes.report(record, f"wrong actor id {id_!r}", "use letters, digits and `-`")
            elif len(id_) > LONGEST_ID:
                what = f"an actor id of {len(id_)} characters, more than {LONGEST_ID}"
                self.nodes.report(record, f"{what}: {quote(id_)}", "use a shorter one")
            fields = self.record(record, f"actor {id_!r}", ACTOR_KEYS)
            name = self.text(fields.get("name"), "name")
            if name is None:
                self.nodes.report(record, f"actor {id_!r} has no name", "add `name:`")
            role = self.text(fields.get("role"), "role")
            aliases = self.nodes.texts(fields.get("aliases"), "`aliases`")
            kind = self.kind(fields.get("kind"), record, id_)
            found.append(Actor(id_, name or id_, kind, role, aliases))
        return tuple(found)

    def strays(self, fields: dict[str, yaml.Node]) -> tuple[Actor, ...]:
        """Take actors whom somebody did not indent out of the keys at the top, and return them."""
        found = []
        for key in [key for key in fields if key not in KEYS and _is_actor(fields[key])]:
            cure = "indent it by two spaces, and its keys by four"
            self.nodes.report(fields.pop(key), f"the actor {key!r} stands outside `actors:`", cure)
            found.append(Actor(key, key, ActorKind.PERSON))
        return tuple(found)

    def is_empty(self, record: yaml.Node, where: str) -> bool:
        """Note where a record has no keys, and say so."""
        if isinstance(record, yaml.MappingNode):
            return False
        cure = "write its keys below it, indented by two more spaces"
        self.nodes.report(record, f"{where} has no keys", cure)
        return True

    def kind(self, node: yaml.Node | None, record: yaml.Node, id_: str) -> ActorKind:
        """Return the kind of an actor, a person where it does not say."""
        text = self.text(node, "kind")
        if text in list(ActorKind):
            return ActorKind(text)
        kinds = ", ".join(ActorKind)
        if text is None:
            self.nodes.report(record, f"actor {id_!r} has no kind", f"add `kind:`, one of {kinds}")
        elif node is not None:
            what = f"actor {id_!r} is of no known kind: {text!r}"
            self.nodes.report(node, what, f"use one of {kinds}")
        return ActorKind.PERSON

    def orphans(self, node: yaml.Node | None) -> tuple[Orphan, ...]:
        """Return the orphans that are right."""
        if node is None or is_nothing(node):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.nodes.report(node, "`orphans` is not a list", "begin each with `- source:`")
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
        orphan = Orphan(
            texts["source"],
            annotation,
            words,
            texts["sentence"] or "",
            removed,
            self.count(fields.get("occurrence"), "occurrence"),
            self.truth(fields.get("once"), "once"),
            self.count(fields["at"], "at") if "at" in fields else None,
            self.nodes.line(node),
        )
        return (orphan,)

    def count(self, node: yaml.Node | None, where: str) -> int:
        """Return a number from 1 on; 1 where nothing is said."""
        text = self.text(node, where)
        if node is None or text is None:
            return 1
        if not _COUNT.fullmatch(text):
            self.nodes.report(node, f"no number: {text!r} in `{where}`", "write 1, 2, 3 …")
            return 1
        return int(text)

    def review(self, node: yaml.Node | None) -> Review | None:
        """Return the review; `None` where there is none, or half of one."""
        if node is None or is_nothing(node):
            return None
        if not isinstance(node, yaml.MappingNode):
            self.nodes.report(node, "`review` has no keys", _REVIEW_CURE)
            return None
        fields = self.record(node, "`review`", REVIEW_KEYS)
        by, on = self.text(fields.get("by"), "by"), self.day(fields.get("on"), "on")
        digest = self.text(fields.get("digest"), "digest")
        if not {"by", "on"} <= set(fields) and len(fields) == len(node.value):
            self.nodes.report(node, "incomplete `review`", _REVIEW_CURE)
        if by is None or on is None:
            return None
        return Review(by, on, digest, self.nodes.line(node))

    def rights(self, node: yaml.Node | None, *, in_doubt: bool) -> Rights:
        """Return the rights of a source: the strictest where they are wrong, or `in_doubt`."""
        told = len(self.nodes.faults)
        text = self.text(node, "rights")
        if node is not None and text is not None and text not in list(Rights):
            cure = "use one of " + ", ".join(Rights)
            self.nodes.report(node, f"unknown rights {text!r}", cure)
        if in_doubt or len(self.nodes.faults) > told:
            return Rights.PRIVATE
        return Rights(text or Rights.EXCERPT)

    def language(self, node: yaml.Node | None) -> str | None:
        """Return a language tag; `None` where nothing is said."""
        text = self.text(node, "language")
        if node is None or text is None or is_language(text):
            return text
        self.nodes.report(
            node, f"not the tag of a language: {text!r}", "write a tag such as `fr` or `en`"
        )
        return UNDETERMINED

    def day(self, node: yaml.Node | None, where: str) -> dt.date | None:
        """Return a day; `None` where it is absent or wrong."""
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

    def truth(self, node: yaml.Node | None, where: str, *, unclear: bool = False) -> bool:
        """Say whether a value is yes: no where nothing is said, `unclear` where it is wrong."""
        told = len(self.nodes.faults)
        text = self.text(node, where)
        if node is None or text is None:
            return unclear if len(self.nodes.faults) > told else False
        if text.lower() not in _TRUTHS:
            what = f"neither true nor false: {text!r} in `{where}`"
            self.nodes.report(node, what, "write `true` or `false`")
        return _TRUTHS.get(text.lower(), unclear)

    def extra(self, fields: dict[str, yaml.Node]) -> dict[str, Any]:
        """Return the keys that are not ours, with the types that MkDocs gives them."""
        found: dict[str, Any] = {}
        for key in [key for key in fields if key not in KEYS]:
            try:
                found[key] = yaml.SafeLoader("").construct_object(fields[key], deep=True)
            except _NO_VALUE as error:
                known = isinstance(error, yaml.YAMLError | ValueError)
                reason = str(error).splitlines()[0] if known else "it is not what its tag says"
                what = f"wrong value of {key!r}, {reason}"
                self.nodes.report(fields[key], what, "write a plain value, a list or a mapping")
        return found


def _is_actor(node: yaml.Node) -> bool:
    """Say whether a key at the top is an actor that somebody did not indent."""
    if not isinstance(node, yaml.MappingNode):
        return False
    scalars = (key for key, _ in node.value if isinstance(key, yaml.ScalarNode))
    return {"name", "kind"} <= {key.value for key in scalars}
