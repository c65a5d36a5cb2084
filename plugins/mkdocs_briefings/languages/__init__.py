"""Language data: one folder a language, the same file names in every folder, no Python in them.

`common/` holds what is the same in all of them. Adding a language adds a folder. Each rule in a
table carries `examples` and `not` (texts that it must leave alone), and the tests run them all.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkdocs_briefings.languages.typed import COMMON, T, read_table

_FOLDER = Path(__file__).parent


class UnknownLanguage(Exception):
    """Raised for a language tag that no folder serves; the message lists those that are served."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its tables are the files of `folder`.

    Those of all languages are of the language `common`.
    """

    folder: Path

    @property
    def code(self) -> str:
        """The BCP 47 primary subtag: the name of the folder."""
        return self.folder.name

    def read(self, shape: type[T]) -> T:
        """Return a table, read once in a process.

        Raises:
            InvalidInput: a key or a value of the file is not as `shape` says; with its line.
            FileNotFoundError: the language has no such file.
        """
        return read_table(self.folder, shape)


@cache
def available_languages() -> tuple[str, ...]:
    """Return the codes of all languages, in alphabetical order."""
    served = (path.name for path in _FOLDER.iterdir() if any(path.glob("*.yml")))
    return tuple(sorted(name for name in served if name != COMMON))


def load_language(tag: str) -> Language:
    """Return the language of a BCP 47 tag (`fr`, `fr-CA`): its primary subtag decides.

    Raises:
        UnknownLanguage: no folder serves the tag.
    """
    code = tag.replace("_", "-").split("-")[0].lower()
    if code not in available_languages():
        served = ", ".join(available_languages())
        raise UnknownLanguage(f"no language data for {tag!r}; use one of: {served}")
    return Language(_FOLDER / code)


def load_common() -> Language:
    """Return the tables that are the same in all languages."""
    return Language(_FOLDER / COMMON)
