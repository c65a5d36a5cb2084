"""Two readings of the same articles, joined: `python -m tests.quality.agreement ONE OTHER OUT`.

Each folder holds `<id>.source.json` (the first one) and `<id>.gold.json` as `score.py` describes
it, made by a reader who has seen neither the rules, nor what they find, nor the other reading. What
both require is required, what one alone requires is optional; where both name a speaker or a value,
and not the same, either is right. Adverbs that name no time of their own (« désormais », "now") are
optional wherever they stand, as in the gold that there was.

Source: the way in which dev and dev-en were made; what is told is the agreement, an F1 score.
"""

import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from tests.quality.score import NAME_FORMS, iou, name_span, strip

Item = dict[str, Any]

_SAME = 0.8
"""The overlap from which two quotations are the same: that of `score.py`."""

_VAGUE = re.compile(
    r"\b(?:now|previously|soon|recently|currently|formerly|lately|earlier|later|at the time"
    r"|désormais|maintenant|actuellement|bientôt|récemment|auparavant|ultérieurement|dorénavant|jadis)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Joined:
    """The gold of one article, and what both readers required of each kind, or one alone."""

    gold: Item
    both: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, *required: bool) -> bool:
        """Count what is required of one item; say whether all readers require it."""
        if all(required):
            self.both[kind] += 1
        elif any(required):
            self.alone[kind] += 1
        return all(required)


def join_readings(text: str, one: Item, other: Item) -> Joined:
    """Return the gold of two readings of a text; the first one's names and ids stay."""
    joined = Joined({**one, "actors": [{**a, "mentions": []} for a in one["actors"]]})
    known = _join_actors(text, one, other, joined)
    joined.gold["quotes"] = sorted(
        _join_quotes(text, one["quotes"], other["quotes"], known, joined), key=_start
    )
    said = [_stripped(text, quote) for quote in joined.gold["quotes"]]
    joined.gold["not_quotes"] = [
        item
        for item in one["not_quotes"]
        if _find(_stripped(text, item), (_stripped(text, x) for x in other["not_quotes"]))
        is not None
        and _find(_stripped(text, item), iter(said)) is None
    ]
    joined.gold["timexes"] = sorted(
        _join_dates(text, one["timexes"], other["timexes"], joined), key=_start
    )
    joined.gold["artefacts"] = [
        *_weigh_damage(one["artefacts"], other["artefacts"]),
        *({**x, "severity": "low"} for x in other["artefacts"] if not _meets(x, one["artefacts"])),
    ]
    return joined


def _join_actors(text: str, one: Item, other: Item, joined: Joined) -> Mapping[str, str]:
    """Fill in the mentions; return which actor of the gold each of the other reading is."""
    theirs = {key: (actor, m) for actor, m, key in _mentions(text, other)}
    mine = {key: actor for actor, _, key in _mentions(text, one)}
    by_id = {actor["id"]: actor for actor in joined.gold["actors"]}
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in one["actors"]:
        for mention in actor["mentions"]:
            if mention["form"] not in NAME_FORMS:
                by_id[actor["id"]]["mentions"].append(mention)
                for rival in other["actors"]:
                    shared[rival["id"]][actor["id"]] += _meets(mention, rival["mentions"])
                continue
            found = theirs.get(name_span(text, mention["start"], mention["end"]))
            alike = False
            if found:
                shared[found[0]["id"]][actor["id"]] += 1
                alike = _is_required(found[1], found[0]) and _is_kind(found[0], actor)
            agreed = joined.note("name", _is_required(mention, actor), alike)
            by_id[actor["id"]]["mentions"].append(mention if agreed else _optional(mention))
    known = {id_: found.most_common(1)[0][0] for id_, found in shared.items() if +found}
    for actor in other["actors"]:
        extra = [
            mention
            for mention in actor["mentions"]
            if mention["form"] not in NAME_FORMS
            or name_span(text, mention["start"], mention["end"]) not in mine
        ]
        joined.alone["name"] += sum(
            mention["form"] in NAME_FORMS and _is_required(mention, actor) for mention in extra
        )
        if actor["id"] not in known:
            known[actor["id"]] = actor["id"] if actor["id"] not in by_id else f"{actor['id']}-b"
            by_id[known[actor["id"]]] = {**actor, "id": known[actor["id"]], "mentions": []}
            joined.gold["actors"].append(by_id[known[actor["id"]]])
        by_id[known[actor["id"]]]["mentions"] += map(_optional, extra)
    return known


