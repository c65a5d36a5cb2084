"""From what a project holds to what every page is made from."""

from dataclasses import replace

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.markup import is_changed
from mkdocs_briefings.pipeline import Findings, Project
from mkdocs_briefings.site.config import BriefingsConfig
from mkdocs_briefings.site.index.build import build_index
from mkdocs_briefings.site.index.labels import list_proposed
from mkdocs_briefings.site.index.overlay import lay_over
from mkdocs_briefings.site.index.reading import showable
from mkdocs_briefings.site.index.rights import publishable
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.published import remember_dossiers


def assemble_site(
    project: Project,
    found: Findings,
    interface: Interface,
    options: BriefingsConfig,
    *,
    local: bool,
    remembering: bool,
) -> tuple[Site, tuple[Fault, ...]]:
    """Return what the pages are made from, and what could not be written.

    `local` shows the whole of every source: the site stays on its author's machine. `remembering`
    keeps the addresses of the dossiers in the project.
    """
    briefings = tuple(map(showable, found.briefings))
    proposed = list_proposed(briefings, found.origins)
    shown = publishable(briefings, local=local, proposed=proposed, certain=found.certain)
    index = build_index(
        shown,
        found.register,
        language=interface.code,
        excerpt_words=options.excerpt_words,
        whole=local,
        proposed=proposed,
        unproved=found.unproved,
    )
    faults = remember_dossiers(project, found, shown, index) if remembering else ()
    outdated = frozenset(
        briefing.slug
        for briefing in briefings
        if not found.late.isdisjoint(source.id for source in briefing.sources)
    )
    changed = frozenset(briefing.slug for briefing in briefings if is_changed(briefing))
    site = Site(
        index,
        interface,
        outdated,
        found.origins,
        changed,
        options.contact,
        local,
        options.index_unreviewed,
    )
    return site, tuple(faults)


def renew_site(site: Site, found: Findings, slug: str) -> Site:
    """Return a site that is shown to its authors with one briefing as it was found just now.

    All that others tell with it stays as it was.
    """
    briefing = next((one for one in found.briefings if one.slug == slug), None)
    if briefing is None:
        return site
    briefing, origins = showable(briefing), found.origins
    index = lay_over(
        site.index,
        briefing,
        found.register,
        language=site.interface.code,
        proposed=list_proposed([briefing], origins).get(slug),
        unproved=found.unproved,
    )
    changed = site.changed - {slug} | ({slug} if is_changed(briefing) else set())
    return replace(site, index=index, origins=origins, changed=changed)
