"""The actors of a briefing: its glossary, and the cards that open from the text."""

from dataclasses import replace
from textwrap import shorten
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import dossier_path, glossary_anchor, link
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import Prose, prose_element
from mkdocs_briefings.site.index.boxes import count_boxes
from mkdocs_briefings.site.index.dossiers import Dossier, alphabetical
from mkdocs_briefings.site.index.entries import Mention
from mkdocs_briefings.site.index.gate import sure
from mkdocs_briefings.site.pages.doubts import doubt_reason, doubt_words
from mkdocs_briefings.site.pages.parts import briefing_link
from mkdocs_briefings.site.pages.site import Site

_LINKED_MENTIONS = 12
"""More links back than this tell a reader nothing; the dossier has them all."""

_FIRST_LINES = 240
"""Five lines of a card, in code points."""


def glossary(site: Site, slug: str) -> list[Element]:
    """Return the glossary of a briefing and the cards of its actors; nothing without actors."""
    mentions: dict[str, list[Mention]] = {id: [] for id in site.index.entries[slug].actors}
    for mention in site.index.entries[slug].mentions:
        mentions[mention.actor].append(mention)
    if not mentions:
        return []
    ordered = sorted((site.index.dossiers[id] for id in mentions), key=alphabetical)
    heading = h("h2", {"id": "glossary"}, site.interface.text("glossary.title"))
    groups = [_group(site, slug, dossier, mentions[dossier.id]) for dossier in ordered]
    attributes = {"class": "bf-section bf-glossary", "role": "doc-glossary"}
    cards = [_card(site, slug, dossier, mentions[dossier.id]) for dossier in ordered]
    return [
        h("section", {**attributes, "aria-labelledby": "glossary"}, heading, h("dl", None, groups)),
        h(
            "section",
            {"class": "bf-cards", "data-search-exclude": "", "data-pagefind-ignore": ""},
            cards,
        ),
    ]


def card_anchor(actor: str) -> str:
    """Return the id of the card of an actor on a page."""
    return f"card-{actor}"


def _group(site: Site, slug: str, dossier: Dossier, mentions: list[Mention]) -> Element:
    role = site.told_role(dossier.id, slug)
    others = site.aliases_here(dossier.id, slug)
    about = site.told_about(dossier.id)
    return h(
        "div",
        {"id": glossary_anchor(dossier.id)},
        h(
            "dt",
            None,
            _name(dossier),
        ),
        h("dd", None, _kind(site, dossier)),
        prose_element("dd", {"class": "bf-role"}, role, site.interface) if role else None,
        h("dd", {"class": "bf-aliases"}, site.interface.text("actor.also"), " ", ", ".join(others))
        if others
        else None,
        prose_element("dd", {"class": "bf-about"}, about, site.interface) if about else None,
        h("dd", {"class": "bf-places"}, _places(site, mentions)) if mentions else None,
        _elsewhere(site, slug, dossier),
    )


def _name(dossier: Dossier) -> Element:
    """Return the name as the way to the dossier; where there is none, this is what is told."""
    if not dossier.earned:
        return h("b", None, dossier.name)
    return h("a", {"href": link(dossier_path(dossier.id))}, dossier.name)


def _elsewhere(site: Site, slug: str, dossier: Dossier) -> Element | None:
    """Return the ways to the other briefings with an actor that has no dossier to list them."""
    others = () if dossier.earned else (other for other in dossier.briefings if other != slug)
    links = [briefing_link(site, other, glossary_anchor(dossier.id)) for other in others]
    if not links:
        return None
    told = f"{site.interface.text('actor.elsewhere')} {site.interface.number(len(links))}"
    items = [h("li", None, way) for way in links]
    ways = h("details", {"class": "bf-open"}, h("summary", None, told), h("ul", None, items))
    return h("dd", {"class": "bf-elsewhere"}, ways)


def _places(site: Site, mentions: list[Mention]) -> list[Child]:
    """Return how often a briefing names an actor, and the ways to where it does."""
    shown = [mention for mention in mentions if mention.passage.text is not None]
    links = [
        h(
            "a",
            {
                "href": f"#{mention.passage.target}",
                "aria-label": site.interface.text("mention.number", number=str(number)),
            },
            str(number),
        )
        for number, mention in enumerate(shown[:_LINKED_MENTIONS], start=1)
    ]
    label = site.interface.count("count.mentions", len(mentions))
    more = "…" if len(shown) > _LINKED_MENTIONS else None
    return [label, " ", *joined([*links, more], " ")]


def _kind(site: Site, dossier: Dossier) -> Element:
    return h("span", {"class": "bf-kind"}, site.interface.text(f"kind.{dossier.kind}"))


def _first_lines(about: Prose) -> Prose:
    return replace(about, words=shorten(about.words, _FIRST_LINES, placeholder=" …"))


def _doubts(site: Site, slug: str, mentions: list[Mention]) -> list[str]:
    """Return why mentions of an actor are in doubt, each reason once, if the machine told any."""
    unsure = [mention.passage.anchor for mention in mentions if mention.doubt]
    told = [anchor for anchor in unsure if doubt_reason(site, slug, anchor)]
    return list(dict.fromkeys(doubt_words(site, slug, anchor) for anchor in told))


def _card(site: Site, slug: str, dossier: Dossier, mentions: list[Mention]) -> Element:
    role = site.told_role(dossier.id, slug)
    about = site.told_about(dossier.id)
    counts = joined(
        [
            site.interface.count(f"count.{name}", number) if number else None
            for name, number in (
                ("mentions", len(sure(dossier.mentions))),
                ("quotes", count_boxes(sure(dossier.quotes))),
                ("claims", count_boxes(sure(dossier.claims))),
                ("events", len(sure(dossier.events))),
            )
        ],
        ", ",
    )
    way = (
        (link(dossier_path(dossier.id)), "link.dossier")
        if dossier.earned
        else (f"#{glossary_anchor(dossier.id)}", "link.glossary")
    )
    here = site.interface.text("mention.here")
    return h(
        "div",
        {"class": "bf-card", "id": card_anchor(dossier.id), "popover": "auto"},
        h("p", {"class": "bf-card-name"}, h("b", None, dossier.name), " ", _kind(site, dossier)),
        prose_element("p", {"class": "bf-role"}, role, site.interface) if role else None,
        [h("p", {"class": "bf-doubt"}, words) for words in _doubts(site, slug, mentions)],
        prose_element("p", None, _first_lines(about), site.interface) if about else None,
        h("p", {"class": "bf-counts"}, counts),
        h("p", None, h("a", {"href": way[0]}, site.interface.text(way[1]))),
        h("p", {"class": "bf-places"}, here, " ", _places(site, mentions))
        if len(mentions) > 1
        else None,
    )
