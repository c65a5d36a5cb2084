r"""The attributes of a span: `{quote=kim via=mofa .doubt}`, closed keys in a fixed order."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.errors import quote
from mkdocs_briefings.markup.syntax import BLANK
from mkdocs_briefings.model import UNKNOWN, Annotation, AnnotationKind, FlawKind, Span
from mkdocs_briefings.timex import find_period, is_timex

_LIST = re.compile(r'\{((?:[^{}"\n]|"(?:[^"\\\n]|\\.)*")*)\}')
_ITEM = re.compile(
    r"[ \t]*(?:\.(?P<name>[\w-]+)|(?P<key>[A-Za-z][\w-]*)="
    r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s"=]+)))(?=[ \t]|$)'
)
_BARE = re.compile(r"[A-Za-z0-9_/:.-]+", re.ASCII)
_WORD = re.compile(r"[A-Za-z0-9_.-]+", re.ASCII)
_KINDS = {kind.value: kind for kind in AnnotationKind}
_KEYS = {
    AnnotationKind.ACTOR: frozenset[str](),
    AnnotationKind.QUOTE: frozenset({"via", "on", "id"}),
    AnnotationKind.CLAIM: frozenset({"via", "on", "id"}),
    AnnotationKind.DATE: frozenset({"event", "with"}),
    AnnotationKind.FLAW: frozenset[str](),
}
_ORDER = ("kind", "via", "on", "event", "with", "id", ".")
_DOUBT, _SURE = ".doubt", ".sure"
_SIGNS = frozenset({_DOUBT, _SURE})
_MACHINE_KEYS = frozenset({"rule", "score", "or"})
_SCORE = re.compile(r"[01]|0\.\d+")
_ITEM_CURE = (
    """write key=value, key="some words" in straight quotes, .doubt or .sure, with spaces between"""
)
_DATE_CURE = "write a date at the precision of the text, such as 2024-10-21, 2024-10 or 2024-W42"
_ACTOR_CURE = "add it to `actors:` in the front matter or to actors.yml, or correct the id"

Known = Callable[[str], bool]
"""Says whether an id is an actor's, be it in the front matter, in the register or a country's."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an attribute, and its cure; `fatal` where no annotation can be made."""

    what: str
    cure: str
    fatal: bool = False


def is_bare(value: str) -> bool:
    """Say whether a value needs no quotes."""
    return _BARE.fullmatch(value) is not None


def write_attributes(annotation: Annotation, *, rules: bool = False) -> str:
    """Return the attributes with their braces; `rules` adds the keys `rule`, `score` and `or`."""
    items = list(_write_items(annotation).values())
    if rules:
        items.extend(_write_machine_keys(annotation))
    return "{" + " ".join(items) + "}"


def change_attributes(written: str, annotation: Annotation) -> str:
    """Return an attribute list, with its braces, that says what an annotation says.

    `written` is one without faults: what it says already stays as it is written, white space
    included, and the rest is put into its place in the order of the keys.
    """
    wanted = _write_items(annotation)
    order = list(_ORDER)
    pieces: dict[str, str] = {}
    for match in _ITEM.finditer(written[1:-1].rstrip()):
        key = "." if match["name"] else match["key"]
        slot = "kind" if key in _KINDS else key
        if slot in wanted:
            item = match.group().lstrip(BLANK)
            lead = match.group()[: -len(item)]
            same = _split_items(item) == _split_items(wanted[slot])
            pieces[slot] = lead + (item if same else wanted[slot])
    for slot in (slot for slot in order if slot in wanted and slot not in pieces):
        places = list(pieces)
        before = [at for at, key in enumerate(places) if order.index(key) < order.index(slot)]
        places.insert(before[-1] + 1 if before else 0, slot)
        pieces = {key: pieces.get(key, f" {wanted[slot]}") for key in places}
    inside = written[1:-1]
    return "{" + "".join(pieces.values()) + inside[len(inside.rstrip()) :] + "}"


def _write_items(annotation: Annotation) -> dict[str, str]:
    """Return the items of an annotation by key, in order, the kind's as `kind`, a sign's as `.`."""
    pairs = [
        ("kind", annotation.value),
        ("via", annotation.via),
        ("on", annotation.on),
        ("event", annotation.event),
        ("with", " ".join(annotation.participants) or None),
        ("id", annotation.part),
    ]
    names = {"kind": annotation.kind.value}
    items = {
        key: f"{names.get(key, key)}={_write_value(value)}"
        for key, value in pairs
        if value is not None
    }
    sign = _SURE if annotation.sure else _DOUBT if annotation.doubt else None
    return items | ({".": sign} if sign else {})


def _write_machine_keys(annotation: Annotation) -> Iterator[str]:
    if annotation.rule is not None:
        yield f"rule={_write_value(annotation.rule)}"
    if annotation.score is not None:
        yield f"score={round(annotation.score, 2):g}"
    if annotation.rivals:
        yield f"or={_write_value(' '.join(annotation.rivals))}"


def match_attributes(text: str, start: int) -> re.Match[str] | None:
    """Return the match of a whole attribute list that begins at `start`; group 1 is its inside."""
    return _LIST.match(text, start)


