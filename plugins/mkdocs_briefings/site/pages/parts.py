"""What several pages are put together from."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Rights, Source, Span
from mkdocs_briefings.site.addresses import (
    briefing_path,
    link,
    passage_link,
    text_address,
    web_address,
)
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import prose_element
from mkdocs_briefings.site.index.entries import Event, Passage, Statement
from mkdocs_briefings.site.index.gate import Standing, standing_of
from mkdocs_briefings.site.index.origins import origins_of
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.words import without_marks

RELATIONS = 6
"""So many names at the head of a dossier are read as a line; further down are the others."""


def section(identifier: str, title: str, *children: Child, **attributes: str) -> Element:
    """Return a section with its heading, which enters the table of contents."""
    heading = h("h2", {"id": identifier}, title)
    return h("section", {"class": "bf-section", **attributes}, heading, *children)


def standing_section(site: Site, standing: Standing, *children: Child) -> Element:
    """Return a section of what does not lead, which says what it is and why."""
    text = site.interface.text
    told = h("p", {"class": "bf-counts"}, text(f"standing.{standing}.told"))
    heading = h("h2", {"id": str(standing)}, text(f"standing.{standing}.title"))
    # As a stretch of a timeline it goes with its entries where these are filtered.
    return h("section", {"class": "bf-section bf-stretch"}, heading, told, *children)


def place_of(name: str, entries: Sequence[Event | Statement]) -> str:
    """Return the fragment of the first of some entries of a dossier: their section `name`, else
    that of what does not lead.
    """
    standing = standing_of(entries[0])
    return name if standing is Standing.SURE else str(standing)


def actor_link(site: Site, actor: str) -> Element:
    """Return the name of an actor as a link to where the site tells of it."""
    return h("a", {"href": link(*site.home(actor)), "class": "bf-name"}, site.name(actor))


def briefing_link(site: Site, slug: str, fragment: str = "") -> Element:
    """Return the title of a briefing as a link to its page."""
    attributes = {"href": link(briefing_path(slug), fragment)}
    return prose_element("a", attributes, site.briefing_title(slug), site.interface)


def actor_links(site: Site, actors: Iterable[str]) -> Child:
    """Return the names of actors as a list within a line; `None` if there are none."""
    items = [h("li", None, actor_link(site, actor)) for actor in actors]
    return inline_list(items, "", site.interface.text("event.participants")) if items else None


def inline_list(items: Iterable[Child], names: str, label: str) -> Element:
    """Return a list that runs like a line of text; `names` are more classes of it."""
    attributes = {"class": f"bf-inline {names}".strip(), "aria-label": label}
    return h("ul", attributes, joined(items, " "))


def marked_text(passage: Passage) -> list[Child]:
    """Return the sentence of a passage with its words marked; it may be shown."""
    return marked(passage.text or "", [(passage.span, None)])


def marked(text: str, marks: Iterable[tuple[Span, str | None]]) -> list[Child]:
    """Return a text with stretches of it marked; each may have an id.

    What lies within a stretch that is marked already has its id alone.
    """
    parts: list[Child] = []
    position = 0
    for span, anchor in sorted(marks, key=lambda mark: mark[0]):
        if span.start < position:
            parts.append(h("span", {"id": anchor}))
            continue
        words = h("mark", {"id": anchor}, span.of(text))
        parts += [text[position : span.start], words]
        position = span.end
    return [*parts, text[position:]]


def evidence(passage: Passage) -> Element:
    """Return the sentence of a passage in its own language; it may be shown."""
    language = {"lang": passage.source.language, "dir": "auto"}
    return h("span", language, marked_text(passage))


def sentence(site: Site, passage: Passage, *, here: str | None = None) -> Element:
    """Return a passage as a line of evidence: its sentence, and the way to it."""
    words: Element = (
        h("span", {"class": "bf-withheld"}, site.interface.text("rights.withheld"))
        if passage.text is None
        else evidence(passage)
    )
    return h("p", {"class": "bf-sentence"}, joined([words, way_to(site, passage, here)], " "))


def passage_address(passage: Passage, here: str | None) -> str:
    """Return where a passage is; `here` is the slug of the briefing whose page links to it."""
    if here == passage.briefing:
        return f"#{passage.target}"
    return passage_link(passage.briefing, passage.target)


def way_to(site: Site, passage: Passage, here: str | None) -> Element | None:
    """Return the link to a passage, or to its publisher where the words may not be shown."""
    if passage.text is not None:
        href, words = passage_address(passage, here), site.interface.text("link.in-text")
        return h("a", {"class": "bf-way", "href": href}, words)
    return way_to_publisher(site, passage)


def way_to_publisher(site: Site, passage: Passage) -> Element | None:
    """Return the link to the page of the publisher, to the very words where they may be shown."""
    said = without_marks(passage.words or "")
    address = text_address(passage.source.url, said)
    words = site.interface.text("link.publisher")
    return h("a", {"class": "bf-way", "href": address}, words) if address else None


def doubt_note(site: Site, doubt: bool) -> Element | None:
    """Return the words that say the machine is unsure, `None` where it is not."""
    return h("span", {"class": "bf-doubt"}, site.interface.text("doubt.label")) if doubt else None


def doubt_sign(site: Site, doubt: bool) -> Element | None:
    """Return the sign of doubt as it stands in a text: its words are heard, and not shown."""
    label = {"class": "doubt-sign", "role": "img", "aria-label": site.interface.text("doubt.label")}
    return h("span", label) if doubt else None


def source_name(source: Source) -> str:
    """Return the shortest name of a source that tells it apart."""
    return source.publisher or source.title or source.id


def origin_notes(site: Site, tellings: Sequence[Event | Statement]) -> Iterator[Element]:
    """Yield an item for each origin of which several publishers tell."""
    for origin in origins_of(tellings):
        names = dict.fromkeys(source_name(telling.passage.source) for telling in origin)
        if len(names) > 1:
            words = site.interface.text("origin.one", names=", ".join(names))
            yield h("li", {"class": "bf-origin"}, words)


def source_date(site: Site, source: Source) -> Element | None:
    """Return the date of a source, `None` if nobody gave it."""
    if source.published is None:
        return None
    words = site.interface.day(source.published)
    return h("time", {"datetime": source.published.isoformat()}, words)


def rights_words(site: Site, source: Source) -> str:
    """Return how much of a source is shown, and where the rest is to be read, if it is anywhere."""
    is_cut = source.rights in (Rights.EXCERPT, Rights.LINK)
    form = "alone" if is_cut and web_address(source.url) is None else "long"
    return site.interface.text(f"rights.{source.rights}.{form}")


def source_title(source: Source) -> Element:
    """Return the title of a source, linked to its own page where it has one."""
    title = source.title or source_name(source)
    attributes = {"class": "bf-source-title", "lang": source.language}
    address = web_address(source.url)
    if address is None:
        return h("cite", attributes, title)
    return h("cite", attributes, h("a", {"href": address, "rel": "external"}, title))


def nothing(site: Site) -> Element:
    """Return the words that stand for a list without entries."""
    return h("p", {"class": "bf-nothing"}, site.interface.text("list.empty"))
