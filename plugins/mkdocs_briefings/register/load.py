"""`actors.yml` read with the line of everything that may be wrong in it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from mkdocs_briefings.broken_yaml import BrokenYaml, compose
from mkdocs_briefings.errors import Fault, InvalidInput, quote
from mkdocs_briefings.languages import available_languages
from mkdocs_briefings.model import LONGEST_ID, ActorKind
from mkdocs_briefings.register.entries import DatedRole, Entry
from mkdocs_briefings.register.knowledge import Register
from mkdocs_briefings.text_files import is_there, read_text_file

_NEVER = "never"
_ID = re.compile(r"[A-Za-z0-9_:.-]+")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_KEYS = frozenset(
    {"name", "kind", "names", "aliases", "roles", "about", "url", "same-as", "never", "wikidata"}
)
Pairs = list[tuple[Any, yaml.Node]]


def load_register(path: Path | None, name: str | None = None) -> Register:
    """Return the register; an empty one where there is no file.

    `name` is what messages call the file, its path if nothing is said.

    Raises:
        InvalidInput: the file is no YAML, or an entry is wrong; each fault with its line.
    """
    if path is None or not is_there(path):
        return Register()
    name = name or str(path)
    return read_register(read_text_file(path, name), name)


def read_register(text: str, name: str) -> Register:
    """Return the register that a text holds; `name` is what messages call it.

    Raises:
        InvalidInput: it is no YAML, or an entry is wrong; each fault with its line.
    """
    try:
        root = compose(text)
    except BrokenYaml as error:
        broken = error.broken
        raise InvalidInput.at(name, broken.line, broken.what, broken.cure) from error
    if root is None:
        return Register()
    reader = _Reader(name)
    register = reader.read(root)
    if reader.faults:
        raise InvalidInput(sorted(reader.faults))
    return register


class _Reader:
    """One reading of one file: `faults` collects what is wrong, in no order."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def fault(self, node: yaml.Node, what: str, cure: str) -> None:
        self.faults.append(Fault(self.path, node.start_mark.line + 1, what, cure))

    def read(self, root: yaml.Node) -> Register:
        entries: dict[str, Entry] = {}
        never: tuple[str, ...] = ()
        for key, value in self.pairs(root, "actor id"):
            if key.value == _NEVER:
                never = self.texts(value)
                continue
            entries[key.value] = self.entry(key, value)
        register = Register(entries, never)
        self.check_merges(root, register)
        return register

    def entry(self, key: yaml.Node, node: yaml.Node) -> Entry:
        data = self.fields(node)
        self.check_id(key)
        names = self.by_language(data.get("names"))
        same_as = self.text(data.get("same-as"))
        # Who corrects one thing need not say all the rest.
        whole = same_as is None and not {"kind", "never"} & data.keys()
        return Entry(
            key.value,
            self.kind(key, data.get("kind"), needed=whole or "name" in data or bool(names)),
            self.text(data.get("name")) or self.name(key, names, needed=whole),
            names,
            self.texts(data.get("aliases")),
            tuple(self.roles(data.get("roles"))),
            self.by_language(data.get("about")),
            self.text(data.get("url")),
            same_as,
            self.texts(data.get("never")),
            self.wikidata(data.get("wikidata")),
            key.start_mark.line + 1,
        )

    def fields(self, node: yaml.Node) -> dict[str, yaml.Node]:
        pairs = self.pairs(node, "key")
        for key, _ in pairs:
            if key.value not in _KEYS:
                keys = ", ".join(sorted(_KEYS))
                self.fault(key, f"unknown key {key.value!r}", f"use one of: {keys}")
        return {key.value: value for key, value in pairs}

    def check_id(self, key: yaml.Node) -> None:
        if not _ID.fullmatch(key.value):
            self.fault(key, f"not an id: {key.value!r}", "use ASCII letters, digits and hyphens")
        elif len(key.value) > LONGEST_ID:
            what = f"an id of {len(key.value)} characters, more than {LONGEST_ID}"
            self.fault(key, f"{what}: {quote(key.value)}", "use a shorter one")
        elif len(key.value) == 2 and Register().kind_of(key.value) is None:
            cure = "two letters are kept for countries (ISO 3166); use a longer id"
            self.fault(key, f"no country has the code {key.value!r}", cure)

    def kind(self, key: yaml.Node, node: yaml.Node | None, *, needed: bool) -> ActorKind | None:
        text = self.text(node)
        if text is not None and text in {kind.value for kind in ActorKind}:
            return ActorKind(text)
        kinds = ", ".join(ActorKind)
        if node is not None:
            self.fault(node, f"unknown kind {text!r}", f"use one of: {kinds}")
        built_in = Register().kind_of(key.value)
        if node is None and built_in is None and needed:
            self.fault(key, f"{key.value!r} has no kind", f"add `kind:` with one of: {kinds}")
        return built_in

    def name(self, key: yaml.Node, names: Mapping[str, str], *, needed: bool) -> str | None:
        built_in = Register().name_of(key.value, next(iter(names), available_languages()[0]))
        name = next(iter(names.values()), built_in)
        if name is None and needed:
            self.fault(key, f"{key.value!r} has no name", "add `name:`")
        return name

    def wikidata(self, node: yaml.Node | None) -> str | None:
        text = self.text(node)
        if node is not None and text is not None and not _WIKIDATA.fullmatch(text):
            self.fault(node, f"not an id of Wikidata: {text!r}", "write it as in Q90")
            return None
        return text

    def pairs(self, node: yaml.Node, what: str) -> Pairs:
        """Return the pairs of a mapping once each; a key that comes twice is a fault."""
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "not a mapping", f"write `{what}: …` on each line")
            return []
        seen: dict[str, yaml.Node] = {}
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, f"a key that is no text for the {what}", "write `key: value`")
                continue
            if key.value in seen:
                first = seen[key.value].start_mark.line + 1
                self.fault(
                    key, f"duplicate {what} {key.value!r}", f"merge it with that of line {first}"
                )
            seen.setdefault(key.value, key)
        kept = {id(key) for key in seen.values()}
        return [(key, value) for key, value in node.value if id(key) in kept]

    def text(self, node: yaml.Node | None) -> str | None:
        if node is None:
            return None
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return str(node.value).strip()
        self.fault(node, "not a text", "write one value after the colon")
        return None

    def texts(self, node: yaml.Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.fault(node, "not a list", "write `[one, two]`")
            return ()
        return tuple(text for item in node.value if (text := self.text(item)) is not None)

    def by_language(self, node: yaml.Node | None) -> dict[str, str]:
        """Return a text for each language; a bare text serves every language."""
        if node is None:
            return {}
        if isinstance(node, yaml.ScalarNode):
            text = self.text(node)
            return dict.fromkeys(available_languages(), text) if text else {}
        texts = {key.value: self.text(value) for key, value in self.pairs(node, "language")}
        return {code: text for code, text in texts.items() if text is not None}

    def roles(self, node: yaml.Node | None) -> Iterator[DatedRole]:
        if node is not None and not isinstance(node, yaml.SequenceNode):
            self.fault(node, "roles are not a list", "write `- role: …` on each line")
            return
        for item in node.value if node is not None else ():
            data = {key.value: value for key, value in self.pairs(item, "key")}
            role = self.by_language(data.get("role"))
            if not role or set(data) - {"role", "since", "until"}:
                cure = "write `role:`, and `since:` or `until:` where known"
                self.fault(item, "not a role", cure)
            else:
                yield DatedRole(role, self.date(data.get("since")), self.date(data.get("until")))

    def date(self, node: yaml.Node | None) -> str | None:
        text = self.text(node)
        if node is None or text is None or _DATE.fullmatch(text):
            return text
        self.fault(node, f"not a date: {text!r}", "write 2024, 2024-10 or 2024-10-21")
        return None

    def check_merges(self, root: yaml.Node, register: Register) -> None:
        """Find merges into an id that nobody knows, and merges that run in a circle."""
        for key, entry in root.value if isinstance(root, yaml.MappingNode) else ():
            for pair, value in entry.value if isinstance(entry, yaml.MappingNode) else ():
                if pair.value != "same-as" or not isinstance(value, yaml.ScalarNode):
                    continue
                if not isinstance(key, yaml.ScalarNode):
                    continue
                if not register.known(value.value):
                    self.fault(value, f"unknown id {value.value!r}", "use the id of an actor")
                elif _circular(key.value, register):
                    self.fault(value, f"{key.value!r} is merged into itself", "break the circle")


def _circular(actor: str, register: Register) -> bool:
    seen = set()
    current: str | None = actor
    while current is not None and current in register.entries:
        if current in seen:
            return True
        seen.add(current)
        current = register.entries[current].same_as
    return False
