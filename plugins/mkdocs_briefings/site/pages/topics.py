"""What was said of whom: one speaker over time on a dossier, all speakers on a page of quotes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import link
from mkdocs_briefings.site.html.dates import time_element
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.index.companions import FOREMOST
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Statement
from mkdocs_briefings.site.index.topics import Topic, by_topic, topics_of
from mkdocs_briefings.site.pages.parts import (
    actor_link,
    inline_list,
    passage_address,
    section,
    source_name,
    way_to,
)
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import short_words

_ON_A_PAGE = 60
_SPEAKERS = 12


def topics_section(site: Site, dossier: Dossier) -> list[Element]:
    """Return of whom an actor spoke on several days: the wordings stand side by side."""
    topics = topics_of((*dossier.quotes, *dossier.claims))
    if not topics:
        return []
    title = site.interface.text("topics.title", name=dossier.name)
    return [section("topics", title, [_topic(site, topic) for topic in topics])]


def topic_anchor(actor: str) -> str:
    """Return the fragment of an actor among those of whom another one spoke."""
    return f"about-{actor}"


def topics_list(site: Site) -> list[Element]:
    """Return the actors of whom the most was said, those who act first, each with who said it."""
    found = {actor: said for actor, said in by_topic(site.index.quotes).items() if len(said) > 1}
    dossiers = site.index.dossiers

    def place(actor: str) -> tuple[bool, int, str]:
        return dossiers[actor].kind not in FOREMOST, -len(found[actor]), actor

    shown = nsmallest(_ON_A_PAGE, found, place)
    known = _known_topics(site, {q.speaker for said in found.values() for q in said if q.speaker})
    rows = [_row(site, actor, found[actor], known) for actor in shown]
    return [h("dl", {"class": "bf-roles"}, rows)] if rows else []


def _row(
    site: Site, actor: str, said: Iterable[Statement], known: Mapping[str, Collection[str]]
) -> Element:
    speakers = defaultdict[str, list[Statement]](list)
    for statement in said:
        speakers[statement.speaker or ""].append(statement)
    items = [
        h("li", None, _speaker(site, actor, speaker, some, told=actor in known[speaker]))
        for speaker, some in list(speakers.items())[:_SPEAKERS]
    ]
    told = inline_list(items, "", site.interface.text("topics.by"))
    return h("div", None, h("dt", None, actor_link(site, actor)), h("dd", None, told))


def _known_topics(site: Site, speakers: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return of whom each speaker's dossier tells what was said of them."""
    known = {}
    for speaker in speakers:
        dossier = site.index.dossiers[speaker]
        topics = topics_of((*dossier.quotes, *dossier.claims)) if dossier.earned else ()
        known[speaker] = frozenset(topic.actor for topic in topics)
    return known


def _speaker(
    site: Site, actor: str, speaker: str, said: Sequence[Statement], *, told: bool
) -> list[Child]:
    """Return the way to what a speaker said of an actor, which the dossier may have `told`."""
    dossier = site.index.dossiers[speaker]
    dossier_address = link(*site.home(speaker, topic_anchor(actor)))
    address = dossier_address if told else passage_address(said[-1].passage, None)
    count = h("span", {"class": "bf-count"}, site.interface.number(len(said)))
    return joined([h("a", {"href": address}, dossier.name), count], " ")


def _topic(site: Site, topic: Topic) -> Element:
    heading = h("h3", {"id": topic_anchor(topic.actor)}, actor_link(site, topic.actor))
    sides = h("ul", {"class": "bf-bare bf-sides"}, _sides(site, topic.statements))
    return h("section", None, heading, sides)


def _sides(site: Site, statements: Iterable[Statement]) -> Iterator[Element]:
    for statement in statements:
        passage = statement.passage
        when = time_element(statement.date, site.interface) if statement.date else None
        facts = joined([when, h("cite", None, source_name(passage.source))], " ")
        language = {"class": "bf-sentence", "lang": passage.source.language, "dir": "auto"}
        words = h("p", language, short_words(site, statement))
        way = way_to(site, passage, None)
        yield h("li", None, h("p", {"class": "bf-facts"}, facts), words, h("p", None, way))
