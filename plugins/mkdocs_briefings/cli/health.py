"""What is installed and what is missing, for each purpose."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version

from babel import Locale

from mkdocs_briefings.annotate import tell_model
from mkdocs_briefings.cli.origin import DISTRIBUTION
from mkdocs_briefings.errors import MissingModel
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.languages.tables.models import Models


@dataclass(frozen=True, slots=True)
class Health:
    """What is there for a purpose: packages with their versions, and what is wrong with others.

    `cure` is the requirement that installs what is missing.
    """

    purpose: str
    found: tuple[str, ...]
    wrong: tuple[str, ...]
    cure: str


@dataclass(frozen=True, slots=True)
class _Need:
    """What a purpose needs: packages by name, each with the module that must be importable."""

    purpose: str
    modules: tuple[tuple[str, str], ...]
    cure: str


_NEEDS = (
    _Need(
        "building the site", (("mkdocs", "mkdocs"), ("mkdocs-material", "material")), DISTRIBUTION
    ),
    _Need(
        "the search page",
        (
            ("pagefind", "pagefind.service"),
            ("pagefind-bin", "pagefind_bin"),
            ("snowballstemmer", "snowballstemmer"),
        ),
        f"{DISTRIBUTION}[search]",
    ),
    _Need("adding web pages", (("trafilatura", "trafilatura"),), f"{DISTRIBUTION}[annotate]"),
    _Need("annotating", (("spacy", "spacy.tokens"),), f"{DISTRIBUTION}[annotate]"),
)


def examine(languages: Iterable[str]) -> Iterator[Health]:
    """Yield what is there for each purpose, then for each of the languages (their codes)."""
    for need in _NEEDS:
        yield _examine(need)
    for code in languages:
        yield _examine_language(code)


def _examine(need: _Need) -> Health:
    found, wrong = [], []
    for package, module in need.modules:
        try:
            import_module(module)
            found.append(f"{package} {version(package)}")
        except Exception as error:  # what is broken may raise anything as it is imported
            wrong.append(f"{package} ({' '.join(str(error).split())})")
    return Health(need.purpose, tuple(found), tuple(wrong), need.cure)


def _examine_language(code: str) -> Health:
    purpose = f"annotating {Locale.parse(code).english_name}"
    cure = load_language(code).read(Models).install
    try:
        return Health(purpose, (tell_model(code),), (), cure)
    except MissingModel:
        return Health(purpose, (), ("a language model",), cure)
