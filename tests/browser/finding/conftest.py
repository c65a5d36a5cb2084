"""The site to be searched, on a real server below a path."""

import re
from collections.abc import Iterator

import pytest
from tests.browser.conftest import serve
from tests.finding.projects import make_project
from tests.site.builds import build_strictly


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site with the index of Pagefind is served."""
    root = tmp_path_factory.mktemp("searched")
    project = make_project(tmp_path_factory.mktemp("finding") / "project")
    with serve(root) as server:
        address = f"{server}carnet/"
        # Instant navigation only follows links to pages of the address that the site says it has.
        settings = project / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r"(?m)^site_url:.*$", f"site_url: {address}", text), "utf-8")
        build_strictly(project, root / "carnet")
        yield address
