"""Instant navigation, and what it costs a reader: the whole sitemap at each full page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_FEATURE = "navigation.instant"
_LARGEST = 50_000
AROUND = 80
"""The bytes of an entry of the sitemap beside its address. Source: the template of MkDocs."""


def lighten_navigation(config: MkDocsConfig, files: Files) -> bool:
    """Take instant navigation off a theme whose site has too large a sitemap; say whether it was.

    Within 50 kB a reader gains by it; beyond, each visit begins with more than its page.
    """
    features = config.theme.get("features") or []
    if config.theme.name != "material" or _FEATURE not in features:
        return False
    pages = (file.page for file in files.documentation_pages())
    urls = (page.canonical_url or "" for page in pages if page is not None)
    if sum(len(url.encode()) + AROUND for url in urls) <= _LARGEST:
        return False
    config.theme["features"] = [one for one in features if not one.startswith(_FEATURE)]
    return True
