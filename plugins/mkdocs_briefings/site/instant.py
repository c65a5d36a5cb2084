"""Instant navigation, and what it costs a reader: the whole sitemap at each full page."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

_FEATURE = "navigation.instant"
_LARGEST = 50_000
AROUND = 80
"""The bytes of an entry of the sitemap beside its address. Source: the template of MkDocs."""


def lighten_navigation(config: MkDocsConfig, urls: Iterable[str]) -> bool:
    """Take instant navigation off a theme whose site has too large a sitemap; say whether it was.

    `urls` are those in the sitemap, from the address of the site. Within 50 kB a reader gains by
    it; beyond, each visit begins with more than its page.
    """
    features = config.theme.get("features") or []
    if config.theme.name != "material" or _FEATURE not in features:
        return False
    site = config.site_url or ""
    if sum(len((site + url).encode()) + AROUND for url in urls) <= _LARGEST:
        return False
    config.theme["features"] = [one for one in features if not one.startswith(_FEATURE)]
    return True
