"""Feeds in a built site, and what they tell of which briefings."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.model import Review
from mkdocs_briefings.pipeline import Verdict
from mkdocs_briefings.site.head.feed import feed_links, feed_xml, with_feeds
from mkdocs_briefings.site.pages.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")


def _all(parent: Element, *names: str) -> list[str]:
    return [found.text or "" for found in parent.findall("/".join(ATOM + n for n in names))]


def _config(address: str) -> MkDocsConfig:
    config = MkDocsConfig()
    config.site_name, config.site_url, config.site_author = "Carnet", address, None
    return config


def _slugs(site: Site, language: str = "fr") -> Sequence[str]:
    feed = feed_xml(site, language, lambda path: path, _config("https://exemple.invalid/"))
    addresses = _all(fromstring(feed), "entry", "id")
    return [Path(address).stem for address in addresses]


def _reviewed(site: Site, *slugs: str) -> Site:
    """Return the site with those briefings reviewed, and no others."""
    review = Review("Ada", dt.date(2030, 1, 2))
    briefings = {
        slug: replace(one, review=review if slug in slugs else None)
        for slug, one in site.index.briefings.items()
    }
    return replace(site, index=replace(site.index, briefings=briefings))


def test_a_built_feed_is_atom_and_leads_to_pages_of_the_site(built: Path) -> None:
    feeds = sorted(built.glob("feed-*.xml"))
    assert feeds
    ids = set()
    for path in feeds:
        # Source: RFC 4287, sections 4.1.1 and 4.1.2: what must be there, and once.
        feed = fromstring(path.read_text(encoding="utf-8"))
        assert feed.tag == f"{ATOM}feed"
        entries = feed.findall(f"{ATOM}entry")
        for one in (feed, *entries):
            assert all(len(_all(one, name)) == 1 for name in ("id", "title", "updated"))
            assert all(map(MOMENT.fullmatch, (*_all(one, "updated"), *_all(one, "published"))))
            ways = {(way.get("rel"), way.get("href")) for way in one.findall(f"{ATOM}link")}
            assert {"alternate"} <= {rel for rel, _ in ways}
        assert _all(feed, "author", "name") == ["Carnet du port"]
        assert _all(feed, "updated") == [max(_all(feed, "entry", "updated"))]
        own = f"https://exemple.invalid/carnet/{path.name}"
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == own  # type: ignore[union-attr]
        for address in _all(feed, "entry", "id"):
            page = built / address.removeprefix("https://exemple.invalid/carnet/")
            assert (page / "index.html").is_file()
            assert 'content="noindex"' not in (page / "index.html").read_text("utf-8")
            ids.add(address)
    assert len(ids) == sum(len(_all(fromstring(p.read_text("utf-8")), "entry")) for p in feeds)


def test_a_feed_tells_what_somebody_has_reviewed_and_the_rest_where_the_owner_says_so(
    site: Site,
) -> None:
    reviewed = _reviewed(site, "les-grues")
    assert _slugs(reviewed) == ["les-grues"]
    everything = _slugs(replace(reviewed, index_unreviewed=True))
    assert everything == list(site.index.briefings)  # newest first, and no draft among them


def test_a_feed_tells_no_briefing_whose_words_are_not_proved(site: Site) -> None:
    reviewed = _reviewed(site, "les-grues", "greve-du-port")
    [source, *_] = reviewed.index.briefings["les-grues"].sources
    unproved = {("les-grues", source.id): Verdict.CHANGED}
    doubted = replace(reviewed, index=replace(reviewed.index, unproved=unproved))
    assert _slugs(reviewed) == ["greve-du-port", "les-grues"]
    assert _slugs(doubted) == ["greve-du-port"]


def test_there_is_no_feed_without_an_address_on_an_authors_machine_or_of_nothing(
    site: Site,
) -> None:
    reviewed, config = _reviewed(site, "les-grues"), _config("https://exemple.invalid/")
    assert with_feeds(reviewed, config).feeds == ("fr",)
    assert with_feeds(reviewed, _config("")).feeds == ()
    assert with_feeds(replace(reviewed, local=True), config).feeds == ()
    assert with_feeds(_reviewed(site), config).feeds == ()
    assert feed_links(_reviewed(site), "") == ""


@pytest.mark.parametrize(("url", "href"), [("", "feed-fr.xml"), ("a/b/", "../../feed-fr.xml")])
def test_the_head_of_a_page_leads_to_the_feed(site: Site, url: str, href: str) -> None:
    told = feed_links(replace(site, feeds=("fr",)), url)
    assert f'hreflang="fr" title="Nouvelles fiches (français)" href="{href}"' in told
