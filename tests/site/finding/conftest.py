"""The project to be searched: its index, and its site built with Pagefind."""

from pathlib import Path

import pytest
from tests.site.builds import share_build
from tests.site.finding.projects import make_project

from mkdocs_briefings.pipeline import inspect
from mkdocs_briefings.site.index.build import build_index
from mkdocs_briefings.site.index.rights import publishable
from mkdocs_briefings.site.interface import load_interface
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.project import load_project


@pytest.fixture(scope="session")
def searched_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("searched") / "project")


@pytest.fixture(scope="session")
def searched_site(searched_project: Path) -> Site:
    project = load_project(searched_project)
    found = inspect(project)
    assert [fault for fault in found.faults if not fault.warning] == []
    published = publishable(found.briefings, local=False)
    index = build_index(published, found.register, language="fr", excerpt_words=300)
    return Site(index, load_interface("fr"))


@pytest.fixture(scope="session")
def searched_folder(searched_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return share_build(tmp_path_factory, "searched", searched_project) / "carnet"
