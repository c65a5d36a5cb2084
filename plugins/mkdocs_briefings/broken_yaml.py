"""YAML composed, and what is wrong with it in the words of somebody who never heard of YAML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from mkdocs_briefings.errors import quote
from mkdocs_briefings.yaml_nodes import compose as compose_nodes

_CURE = "write 'key: value', the value in quotes if it holds ': ' or ' #' or begins with a sign"
_INDENT = "begin the lines of one list or record at the same column, with spaces"
_MOST_ALIASED = 100_000
"""So many values may come from aliases in all: what a person writes needs none, and ten lines of
aliases of aliases can stand for more than any memory holds."""

# What no file of text can hold or no page can show: controls, halves of characters, no characters.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MAKES_MORE = re.compile(rf"[*\\]|{_NO_TEXT.pattern}")
_PAIR = re.compile(r"\s*[^\s:][^:]*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Broken:
    """The line (from 1) at which a text stops being YAML, what is wrong there, and its cure."""

    line: int
    what: str
    cure: str


class BrokenYaml(Exception):
    """Raised for a text that cannot be used as YAML."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken.what)
        self.broken = broken


def compose(text: str, *, typed: bool = False) -> yaml.Node | None:
    """Return the root of a YAML text with the line of every node; `None` where it is empty.

    `typed` gives scalars the tags of numbers, dates and so on; else all are texts. Walking the
    nodes, aliases followed, takes a bounded time, and every value can be written.

    Raises:
        BrokenYaml: it is no YAML, or holds what no text file can hold, or aliases without end.
    """
    try:
        root = compose_nodes(text, typed=typed)
    except (yaml.YAMLError, RecursionError) as error:
        raise BrokenYaml(_explain(error, text)) from error
    # Only aliases and escapes can make more of a text than it shows; most texts have neither.
    if root is not None and _MAKES_MORE.search(text):
        _check_values(root)
    return root


def _check_values(root: yaml.Node) -> None:
    """Raise BrokenYaml where nodes hold what is no text, or stand for too much."""
    sizes: dict[int, int] = {}
    waiting = [(root, False)]
    open_ones: set[int] = set()
    while waiting:
        node, seen = waiting.pop()
        if seen:
            open_ones.discard(id(node))
            sizes[id(node)] = 1 + sum(sizes[id(child)] for child in _children(node))
            continue
        if id(node) in open_ones:
            raise _wrong(node, "a value that stands inside itself", "write it out")
        if id(node) in sizes:
            continue
        if isinstance(node, yaml.ScalarNode) and (found := _NO_TEXT.search(node.value)):
            raise _wrong(node, _no_text(found[0]), "remove it")
        open_ones.add(id(node))
        waiting.append((node, True))
        waiting += [(child, False) for child in _children(node)]
    if sizes[id(root)] - len(sizes) > _MOST_ALIASED:
        raise _wrong(root, f"aliases that stand for {sizes[id(root)]:,} values", "write them out")


def _no_text(character: str | int) -> str:
    code = character if isinstance(character, int) else ord(character)
    return f"the character U+{code:04X}, which is no text"


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from (key, value)
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _wrong(node: yaml.Node, what: str, cure: str) -> BrokenYaml:
    return BrokenYaml(Broken(node.start_mark.line + 1, what, cure))


def _explain(error: yaml.YAMLError | RecursionError, text: str) -> Broken:
    """Return what the parser's error means for the person who wrote the text."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Broken(line, _no_text(error.character), "remove it")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Broken(1, "it cannot be read as 'key: value'", _CURE)
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark
    if context.startswith(("while scanning a quoted", "while parsing a flow")):
        mark = error.context_mark or mark
    lines = text.split("\n")
    number = min(mark.line, len(lines) - 1)
    while number and not lines[number].strip():
        number -= 1
    if problem.startswith("mapping values") and number and _lacks_colon(lines, number):
        number -= 1
        wrong, cure = "no ': ' after the key", "write 'key: value', with a space after the colon"
    else:
        wrong, cure = _find_cause(context, problem, lines[number][mark.column :])
    return Broken(number + 1, f"{wrong}: {quote(lines[number].strip())}", cure)


def _lacks_colon(lines: list[str], number: int) -> bool:
    """Say whether the line above has no value, and so was taken for one with this line."""
    above = lines[number - 1]
    return bool(above.strip()) and not above[:1].isspace() and not _PAIR.match(above)


def _find_cause(context: str, problem: str, rest: str) -> tuple[str, str]:
    """Return what is wrong, and its cure; `rest` is the line from where the parser stopped."""
    if "quoted scalar" in context and "end of stream" in problem:
        return "a quotation mark that is not closed", "close it, or leave both out"
    if "escape character" in problem:
        return r"a '\' inside double quotes", r"write '\\', or use single quotes"
    if context.startswith("while parsing a flow"):
        return "a list in brackets that is not closed", "close it, with commas between its values"
    if rest.startswith("\t"):
        return "a tab at the start of the line", "indent with spaces"
    if "cannot start any token" in problem or "undefined alias" in problem:
        return f"a value that begins with {rest[:1]!r}", "put the value in quotes"
    if problem.startswith("mapping values"):
        return "a second ': ' on the line, or a wrong indentation", _CURE
    if "but found '<scalar>'" in problem:
        cure = "double the quotation mark inside the value, or put the value in the other ones"
        return "words after a value that is closed", cure
    if "expected <block end>" in problem:
        return "a line with the wrong indentation", _INDENT
    return "it cannot be read as 'key: value'", _CURE
