"""What all pages of a site have in common: where it changes, each of them is made again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
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
_OF_NO_PAGE = frozenset({"site_dir", "dev_addr", "watch", "strict", "config_file_path"})


def may_keep(config: MkDocsConfig) -> bool:
    """Say whether no other plugin has a hand in pages: what it makes of them nobody here knows."""
    known = [plugin for name in _HARMLESS if (plugin := config.plugins.get(name)) is not None]
    hooks = (hook for event in _PAGE_EVENTS for hook in config.plugins.events[event])
    owners = (getattr(hook, "__self__", None) for hook in hooks)
    return config.theme.name == "material" and all(
        any(owner is plugin for plugin in known) for owner in owners
    )


def digest_frame(config: MkDocsConfig, told: Iterable[str], files: Iterable[str]) -> str:
    """Return what stands for the configuration, the theme, the programs and the pages around.

    `told` is what else all pages hang on; `files` are the paths of all files that pages may lead
    to. The pages of the docs folder are in it as they are: their titles stand in the navigation.
    """
    digest = hashlib.blake2b(digest_size=16)
    for text in (*told, *files, *_versions(), *_settings(config)):
        digest.update(text.encode(errors="surrogatepass") + b"\0")
    for path in _theirs(config):
        digest.update(path.name.encode(errors="surrogatepass") + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _versions() -> Iterator[str]:
    yield digest_program()
    for name in (*_PACKAGES, *_MORE):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _theirs(config: MkDocsConfig) -> list[Path]:
    """Return the files of the site owner: pages, and what changes the theme or the build."""
    found = [path for path in Path(config.docs_dir).rglob("*.md") if path.is_file()]
    if config.theme.custom_dir:
        found += [path for path in Path(config.theme.custom_dir).rglob("*") if path.is_file()]
    paths = [config.config_file_path, *(config.hooks or {})]
    return sorted(found) + [Path(path) for path in paths if path and Path(path).is_file()]


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
    plain = value is None or isinstance(value, str | int | float | bool)
    return repr(value) if plain else f"<{type(value).__module__}.{type(value).__qualname__}>"
