"""Feeds of the newest briefings, in Atom: one for each language in which there are any.

A feed leaves the site and cannot be called back. So it tells of a briefing what its author wrote
(the title and what it is about) and its dates, never words of a source, and only of those that
search engines may keep.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, tostring

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.site.addresses import briefing_path, feed_path
from mkdocs_briefings.site.html.escaping import plain
from mkdocs_briefings.site.index.order import publication_of
from mkdocs_briefings.site.interface import load_interface
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.trust import may_be_indexed

_NAMESPACE = "http://www.w3.org/2005/Atom"
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_LISTED = 50
"""Readers that come by once a month miss none; the file stays below 40 kB."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Source: XML 1.0, production 2."""


def with_feeds(site: Site, config: MkDocsConfig) -> Site:
    """Return the site with the languages that have a feed.

    That is none on its author's machine, where everything is shown, and none where the site does
    not know its address, without which no entry of a feed has a name.
    """
    if site.local or not config.site_url:
        return site
    told = {briefing.language for briefing, _ in _briefings(site)}
    return replace(site, feeds=tuple(sorted(told)))


def add_feeds(site: Site, url_of: Callable[[str], str], files: Files, config: MkDocsConfig) -> None:
    """Add the files of the feeds; `url_of` gives the address of a page in the site, by its path."""
    for language in site.feeds:
        content = feed_xml(site, language, url_of, config)
        files.append(File.generated(config, feed_path(language), content=content))


def feed_links(site: Site, url: str) -> str:
    """Return the elements that tell of the feeds in the head of the page at an address."""
    return "".join(
        f'<link rel="alternate" type="application/atom+xml" hreflang="{language}"'
        f' title="{escape(_title(language))}"'
        f' href="{get_relative_url(feed_path(language), url)}">'
        for language in site.feeds
    )


def feed_xml(site: Site, language: str, url_of: Callable[[str], str], config: MkDocsConfig) -> str:
    """Return the feed of the newest briefings in a language. Source: RFC 4287."""
    home = str(config.site_url)
    own = urljoin(home, feed_path(language))
    found = [item for item in _briefings(site) if item[0].language == language][:_LISTED]
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language})
    name = plain(config.site_name) or home
    _tell(feed, "id", own)
    _tell(feed, "title", f"{name} – {_title(language)}")
    _tell(feed, "updated", _moment(max(_changed(*item) for item in found)))
    _tell(SubElement(feed, "author"), "name", plain(config.site_author) or name)
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": home})
    for briefing, day in found:
        address = urljoin(home, url_of(briefing_path(briefing.slug)))
        entry = SubElement(feed, "entry")
        _tell(entry, "id", address)
        _tell(entry, "title", briefing.title)
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
        _tell(entry, "published", _moment(day))
        _tell(entry, "updated", _moment(_changed(briefing, day)))
        if briefing.description:
            _tell(entry, "summary", briefing.description)
    return f"{_DECLARATION}{tostring(feed, encoding='unicode')}\n"


def _briefings(site: Site) -> Iterator[tuple[Briefing, dt.date]]:
    """Yield the briefings that feeds may tell of, with their days, newest first.

    An entry needs a date: what nobody has dated is in no feed.
    """
    unproved = {slug for slug, _ in site.index.unproved}
    for slug, briefing in site.index.briefings.items():
        day = publication_of(briefing)
        if day is not None and slug not in unproved and may_be_indexed(site, [slug]):
            yield briefing, day


def _title(language: str) -> str:
    interface = load_interface(language)
    return interface.text("feed.title", language=interface.language_name(language))


def _changed(briefing: Briefing, day: dt.date) -> dt.date:
    return max(day, briefing.review.on) if briefing.review else day


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _tell(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = _NOT_IN_XML.sub("", words)
