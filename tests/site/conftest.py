"""A small project of invented people, built once for the tests that read its pages."""

from pathlib import Path

import pytest
from tests.site.builds import PROJECT, Build, copy_project, run_build, share_build

from mkdocs_briefings.model import Briefing
from mkdocs_briefings.pipeline import inspect
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.rights import publishable
from mkdocs_briefings.site.interface import Interface, load_interface
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.project import load_project


@pytest.fixture(scope="session")
def fixture_briefings() -> tuple[tuple[Briefing, ...], Register]:
    project = load_project(PROJECT)
    found = inspect(project)
    assert [fault for fault in found.faults if not fault.warning] == []
    return found.briefings, found.register


@pytest.fixture(scope="session")
def index(fixture_briefings: tuple[tuple[Briefing, ...], Register]) -> Index:
    briefings, register = fixture_briefings
    published = publishable(briefings, local=False)
    return build_index(published, register, language="fr", excerpt_words=300)


@pytest.fixture(scope="session")
def french() -> Interface:
    return load_interface("fr")


@pytest.fixture(scope="session")
def english() -> Interface:
    return load_interface("en")


@pytest.fixture(scope="session")
def site(index: Index, french: Interface) -> Site:
    return Site(index, french)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, to be changed at will."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the project's site, built strictly."""
    return share_build(tmp_path_factory, "fixture", PROJECT) / "carnet"


@pytest.fixture(scope="session")
def build() -> Build:
    """Return what builds a project, as `run_build` does."""
    return run_build
