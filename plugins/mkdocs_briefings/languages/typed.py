"""Tables of YAML as values of a type: the fields of a frozen dataclass are the keys of the file.

    str, int, float, an enum, a literal   a scalar; the value of the enum
    bool                                  `yes` or `no`
    re.Pattern[str]                       a regular expression
    tuple[X, ...], frozenset[X]           a list; a frozen set is for looking words up
    Mapping[K, X]                         keys that the table is free to choose
    Annotated[X, function]                what the function makes of X
    X | None                              an X; the field's default says that it may be left out
    a dataclass                           its fields: no key more, and none less without a default
    a `Table`                             what another file holds: it has no key

Every scalar is text in the file: `on`, `no` and `12:30` mean nothing else. A key is written as its
field, but for what Python cannot write: `not` is `not_`, `no-verb` is `no_verb`. A field made by
`rest` takes the keys that no other field names. All is read once.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from functools import cache
from keyword import iskeyword
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as read_hints

import yaml

from mkdocs_briefings.broken_yaml import BrokenYaml
from mkdocs_briefings.broken_yaml import compose as compose_broken
from mkdocs_briefings.errors import InvalidInput, quote
from mkdocs_briefings.yaml_nodes import compose_own

_REST = {"rest": True}
_TRUTHS = {"yes": True, "no": False}
COMMON = "common"
"""The folder of what is the same in all languages."""


class Table:
    """What one YAML file of a language holds; a subclass is a frozen dataclass of its keys.

    `FILE` is the name of the file without `.yml`; `SHARED` says that it lies in `common/`.
    """

    __slots__ = ()
    FILE: ClassVar[str]
    SHARED: ClassVar[bool] = False


T = TypeVar("T", bound=Table)
# Reads a node of the file of a language's folder.
_Reader = Callable[[yaml.Node, Path], Any]


class _Misfit(Exception):
    """Raised at the node that is not what its field asks for; the message says what it is."""

    def __init__(self, node: yaml.Node, what: str, cure: str) -> None:
        super().__init__(what)
        self.node, self.cure = node, cure


def rest() -> Any:
    """Return the field that takes the keys which no other field of its table names."""
    return field(metadata=_REST)


def read_table(folder: Path, shape: type[T]) -> T:
    """Return the table of a language's folder, read once.

    Raises:
        InvalidInput: it is no YAML, or a key or a value is not as `shape` says; with its line.
        FileNotFoundError: the language has no such file.
    """
    table: T = _read_once(folder, shape)  # type: ignore[arg-type]  # a class has a hash
    return table


@cache
def _read_once(folder: Path, shape: Any) -> Any:
    place = folder.parent / COMMON if shape.SHARED else folder
    path = place / f"{shape.FILE}.yml"
    text = path.read_text(encoding="utf-8")
    name = f"{path.parent.name}/{path.name}"
    try:
        root = compose_own(text)
    except yaml.YAMLError:
        try:
            root = compose_broken(text)
        except BrokenYaml as error:
            broken = error.broken
            raise InvalidInput.at(name, broken.line, broken.what, broken.cure) from error
    try:
        return _bind(shape)(root or yaml.MappingNode("", []), folder)
    except _Misfit as error:
        mark = error.node.start_mark
        line = mark.line + 1 if mark else None
        raise InvalidInput.at(name, line, str(error), error.cure) from error


@cache
def _bind(hint: Any) -> _Reader:
    """Return what reads a value of a type."""
    origin, given = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _bind_converted(_bind(given[0]), given[1])
    if origin in (Union, UnionType):
        return _bind_union(given)
    if origin in (tuple, frozenset):
        return _bind_list(origin, given[0])
    if origin is Mapping:
        return _bind_mapping(_bind(given[0]), _bind(given[1]))
    if origin is re.Pattern:
        return _bind_converted(_read_text, re.compile)
    if origin is Literal:
        return _bind_converted(_read_text, {word: word for word in given}.__getitem__)
    if is_dataclass(hint):
        return _bind_record(hint)
    if hint is bool:
        return _bind_converted(_read_text, _TRUTHS.__getitem__)
    if hint is str:
        return _read_text
    if isinstance(hint, type) and issubclass(hint, (Enum, int, float)):
        return _bind_converted(_read_text, hint)
    raise TypeError(f"no table can hold {hint}")


def _read_text(node: yaml.Node, _: Path) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _Misfit(node, "more than one value stands here", "write a single one")
    return str(node.value)


def _bind_converted(read: _Reader, convert: Callable[[Any], Any]) -> _Reader:
    def read_converted(node: yaml.Node, folder: Path) -> Any:
        value = read(node, folder)
        try:
            return convert(value)
        except (ValueError, KeyError, re.error) as error:
            what = f"{quote(str(node.value))} is not what belongs here"
            raise _Misfit(node, what, str(error) or "see what the other files say") from error

    return read_converted


def _bind_union(given: tuple[Any, ...]) -> _Reader:
    """Return what reads an `X | None`, or a text where one stands and else the other type."""
    kinds = [kind for kind in given if kind is not NoneType]
    if len(kinds) == 1:
        return _bind(kinds[0])
    (other,) = (kind for kind in kinds if kind is not str)
    read_other = _bind(other)
    return lambda node, folder: (
        str(node.value) if isinstance(node, yaml.ScalarNode) else read_other(node, folder)
    )


def _bind_list(kind: Callable[[Iterator[Any]], Any], item: Any) -> _Reader:
    read = _bind(item)

    def read_list(node: yaml.Node, folder: Path) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            raise _Misfit(node, "this is not a list", "write it as in `[one, two]`")
        if read is _read_text and all(isinstance(each, yaml.ScalarNode) for each in node.value):
            return kind(each.value for each in node.value)  # most lists are of words
        return kind(read(each, folder) for each in node.value)

    return read_list


def _pairs(node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Return the keys and values of a mapping by the text of the key."""
    if not isinstance(node, yaml.MappingNode):
        raise _Misfit(node, "this is not made of lines `key: value`", "write one a line")
    found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if str(key.value) in found:
            raise _Misfit(key, f"{key.value!r} stands twice", "keep one of them")
        found[str(key.value)] = key, value
    return found


