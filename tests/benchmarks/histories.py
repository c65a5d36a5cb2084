"""Print what the merge loses along many histories: `python -m tests.benchmarks.histories`."""

from collections import Counter

import click
from tests.markup.histories import find_losses

SHARES = (0.0, 0.2, 0.5, 0.8)
"""How many of the words are among a few that stand again and again."""


@click.command()
@click.option("--histories", default=2000, show_default=True)
@click.option("--first", default=0, show_default=True, help="The seed of the first history.")
@click.option("--show", default=3, show_default=True, help="How many losses to show in full.")
def main(histories: int, first: int, show: int) -> None:
    """Merge so many histories, a quarter of them for each share of repeated words."""
    lost: Counter[tuple[float, str]] = Counter()
    bad = 0
    for seed in range(first, first + histories):
        share = SHARES[seed % len(SHARES)]
        losses = find_losses(seed, share)
        bad += bool(losses)
        lost.update((share, loss.what) for loss in losses)
        if losses and bad <= show:
            click.echo(f"seed {seed}, repeated {share}: {losses[0]}")
    click.echo(f"{histories} histories from seed {first}: {bad} with a loss")
    for (share, what), number in sorted(lost.items()):
        click.echo(f"  repeated {share:.0%}: {number} {what}")


if __name__ == "__main__":
    main()
