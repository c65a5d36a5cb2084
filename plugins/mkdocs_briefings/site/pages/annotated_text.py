"""What the page of a briefing makes of the annotations in its source texts."""

import posixpath
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_briefings.markup import Mark, PlainView, View
from mkdocs_briefings.model import AnnotationKind, Briefing, Rights, Source, SourceBlock
from mkdocs_briefings.site.addresses import briefing_path, glossary_anchor
from mkdocs_briefings.site.html.dates import date_words
from mkdocs_briefings.site.html.elements import h, joined, text_of
from mkdocs_briefings.site.html.joining import join_marks
from mkdocs_briefings.site.index.unseen import unseen_speakers
from mkdocs_briefings.site.pages.doubts import doubt_words
from mkdocs_briefings.site.pages.glossary import card_anchor
from mkdocs_briefings.site.pages.mentions import mention_steps
from mkdocs_briefings.site.pages.parts import (
    rights_words,
    source_date,
    source_name,
    source_title,
)
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.timex import is_deduced

_ENTRY = {
    AnnotationKind.QUOTE: ("link.quote", "box"),
    AnnotationKind.CLAIM: ("link.claim", "box"),
    AnnotationKind.DATE: ("link.event", "entry"),
}


@dataclass(frozen=True, slots=True)
class SiteView:
    """The view of one briefing: see `markup.View`.

    `shown_sentences` are those that the rights allow, by source and text; `entries` are the anchors
    of the marks that have a box or an entry further down the page; `mentions` are those of the
    shown mentions of each actor, in the order of the page; `unseen` are the speakers that no
    sentence shown with their words names, by the anchor of these.
    """

    site: Site
    briefing: Briefing
    shown_sentences: Mapping[tuple[str, str], frozenset[int]]
    entries: frozenset[str]
    mentions: Mapping[str, Sequence[str]]
    unseen: Mapping[str, str]

    def shown(self, block: SourceBlock) -> Container[int] | None:
        """Return the indexes of the sentences that the rights of the source allow."""
        return self.shown_sentences.get((block.source, block.text), frozenset())

    def language(self, source: str) -> str | None:
        """Return the language of a source."""
        languages = (record.language for record in self.briefing.sources if record.id == source)
        return next(languages, None)

    def href(self, actor: str) -> str | None:
        """Return the dossier of the actor, or its place in the glossary of the page."""
        id = self.site.index.register.resolve(actor)
        dossier = self.site.index.dossiers.get(id)
        here = id in self.site.index.entries[self.briefing.slug].actors
        if here and dossier is not None and not dossier.earned:
            return f"#{glossary_anchor(id)}"
        return _actor_href(self.site, actor, briefing_path(self.briefing.slug))

    def doubt(self) -> str:
        """Return the words that say that the machine is unsure."""
        return self.site.interface.text("doubt.label")

    def decorate(self, element: Element, mark: Mark) -> Element:
        """Return the element with its card, its value, or the way to its box."""
        annotation = mark.annotation
        if annotation.doubt:
            element.set("data-doubt", doubt_words(self.site, self.briefing.slug, mark.anchor))
        if annotation.kind is AnnotationKind.ACTOR:
            actor = self.site.index.register.resolve(annotation.value)
            if element.tag == "a":
                element.set("data-card", card_anchor(actor))
                anchors = self.mentions.get(actor, ())
                if mark.first and mark.anchor in anchors:
                    steps = mention_steps(
                        self.site, self.briefing.slug, actor, anchors, mark.anchor
                    )
                    # A line may break before the steps, never inside the name.
                    return h("span", None, element, steps)
        elif annotation.kind is AnnotationKind.FLAW:
            element.set("title", self.site.interface.text(f"flaw.{annotation.value}"))
        way = None
        if mark.last and not mark.linked and mark.anchor in self.entries:
            way = self._way_back(mark)
            element.append(way)
        if annotation.kind is AnnotationKind.DATE:
            self._tell_date(element, mark, way)
        return element

    def frame(self, section: Element, block: SourceBlock) -> Element:
        """Return the section of a block below the name of its source and what is shown of it."""
        source = next(record for record in self.briefing.sources if record.id == block.source)
        # A single source stands under the title already.
        head = self._head(source) if has_headings(self.briefing) else []
        join_marks(section)
        text = rights_words(self.site, source)
        note = h("p", {"class": "bf-withheld"}, text) if source.rights is not Rights.FULL else None
        return h("div", {"class": "bf-source"}, head, self._warn(section, source), section, note)

    def _head(self, source: Source) -> list[Element]:
        facts = joined([h("b", None, source_name(source)), source_date(self.site, source)], " · ")
        title = [h("h3", None, source_title(source))] if source.title else []
        return [*title, h("p", {"class": "bf-source-head"}, facts)]

    def _warn(self, section: Element, source: Source) -> Element | None:
        """Return what readers are told of words that are not proved; no search finds these."""
        verdict = self.site.index.unproved.get((self.briefing.slug, source.id))
        if verdict is None:
            return None
        section.set("data-search-exclude", "")
        text = self.site.interface.text(f"proof.{verdict}")
        return h("p", {"class": "bf-unproved", "role": "note"}, h("strong", None, text))

    def _tell_date(self, element: Element, mark: Mark, way: Element | None) -> None:
        interface = self.site.interface
        value = mark.annotation.value
        told = date_words(value, interface)
        if told is None:
            return
        deduced = is_deduced(value, mark.words)
        key = "date.deduced" if deduced else "date.value"
        explained = interface.text(key, words=text_of(element), value=told)
        element.set("title", explained)
        if way is not None:
            way.set("aria-label", f"{explained}. {way.get('aria-label')}")
        if deduced and mark.last:
            # Shown by the style sheet, so that the words of the source stay what they are.
            (element if way is None else way).set("data-told", told)

    def _way_back(self, mark: Mark) -> Element:
        # The link has no text: the page of a source shows exactly the words of the source.
        key, suffix = _ENTRY[mark.annotation.kind]
        label, speaker = self.site.interface.text(key), self.unseen.get(mark.anchor)
        name = None if speaker is None else self.site.name(speaker)
        attributes = {
            "class": f"bf-back bf-back-{mark.annotation.kind}",
            "href": f"#{mark.anchor}-{suffix}",
            "aria-label": f"{name}. {label}" if name else label,
            "data-told": name,
        }
        return h("a", attributes)


