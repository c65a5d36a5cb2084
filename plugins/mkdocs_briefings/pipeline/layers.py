"""The three layers of a merge: what stood before, what stands, and what is proposed now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import digest_reviewed, is_changed, read
from mkdocs_briefings.markup.merge.transfer import (
    extract,
    join,
    list_actors,
    remove,
    rename_source,
)
from mkdocs_briefings.model import Briefing, Proposal, SourceBlock
from mkdocs_briefings.pipeline.assembly import make_briefing
from mkdocs_briefings.pipeline.bases import belongs, drop_rules, find_version
from mkdocs_briefings.pipeline.moves import Move
from mkdocs_briefings.pipeline.plan import Plan, Reason, Task
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.pipeline.standing import Standing
from mkdocs_briefings.text_files import decode_text


@dataclass(frozen=True, slots=True)
class Layers:
    """What a merge is made of, but for the new proposal.

    `mine` is the briefing as its author left it, and `base` what the machine had proposed: `None`
    where no version of the machine's belongs to the file, so that the new proposal has to stand in
    for it. Sources that arrive are in both, and those that left in neither. `renamed` is the slug
    that the whole page had before, if it had another.
    """

    base: Briefing | None
    mine: Briefing
    renamed: str | None = None


def find_layers(project: Project, plan: Plan, task: Task) -> Layers | Fault | None:
    """Return what to merge a briefing with; `None` if nobody has decided anything in it.

    What is to be made anew keeps none of its own decisions, but those that come from elsewhere. A
    fault says why it must be left alone.
    """
    standing, anew = task.standing, task.reason is Reason.ASKED
    arrivals = [move for move in task.arrivals if not anew or move.old_slug != task.slug]
    if not arrivals and (anew or standing.raw is None or not standing.edited):
        return None
    others = [plan.standing[move.old_slug] for move in arrivals]
    for one in others if anew else (standing, *others):
        if one.raw is not None and one.edited and one.briefing is None:
            return _find_fault(project, plan, task, one)
    if anew:
        return _gather(project, plan, task, None)
    own = _find_own(project, task.slug, standing)
    renamed = _find_renamed(plan, task) if own is None else None
    if renamed is not None:
        own = _find_own(project, renamed, plan.standing[renamed])
        own = own and _rename(own, task, renamed)
    if own is None:
        return _gather(project, plan, task, None)
    return _gather(project, plan, task, Layers(own.base, own.mine, renamed))


def propose_briefing(task: Task, proposals: Sequence[Proposal], layers: Layers | None) -> Briefing:
    """Return what the machine proposes now for a briefing, sources without a seed here included."""
    base = (layers and layers.base) or task.standing.base
    if proposals:
        proposed = make_briefing(task.slug, proposals)
    else:
        known = base or Briefing(task.slug, task.slug, "und", ())
        # What is left where every source has gone is no page any more, unless somebody wrote one.
        proposed = Briefing(task.slug, known.title, known.language, (), draft=not task.absent)
    for id_ in sorted(task.absent):
        if base is not None:
            proposed = join(proposed, drop_rules(extract(base, id_, list_actors(base, id_))))
    return replace(proposed, formerly=base.formerly if base else ())


def _find_fault(project: Project, plan: Plan, task: Task, standing: Standing) -> Fault:
    """Return the fault of a briefing that has faults of its own, so that it cannot be merged."""
    slug = next(slug for slug, one in plan.standing.items() if one is standing)
    name = project.name(project.briefings / f"{slug}.md")
    redo = f"redo it with 'mkdocs-briefings annotate --replace {slug}' (a .bak is kept)"
    try:
        text = decode_text(standing.raw or b"", name)
    except InvalidInput as error:
        first = error.faults[0]
        return Fault(name, first.line, f"it is left alone: {first.what}", redo)
    _, faults = read(text, name, known=plan.register.known)
    line = next(fault.line for fault in faults if not fault.warning)
    what = f"it is left alone, since it has faults ({task.reason})"
    return Fault(name, line, what, f"mend what 'mkdocs-briefings check' tells, or {redo}", True)


def _find_own(project: Project, slug: str, standing: Standing) -> Layers | None:
    """Return the layers of a briefing by itself; `None` where it has no file."""
    base = standing.base
    if standing.raw is None:
        return None
    if not standing.edited and base is not None:
        name = project.name(project.briefings / f"{slug}.md")
        mine, _ = read(standing.written or "", name, known=lambda _: True)
        return Layers(base, mine)
    if standing.briefing is None:
        return None
    mine = standing.briefing
    if base is None or not belongs(base, mine):
        base = find_version(project, slug, mine.base)
    return Layers(base, mine)


def stand_in(proposed: Briefing, mine: Briefing) -> Briefing:
    """Return what stands for a base where none belongs to a briefing: the new proposal.

    What differs from it counts as decided, so that nothing is lost. Of sources and actors that the
    briefing does not have nothing was decided.
    """
    known = {actor.id for actor in mine.actors}
    actors = tuple(actor for actor in proposed.actors if actor.id in known)
    proposed = replace(proposed, actors=actors)
    for id_ in {source.id for source in proposed.sources} - {one.id for one in mine.sources}:
        proposed = remove(proposed, id_)
    return proposed


def _find_renamed(plan: Plan, task: Task) -> str | None:
    """Return the slug of the briefing of which all that it has goes to this one, which is new."""
    slugs = [move.old_slug for move in task.arrivals if move.old_slug != task.slug]
    for slug in dict.fromkeys(slugs):
        base = plan.standing[slug].base
        going = {move.old_source for move in task.arrivals if move.old_slug == slug}
        if base and all(one.id in going or one.id not in plan.present for one in base.sources):
            return slug
    return None


def _rename(own: Layers, task: Task, slug: str) -> Layers:
    """Return the layers of a briefing under its new slug, its sources under their new ids."""
    moves = [move for move in task.arrivals if move.old_slug == slug]
    mine, base = own.mine, own.base
    signed = mine.review is not None and mine.review.digest is not None and not is_changed(mine)
    for move in moves:
        mine = rename_source(mine, move.old_source, move.source)
        base = base and rename_source(base, move.old_source, move.source)
    mine = _settle(mine, task.slug, (slug,))
    if signed and mine.review is not None:
        mine = replace(mine, review=replace(mine.review, digest=digest_reviewed(mine)))
    return Layers(base and _settle(base, task.slug, (slug,)), mine)


def _settle(briefing: Briefing, slug: str, before: tuple[str, ...]) -> Briefing:
    """Return a briefing under another slug, with those that it had before."""
    sources = tuple(replace(source, briefing=slug) for source in briefing.sources)
    return _lead_here(replace(briefing, slug=slug, sources=sources), slug, before)


def _lead_here(briefing: Briefing, slug: str, before: tuple[str, ...]) -> Briefing:
    """Return a briefing with further slugs whose addresses lead to it."""
    formerly = tuple(old for old in dict.fromkeys((*briefing.formerly, *before)) if old != slug)
    return replace(briefing, formerly=formerly)


def _gather(project: Project, plan: Plan, task: Task, own: Layers | None) -> Layers | None:
    """Return the layers with the sources that arrive, and without those that have left."""
    done = own
    for move in task.arrivals:
        if move.old_slug == task.slug:
            if done is not None:
                base = done.base and rename_source(done.base, move.old_source, move.source)
                mine = rename_source(done.mine, move.old_source, move.source)
                done = replace(done, base=base, mine=mine)
        elif own is None or move.old_slug != own.renamed:
            done = _take(project, plan, task, move, done)
    for id_ in task.left:
        if done is None:
            break
        done = replace(done, base=done.base and remove(done.base, id_), mine=remove(done.mine, id_))
    return done


def _take(
    project: Project, plan: Plan, task: Task, move: Move, done: Layers | None
) -> Layers | None:
    """Return the layers with a source of another briefing."""
    other = _find_own(project, move.old_slug, plan.standing[move.old_slug])
    if other is None:
        return done
    base = other.base or plan.standing[move.old_slug].base
    both = [one for one in (base, other.mine) if one is not None]
    named = frozenset().union(*(list_actors(one, move.old_source) for one in both))
    parts = [
        rename_source(extract(one, move.old_source, named), move.old_source, move.source)
        for one in both
    ]
    taken = [_settle(part, task.slug, ()) for part in parts]
    if done is None:
        shell = Briefing(task.slug, other.mine.title, other.mine.language, ())
        done = Layers(shell, shell)
    mine = join(done.mine, taken[-1])
    base = join(done.base, taken[0]) if done.base else None
    stays = any(one.slug == move.old_slug and one.documents for one in plan.tasks)
    if not stays and _is_dissolved(other.mine, task, move.old_slug):
        before = (*other.mine.formerly, move.old_slug)
        mine = _lead_here(mine, task.slug, before)
        base = base and _lead_here(base, task.slug, before)
    return replace(done, base=base, mine=mine)


def _is_dissolved(mine: Briefing, task: Task, slug: str) -> bool:
    """Tell whether a briefing goes to another whole, so that its address has to lead there."""
    going = {move.old_source for move in task.arrivals if move.old_slug == slug}
    return all(isinstance(one, SourceBlock) and one.source in going for one in mine.parts)
