"""Learn the weights of names anew and write them into the tables of every language.

The same data and seed give the same weights.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from tests.quality.learn.folds import FOLDS, learn
from tests.quality.learn.texts import Text, count_labels, read_examples, read_folder
from tests.quality.measure import HERE

import mkdocs_briefings
from mkdocs_briefings.annotate.names.weights import CLASSES, NameWeights, Row

_LANGUAGES = Path(mkdocs_briefings.__file__).parent / "languages"
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_OWN = 3.0
_NOISY = {"common": 0.2, "fr": 0.4}
"""How much an article of gold by our conventions counts, and one of gold by others, in each table.

Those of single words are in the table of the language that has gold.

Source: of 0.05, 0.1, 0.2, 0.4, 0.7 and 1 the best on articles not learnt from, by little.
"""
_STRENGTH = 2.0
# Weights below it in every class are left out: they change nothing.
_LEAST = 0.05
_WORD = "«"
_HEAD = """\
# How much each thing that is noticed of a candidate speaks for a name of each class, in nats:
# person, organisation, place and event, first by its paragraph alone, then with what the rest of
# the document says. Read by annotate/names/weights.py; written
# by `python -m tests.quality.learn` (seed {seed}); never edited by hand.
# Learnt from {names} names: our own articles and examples, and
# - WiNER-fr v0.2 by Y. Dupont, annotations CC BY 4.0, on articles of French Wikinews, CC BY 2.5;
# - our own annotations of other articles of French Wikinews, CC BY 2.5.
"""


@click.command()
@click.option(
    "--noisy", type=_FOLDER, multiple=True, help="Articles with gold by other conventions."
)
@click.option("--gold", type=_FOLDER, multiple=True, help="Articles with gold by our conventions.")
@click.option("--seed", default=0, show_default=True, help="Which texts are held out together.")
def main(noisy: tuple[Path, ...], gold: tuple[Path, ...], seed: int) -> None:
    """Learn the weights of names from our own articles, our examples, and the folders named."""
    texts = list(_read(noisy, gold))
    names = count_labels(texts)
    click.echo(f"{len(texts)} texts, {names} names, {FOLDS} parts")
    for code, noise in _NOISY.items():
        for text in texts:
            text.weight = noise if text.noisy else _OWN
        weights = learn(texts, _STRENGTH, seed)
        path = _LANGUAGES / code / "weights.tsv"
        lines = _list_lines(weights, words=code != "common")
        path.write_text(_HEAD.format(seed=seed, names=names) + "\n".join(lines) + "\n", "utf-8")
        click.echo(f"{path.relative_to(_LANGUAGES)}: {len(lines)} weights")


def _read(noisy: Sequence[Path], gold: Sequence[Path]) -> Iterator[Text]:
    yield from read_examples()
    for folder in (HERE, *gold):
        yield from read_folder(folder)
    for folder in noisy:
        yield from read_folder(folder, noisy=True)


def _list_lines(weights: NameWeights, *, words: bool) -> list[str]:
    """Return the lines of a table, with what is noticed of the words of a language or without."""
    none: Row = (0.0,) * len(CLASSES)
    lines = []
    for name in sorted(weights.first.keys() | weights.then.keys()):
        row = (*weights.first.get(name, none), *weights.then.get(name, none))
        if max(map(abs, row)) >= _LEAST and (words or _WORD not in name):
            lines.append("\t".join([name, *(f"{value:.2f}" for value in row)]))
    return lines


if __name__ == "__main__":
    main()