@dataclass(frozen=True, slots=True)
class ProseView(PlainView):
    """The view of any other page, on which an author may name actors: links lead to their homes.

    Of a source block, whose rights nobody tells there, nothing is shown.
    """

    site: Site
    path: str

    def shown(self, block: SourceBlock) -> Container[int] | None:
        """Return no index at all."""
        return frozenset()

    def frame(self, section: Element, block: SourceBlock) -> Element:
        """Return the words that stand for a text that is not shown."""
        withheld = self.site.interface.text("rights.withheld")
        return h("div", {"class": "bf-source"}, h("p", {"class": "bf-withheld"}, withheld))

    def href(self, actor: str) -> str | None:
        """Return the address of the page that tells of the actor, `None` where there is none."""
        return _actor_href(self.site, actor, self.path)


def has_headings(briefing: Briefing) -> bool:
    """Say whether each source text of a page stands below its own title: there are several."""
    return len(briefing.sources) > 1


def view_of(site: Site, path: str, slug: str | None) -> View:
    """Return the view of a page; `slug` is that of its briefing, `None` on other pages."""
    if slug is None:
        return ProseView(site, path)
    briefing = site.index.briefings[slug]
    shown = {
        (block.source, block.text): site.index.shown[slug, number]
        for number, block in enumerate(briefing.blocks)
    }
    page = site.index.entries[slug]
    anchors = [statement.passage.anchor for statement in (*page.quotes, *page.claims)]
    anchors += [event.passage.anchor for event in page.events]
    mentions: dict[str, list[str]] = {}
    for mention in page.mentions:
        if mention.passage.text is not None:
            mentions.setdefault(mention.actor, []).append(mention.passage.anchor)
    unseen = unseen_speakers(site.index, slug)
    return SiteView(site, briefing, shown, frozenset(anchors), mentions, unseen)


def _actor_href(site: Site, actor: str, path: str) -> str | None:
    id = site.index.register.resolve(actor)
    if id not in site.index.dossiers:
        return None
    home, fragment = site.home(id)
    address = posixpath.relpath(home, posixpath.dirname(path) or ".")
    return f"{address}#{fragment}" if fragment else address
