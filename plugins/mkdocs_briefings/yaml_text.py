"""YAML in which every scalar is a string and every node has its line."""

from dataclasses import dataclass, field

import yaml

from mkdocs_briefings.broken_yaml import BrokenYaml, compose
from mkdocs_briefings.errors import Fault

_NOTHING = frozenset({"", "~", "null"})


@dataclass(slots=True)
class YamlText:
    """A reader of mappings and scalars that notes what is wrong and goes on.

    `above` is how many lines of the file stand above the YAML; `keys` are those of the values.
    """

    path: str
    above: int
    faults: list[Fault] = field(default_factory=list)
    keys: dict[yaml.Node, yaml.Node] = field(default_factory=dict)

    def compose(self, text: str) -> yaml.Node | None:
        """Return the root of a YAML text, `None` where it is empty or broken."""
        try:
            return compose(text, typed=True)
        except BrokenYaml as error:
            broken = error.broken
            what = f"broken front matter, {broken.what}"
            self.faults.append(Fault(self.path, self.above + broken.line, what, broken.cure))
            return None

    def report(self, node: yaml.Node, what: str, cure: str) -> None:
        """Note what is wrong with a node."""
        self.faults.append(Fault(self.path, self.line(node), what, cure))

    def line(self, node: yaml.Node) -> int:
        """Return the line of the file on which a node begins: that of its key, if it has one."""
        return self.above + int(self.keys.get(node, node).start_mark.line) + 1

    def mapping(self, node: yaml.Node | None, where: str) -> dict[str, yaml.Node]:
        """Return the values of a mapping by key, in order; a key that stands twice counts once."""
        found: dict[str, yaml.Node] = {}
        if node is None or is_nothing(node):
            return found
        if not isinstance(node, yaml.MappingNode):
            what = f"{where} is not made of lines `key: value`"
            self.report(node, what, "write one `key: value` a line, all at the same indentation")
            return found
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(key, f"a key in {where} is no text", "write `key: value`")
            elif key.value in found:
                self.report(key, f"{key.value!r} stands twice in {where}", "keep one of them")
            else:
                found[key.value] = value
                self.keys[value] = key
        return found

    def text(self, node: yaml.Node | None, where: str) -> str | None:
        """Return a scalar as it is written; `None` where it is absent, empty or no scalar."""
        if node is None or is_nothing(node):
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.report(node, f"{where} is more than one value", "write one, on that line")
            return None
        return str(node.value).strip() or None

    def texts(self, node: yaml.Node | None, where: str) -> tuple[str, ...]:
        """Return a list of scalars, or a single one as a list."""
        if isinstance(node, yaml.SequenceNode):
            found = [self.text(item, where) for item in node.value]
        elif isinstance(node, yaml.MappingNode):
            self.report(node, f"{where} is not a list", "write it as in `[one, two]`")
            found = []
        else:
            found = [self.text(node, where)]
        return tuple(text for text in found if text is not None)


def is_nothing(node: yaml.Node) -> bool:
    """Say whether a value is left empty."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING
