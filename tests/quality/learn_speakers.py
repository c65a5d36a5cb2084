"""Learn what each sign of a choice of speaker counts for, and write it into the table `speakers`.

Of every quotation and claim whose speaker gold tells, the signs of our choice and whether it is
right go into a logistic regression with a penalty for large weights. It starts from nothing and
ends where the gradient does: the same articles give the same table. Articles that nobody tuned for
teach what goes wrong; those that the rules were written with hardly do, and count for less.

    python -m tests.quality.learn_speakers tests/quality GOLD… --told "where they come from"
"""

import json
import runpy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from tests.quality.measure import HERE, list_articles

from mkdocs_briefings.annotate.batches import parse_documents
from mkdocs_briefings.annotate.draft import Draft
from mkdocs_briefings.annotate.speakers.find import list_choices
from mkdocs_briefings.annotate.stages import bind_stages
from mkdocs_briefings.model import Quote
from mkdocs_briefings.register import load_register
from mkdocs_briefings.sources import Given, read_article

TABLE = Path("plugins/mkdocs_briefings/languages/common/speakers.yml")

_PENALTY = 3.0
"""How much large weights cost: the inverse of the variance that a weight is expected to have."""
_ROUNDS = 40
_TELLING = 0.05
"""Smaller weights are left out: they decide nothing."""

_SCORE = runpy.run_path(str(HERE / "score.py"))
"""What matches and what is right is decided as `score.py` decides it."""

Choice = tuple[frozenset[str], bool]
"""The signs of a choice, and whether it is right."""


def read_choices(folder: Path) -> Iterator[Choice]:
    """Yield the choices in the articles of a folder, of which gold tells the speaker."""
    for paths in list_articles(folder).values():
        given = [read_article(path, None, None) for path in paths]
        whole = [one for one in given if isinstance(one, Given)]
        drafts = parse_documents((one.document for one in whole), load_register(None))
        for path, draft in zip(paths, drafts, strict=True):
            gold = json.loads(path.with_name(path.name.replace(".source.", ".gold.")).read_text())
            if "quotes" in gold.get("tasks", ["quotes"]):
                yield from _compare(draft, gold)


def _compare(draft: Draft, gold: dict[str, Any]) -> Iterator[Choice]:
    stages = bind_stages(draft.language)
    for name, stage in stages.items():
        if name == "speakers":
            break
        draft = stage(draft)
    found = list_choices(draft, draft.language)
    actors = _read_actors(stages["speakers"](draft))
    text = draft.text
    wanted = [(_strip(text, one["start"], one["end"]), one) for one in gold["quotes"]]
    ours = [(_strip(text, *_words(quote)), (quote, signs)) for quote, signs in found]
    known = {one["id"]: one for one in gold["actors"]}
    for i, j in _SCORE["pair"](wanted, ours, _overlap, 0.8)[0]:
        told, (quote, signs) = wanted[i][1], ours[j][1]
        if not told.get("speaker") or told.get("optional") or not signs:
            continue
        mine = actors[quote.speaker or ""]
        others = [known[one] for one in told.get("co_speakers", []) if one in known]
        yield (
            signs,
            any(
                _SCORE["same_actor"](text, one, mine, told.get("speaker_mention"))
                for one in (known[told["speaker"]], *others)
            ),
        )


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    found: tuple[int, int] = _SCORE["strip"](text, start, end)
    return found


def _overlap(one: tuple[Any, ...], other: tuple[Any, ...]) -> float:
    return float(_SCORE["iou"](one[0], other[0]))


def _words(quote: Quote) -> tuple[int, int]:
    return quote.words.start, quote.words.end


def _read_actors(draft: Draft) -> dict[str, dict[str, Any]]:
    """Return the actors as `score.py` takes them."""
    return {
        actor.id: {
            "name": actor.name,
            "aliases": list(actor.aliases),
            "mentions": [
                {"start": one.span.start, "end": one.span.end, "form": one.form.value}
                for one in draft.mentions
                if one.actor == actor.id
            ],
        }
        for actor in draft.actors
    }


def learn(choices: Sequence[Choice]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights, by sign, under which the choices are likeliest."""
    names = sorted({sign for signs, _ in choices for sign in signs})
    columns = {name: place for place, name in enumerate(names)}
    given = np.zeros((len(choices), len(names) + 1))
    given[:, -1] = 1.0
    for row, (signs, _) in enumerate(choices):
        given[row, [columns[sign] for sign in signs]] = 1.0
    right = np.array([right for _, right in choices], dtype=float)
    penalty = np.full(len(names) + 1, _PENALTY)
    penalty[-1] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(_ROUNDS):
        sure = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (sure - right) + penalty * weights
        curve = (given * (sure * (1 - sure))[:, None]).T @ given + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return float(weights[-1]), dict(zip(names, weights[:-1].tolist(), strict=True))


def write_table(bias: float, weights: dict[str, float], least: float, told: str) -> str:
    """Return the table in YAML, the signs by aspect and each with what it counts for."""
    lines = [
        "# How much each sign of a choice of speaker counts, for it or against it: what they are",
        "# is told in annotate/speakers/signs.py. Learnt by tests/quality/learn_speakers.py.",
        "# `least` is the probability below which a choice is in doubt.",
        f"learnt: {json.dumps(told, ensure_ascii=False)}",
        f"least: {least}",
        f"bias: {bias:.2f}",
        "weights:",
    ]
    aspect = ""
    for sign, weight in sorted(weights.items()):
        if abs(weight) < _TELLING:
            continue
        its, _, value = sign.partition(":")
        if its != aspect:
            lines.append(f"  {its}:")
            aspect = its
        lines.append(f"    {json.dumps(value)}: {weight:+.2f}")
    return "\n".join(lines) + "\n"


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--told", required=True, help="What the articles are, and their licences.")
@click.option("--least", default=0.82, show_default=True, help="Below it, a choice is in doubt.")
def main(folders: tuple[Path, ...], told: str, least: float) -> None:
    """Learn from the gold in FOLDERS and write the table."""
    choices = [choice for folder in folders for choice in read_choices(folder)]
    bias, weights = learn(choices)
    wrong = sum(not right for _, right in choices)
    TABLE.write_text(write_table(bias, weights, least, told), encoding="utf-8")
    click.echo(f"{len(choices)} choices, {wrong} of them wrong: {len(weights)} signs in {TABLE}")


if __name__ == "__main__":
    main()
