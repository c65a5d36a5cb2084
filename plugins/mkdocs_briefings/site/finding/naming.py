"""What the results of a search say, and are narrowed by, in the words of the site."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import Source
from mkdocs_briefings.site.finding.record import Facets
from mkdocs_briefings.site.pages.parts import source_name
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.timex import find_period


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of a site; `labels` tell its actors apart, by id.

    `language_name` returns the name of a language; a site asks for few of them very often.
    """

    site: Site
    labels: Mapping[str, str]
    language_name: Callable[[str], str]

    def facts(self, *facts: str | Source | None) -> str:
        """Return what stands above a result, each fact once."""
        told = (source_name(fact) if isinstance(fact, Source) else fact for fact in facts)
        return " · ".join(once(told))

    def origin(self, sources: Iterable[Source]) -> Facets:
        """Return the facets that a result has by its sources."""
        found = tuple(sources)
        return {
            "source": once(source_name(source) for source in found),
            "language": once(self.language_name(source.language) for source in found),
            "year": once(str(source.published.year) for source in found if source.published),
        }

    def named(self, actors: Iterable[str | None]) -> tuple[str, ...]:
        """Return what the facets call actors: those that have a page, for the others are many."""
        found = (actor for actor in actors if actor is not None)
        dossiers = self.site.index.dossiers
        named = {self.labels[actor] for actor in found if dossiers[actor].earned}
        return tuple(sorted(named, key=fold))


def naming_of(site: Site) -> Naming:
    """Return the words of a site, in which two actors of one name have their ids beside it."""
    dossiers = site.index.dossiers.values()
    shared = Counter(dossier.name for dossier in dossiers)
    labels = {
        dossier.id: f"{dossier.name} ({dossier.id})" if shared[dossier.name] > 1 else dossier.name
        for dossier in dossiers
    }
    return Naming(site, labels, cache(site.interface.language_name))


def once(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the values that say something, each once."""
    return tuple(dict.fromkeys(value for value in values if value))


def years_of(value: str | None) -> tuple[str, ...]:
    """Return the years in which a date begins and ends."""
    period = find_period(value) if value else None
    return once((str(period.start.year), str(period.end.year))) if period else ()


def start_of(value: str | None) -> str:
    """Return the day on which a date begins, empty if it has no place in the calendar."""
    period = find_period(value) if value else None
    return period.start.isoformat() if period else ""
