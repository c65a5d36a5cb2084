"""The guide is whole: no page out of reach, no option of the plugin untold."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from mkdocs_briefings.site.config import BriefingsConfig

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


class Loader(yaml.SafeLoader):
    """Reads what MkDocs' own loader does, but for the environment."""


Loader.add_constructor("!ENV", lambda loader, node: None)
CONFIG: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)
OPTIONS = {name: option.default for name, option in BriefingsConfig()._schema}


def list_pages(nav: str | list[Any] | dict[str, Any]) -> Iterator[str]:
    """Yield the pages of a navigation, those of its sections included."""
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from list_pages(entry)


def test_every_page_of_the_docs_is_in_the_navigation() -> None:
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert pages <= set(list_pages(CONFIG["nav"]))


def test_every_page_for_readers_of_the_repository_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Read on\n")[2]
    linked = set(re.findall(r"\]\(([\w/.-]+\.md)\)", readme))
    pages = {
        path.relative_to(ROOT).as_posix() for path in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
    }
    assert pages - {"README.md", "docs/index.md"} <= linked


def test_every_option_is_in_the_table_with_its_default() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    table = page.partition("| option |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \|.*?\| (\S+) \|[^|]*\|$", table, re.MULTILINE)
    told = {name: "" if default == "none" else default.strip("`") for name, default in rows}
    # As YAML writes them: what is true is `true`.
    written = {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in OPTIONS.items()
    }
    assert told == written


def test_the_demo_writes_every_option_out() -> None:
    (given,) = [one["briefings"] for one in CONFIG["plugins"] if isinstance(one, dict)]
    assert given == OPTIONS
