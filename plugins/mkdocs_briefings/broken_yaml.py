"""What is wrong with a text that is no YAML, in the words of somebody who never heard of YAML."""

import re
from dataclasses import dataclass

import yaml

from mkdocs_briefings.errors import quote

_CURE = "write 'key: value', the value in quotes if it holds ': ' or ' #' or begins with a sign"
_INDENT = "begin the lines of one list or record at the same column, with spaces"
_PAIR = re.compile(r"\s*[^\s:][^:]*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Broken:
    """The line (from 1) at which a text stops being YAML, what is wrong there, and its cure."""

    line: int
    what: str
    cure: str


def explain(error: yaml.YAMLError | RecursionError, text: str) -> Broken:
    """Return what the parser's error means for the person who wrote the text."""
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
