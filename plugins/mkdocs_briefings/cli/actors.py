"""`actors`: one correction that holds in the whole corpus, shown before it is made."""

from collections.abc import Callable

import click

from mkdocs_briefings.cli.actor_changes import Corpus, change_register, tell_and_do, tell_place
from mkdocs_briefings.cli.project import find_project
from mkdocs_briefings.cli.values import check_language
from mkdocs_briefings.errors import Fault, InvalidInput, printable
from mkdocs_briefings.folding import kebab
from mkdocs_briefings.markup.changes import Refusal
from mkdocs_briefings.model import Actor, ActorKind
from mkdocs_briefings.pipeline import register_changes as changes
from mkdocs_briefings.pipeline.census import Counted
from mkdocs_briefings.pipeline.splits import Condition, choose_places, split_actor

_KINDS = [kind.value for kind in ActorKind]


@click.group()
def actors() -> None:
    """List the actors of the corpus, and correct them everywhere at once.

    Whatever changes something first tells what: how many mentions in how many briefings, and the
    lines. It is done with --write.
    """


def _options(command: Callable[..., None]) -> Callable[..., None]:
    write = click.option("--write", is_flag=True, help="Do it; otherwise it is only told.")
    show = click.option("--show", is_flag=True, help="Show the sentences that are concerned.")
    return show(write(click.pass_context(command)))


@actors.command("list")
@click.argument("words", required=False)
@click.pass_context
def list_(ctx: click.Context, words: str | None) -> None:
    """List the actors with their kinds, the most named first; WORDS are part of an id or a name."""
    corpus = Corpus(find_project(ctx.obj))
    for actor in corpus.counted.values():
        if words and words.lower() not in f"{actor.id} {actor.name}".lower():
            continue
        kinds = "/".join(sorted(actor.kinds)) or "-"
        where = "register" if actor.id in corpus.register.entries else "briefings"
        counts = f"{actor.mentions} in {actor.briefings}"
        told = (actor.id, actor.name, kinds, counts, where)
        click.echo("\t".join(map(printable, told)))


@actors.command()
@click.argument("actor", metavar="ID")
@click.pass_context
def show(ctx: click.Context, actor: str) -> None:
    """Tell all that is known of an actor, with every sentence that names it."""
    corpus = Corpus(find_project(ctx.obj))
    found = corpus.find(actor)
    click.echo(printable(f"{found.id}: {found.name} ({'/'.join(sorted(found.kinds)) or '-'})"))
    merged = corpus.register.resolve(actor)
    if merged != actor:
        click.echo(f"  the same as {merged}")
    for slug, record in found.records.items():
        told = ", ".join([record.role or "no role", *record.aliases])
        click.echo(printable(f"  {slug}: {record.name}, {record.kind}, {told}"))
    for place in found.places:
        click.echo(tell_place(corpus.project, place))


@actors.command()
@click.argument("actor", metavar="A")
@click.argument("into", metavar="B")
@_options
def merge(ctx: click.Context, actor: str, into: str, **told: bool) -> None:
    """Say that A is B: whatever names A then leads to B."""

    def change(corpus: Corpus, text: str) -> str:
        corpus.find(into)
        return changes.merge_into(text, actor, into, corpus.record(into))

    change_register(ctx, [actor], change, **told)


@actors.command()
@click.argument("actor", metavar="A")
@click.option("--into", required=True, metavar="ID-OR-NAME", help="Whom the marks are to name.")
@click.option("--briefing", "slugs", multiple=True, metavar="SLUG", help="Only marks in this one.")
@click.option("--when", "conditions", multiple=True, help="Such as 'role contains minister'.")
@click.option("--kind", "kind_", type=click.Choice(_KINDS), help="The kind of a new actor.")
@_options
def split(
    ctx: click.Context,
    actor: str,
    into: str,
    slugs: tuple[str, ...],
    conditions: tuple[str, ...],
    kind_: str | None,
    **told: bool,
) -> None:
    """Let some of the marks of A name another actor: those in a briefing, or of which a condition
    holds. A condition is that the role, the words, the sentence or the briefing contains words.
    """
    if not slugs and not conditions:
        raise click.UsageError("say which marks are meant, with --briefing or --when")
    corpus = Corpus(find_project(ctx.obj))
    found = corpus.find(actor)
    try:
        wanted = [Condition.read(one) for one in conditions]
    except Refusal as refusal:
        raise click.UsageError(str(refusal)) from refusal
    places = choose_places(found, slugs, wanted)
    other = _find_other(corpus, found, into, kind_)
    try:
        written = split_actor(found, other, places, corpus.register)
    except Refusal as refusal:
        name = corpus.project.name(corpus.project.briefings)
        raise InvalidInput([Fault(name, None, str(refusal), "nothing was changed")]) from refusal
    sheets = {place.sheet.slug: place.sheet for place in places}
    deed = {sheets[slug].path: (sheets[slug].text, text) for slug, text in written.items()}
    tell_and_do(corpus, deed, places, told["show"], told["write"])


