"""What all tests share: the option that writes the golden files anew."""

import math
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from mkdocs_briefings import progress

# How long an example takes depends on what else the machine does, and says nothing of the code.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# A run says the same of the same code: what a new draw would find holds up nobody's merge, and is
# looked for by `make fuzz`.
settings.register_profile("same", UNTIMED, derandomize=True)
settings.register_profile("fuzz", UNTIMED, derandomize=False, max_examples=2000, print_blob=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether a golden file is to be written instead of compared."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def no_lines_of_progress() -> Iterator[None]:
    """No test sees how long its work takes, but those that ask for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress, "_LINE_EVERY", math.inf)
        yield
