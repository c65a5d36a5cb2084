"""What the search page needs of MkDocs."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_SCRIPT, _STYLE = "assets/search.js", "assets/search.css"
_MODULES = ("excerpts", "facets", "index", "known", "page", "query", "results", "words")
ASSETS = (_SCRIPT, _STYLE, *(f"assets/search-{name}.js" for name in _MODULES))
"""What the search page is made of: a script on every page, modules on that one alone, and style."""
_TEMPLATES = Path(__file__).parent / "templates"


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
