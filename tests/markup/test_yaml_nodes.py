"""YAML read in C says what YAML read in Python says, lines included."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.yaml_nodes import compose

BRIEFINGS = sorted((Path(__file__).parents[2] / "briefings").rglob("*.md"))
TEXTS = [
    "",
    "# nothing\n",
    'a: 1\nb: [x, "y", ~]\nc: |\n  text\n\n  more\nd: >-\n  fold\n  ed\n',
    "- - - a\n-\n",
    'a: "x\\ty"\nb: \'\'\nc:\nd: ""\n',
    "a: &x {b: 2024-10-21, c: no}\nd: *x\n",
    "x: é😀 « y »\nz: 2\n",
    "a:\n  # told\n\n  b: 12:30\n",
]


def _tell(node: yaml.Node | None) -> Any:
    """Return all that we read of a node; for a plain scalar its style is `None` or empty."""
    match node:
        case None:
            return None
        case yaml.ScalarNode():
            return node.tag, node.value, node.style or None, node.start_mark.line
        case yaml.MappingNode():
            pairs = [(_tell(key), _tell(value)) for key, value in node.value]
            return node.tag, bool(node.flow_style), node.start_mark.line, pairs
    return node.tag, node.start_mark.line, [_tell(item) for item in node.value]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("typed", "loader"), [(False, yaml.BaseLoader), (True, yaml.SafeLoader)])
def test_c_and_python_say_the_same(text: str, loader: Any, *, typed: bool) -> None:
    assert _tell(compose(text, typed=typed)) == _tell(yaml.compose(text, Loader=loader))


def test_they_say_the_same_of_real_front_matter() -> None:
    for path in BRIEFINGS:
        front = path.read_text(encoding="utf-8").split("---\n")[1]
        assert _tell(compose(front, typed=True)) == _tell(yaml.compose(front, yaml.SafeLoader))


_VALUES = st.text(alphabet="ab é«:#-'\"[]{},&*!|>%@`\\~0 ", max_size=12)


@given(st.dictionaries(st.text("abc", min_size=1), _VALUES | st.lists(_VALUES, max_size=3)))
def test_they_say_the_same_of_what_is_written(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    assert _tell(compose(text)) == _tell(yaml.compose(text, Loader=yaml.BaseLoader))


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "\ta: 1", "a: 'x", "%x", "a: *b", "a: \udcff"])
def test_an_error_is_that_of_python(text: str) -> None:
    errors = []
    for read in (compose, lambda text: yaml.compose(text, Loader=yaml.BaseLoader)):
        with pytest.raises(yaml.YAMLError) as caught:
            read(text)
        errors.append(str(caught.value))
    assert errors[0] == errors[1]


def test_a_value_nested_too_deep_is_an_error_and_not_the_end() -> None:
    with pytest.raises((RecursionError, yaml.YAMLError)):
        compose("[" * 100_000)
    with pytest.raises((RecursionError, yaml.YAMLError)):
        compose("- " * 100_000)