def _join_quotes(
    text: str, one: list[Item], other: list[Item], known: Mapping[str, str], joined: Joined
) -> Iterator[Item]:
    left = list(other)
    for quote in one:
        at = _find(_stripped(text, quote), (_stripped(text, x) for x in left))
        if at is None:
            joined.note("quote", _is_required(quote), False)
            yield _optional(quote)
            continue
        rival = left.pop(at)
        agreed = joined.note("quote", _is_required(quote), _is_required(rival))
        speaker = known.get(rival["speaker"], rival["speaker"])
        also = [known.get(id_, id_) for id_ in rival.get("co_speakers", ())]
        joined.note("speaker", True, speaker == quote["speaker"])
        if speaker != quote["speaker"]:
            also = [*also, speaker]
        unknown = None in (speaker, quote["speaker"])
        right = {
            "speaker": None if unknown else quote["speaker"],
            "co_speakers": [*quote.get("co_speakers", ()), *filter(None, also)],
        }
        yield {**(quote if agreed else _optional(quote)), **right}
    for rival in left:
        joined.note("quote", False, _is_required(rival))
        yield {**_optional(rival), "speaker": known.get(rival["speaker"], rival["speaker"])}


def _join_dates(text: str, one: list[Item], other: list[Item], joined: Joined) -> Iterator[Item]:
    left = list(other)
    made: list[Item] = []
    for date in one:
        found = next((x for x in left if _overlap(date, x)), None)
        if found is None:
            joined.note("date", _is_required(date), False)
            made.append(_optional(date))
            continue
        left.remove(found)
        agreed = joined.note("date", _is_required(date), _is_required(found))
        same = joined.note("value", True, found["value"] == date["value"])
        more = {} if same or "alt_value" in date else {"alt_value": found["value"]}
        made.append({**(date if agreed else _optional(date)), **more})
    for date in left:
        joined.note("date", False, _is_required(date))
        made.append({**_optional(date), "actors": []})
    yield from made
    for match in _VAGUE.finditer(text):
        place = {"start": match.start(), "end": match.end()}
        if not _meets(place, made):
            told: Item = {"type": "DATE", "value": "PRESENT_REF", "event": None, "actors": []}
            yield _optional({**place, **told})


def _weigh_damage(one: list[Item], other: list[Item]) -> Iterator[Item]:
    for item in one:
        yield item if _meets(item, other) else {**item, "severity": "low"}


def _mentions(text: str, reading: Item) -> Iterator[tuple[Item, Item, tuple[int, int]]]:
    for actor in reading["actors"]:
        for mention in actor["mentions"]:
            if mention["form"] in NAME_FORMS:
                yield actor, mention, name_span(text, mention["start"], mention["end"])


def _is_required(item: Item, actor: Item | None = None) -> bool:
    return not item.get("optional", (actor or {}).get("optional", False))


def _is_kind(one: Item, other: Item) -> bool:
    places = ("country", "place")
    return one["kind"] == other["kind"] or (one["kind"] in places and other["kind"] in places)


def _optional(item: Item) -> Item:
    return {**item, "optional": True}


def _start(item: Item) -> int:
    return int(item["start"])


def _stripped(text: str, item: Item) -> tuple[int, int]:
    start, end = strip(text, item["start"], item["end"])
    return start, end


def _find(span: tuple[int, int], others: Iterator[tuple[int, int]]) -> int | None:
    """Return the number of the span that is the same, `None` if none is."""
    best, at = max(((iou(span, one), at) for at, one in enumerate(others)), default=(0.0, 0))
    return at if best >= _SAME else None


def _overlap(one: Item, other: Item) -> bool:
    return bool(max(one["start"], other["start"]) < min(one["end"], other["end"]))


def _meets(item: Item, others: list[Item]) -> bool:
    return any(_overlap(item, other) for other in others)


@click.command()
@click.argument("one", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("other", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def main(one: Path, other: Path, out: Path) -> None:
    """Join the readings of two folders, and tell how far they agree."""
    out.mkdir(parents=True, exist_ok=True)
    both, alone = Counter[str](), Counter[str]()
    for path in sorted(one.glob("*.source.json")):
        name = path.name.replace(".source.", ".gold.")
        text = json.loads(path.read_text(encoding="utf-8"))["text"]
        readings = (json.loads((f / name).read_text(encoding="utf-8")) for f in (one, other))
        joined = join_readings(text, *readings)
        both, alone = both + joined.both, alone + joined.alone
        content = json.dumps(joined.gold, ensure_ascii=False, indent=1)
        (out / name).write_text(content + "\n", encoding="utf-8")
        shutil.copy(path, out)
    for kind in both:
        click.echo(f"{kind}: {2 * both[kind] / (2 * both[kind] + alone[kind]):.3f}")


if __name__ == "__main__":
    main()
