"""A site like one of real news that nobody corrected, of our own sentences."""

import json
from pathlib import Path

import pytest
from tests.benchmarks.projects import write_ours
from tests.quality.measure import HERE
from tests.site.builds import build_strictly, make_once

from mkdocs_briefings.pipeline import update
from mkdocs_briefings.site.project import load_project

_BRIEFINGS = 90
_SEED = """\
---
title: {title}
language: {language}
published: {published}
publisher: Le Relais
rights: full
licence: CC0
---

{text}
"""


def build_volume(factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which `site/` is built, once in a run of the tests.

    Most of its briefings are those of the benchmark, and ten are of articles that the machine has
    annotated, as it does.
    """
    return make_once(factory, "volume", _make)


def _make(folder: Path) -> None:
    project = folder / "project"
    write_ours(project, _BRIEFINGS)
    articles = [json.loads(path.read_text("utf-8")) for path in HERE.glob("*.source.json")]
    for article in articles:
        title = json.dumps(article["text"].partition("\n")[0], ensure_ascii=False)
        seed = _SEED.format_map({**article, "title": title})
        (project / "seeds" / f"{article['id']}.md").write_text(seed, encoding="utf-8")
    made = list(update(load_project(project), sources=[article["id"] for article in articles]))
    assert len(made) == len(articles)
    build_strictly(project, folder / "site")
