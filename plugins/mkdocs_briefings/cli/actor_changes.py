"""What the commands of `actors` share: the corpus that they ask, and how they tell and do."""

from collections.abc import Callable, Sequence
from difflib import unified_diff
from functools import partial

import click

from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.errors import Fault, InvalidInput, printable
from mkdocs_briefings.markup.changes import Refusal
from mkdocs_briefings.model import Actor
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.pipeline.census import Counted, Place, count_actors
from mkdocs_briefings.pipeline.deeds import Deed, carry_out
from mkdocs_briefings.pipeline.desk.sheets import Sheets
from mkdocs_briefings.register import Register, read_register


class Corpus:
    """The actors of a project, and what a command says and does about them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.sheets = Sheets(project)
        self.register: Register = self.sheets.register()
        self.counted = count_actors(self.sheets.all(), self.register)

    def find(self, id_: str) -> Counted:
        """Return an actor; an error of the command line where nobody knows it."""
        if id_ in self.counted:
            return self.counted[id_]
        if self.register.known(id_):
            name = self.register.name_of(id_, "en") or id_
            return Counted(id_, name, frozenset(), {}, ())
        near = sorted(known for known in self.counted if id_ in known or known in id_)[:5]
        hint = f"; perhaps {', '.join(near)}" if near else ""
        raise click.UsageError(f"no actor has the id {id_!r}{hint}; see 'actors list'")

    def record(self, id_: str) -> Actor | None:
        """Return what a briefing says of an actor of which the register does not tell the kind."""
        entry = self.register.entries.get(id_)
        known = entry is not None and entry.kind is not None
        return None if known else next(iter(self.find(id_).records.values()), None)


def tell_and_do(
    corpus: Corpus, deed: Deed, about: Sequence[Place], show: bool, write: bool
) -> None:
    """Tell what a deed changes, and do it if that is wanted."""
    briefings = len({place.sheet.slug for place in about})
    click.echo(f"{_several(len(about), 'mention')} in {_several(briefings, 'briefing')}")
    for place in about if show else ():
        click.echo(tell_place(corpus.project, place))
    for path, (before, after) in deed.items():
        name = corpus.project.name(path)
        lines = unified_diff(_lines(before), _lines(after), name, name, n=1, lineterm="")
        click.echo("\n".join(printable(line) for line in lines))
    if not deed:
        click.echo("nothing changes")
    elif write:
        carry_out(corpus.project, deed)
        click.echo(f"written: {_several(len(deed), 'file')}")
    else:
        click.echo("nothing is written yet: add --write")


def change_register(
    ctx: click.Context, about: Sequence[str], change: Callable[[Corpus, str], str], **told: bool
) -> None:
    """Change the register, and tell of all that names some actors."""
    corpus = Corpus(find_project(ctx.obj))
    places = [place for id_ in about for place in corpus.find(id_).places]
    path = corpus.project.register
    before = path.read_bytes().decode("utf-8") if path.exists() else ""
    name = corpus.project.name(path)
    after = _refuse(name, partial(change, corpus, before))
    read_register(after, name)  # what would be wrong is told before it is written
    deed = {path: (before, after)} if after != before else {}
    tell_and_do(corpus, deed, places, told["show"], told["write"])


def _refuse(name: str, change: Callable[[], str]) -> str:
    try:
        return change()
    except Refusal as refusal:
        raise InvalidInput([Fault(name, None, str(refusal), "nothing was changed")]) from refusal


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _several(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def tell_place(project: Project, place: Place) -> str:
    """Return where a mark stands, with its sentence and the mark shown in it."""
    mark = place.mark
    told = f"{mark.sentence[: mark.start]}[{mark.words}]{mark.sentence[mark.end :]}"
    return printable(f"  {project.name(place.sheet.path)}:{mark.line}: {told}")
