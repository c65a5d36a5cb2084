"""What all pages of a site have in common: where it changes, each of them is made again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.digests import digest_program

_PACKAGES = ("mkdocs", "properdocs", "mkdocs-material", "markdown", "pymdown-extensions")
_MORE = ("jinja2", "babel", "pyyaml", "pygments", "markupsafe")
_PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
_HARMLESS = ("briefings", "search", "material/search")
_ROOTS = frozenset({"markdown", "pymdownx", "material", "mkdocs", "mkdocs_briefings"})
"""The packages whose extensions of Markdown hang on their settings and the page alone."""

_PLAIN_EXTENSIONS = frozenset(
    [
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "wikilinks"),
    ]
)
"""The short names of those that Python-Markdown has itself."""

_READING = frozenset({"pymdownx.snippets", "pymdownx.b64"})
"""They put files into a page of which nobody here knows."""

_OF_THE_HOUR = b"build_date"
"""With it a template of the site owner tells when a site was built."""

_OF_NO_PAGE = frozenset({"site_dir", "dev_addr", "watch", "strict", "config_file_path"})


def may_keep(config: MkDocsConfig) -> bool:
    """Say whether nobody else has a hand in pages: what is made of them there nobody here knows."""
    return (
        config.theme.name == "material"
        and _are_harmless(config, _PAGE_EVENTS)
        and all(map(_is_known, config["markdown_extensions"]))
        and _is_told(config["mdx_configs"] or {})
        and not any(_OF_THE_HOUR in path.read_bytes() for path in _changes_theme(config))
    )


def may_stand(config: MkDocsConfig) -> bool:
    """Say whether nobody else has a hand in a whole build either."""
    return may_keep(config) and not config.hooks and _are_harmless(config, config.plugins.events)


def digest_frame(config: MkDocsConfig, told: Iterable[str], files: Iterable[str]) -> str:
    """Return what stands for the configuration, the theme, the programs and the pages around.

    `told` is what else all pages hang on; `files` are the paths of all files that pages may lead
    to. The pages of the docs folder are in it as they are: their titles stand in the navigation.
    """
    digest = hashlib.blake2b(digest_surroundings(config, (*told, *files)).encode(), digest_size=16)
    for path in sorted(Path(config.docs_dir).rglob("*.md")):
        _add_file(digest, path)
    return digest.hexdigest()


def digest_surroundings(config: MkDocsConfig, told: Iterable[str]) -> str:
    """Return what stands for the configuration, the theme and the programs, and what else is told.

    The files of the site owner that change the theme or the build are in it, the pages are not.
    """
    digest = hashlib.blake2b(digest_size=16)
    for text in (*told, *_versions(), *_settings(config)):
        digest.update(text.encode(errors="surrogatepass") + b"\0")
    paths = [path for path in (config.config_file_path, *(config.hooks or {})) if path]
    for path in (*_changes_theme(config), *map(Path, paths)):
        _add_file(digest, path)
    return digest.hexdigest()


def _add_file(digest: "hashlib.blake2b", path: Path) -> None:
    if path.is_file():
        digest.update(path.name.encode(errors="surrogatepass") + b"\0")
        digest.update(path.read_bytes() + b"\0")


def _are_harmless(config: MkDocsConfig, events: Iterable[str]) -> bool:
    known = [plugin for name in _HARMLESS if (plugin := config.plugins.get(name)) is not None]
    hooks = (hook for event in events for hook in config.plugins.events[event])
    owners = (getattr(hook, "__self__", None) for hook in hooks)
    return all(any(owner is plugin for plugin in known) for owner in owners)


def _is_known(extension: object) -> bool:
    """Say whether an extension of Markdown makes the same of a page each time."""
    if not isinstance(extension, str):
        return type(extension).__module__.partition(".")[0] in _ROOTS
    name = extension.partition(":")[0]
    known = name in _PLAIN_EXTENSIONS or name.partition(".")[0] in _ROOTS
    return known and name not in _READING


def _is_told(value: Any) -> bool:
    """Say whether all of a setting is seen in how it is told; no other code may stand in it."""
    if isinstance(value, Mapping):
        return all(map(_is_told, value.values()))
    if isinstance(value, list | tuple | set | frozenset):
        return all(map(_is_told, value))
    if isinstance(value, partial):
        return _is_told(value.func) and _is_told(value.args) and _is_told(value.keywords)
    if callable(value):
        return str(getattr(value, "__module__", "")).partition(".")[0] in _ROOTS
    return value is None or isinstance(value, str | int | float)


def _versions() -> Iterator[str]:
    yield digest_program()
    for name in (*_PACKAGES, *_MORE):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _changes_theme(config: MkDocsConfig) -> list[Path]:
    """Return the files of the site owner that change the theme: templates, and icons for text."""
    emoji = (config["mdx_configs"] or {}).get("pymdownx.emoji", {})
    icons = (emoji.get("options") or {}).get("custom_icons") or ()
    folders = [folder for folder in (config.theme.custom_dir, *icons) if folder]
    return sorted(path for folder in folders for path in Path(folder).rglob("*") if path.is_file())


def _settings(config: MkDocsConfig) -> Iterator[str]:
    told = sorted(set(config) - _OF_NO_PAGE)
    yield from (f"{key}={_tell(config[key])}" for key in told)
    yield _tell(dict(config.theme))
    for name, plugin in config.plugins.items():
        yield f"{name}={_tell(dict(getattr(plugin, 'config', {})))}"


def _tell(value: Any) -> str:
    """Return a value of a configuration as text; of what is no value its kind alone."""
    if isinstance(value, Mapping):
        return str({str(key): _tell(value[key]) for key in sorted(value, key=str)})
    if isinstance(value, list | tuple):
        return str([_tell(item) for item in value])
    if isinstance(value, set | frozenset):
        return str(sorted(map(_tell, value)))
    if isinstance(value, partial):
        return f"<{_tell(value.func)} {_tell(value.args)} {_tell(value.keywords)}>"
    if isinstance(value, FunctionType | type):
        return f"<{value.__module__}.{value.__qualname__}>"
    plain = value is None or isinstance(value, str | int | float | bool)
    return repr(value) if plain else f"<{type(value).__module__}.{type(value).__qualname__}>"
