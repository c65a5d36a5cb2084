"""What `extract` finds in the ten articles, once in a run of the tests."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.quality.measure import HERE, list_articles
from tests.site.builds import make_once

from mkdocs_briefings.cli.extraction import Task, extract_all

Records = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """Return the records of the ten articles by their ids, as `extract --no-register` prints them.

    In this process, which may have loaded the models already, and for all processes of the run.
    """

    def extract(folder: Path) -> None:
        files = [path for paths in list_articles(HERE).values() for path in paths]
        found = extract_all(files, Task(None, None, None), jobs=1)
        lines = [result.record for result in found if result.record is not None]
        (folder / "found.jsonl").write_text("\n".join(lines), encoding="utf-8")

    made = make_once(tmp_path_factory, "extracted", extract) / "found.jsonl"
    records = [json.loads(line) for line in made.read_text(encoding="utf-8").split("\n")]
    return {record["id"]: record for record in records}
