"""`explain`: which rules made the marks of a briefing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.markup.attributes import write_attributes
from mkdocs_briefings.markup.merge.decisions import BY_HAND
from mkdocs_briefings.model import Annotation
from mkdocs_briefings.model.rules import list_rules
from mkdocs_briefings.pipeline import Explained, Explanation
from mkdocs_briefings.pipeline import explain as explain_marks
from mkdocs_briefings.pipeline.rule_words import tell_rule

_PLACE = re.compile(r"(?P<name>.+?)(?::(?P<line>\d+))?")


@click.command()
@click.argument("place", metavar="BRIEFING[:LINE]")
@click.pass_context
def explain(ctx: click.Context, place: str) -> None:
    """Tell which rules made each mark of a briefing, how sure they were and what they beat.

    BRIEFING is the name or the path of a briefing, LINE the line in that file on which a sentence
    starts; without it, all sentences with marks are told. What is told stands in `.machine/`: no
    language model is needed, and nothing is analysed anew.
    """
    match = _PLACE.fullmatch(place)
    if match is None:
        raise click.UsageError("name a briefing")
    name = Path(match["name"]).name
    line = int(match["line"]) if match["line"] else None
    for sentence in explain_marks(find_project(ctx.obj), name.removesuffix(".md"), line):
        click.echo("\n".join(_tell(sentence)))


def _tell(sentence: Explained) -> Iterator[str]:
    yield f"{sentence.path}:{sentence.line}: {sentence.text}"
    if not sentence.known:
        yield "  the machine has not read these words"
    elif not sentence.marks:
        yield "  no mark, neither the machine's nor anybody's"
    for mark in sentence.marks:
        yield from _tell_mark(mark, sentence.language)
    yield ""


def _tell_mark(mark: Explanation, language: str) -> Iterator[str]:
    one = mark.proposed or mark.standing
    assert one is not None
    yield f"  [{mark.words}]{write_attributes(one)}"
    if mark.proposed is None:
        yield "    a person put it there"
        return
    if mark.proposed.rule == BY_HAND:
        yield "    a person put it there"
    else:
        for name in list_rules(mark.proposed.rule, mark.proposed.kind.value):
            yield f"    {tell_rule(name, language)}"
    if mark.proposed.score is not None:
        yield f"    sure: {mark.proposed.score:.2f}"
    if mark.proposed.rivals:
        yield f"    beat: {', '.join(mark.proposed.rivals)}"
    if mark.standing is None:
        yield "    it does not stand there: a person took it away, or put something in its place"
    elif mark.standing != _forget(mark.proposed):
        yield f"    a person made it {write_attributes(mark.standing)}"


def _forget(mark: Annotation) -> Annotation:
    """Return a mark without how the machine came to it."""
    return replace(mark, rule=None, score=None, rivals=())
