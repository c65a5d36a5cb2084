"""What all tests share: the option that writes the golden files anew."""

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes depends on what else the machine does, and says nothing of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether a golden file is to be written instead of compared."""
    return bool(request.config.getoption("--update"))