def _find_other(corpus: Corpus, actor: Counted, into: str, kind: str | None) -> Actor:
    known = corpus.counted.get(into)
    if known is not None or corpus.register.known(into):
        found = corpus.find(into)
        of_kind = next(iter(found.kinds), ActorKind.PERSON)
        return next(iter(found.records.values()), Actor(into, found.name, of_kind))
    id_ = kebab(into)
    if len(id_) < 3 or id_ in corpus.counted:
        raise click.UsageError(
            f"{into!r} gives no id of its own: give one that there is, or a name"
        )
    return Actor(id_, into, ActorKind(kind) if kind else next(iter(sorted(actor.kinds))))


@actors.command()
@click.argument("actor", metavar="ID")
@click.argument("name")
@click.option("--language", callback=check_language, help="The name is in this language only.")
@_options
def rename(ctx: click.Context, actor: str, name: str, language: str | None, **told: bool) -> None:
    """Give an actor another name to be shown by; it keeps its id, and the old name finds it."""

    def change(corpus: Corpus, text: str) -> str:
        return changes.rename(text, actor, name, language, corpus.record(actor))

    change_register(ctx, [actor], change, **told)


@actors.command()
@click.argument("actor", metavar="ID")
@click.argument("kind_", metavar="KIND", type=click.Choice(_KINDS))
@_options
def kind(ctx: click.Context, actor: str, kind_: str, **told: bool) -> None:
    """Say what an actor is, in all briefings."""
    change_register(ctx, [actor], lambda _, text: changes.change_kind(text, actor, kind_), **told)


@actors.command()
@click.argument("actor", metavar="ID")
@click.argument("words")
@_options
def alias(ctx: click.Context, actor: str, words: str, **told: bool) -> None:
    """Say that these words name an actor."""

    def change(corpus: Corpus, text: str) -> str:
        return changes.name_in_register(text, actor, words, corpus.record(actor))

    change_register(ctx, [actor], change, **told)


@actors.command()
@click.argument("actor", metavar="ID")
@click.argument("words")
@_options
def never(ctx: click.Context, actor: str, words: str, **told: bool) -> None:
    """Say that these words never name an actor."""
    change_register(ctx, [actor], lambda _, text: changes.rule_out(text, actor, words), **told)


@actors.command()
@click.argument("actor", metavar="ID")
@click.argument("role_", metavar="ROLE")
@click.option("--since", metavar="DATE", help="From when: 2024, 2024-10 or 2024-10-21.")
@click.option("--until", metavar="DATE", help="Until when, that time included.")
@click.option("--language", callback=check_language, help="The role is in this language only.")
@_options
def role(
    ctx: click.Context,
    actor: str,
    role_: str,
    since: str | None,
    until: str | None,
    language: str | None,
    **told: bool,
) -> None:
    """Say what an actor is or was in office as."""

    def change(corpus: Corpus, text: str) -> str:
        record = corpus.record(actor)
        return changes.give_role(text, actor, role_, language, since, until, record)

    change_register(ctx, [actor], change, **told)


@actors.command()
@click.argument("actor", metavar="ID")
@_options
def promote(ctx: click.Context, actor: str, **told: bool) -> None:
    """Write what the briefings say of an actor into the register, so that it holds in all."""

    def change(corpus: Corpus, text: str) -> str:
        record = next(iter(corpus.find(actor).records.values()), None)
        if record is None:
            raise Refusal(f"no briefing tells of {actor!r}")
        return changes.promote(text, record)

    change_register(ctx, [actor], change, **told)


@actors.command()
@click.argument("actor", metavar="ID")
@click.argument("wikidata", metavar="Q-ID")
@_options
def link(ctx: click.Context, actor: str, wikidata: str, **told: bool) -> None:
    """Keep the id that an actor has in Wikidata; nothing is fetched from there."""

    def change(corpus: Corpus, text: str) -> str:
        return changes.set_value(text, actor, "wikidata", wikidata, corpus.record(actor))

    change_register(ctx, [actor], change, **told)
