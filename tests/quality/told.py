"""A record of `extract` as text: one line a value, in the order of the article."""

from collections.abc import Iterator
from typing import Any

Item = dict[str, Any]

_LONGEST = 90
"""How many code points of a value's words are told."""


def tell_record(record: Item) -> str:
    """Return the actors, then the mentions, quotes, dates and flaws, each with its rule."""
    lines = [_tell_actor(actor) for actor in record["actors"]]
    lines += ["", *(line for _, line in sorted(_tell_places(record)))]
    return "\n".join(lines) + "\n"


def _tell_actor(actor: Item) -> str:
    told = f"{actor['id']}: {actor['kind']} {actor['name']}"
    role = f", {actor['role']}" if actor["role"] else ""
    also = f" (also {' | '.join(actor['aliases'])})" if actor["aliases"] else ""
    return f"{told}{role}{also}"


def _tell_places(record: Item) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each place of the text with the line that tells it; the outermost comes first."""
    text = record["text"]
    for actor in record["actors"]:
        for mention in actor["mentions"]:
            form = None if mention["form"] == "name" else mention["form"]
            yield _tell(text, mention, "actor", actor["id"], {"form": form})
    for quote in record["quotes"]:
        cue = quote["cue"] and _words(text, quote["cue"])
        more = {"via": quote["via"], "on": quote["on"], "cue": cue}
        yield _tell(text, quote, quote["kind"], quote["speaker"], more)
    for date in record["dates"]:
        more = {"event": date["event"], "with": " ".join(date["actors"])}
        yield _tell(text, date, "date", date["value"], more)
    for flaw in record["flaws"]:
        yield _tell(text, flaw, "flaw", flaw["kind"], {})


def _tell(
    text: str, item: Item, kind: str, value: str | None, more: dict[str, str | None]
) -> tuple[tuple[int, int], str]:
    told = [f"[{_words(text, item)}] {kind}={value or '?'}"]
    told += [f"{key}={value!r}" for key, value in more.items() if value]
    told += [".doubt"] if item.get("doubt") else []
    told += [f"rule={item['rule']!r}"]
    told += [f"score={item['score']:.2g}"] if item.get("score") is not None else []
    told += [f"or={' '.join(item['or'])!r}"] if item.get("or") else []
    return (item["start"], -item["end"]), " ".join(told)


def _words(text: str, place: Item) -> str:
    words = " ".join(text[place["start"] : place["end"]].split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 30]} … {words[-27:]}"
