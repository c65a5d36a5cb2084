"""The language model of a language: which package it is, and the model itself."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import MissingModel, MissingPackage
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.models import Models

if TYPE_CHECKING:
    import spacy.language


def name_model(language: Language) -> str:
    """Return the name of the installed package that serves a language, the best one there is.

    Imports nothing: to know that nothing has changed must not cost loading a model.

    Raises:
        MissingModel: spaCy or every model of the language is missing.
    """
    models = language.read(Models)
    packages = models.packages if importlib.util.find_spec("spacy") else ()
    for package in packages:
        if importlib.util.find_spec(package):
            return package
    command = f"pip install 'mkdocs-briefings[annotate]' '{models.install}'"
    raise MissingModel(language.code, command)


def require_spacy() -> None:
    """Do nothing where spaCy can be imported.

    Raises:
        MissingPackage: spaCy, or what it needs, is missing.
    """
    try:
        import spacy.tokens  # noqa: F401
    except ImportError as error:
        raise MissingPackage.of("annotating needs spaCy", error, "annotate") from error


def read_model_version(language: Language) -> str:
    """Return the name and the version of the model that serves a language.

    Raises:
        MissingModel: as `name_model`.
    """
    name = name_model(language)
    return f"{name} {importlib.metadata.version(name)}"


def load_model(language: Language) -> spacy.language.Language:
    """Return the model of a language, loaded once in a process.

    Raises:
        MissingModel: as `name_model`.
    """
    return _load(name_model(language))


@cache
def _load(name: str) -> spacy.language.Language:
    import spacy

    return spacy.load(name)