def read_attributes(
    inside: str, span: Span, known: Known, *, machine: bool = False
) -> tuple[Annotation | None, tuple[Problem, ...]]:
    """Return the annotation that the inside of an attribute list makes of a span.

    `machine` allows the keys `rule`, `score` and `or`. The annotation is `None` where its kind
    cannot be told; it is returned with its problems where only a part of it is wrong.
    """
    items, problems = _split_items(inside)
    kinds = [key for key in items if key in _KINDS]
    if len(kinds) != 1 or next(iter(items)) != kinds[0]:
        # What could not be read at all may have been the kind.
        told = problems if problems and not items else [*problems, _explain_kinds(items, kinds)]
        return None, tuple(told)
    kind = _KINDS[kinds[0]]
    annotation = Annotation(span, kind, items.pop(kind.value))
    found = [*problems, *_check_value(annotation, known)]
    for key, value in items.items():
        if key not in _KEYS[kind] | _SIGNS and not (machine and key in _MACHINE_KEYS):
            found.append(Problem(f"unknown key `{key}` for a mark of kind {kind}", _cure(kind)))
            continue
        wrong = [*_check_key(key, value, known)]
        found.extend(wrong)
        if not any(problem.fatal for problem in wrong):
            annotation = _set(annotation, key, value)
    if annotation.doubt and annotation.sure:
        found.append(Problem(f"both `{_DOUBT}` and `{_SURE}`", "keep the one that is true"))
        annotation = replace(annotation, sure=False)
    return (None if any(problem.fatal for problem in found) else annotation), tuple(found)


def _split_items(inside: str) -> tuple[dict[str, str], list[Problem]]:
    """Return the values by key, in order, the signs among the keys with an empty value."""
    items: dict[str, str] = {}
    problems: list[Problem] = []
    position = 0
    inside = inside.strip()
    while position < len(inside):
        match = _ITEM.match(inside, position)
        if match is None:
            rest = inside[position:].strip()
            cure = f"write `.{rest}`" if f".{rest}" in _SIGNS else _ITEM_CURE
            # Words after a value without quotes are the rest of that value.
            return items, problems or [Problem(f"not an attribute: {quote(rest)}", cure)]
        position = match.end()
        key = match["key"] or "." + match["name"]
        quoted = match["quoted"]
        value = match["bare"] or "" if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        if quoted is None and match["key"] and value != UNKNOWN and not is_bare(value):
            cure = f'put the whole value in straight double quotes, as in {key}="some words"'
            problems.append(Problem(f"value without its quotes, {quote(value)}", cure))
        if key in items:
            problems.append(Problem(f"the key `{key}` stands twice", "keep one of them"))
        items.setdefault(key, value)
    return items, problems


def _explain_kinds(items: Mapping[str, str], kinds: Sequence[str]) -> Problem:
    """Return what is wrong where there is not one kind and in front."""
    names = ", ".join(f"`{name}=`" for name in _KINDS)
    cure = f"begin with exactly one of {names}"
    if len(kinds) > 1:
        cure = "keep one kind, and put a second mark around or inside this one"
        return Problem(f"two kinds, `{kinds[0]}=` and `{kinds[1]}=`,", cure, fatal=True)
    if kinds:
        return Problem(f"the kind `{kinds[0]}=` does not come first", "write it first", fatal=True)
    first = next(iter(items), None)
    told = "no kind" if first is None or first in _SIGNS else f"no kind, but `{first}=`,"
    return Problem(told, cure, fatal=True)


def _check_value(annotation: Annotation, known: Known) -> Iterator[Problem]:
    value = annotation.value
    match annotation.kind:
        case AnnotationKind.DATE:
            if not is_timex(value):
                yield Problem(f"not the value of a date: {quote(value)}", _DATE_CURE, fatal=True)
        case AnnotationKind.FLAW:
            if value not in list(FlawKind):
                cure = "use one of " + ", ".join(FlawKind)
                yield Problem(f"not a kind of flaw: {value!r}", cure, fatal=True)
        case AnnotationKind.ACTOR:
            yield from _check_ids([value], known)
        case AnnotationKind.QUOTE | AnnotationKind.CLAIM:
            yield from _check_ids([] if value == UNKNOWN else [value], known)


def _check_key(key: str, value: str, known: Known) -> Iterator[Problem]:
    if key not in _SIGNS and not value.strip():
        yield Problem(f"the key `{key}` is empty", "give it a value or remove it")
    elif key == "via":
        yield from _check_ids([value], known)
    elif key == "with":
        yield from _check_ids(value.split(), known)
    elif key == "on" and find_period(value) is None:
        yield Problem(f"not a date with a place in the calendar: {quote(value)}", _DATE_CURE)
    elif key == "score" and not _SCORE.fullmatch(value):
        yield Problem(f"not a score: {quote(value)}", "write a number from 0 to 1", fatal=True)
    elif key == "id" and not _WORD.fullmatch(value):
        yield Problem(
            f"wrong id of a quote's parts: {value!r}", "use letters, digits, `.`, `_`, `-`"
        )


def _check_ids(ids: list[str], known: Known) -> Iterator[Problem]:
    for id_ in ids:
        if not known(id_):
            yield Problem(f"unknown actor {quote(id_)}", _ACTOR_CURE)


def _set(annotation: Annotation, key: str, value: str) -> Annotation:
    match key:
        case "via":
            return replace(annotation, via=value)
        case "on":
            return replace(annotation, on=value)
        case "event":
            return replace(annotation, event=value)
        case "with":
            return replace(annotation, participants=tuple(value.split()))
        case "id":
            return replace(annotation, part=value)
        case "rule":
            return replace(annotation, rule=value)
        case "score":
            return replace(annotation, score=float(value))
        case "or":
            return replace(annotation, rivals=tuple(value.split()))
        case ".doubt":
            return replace(annotation, doubt=True)
        case _:
            return replace(annotation, sure=True)


def _cure(kind: AnnotationKind) -> str:
    keys = [f"`{key}=`" for key in sorted(_KEYS[kind])]
    signs = [f"`{sign}`" for sign in sorted(_SIGNS)]
    return "beside the kind it may have " + ", ".join([*keys, *signs])


def _write_value(value: str) -> str:
    if is_bare(value):
        return value
    line = " ".join(value.split("\n"))
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
