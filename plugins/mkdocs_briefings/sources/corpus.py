"""All the seeds of a folder, each read for itself, and what is wrong between them."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.model import Document, Rights
from mkdocs_briefings.sources.seed import name_within, read_given_seed
from mkdocs_briefings.text_files import is_file, is_folder, is_there

_TEXTS = frozenset({".txt", ".html", ".htm", ".markdown"})
_OTHERS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"})


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a folder, by path, and the faults of the files that gave none.

    `broken` are the ids of those files: what was made of them before must not be thrown away.
    """

    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]
    broken: frozenset[str] = frozenset()


def find_seeds(folder: Path) -> tuple[Path, ...]:
    """Return the seeds in a folder and those below it, in order; hidden files are left out."""
    return tuple(path for path in _find_files(folder) if path.suffix == ".md")


def _is_told(path: Path) -> bool:
    """Say whether something may be a seed, or looks like one: then reading it tells why not."""
    return is_file(path) or (path.suffix == ".md" and is_there(path) and not is_folder(path))


def read_corpus(
    folder: Path,
    rights: Rights = Rights.EXCERPT,
    root: Path | None = None,
    *,
    only: Container[str] | None = None,
) -> Corpus:
    """Return every seed that can be read; a bad one is a fault and leaves the others alone.

    `rights` are those of a seed that does not say. Messages name files from `root`, by default from
    the folder above that of the seeds. `only` are the ids of the seeds to read, if not all.
    """
    root = root or folder.parent
    faults = list(_find_strangers(folder, root))
    documents: dict[str, Document] = {}
    broken = set()
    for path in find_seeds(folder):
        if only is not None and path.stem not in only:
            continue
        try:
            document = read_given_seed(path, name_within(path, root), rights).document
        except InvalidInput as error:
            faults += error.faults
            broken.add(path.stem)
            continue
        first = documents.get(document.source.id)
        if first is None:
            documents[document.source.id] = document
        else:
            what = f"{first.path} has the same id, {document.source.id!r}"
            cure = "rename one; sources that share a briefing say 'briefing: NAME'"
            faults.append(Fault(document.path, None, what, cure))
    return Corpus(tuple(documents.values()), tuple(faults), frozenset(broken))


def _find_files(folder: Path) -> list[Path]:
    inside = (path for path in folder.rglob("*") if _is_told(path))
    return sorted(path for path in inside if not _is_hidden(path.relative_to(folder).parts))


def _is_hidden(parts: Iterable[str]) -> bool:
    return any(part.startswith(".") for part in parts)


def _find_strangers(folder: Path, root: Path) -> list[Fault]:
    found = ((path, path.suffix.lower()) for path in _find_files(folder))
    return [
        Fault(
            name_within(path, root),
            None,
            "not a seed, and left alone",
            f"run 'mkdocs-briefings add {name_within(path, root)}', then remove it"
            if suffix in _TEXTS
            else "copy its text into a .txt file, and 'mkdocs-briefings add' that",
            warning=True,
        )
        for path, suffix in found
        if suffix in _TEXTS | _OTHERS
    ]
