"""Which pages need not be made, and what is to be remembered of those that are."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mkdocs_briefings.site.keeping.digest import Digests, Indescribable
from mkdocs_briefings.site.keeping.store import KeptPage, Notes, Store, pack_page
from mkdocs_briefings.site.keeping.trace import (
    Fact,
    Trace,
    ask,
    root_values,
    trace_site,
    traced_path,
)
from mkdocs_briefings.site.pages import SitePage
from mkdocs_briefings.site.pages.site import Site


class Keeper:
    """Keeps the pages of one site after another.

    `site` is one like that given, which notes what is asked of it: pages are to be made of it.
    """

    def __init__(self, site: Site, store: Store) -> None:
        self.trace = Trace()
        self.site = trace_site(site, self.trace)
        self._roots, self._store = root_values(site), store
        self._notes = Notes()
        self._values = Digests()
        self._making = Digests(_tell_site)
        self._made: dict[str, KeptPage] = {}
        self._facts: dict[str, frozenset[Fact]] = {}
        self._html: dict[str, bytes] = {}
        self.kept: dict[str, KeptPage] = {}

    def find_kept(
        self, pages: Mapping[str, SitePage], frame: str, paths: Iterable[str]
    ) -> Mapping[str, bytes]:
        """Return the HTML of pages by path; those that are as they were are `kept`.

        `frame` stands for all that they have in common. `paths` are those of all files of the site:
        a page that leads to one which has gone is made.
        """
        self._notes = self._store.read_notes(frame)
        notes, there = self._notes, frozenset(paths)
        changed = {n for n, fact in enumerate(notes.facts) if self._ask(fact) != notes.digests[n]}
        for path, page in pages.items():
            known = notes.pages.get(path)
            if known is None or path not in self._store or known.made != self._tell_making(page):
                continue
            if changed.isdisjoint(known.facts) and there.issuperset(known.targets):
                self.kept[path] = known
        return self._store

    def note(
        self,
        page: SitePage,
        facts: frozenset[Fact],
        html: str,
        more: KeptPage,
    ) -> None:
        """Remember a page that was made; `more` is what is known of it beside that."""
        making = self._tell_making(page)
        if making is None:
            return
        self._facts[page.path] = facts
        self._made[page.path] = replace(more, made=making)
        self._html[page.path] = pack_page(html)

    def save(self) -> None:
        """Keep what was made, and what was kept before."""
        notes = self._notes
        if not self._made and self.kept.keys() == notes.pages.keys():
            self._store.write(None, {})
            return
        asked = set().union(*self._facts.values()) if self._facts else set()
        still = {n for page in self.kept.values() for n in page.facts}
        facts = list(dict.fromkeys([*(notes.facts[n] for n in sorted(still)), *asked]))
        numbers = {fact: number for number, fact in enumerate(facts)}
        pages = {
            path: _renumber(page, (notes.facts[n] for n in page.facts), numbers)
            for path, page in self.kept.items()
        }
        pages |= {
            path: _renumber(page, self._facts[path], numbers) for path, page in self._made.items()
        }
        digests = tuple(map(self._ask, facts))
        self._store.write(Notes(notes.frame, tuple(facts), digests, pages), self._html)

    @property
    def stamp(self) -> str:
        """The stamp of the pages that are kept, empty where they are not."""
        return self._store.stamp

    def paths(self) -> set[str]:
        """Return the paths of the pages that are kept for the next build."""
        return self.kept.keys() | self._made.keys()

    def _ask(self, fact: Fact) -> str:
        try:
            return self._values.of(ask(self._roots, fact))
        except Indescribable:
            return secrets.token_hex(8)  # never the same: who asks for it is made each time

    def _tell_making(self, page: SitePage) -> str | None:
        """Return what stands for all that a page is made of but for the site."""
        try:
            return self._making.of(page)
        except Indescribable:
            return None


def _renumber(page: KeptPage, facts: Iterable[Fact], numbers: Mapping[Fact, int]) -> KeptPage:
    told = tuple(sorted(numbers[fact] for fact in facts))
    return replace(page, facts=told)


def _tell_site(value: object) -> str | None:
    """Return what stands for a value that is asked, and so noted, when the page is made."""
    return "site" if isinstance(value, Site) else traced_path(value)
