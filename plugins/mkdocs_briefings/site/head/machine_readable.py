"""What machines read of a page that MkDocs has built: JSON-LD, Open Graph, and old addresses."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.site.addresses import ACTORS, SEARCH, briefing_path, dossier_path
from mkdocs_briefings.site.head.graph import Described, describe, description_of
from mkdocs_briefings.site.head.nodes import Address
from mkdocs_briefings.site.head.redirects import (
    former_dossiers,
    redirect_page,
    renamed_briefings,
)
from mkdocs_briefings.site.head.tags import ROBOTS_TAG, locale_name, open_graph_tags, script_tag
from mkdocs_briefings.site.html.escaping import plain
from mkdocs_briefings.site.pages import SitePage
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.trust import may_be_indexed


def what_is(page: Page, ours: SitePage | None, config: MkDocsConfig, language: str) -> Described:
    """Return what a page is; `ours` is `None` for a page of the site owner."""
    told = ours.meta if ours else {**page.meta, "title": page.title}
    return Described(
        page.file.src_uri,
        str(told["title"] or plain(config.site_name)),
        _words(told.get("description"))
        or (plain(config.site_description) if page.is_homepage else None),
        language,
        ours.slug if ours else None,
        ours.actor if ours else None,
        ours is not None and not ours.slug and not ours.actor and ours.path != SEARCH,
    )


def _words(value: object) -> str | None:
    """Return a value of a front matter as words; `None` for what has none, such as a list."""
    return None if value is None or isinstance(value, (list, dict)) else str(value)


def head_tags(
    described: Described, page: Page, site: Site, config: MkDocsConfig, files: Files
) -> str:
    """Return the tags for the head of a page."""
    address = _addresses_from(page.url, config, files)
    properties = {
        "title": described.title,
        # A list has no words of its own; themes say of it what the site is about, and so do we.
        "description": description_of(described, site) or plain(config.site_description),
        "type": _open_graph_type(described, site),
        "locale": locale_name(described.language),
        "site_name": plain(config.site_name),
        "url": page.canonical_url if config.site_url else None,
    }
    graph = describe(described, site, plain(config.site_name) or "", address)
    robots = "" if _may_be_indexed(described, site) else ROBOTS_TAG
    return robots + open_graph_tags(properties) + script_tag(graph)


def _may_be_indexed(page: Described, site: Site) -> bool:
    """Say whether search engines may keep a page; those of the site owner are no matter of ours."""
    if page.briefing is not None:
        return may_be_indexed(site, [page.briefing])
    if page.actor is not None:
        return may_be_indexed(site, site.index.dossiers[page.actor].briefings)
    return not page.is_list or may_be_indexed(site, site.index.briefings)


def _list_moved(site: Site, kept: Collection[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each old path with where it leads: path, fragment and the name of that."""
    for old, new in former_dossiers(site.index, kept):
        path, fragment = site.home(new) if new else (ACTORS, "")
        name = site.name(new) if new else site.interface.text("actors.title")
        yield dossier_path(old), path, fragment or "", name
    for old, new in renamed_briefings(site.index):
        yield briefing_path(old), briefing_path(new), "", site.index.briefings[new].title


def add_redirects(site: Site, kept: Collection[str], config: MkDocsConfig, files: Files) -> None:
    """Add a page for each old address: of a dossier that is no more, of a renamed briefing.

    `kept` are all actors that had a dossier.
    """
    for old, path, fragment, name in _list_moved(site, kept):
        target = files.get_file_from_path(path)
        before = File.generated(config, old, content="")
        if target is None or files.get_file_from_path(before.src_uri) is not None:
            continue
        html = redirect_page(
            name,
            get_relative_url(target.url, before.url) + (f"#{fragment}" if fragment else ""),
            urljoin(config.site_url, target.url) if config.site_url else None,
            site.interface,
        )
        # Its destination is the one that the page had; no Markdown page, so in no list of pages.
        files.append(File.generated(config, before.dest_uri, content=html))


def _addresses_from(here: str, config: MkDocsConfig, files: Files) -> Address:
    """Return what gives addresses: whole ones, or from this page where the site has none."""

    def address(path: str, fragment: str) -> str:
        file = files.get_file_from_path(path)
        url = file.url if file else ""
        site = config.site_url
        whole = _whole_address(site, url) if site else get_relative_url(url, here)
        return f"{whole}#{fragment}" if fragment else whole

    return address


@lru_cache(maxsize=1 << 16)
def _whole_address(site: str, url: str) -> str:
    return urljoin(site, url)


def _open_graph_type(page: Described, site: Site) -> str:
    if page.briefing is not None:
        return "article"
    if page.actor is not None and site.index.dossiers[page.actor].kind is ActorKind.PERSON:
        return "profile"
    return "website"
