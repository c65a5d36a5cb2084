"""What `review` tells, in the forms that people and programs read."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs_briefings import __version__
from mkdocs_briefings.errors import printable
from mkdocs_briefings.pipeline import Cause
from mkdocs_briefings.pipeline.desk import SinceSigned
from mkdocs_briefings.pipeline.desk.todo import Todo

Changes = Mapping[str, Sequence[SinceSigned]]
"""What has changed in briefings, by their paths."""

_COUNTED = {
    Cause.BROKEN: "broken",
    Cause.DOUBT_WITHOUT_SPEAKER: "in doubt",
    Cause.DOUBT: "in doubt",
    Cause.ORPHAN: "orphaned",
    Cause.SPEAKER: "without a speaker",
    Cause.DATE: "without a date",
    Cause.REVIEW: "to be signed",
}
_SPEECH = re.compile(r"\{(?:quote|claim)=")
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def tell_text(todo: Sequence[Todo], changes: Changes) -> Iterator[str]:
    """Yield the lines for a person: each thing with its place, its sentence, and what to write."""
    for one in todo:
        place = ":".join(str(part) for part in (_path(one), one.line, one.column) if part)
        yield printable(f"{place}: {one.doubt.fault.what}; {one.doubt.fault.cure}")
        if one.mark is not None:
            yield printable(f"    {_show(one)}")
            yield from (printable(f"    {told}") for _, told in one.mark.rules)
            yield printable(f"    write {one.paste}")
            yield from (printable(f"       or {other}") for other in one.others)
    yield from _tell_changes(changes)
    yield count(todo)


def tell_json(todo: Sequence[Todo], changes: Changes) -> Iterator[str]:
    """Yield one JSON document with `items` and `changes`."""
    items = [_item(one) for one in todo]
    keys = ("source", "words", "before", "now")
    told = {
        path: [{key: getattr(one, key) for key in keys} for one in found]
        for path, found in changes.items()
    }
    yield json.dumps({"items": items, "changes": told}, ensure_ascii=False, indent=2)


def tell_github(todo: Sequence[Todo], changes: Changes) -> Iterator[str]:
    """Yield the commands that make GitHub show each thing beside its line."""
    for one in todo:
        level = "warning" if one.doubt.fault.warning else "error"
        parts = {"file": _path(one), "line": one.line, "col": one.column}
        place = ",".join(f"{key}={_property(part)}" for key, part in parts.items() if part)
        message = f"{one.doubt.fault.what}; {one.doubt.fault.cure}"
        yield f"::{level} {place}::{_data(message)}"
    for path, found in changes.items():
        lines = "\n".join(_change(one) for one in found)
        yield f"::notice file={_property(path)}::{_data(f'{len(found)} changes: {lines}')}"
    yield f"::notice title=mkdocs-briefings::{_data(_sum_up(todo, changes))}"


def _sum_up(todo: Sequence[Todo], changes: Changes) -> str:
    """Return what there is to look at, who is new, and how much else has changed."""
    found = [one for several in changes.values() for one in several]
    actors = dict.fromkeys(one.words for one in found if not one.source and one.before is None)
    said = sum(bool(_SPEECH.match(one.before or one.now or "")) for one in found)
    lost = sum(one.now == "orphan" for one in found)
    told = [
        count(todo),
        f"new actors: {', '.join(actors) or 'none'}",
        f"changed attributions: {said}",
        f"new orphans: {lost}",
    ]
    return "\n".join(told)


def tell_sarif(todo: Sequence[Todo], changes: Changes) -> Iterator[str]:
    """Yield one SARIF document."""
    names = sorted({one.doubt.cause.name.lower().replace("_", "-") for one in todo})
    driver = {
        "name": "mkdocs-briefings",
        "version": __version__,
        "rules": [{"id": name} for name in names],
    }
    run = {"tool": {"driver": driver}, "results": [_result(one) for one in todo]}
    document = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    yield json.dumps(document, ensure_ascii=False, indent=2)


Tell = Callable[[Sequence[Todo], Changes], Iterator[str]]

FORMATS: Mapping[str, Tell] = {
    "text": tell_text,
    "json": tell_json,
    "github": tell_github,
    "sarif": tell_sarif,
}


def count(todo: Sequence[Todo]) -> str:
    """Return how many things of each sort there are."""
    counts = Counter(_COUNTED[one.doubt.cause] for one in todo)
    told = ", ".join(f"{number} {word}" for word, number in counts.items())
    places = len({_path(one) for one in todo})
    where = "1 briefing" if places == 1 else f"{places} briefings"
    return f"{told}; {where}" if told else "nothing to review"


def _path(one: Todo) -> str:
    return one.doubt.fault.path


def _show(one: Todo) -> str:
    mark = one.mark
    assert mark is not None
    return f"{mark.sentence[: mark.start]}[{mark.words}]{mark.sentence[mark.end :]}"


def _tell_changes(changes: Changes) -> Iterator[str]:
    for path, found in changes.items():
        yield printable(f"{path}: {len(found)} changes")
        yield from (printable(f"    {_change(one)}") for one in found)


def _change(one: SinceSigned) -> str:
    return f"{one.words}: {one.before or 'nothing'} -> {one.now or 'nothing'}"


def _item(one: Todo) -> dict[str, Any]:
    fault, mark = one.doubt.fault, one.mark
    told: dict[str, Any] = {
        "file": fault.path,
        "line": one.line,
        "column": one.column,
        "cause": one.doubt.cause.name.lower().replace("_", "-"),
        "what": fault.what,
        "cure": fault.cure,
    }
    if mark is not None:
        told |= {
            "words": mark.words,
            "sentence": mark.sentence,
            "start": mark.start,
            "end": mark.end,
            "rules": [name for name, _ in mark.rules],
            "score": mark.score,
            "paste": one.paste,
            "others": list(one.others),
        }
    return told


def _result(one: Todo) -> dict[str, Any]:
    fault = one.doubt.fault
    region = {"startLine": one.line or 1} | ({"startColumn": one.column} if one.column else {})
    place = {"artifactLocation": {"uri": fault.path}, "region": region}
    return {
        "ruleId": one.doubt.cause.name.lower().replace("_", "-"),
        "level": "warning" if fault.warning else "error",
        "message": {"text": f"{fault.what}; {fault.cure}"},
        "locations": [{"physicalLocation": place}],
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
