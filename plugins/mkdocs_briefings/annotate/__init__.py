"""Documents to annotations. The only layer that imports spaCy, and only when it has work to do."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from mkdocs_briefings.annotate.language_model import (
    name_model,
    read_model_version,
    require_spacy,
)
from mkdocs_briefings.annotate.proposal import propose
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.model import Analysis, Document
from mkdocs_briefings.register import Register

__all__ = ["analyse", "find_model", "fingerprint", "propose", "require_spacy", "tell_model"]

_TOLD = ("interface.yml", "finding.yml", "project.yml")
"""Tables of what people read and search: nothing is found by them in a text."""

_CARRYING = ("processes.py", "cluster.py")
"""Code that takes documents to where they are analysed, and has no part in what is found."""

_PASSED_OVER = (*_TOLD, *_CARRYING)

_RULES = (
    "annotate",
    "register",
    "sources",
    "model",
    "languages/typed.py",
    "languages/tables",
    "folding.py",
    "timex.py",
)


def analyse(documents: Iterable[Document], register: Register) -> Iterator[Analysis]:
    """Yield the analysis of each document, in their order, a batch of them at a time.

    Raises:
        MissingModel: no model is installed for the language of a document.
        MissingPackage: spaCy, or what it needs, cannot be imported.
        UnknownLanguage: no language data serves a document.
    """
    # Building a site imports this package too, and there spaCy need not be installed.
    require_spacy()
    from mkdocs_briefings.annotate.batches import analyse_batch, cut_batches

    batches = cut_batches(documents)
    return (one for batch in batches for one in analyse_batch(batch, register))


def find_model(language: str) -> str:
    """Return the name of the model that serves a language tag.

    Raises:
        MissingModel: none is installed; the message says which command installs it.
        UnknownLanguage: no language data serves the tag.
    """
    return name_model(load_language(language))


def tell_model(language: str) -> str:
    """Return the name and the version of the model that serves a language tag.

    Raises:
        MissingModel: as `find_model`.
        UnknownLanguage: as `find_model`.
    """
    return read_model_version(load_language(language))


@cache
def fingerprint(language: str) -> str:
    """Return what stands for the rules and the model of a language tag: it changes with them.

    Raises:
        MissingModel: as `find_model`.
        UnknownLanguage: as `find_model`.
    """
    served = load_language(language)
    package = files("mkdocs_briefings")
    digest = hashlib.sha256(read_model_version(served).encode())
    for root in (*_RULES, "languages/common", f"languages/{served.code}"):
        for file in _walk(package.joinpath(root)):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"sha256-{digest.hexdigest()[:16]}"


def _walk(root: Traversable) -> Iterator[Traversable]:
    """Yield the files of rules and tables in a folder, or the file itself.

    Raises:
        FileNotFoundError: there is neither: a name that is left behind by a move would go unseen.
    """
    if root.is_dir():
        for inside in sorted(root.iterdir(), key=lambda path: path.name):
            yield from _walk(inside)
    elif not root.is_file():
        raise FileNotFoundError(root)
    elif root.name.endswith((".py", ".yml", ".tsv", ".txt")) and root.name not in _PASSED_OVER:
        yield root
