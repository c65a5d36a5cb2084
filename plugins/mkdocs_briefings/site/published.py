"""What a site that is published has pages of, told to the files of the project."""

from collections.abc import Sequence

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline import Findings, Project, inspect, keep_dossiers
from mkdocs_briefings.progress import Follow, unseen
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.reading import showable
from mkdocs_briefings.site.index.rights import publishable


def remember_published(project: Project, follow: Follow = unseen) -> tuple[Fault, ...]:
    """Note the actors that have a page in what a project publishes; return what went wrong.

    `follow` may show how many briefings are read for it.
    """
    found = inspect(project, follow=follow)
    return remember_dossiers(project, found)


def remember_dossiers(
    project: Project,
    found: Findings,
    shown: Sequence[Briefing] = (),
    index: Index | None = None,
) -> tuple[Fault, ...]:
    """Note the actors that have a page in what is published of what was found.

    `index` is that of those which are `shown` on this machine; where that is all that is published
    it serves here too.
    """
    published = publishable(
        tuple(map(showable, found.briefings)), local=False, certain=found.certain
    )
    if index is None or published != tuple(shown):
        index = build_index(
            published, found.register, language="en", excerpt_words=0, unproved=found.unproved
        )
    ids = [dossier.id for dossier in index.dossiers.values() if dossier.earned]
    try:
        keep_dossiers(project, ids)
    except OSError as error:
        what = f"the list of published dossiers cannot be written ({error.strerror})"
        cure = "make the folder writable"
        return (Fault(project.name(project.machine), None, what, cure, warning=True),)
    return ()
