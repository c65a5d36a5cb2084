"""YAML in which every scalar is a string and every node has its line."""

from dataclasses import dataclass, field

import yaml

from mkdocs_briefings.errors import Fault

_NOTHING = frozenset({"", "~", "null"})


@dataclass(slots=True)
class YamlText:
    """A reader of mappings and scalars that notes what is wrong and goes on.

    `above` is how many lines of the file stand above the YAML.
    """

    path: str
    above: int
    faults: list[Fault] = field(default_factory=list)

    def compose(self, text: str) -> yaml.Node | None:
        """Return the root of a YAML text, `None` where it is empty or broken."""
        try:
            return yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            found = text.split("\n")[line - 1 : line]
            what = f"broken YAML, {error.problem or error.context}: {' '.join(found)!r}"
        except (yaml.YAMLError, RecursionError) as error:
            line, what = 1, f"broken YAML, {str(error).splitlines()[0]}"
        cure = "write `key: value`, the value in quotes if it holds `: `, ` #`, or quotes"
        self.faults.append(Fault(self.path, self.above + line, what, cure))
        return None

    def report(self, node: yaml.Node, what: str, cure: str) -> None:
        """Note what is wrong with a node."""
        line = self.above + node.start_mark.line + 1
        self.faults.append(Fault(self.path, line, what, cure))

    def mapping(self, node: yaml.Node | None, where: str) -> dict[str, yaml.Node]:
        """Return the values of a mapping by key, in order; a key that stands twice counts once."""
        found: dict[str, yaml.Node] = {}
        if node is None or is_nothing(node):
            return found
        if not isinstance(node, yaml.MappingNode):
            self.report(node, f"{where} is no mapping", "write lines of the form `key: value`")
            return found
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(key, f"a key in {where} is no text", "write `key: value`")
            elif key.value in found:
                self.report(key, f"{key.value!r} stands twice in {where}", "keep one of them")
            else:
                found[key.value] = value
        return found

    def text(self, node: yaml.Node | None, where: str) -> str | None:
        """Return a scalar as it is written; `None` where it is absent, empty or no scalar."""
        if node is None or is_nothing(node):
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.report(node, f"{where} is a list or a mapping", "write one value")
            return None
        return str(node.value).strip() or None

    def texts(self, node: yaml.Node | None, where: str) -> tuple[str, ...]:
        """Return a list of scalars, or a single one as a list."""
        if isinstance(node, yaml.SequenceNode):
            found = [self.text(item, where) for item in node.value]
        else:
            found = [self.text(node, where)]
        return tuple(text for text in found if text is not None)


def is_nothing(node: yaml.Node) -> bool:
    """Say whether a value is left empty."""
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in _NOTHING