def _bind_mapping(read_key: _Reader, read_value: _Reader) -> _Reader:
    def read_mapping(node: yaml.Node, folder: Path) -> dict[Any, Any]:
        return {
            read_key(key, folder): read_value(value, folder) for key, value in _pairs(node).values()
        }

    return read_mapping


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of a dataclass: `keyed` by their keys, `elsewhere` the tables of other files.

    The values of `needed` have no default; the field `left`, if any, takes the other keys.
    """

    keyed: Mapping[str, tuple[str, _Reader]]
    elsewhere: Mapping[str, type[Table]]
    needed: tuple[str, ...]
    left: tuple[str, _Reader] | None


def _shape_of(kind: Any) -> _Shape:
    hints = read_hints(kind, include_extras=True)
    tables = {name: hint for name, hint in hints.items() if _is_table(hint)}
    left = next((one.name for one in fields(kind) if one.metadata.get("rest")), None)
    own = [one for one in fields(kind) if one.name not in tables and one.name != left]
    return _Shape(
        {_key_of(one): (one.name, _bind(hints[one.name])) for one in own},
        tables,
        tuple(_key_of(one) for one in own if _is_needed(one)),
        (left, _bind(hints[left])) if left else None,
    )


def _is_table(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Table)


def _key_of(one: Field[Any]) -> str:
    bare = one.name.removesuffix("_")
    return bare if iskeyword(bare) else one.name


def _is_needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _bind_record(kind: Any) -> _Reader:
    """Return what reads a dataclass: every key is one of its fields, and every field is there."""
    shape = _shape_of(kind)

    def read_record(node: yaml.Node, folder: Path) -> Any:
        values = {name: read_table(folder, table) for name, table in shape.elsewhere.items()}
        left = []
        given = {key.replace("-", "_"): pair for key, pair in _pairs(node).items()}
        for word, (key, value) in given.items():
            if word in shape.keyed:
                name, read = shape.keyed[word]
                values[name] = read(value, folder)
            elif shape.left is None:
                raise _Misfit(key, f"unknown key {key.value!r}", _list_keys(shape, word))
            else:
                left.append((key, value))
        missing = [key for key in shape.needed if key not in given]
        if missing:
            raise _Misfit(node, f"the key {missing[0]!r} is missing", "write it, even if empty")
        if shape.left is not None:
            name, read = shape.left
            values[name] = read(yaml.MappingNode("", left), folder)
        return kind(**values)

    return read_record


def _list_keys(shape: _Shape, word: str) -> str:
    """Return what the key might have been."""
    near = get_close_matches(word, shape.keyed, 1)
    return f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(shape.keyed)}"
