"""The site to be searched, on a real server below a path."""

from collections.abc import Iterator

import pytest
from tests.browser.conftest import serve_built
from tests.site.finding.projects import make_project


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site with the index of Pagefind is served."""
    project = make_project(tmp_path_factory.mktemp("finding") / "project")
    with serve_built(project, tmp_path_factory.mktemp("searched")) as address:
        yield address
