"""What the search page needs of MkDocs."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.site.finding.engine import is_installed
from mkdocs_briefings.site.finding.theme_search import prepare_search
from mkdocs_briefings.site.telling import log

_SCRIPT, _STYLE = "assets/search.js", "assets/search.css"
_MODULES = ("excerpts", "facets", "index", "known", "offers", "page", "query", "results", "words")
ASSETS = (_SCRIPT, _STYLE, *(f"assets/search-{name}.js" for name in _MODULES))
"""What the search page is made of: a script on every page, modules on that one alone, and style."""
_TEMPLATES = Path(__file__).parent / "templates"


def prepare_searches(config: MkDocsConfig, choice: str, *, serving: bool) -> tuple[bool, bool]:
    """Prepare the search that is chosen; say whether it is Pagefind, alone or beside the theme's.

    Pagefind needs a built site. Only in Material does our way to the search page take the place of
    the theme's search.
    """
    wanted = choice == "pagefind" and not serving
    finding = wanted and is_installed()
    if wanted and not finding:
        log.info("Pagefind is not installed: the theme's own search takes over")
    replaced = finding and config.theme.name == "material"
    if finding:
        prepare_finding(config)
    if replaced:
        stop_theme_search(config)
    if choice != "none" and not replaced:
        prepare_search(config)
    return finding, replaced


def stop_theme_search(config: MkDocsConfig) -> None:
    """Keep the theme's search from making the index that nothing will look into."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    for event in ("page_context", "post_build"):
        hooks = config.plugins.events[event]
        hooks[:] = [hook for hook in hooks if getattr(hook, "__self__", None) is not plugin]


def prepare_finding(config: MkDocsConfig) -> None:
    """Put the way to the search page in the place of the theme's own search."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_TEMPLATES))
    config.extra_css.append(_STYLE)
    config.extra_javascript.append(_SCRIPT)
