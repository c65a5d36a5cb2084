"""What every page is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import Origin
from mkdocs_briefings.site.addresses import briefing_path, dossier_path, glossary_anchor
from mkdocs_briefings.site.html.prose import Prose, choose_prose
from mkdocs_briefings.site.index.build import Index
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.order import publication_of
from mkdocs_briefings.site.index.roles import RoleSpan, merge_roles
from mkdocs_briefings.site.interface import Interface


@dataclass(frozen=True, slots=True)
class Site:
    """What every page is made from.

    `outdated` are the slugs of briefings whose source has changed since; `origins` say of each what
    made it; `changed` are those that have changed since a person reviewed them. `contact` is the
    link by which readers report an error, empty if nobody gave one. `index_unreviewed` says that
    search engines may keep what nobody has reviewed; `search` is where the search page is, from the
    root of the site, empty where there is none; `feeds` are the languages of the briefings of which
    there is a feed. `local` says that the site is only served on its author's machine.
    """

    index: Index
    interface: Interface
    outdated: frozenset[str] = field(default=frozenset())
    origins: Mapping[str, Origin] = field(default_factory=dict)
    changed: frozenset[str] = field(default=frozenset())
    contact: str = ""
    local: bool = False
    index_unreviewed: bool = False
    search: str = ""
    feeds: tuple[str, ...] = ()

    def name(self, actor: str) -> str:
        """Return the name of an actor in the language of the site."""
        dossier = self.index.dossiers.get(actor)
        return dossier.name if dossier else actor

    def home(self, actor: str, section: str = "") -> tuple[str, str]:
        """Return the page that tells of an actor, and the fragment of it.

        That is a section of the dossier, else the glossary of the newest briefing with the actor.
        """
        dossier = self.index.dossiers.get(actor)
        if dossier is None or dossier.earned:
            return dossier_path(actor), section
        return briefing_path(dossier.briefings[0]), glossary_anchor(actor)

    def role(self, actor: str, slug: str) -> str | None:
        """Return the words of the role of an actor at the time of a briefing."""
        role = self.told_role(actor, slug)
        return role.words if role else None

    def told_role(self, actor: str, slug: str) -> Prose | None:
        """Return the role of an actor at the time of a briefing, `None` if nobody gave it."""
        briefing = self.index.briefings[slug]
        dates = [source.published for source in briefing.sources if source.published]
        register = self.index.register
        known = register.role_words_at(actor, max(dates, default=None))
        if role := choose_prose(known, self.interface.code):
            return role
        records = self.index.entries[slug].records.get(actor, ())
        roles = (record.role for record in records if record.role)
        return next((Prose(role, briefing.language) for role in roles), None)

    def current_role(self, dossier: Dossier) -> Prose | None:
        """Return what an actor is: the role in the register, else that of the newest article.

        The register speaks of the day of the newest source; `None` where nobody gave a role.
        """
        briefing = self.index.briefings[dossier.briefings[0]]
        known = self.index.register.role_words_at(dossier.id, publication_of(briefing))
        if role := choose_prose(known, self.interface.code):
            return role
        span = self.role_in_articles(dossier)
        if span is None:
            return None
        return Prose(span.newest.role, self.index.briefings[span.newest.briefing].language)

    def role_in_articles(self, dossier: Dossier) -> RoleSpan | None:
        """Return the newest role that articles give an actor, `None` where none does."""
        return next(iter(merge_roles(dossier.roles)), None)

    def aliases_here(self, actor: str, slug: str) -> list[str]:
        """Return what else a briefing calls an actor, apart from capitals and accents."""
        own = self.index.entries[slug].records.get(actor, ())
        names = [name for record in own for name in (record.name, *record.aliases)]
        different = {fold(name): name for name in reversed(names)}
        different.pop(fold(self.name(actor)), None)
        return [name for name in dict.fromkeys(names) if name in different.values()]

    def about(self, actor: str) -> str | None:
        """Return the words that the register has on an actor."""
        about = self.told_about(actor)
        return about.words if about else None

    def told_about(self, actor: str) -> Prose | None:
        """Return what the register says of an actor, in the language of the site if it can."""
        entry = self.index.register.entries.get(actor)
        return choose_prose(entry.about, self.interface.code) if entry else None

    def briefing_title(self, slug: str) -> Prose:
        """Return the title of a briefing."""
        briefing = self.index.briefings[slug]
        return Prose(briefing.title, briefing.language)
