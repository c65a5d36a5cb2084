"""What each rule is worth: every rule is switched off alone, and the figures are measured again.

The language model reads each article once. A rule that never fires, or without which no figure
falls, has nothing to show for itself. Titles, roles, relays, days and doubts are in no figure: of
their rules the table says only how many values change.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from tests.quality.measure import HERE, Figures, list_articles, read_figures, score

from mkdocs_briefings.annotate.batches import finish_draft, parse_documents
from mkdocs_briefings.annotate.draft import Draft
from mkdocs_briefings.cli.record import make_record
from mkdocs_briefings.languages import available_languages, load_common, load_language
from mkdocs_briefings.languages.tables.dates import Dates
from mkdocs_briefings.languages.tables.rules import Rules
from mkdocs_briefings.model.rules import list_rules
from mkdocs_briefings.register import load_register
from mkdocs_briefings.sources import Given, read_article

Record = dict[str, Any]

MEASURED = ("actor", "kind", "identity", "quote", "claim", "speaker", "date", "value")
"""The aspects of values that a figure measures."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article after the language model, and what all rules find in it."""

    path: Path
    given: Given
    draft: Draft
    record: Record
    fired: Counter[str]


@dataclass(frozen=True, slots=True)
class Worth:
    """What happens without a rule: how many values change, and how much each figure does.

    `fired` is how often the rule made something of a value.
    """

    rule: str
    fired: int
    changed: int
    lost: Mapping[str, float]

    @property
    def idle(self) -> bool:
        """Whether a figure could tell what the rule is worth, and none does."""
        return self.rule.partition(":")[0] in MEASURED and not any(self.lost.values())


def list_known_rules() -> list[str]:
    """Return the full names of all rules, in the order of their tables."""
    rules = load_common().read(Rules).aspects
    named = [f"{aspect}:{rule}" for aspect, table in rules.items() for rule in table]
    dates = (rule for code in available_languages() for rule in _list_dates(code))
    return [*named, *dict.fromkeys(dates)]


def _list_dates(code: str) -> Iterator[str]:
    for rule in load_language(code).read(Dates).rules:
        if rule.as_ != "nothing":
            yield f"date:{rule.name}"


def count_rules(record: Record) -> Counter[str]:
    """Return how often each rule made something of a value of an article, by its full name."""
    told: Counter[str] = Counter()
    for kind, value in _list_values(record):
        told.update(list_rules(value["rule"], kind))
    return told


def _list_values(record: Record) -> Iterator[tuple[str, Record]]:
    """Yield each value with the kind of its mark."""
    for actor in record["actors"]:
        yield from (("actor", {**mention, "actor": actor["id"]}) for mention in actor["mentions"])
    for quote in record["quotes"]:
        yield "claim" if quote["kind"] == "indirect" else "quote", quote
    yield from (("date", date) for date in record["dates"])
    yield from (("flaw", flaw) for flaw in record["flaws"])


def read_articles(paths: Sequence[Path]) -> list[Article]:
    """Return the articles after the language model, each with what all rules find."""
    given = [read_article(path, None, None) for path in paths]
    drafts = parse_documents([one.document for one in given], load_register(None))
    articles = []
    for path, one, draft in zip(paths, given, drafts, strict=True):
        record = make_record(finish_draft(draft), one)
        articles.append(Article(path, one, draft, record, count_rules(record)))
    return articles


def measure_records(articles: Sequence[Article], records: Sequence[Record]) -> Figures:
    """Return the figures of what was found in some articles."""
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return read_figures(score([article.path for article in articles], lines))


def weigh_rule(
    rule: str, sets: Mapping[str, list[Article]], before: Mapping[str, Figures]
) -> Worth:
    """Return what happens without a rule in articles of several sets.

    Where it made nothing of any value, an article stays as it is.
    """
    off, changed, lost = frozenset({rule}), 0, dict[str, float]()
    for name, articles in sets.items():
        records = [
            make_record(finish_draft(one.draft, off), one.given) if one.fired[rule] else one.record
            for one in articles
        ]
        differing = [
            _count_changes(one.record, record)
            for one, record in zip(articles, records, strict=True)
            if one.record is not record
        ]
        changed += sum(differing)
        if any(differing):
            after = measure_records(articles, records)
            for figure, value in before[name].items():
                difference = round((value or 0.0) - (after[figure] or 0.0), 3)
                if difference:
                    lost[f"{name} {figure}"] = difference
    fired = sum(one.fired[rule] for articles in sets.values() for one in articles)
    return Worth(rule, fired, changed, lost)


def _count_changes(before: Record, after: Record) -> int:
    """Return how many values of an article, its actors included, are gone, new or different."""
    left, now = (
        Counter(json.dumps(_strip(value)) for value in _list_all(record))
        for record in (before, after)
    )
    return max((left - now).total(), (now - left).total())


def _list_all(record: Record) -> Iterator[Record]:
    for actor in record["actors"]:
        yield {key: value for key, value in actor.items() if key != "mentions"}
    yield from (value for _, value in _list_values(record))


def _strip(value: Record) -> Record:
    return {key: one for key, one in value.items() if key not in ("rule", "score", "or")}


def tell_worth(worth: Worth) -> str:
    """Return a line of the table: figures fall by what has a minus, and rise by the others."""
    figures = sorted(worth.lost.items(), key=lambda item: -abs(item[1]))
    told = ", ".join(f"{name} {-lost:+.3f}" for name, lost in figures)
    return f"{worth.rule:28} {worth.fired:6} {worth.changed:8}  {told}".rstrip()


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rule", "named", multiple=True, help="Only this rule; may be given several times.")
def main(folders: tuple[Path, ...], named: tuple[str, ...]) -> None:
    """Switch off one rule at a time in the articles of FOLDERS (default: this one)."""
    sets = {
        f"{folder.resolve().name}/{language}": read_articles(paths)
        for folder in folders or (HERE,)
        for language, paths in list_articles(folder).items()
    }
    before = {
        name: measure_records(articles, [one.record for one in articles])
        for name, articles in sets.items()
    }
    known = list_known_rules()
    fired = {rule for articles in sets.values() for one in articles for rule in one.fired}
    unknown = sorted({*named, *fired} - set(known))
    if unknown:
        raise click.UsageError(f"no such rule in languages/common/rules.yml: {', '.join(unknown)}")
    number = sum(map(len, sets.values()))
    click.echo(
        f"{number} articles\n\n{'without':28} {'fired':>6} {'changes':>8}  the figures change by"
    )
    found = []
    for rule in named or known:
        found.append(weigh_rule(rule, sets, before))
        click.echo(tell_worth(found[-1]))
    never = [one.rule for one in found if not one.fired]
    idle = [one.rule for one in found if one.fired and one.idle]
    click.echo(f"\nnever fired: {', '.join(never) or 'none'}")
    click.echo(f"no figure tells them: {', '.join(idle) or 'none'}")


if __name__ == "__main__":
    main()
