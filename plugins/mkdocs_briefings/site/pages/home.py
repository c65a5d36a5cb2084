"""What the first page of a site is put together from: each has a placeholder of its own."""

from collections.abc import Iterator, Sequence
from itertools import islice
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import ActorKind, AnnotationKind, Briefing
from mkdocs_briefings.site.addresses import ACTORS, BRIEFINGS, QUOTES, TIMELINE, link
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.html.prose import Prose, prose_element
from mkdocs_briefings.site.index.entries import Event, Statement
from mkdocs_briefings.site.index.gate import Standing, standing_of, sure_actors
from mkdocs_briefings.site.pages.actors import most_seen
from mkdocs_briefings.site.pages.corpus import briefing_facts, briefing_list
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.parts import actor_link, briefing_link, inline_list, section
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import statement_boxes
from mkdocs_briefings.site.pages.timeline import timeline_strip
from mkdocs_briefings.site.words import count_words, is_fragment, without_marks

_LATEST = 5
_MOST_SEEN = 12
_ACTORS = 6
_QUOTED_WORDS = 40
"""A quotation of more words is a text to read; it does not open a site."""

_LEAST_WORDS, _OPENING_WORDS = 8, 60


def home(site: Site) -> list[Element]:
    """Return a first page: a search field, and whatever the site has of each part below it."""
    if not site.index.briefings:
        return [h("p", {"class": "bf-nothing"}, site.interface.text("home.empty"))]
    found = [*search_field(site), *_part(site, "lead", lead_briefing(site))]
    found += _part(site, "dates", strip_of_dates(site), TIMELINE)
    found += _part(site, "quote", sure_quote(site), QUOTES)
    found += _part(site, "actors", actors_in_view(site), ACTORS)
    found += _part(site, "latest", latest_events(site), TIMELINE)
    found += _part(site, "briefings", other_briefings(site), BRIEFINGS)
    return found


def actors_in_view(site: Site) -> list[Element]:
    """Return who is in the most briefings, those who act first; nothing where nobody is."""
    return [most_seen(site, _MOST_SEEN)] if site.index.dossiers else []


def lead_briefing(site: Site) -> list[Element]:
    """Return the newest briefing that somebody has reviewed, else the newest, if there is any."""
    slug = _lead(site)
    if slug is None:
        return []
    briefing = site.index.briefings[slug]
    about = briefing.description and Prose(briefing.description, briefing.language)
    opening = None if about else _opening(site, briefing)
    item = h(
        "li",
        {"class": "bf-lead"},
        briefing_facts(site, briefing),
        h("p", {"class": "bf-title"}, briefing_link(site, slug)),
        prose_element("p", {"class": "bf-description"}, about, site.interface) if about else None,
        h("p", {"class": "bf-sentence", "lang": opening[0]}, opening[1]) if opening else None,
        _people(site, slug),
    )
    return [h("ul", {"class": "bf-briefings"}, item)]


def other_briefings(site: Site) -> list[Element]:
    """Return the newest briefings but the one that leads."""
    lead = _lead(site)
    others = [slug for slug in site.index.briefings if slug != lead]
    return [briefing_list(site, others[:_LATEST])] if others else []


def latest_briefings(site: Site) -> list[Element]:
    """Return the newest briefings."""
    slugs = list(site.index.briefings)[:_LATEST]
    return [briefing_list(site, slugs)] if slugs else []


def latest_events(site: Site) -> list[Element]:
    """Return the newest events that may lead, none of them dated after its source; if any."""
    newest: Iterator[Event] = reversed(site.index.events)
    led = (event for event in newest if standing_of(event) is Standing.SURE)
    events = tuple(islice(led, _LATEST))
    return [event_list(site, events)] if events else []


def strip_of_dates(site: Site) -> list[Element]:
    """Return the strip of the timeline; nothing where there is too little for one."""
    drawn = timeline_strip(site)
    return [] if drawn is None else [drawn]


def sure_quote(site: Site) -> list[Element]:
    """Return the newest quotation that stands by itself, if any: of a person if there is one."""
    whole = [quote for quote in site.index.quotes if _stands_alone(quote)]
    dossiers = site.index.dossiers
    of_people = (q for q in whole if q.speaker and dossiers[q.speaker].kind is ActorKind.PERSON)
    chosen = next(of_people, next(iter(whole), None))
    return [] if chosen is None else [statement_boxes(site, [chosen])]


def search_field(site: Site) -> list[Element]:
    """Return the field that leads to the search page; nothing where there is none."""
    if not site.search:
        return []
    label = site.interface.text("find.query")
    field = {"type": "search", "name": "q", "autocomplete": "off"}
    words = {"aria-label": label, "placeholder": label}
    button = h("button", {"class": "bf-more"}, site.interface.text("find.title"))
    attributes = {"class": "bf-ask", "action": f"/{site.search}", "role": "search"}
    return [h("form", attributes, h("input", {**field, **words}), button)]


def _part(
    site: Site, name: str, elements: Sequence[Element], all_at: str | None = None
) -> list[Element]:
    """Return a part of the first page below its heading, with the way to all; nothing if empty."""
    if not elements:
        return []
    text = site.interface.text
    way = h("p", None, h("a", {"href": link(all_at)}, text(f"home.all.{name}"))) if all_at else None
    return [section(name, text(f"home.{name}"), elements, way)]


def _lead(site: Site) -> str | None:
    briefings = site.index.briefings
    reviewed = (slug for slug, briefing in briefings.items() if briefing.review is not None)
    return next(reviewed, next(iter(briefings), None))


def _opening(site: Site, briefing: Briefing) -> tuple[str, str] | None:
    """Return the language and the words of the first sentences that may be shown."""
    for number, block in enumerate(briefing.blocks):
        shown = sorted(site.index.shown[briefing.slug, number])
        language = next(one.language for one in briefing.sources if one.id == block.source)
        if (briefing.slug, block.source) in site.index.unproved:
            continue
        # A dateline or a heading opens nothing.
        sentences = (block.sentences[number].of(block.text).split() for number in shown)
        words = next((words for words in sentences if len(words) >= _LEAST_WORDS), [])
        if words and not any(map(str.isalnum, words[0])):
            del words[0]  # the dash behind a dateline
        if words:
            more = " […]" if len(words) > _OPENING_WORDS else ""
            return language, " ".join(words[:_OPENING_WORDS]) + more
    return None


def _people(site: Site, slug: str) -> Element | None:
    """Return those of a briefing who act, the most often named first."""
    page, dossiers = site.index.entries[slug], site.index.dossiers
    kinds = (ActorKind.PERSON, ActorKind.ORGANISATION)
    named = [mention.actor for mention in page.mentions]
    found = [actor for actor in sure_actors(page) if dossiers[actor].kind in kinds]
    found.sort(key=lambda actor: -named.count(actor))
    if not found:
        return None
    items = [h("li", None, actor_link(site, actor)) for actor in found[:_ACTORS]]
    return h("div", None, inline_list(items, "", site.interface.text("event.participants")))


def _stands_alone(quote: Statement) -> bool:
    if quote.kind is not AnnotationKind.QUOTE or standing_of(quote) is not Standing.SURE:
        return False
    words = " ".join(without_marks(passage.words or "") for passage in quote.passages)
    short = count_words(words) <= _QUOTED_WORDS
    return short and words[:1].isupper() and not is_fragment(words)
