"""Everything that a search of the site may find, out of the index: one record a page.

Pagefind pays by the record, so what a briefing tells is no record of its own but a part of that of
the briefing. The words are those that the site shows: the rights of every source hold here too.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from mkdocs_briefings.markup import sentence_anchors
from mkdocs_briefings.model import AnnotationKind, SourceBlock
from mkdocs_briefings.site.addresses import briefing_path, dossier_path
from mkdocs_briefings.site.finding.days import days_of
from mkdocs_briefings.site.finding.naming import Naming, naming_of, once
from mkdocs_briefings.site.finding.parts import actor_result, parts_of
from mkdocs_briefings.site.finding.record import Kind, Record, Result
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.gate import speaker_of, sure_actors
from mkdocs_briefings.site.index.order import publication_of
from mkdocs_briefings.site.index.rights import sentences_of
from mkdocs_briefings.site.pages.site import Site

_TAG = re.compile(r"<[^>]*>")


def list_records(
    site: Site, address: Callable[[str], str], contents: Mapping[str, str]
) -> Iterator[Record]:
    """Yield the records of briefings, each with all that it tells, and of actors with a page.

    `address` returns the address of a page, from the root of the site; `contents` are the HTML of
    the briefings as they are shown, by slug.
    """
    maker = _Maker(naming_of(site), address)
    dossiers = site.index.dossiers.values()
    at_home = defaultdict[str, list[Dossier]](list)
    for dossier in dossiers:
        if not dossier.earned:
            at_home[dossier.briefings[0]].append(dossier)
    for slug in site.index.briefings:
        if slug in contents:
            yield maker.briefing(slug, contents[slug], at_home[slug])
    yield from (maker.actor(dossier) for dossier in dossiers if dossier.earned)


def owner_page(url: str, title: str, content: str, language: str) -> Record:
    """Return the record of a page that the owner of the site wrote, as it is shown."""
    texts = {language: _TAG.sub(" ", content)}
    return Record(Result(url, Kind.PAGE, title, language), content, title, texts=texts)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the records of a site."""

    naming: Naming
    address: Callable[[str], str]

    def briefing(self, slug: str, content: str, at_home: list[Dossier]) -> Record:
        """Return a briefing with its whole text, sentence by sentence, and all that it tells."""
        site = self.naming.site
        briefing, entries = site.index.briefings[slug], site.index.entries[slug]
        published = publication_of(briefing)
        speakers = map(speaker_of, (*entries.quotes, *entries.claims))
        when = site.interface.day(published) if published else None
        page = Result(
            self.address(briefing_path(slug)),
            Kind.BRIEFING,
            briefing.title,
            briefing.language,
            self.naming.facts(when, *briefing.sources),
            facets={
                **self.naming.origin(briefing.sources),
                "actor": self.naming.named(sure_actors(entries)),
                "speaker": self.naming.named(speakers),
            },
            date=published.isoformat() if published else "",
        )
        return Record(
            page,
            content,
            " ".join((briefing.title, briefing.description or "", *briefing.tags)),
            parts_of(briefing, self.naming, at_home),
            self._texts_of(slug, content),
            dated=self._dated(slug),
        )

    def actor(self, dossier: Dossier) -> Record:
        """Return a dossier."""
        site = self.naming.site
        role = site.current_role(dossier)
        others = ", ".join(dossier.names[1:]) or dossier.name
        said = filter(None, [role.words if role else None, site.about(dossier.id), others])
        body = "".join(f"<p>{escape(text, quote=False)}</p>" for text in said)
        page = actor_result(self.address(dossier_path(dossier.id)), dossier, self.naming)
        # The short before the long: « comité d’éthique (CE) » is how a text would have it.
        return Record(page, body, " ".join(sorted(dossier.names, key=len)))

    def _dated(self, slug: str) -> dict[str, tuple[str, ...]]:
        """Return the anchors of the shown sentences with a date that is sure, by its value."""
        index = self.naming.site.index
        found = defaultdict[str, list[str]](list)
        for number, block in enumerate(index.briefings[slug].blocks):
            shown, anchors = index.shown[slug, number], sentence_anchors(block)
            proved = (slug, block.source) not in index.unproved
            for note in block.annotations if proved else ():
                if note.kind is AnnotationKind.DATE and not note.doubt and days_of(note.value):
                    first, _ = sentences_of(block, note.span)
                    if first in shown:
                        found[note.value].append(anchors[first])
        return {value: once(places) for value, places in found.items()}

    def _texts_of(self, slug: str, content: str) -> dict[str, str]:
        """Return the words of a briefing that the site shows and proves, by language."""
        index = self.naming.site.index
        briefing, languages = index.briefings[slug], defaultdict[str, list[str]](list)
        sources = {source.id: source.language for source in briefing.sources}
        for number, block in enumerate(briefing.blocks):
            if (slug, block.source) in index.unproved:
                continue
            shown = sorted(index.shown[slug, number])
            languages[sources[block.source]] += [block.sentences[n].of(block.text) for n in shown]
        prose = (part.text for part in briefing.parts if not isinstance(part, SourceBlock))
        visible = _TAG.sub(" ", content)
        own = [word for text in prose for word in text.split() if word in visible]
        languages[briefing.language] += [briefing.title, briefing.description or "", *own]
        return {language: " ".join(texts) for language, texts in languages.items()}
