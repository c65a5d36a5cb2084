"""What `marks.yml` holds."""

from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.typed import Table


@dataclass(frozen=True, slots=True)
class MarkPair:
    """A mark that opens a quotation, and the one that closes it."""

    open: str
    close: str


@dataclass(frozen=True, slots=True)
class DoubledMarks:
    """Marks that are written as two characters: those that open, those that open or close."""

    open: frozenset[str]
    both: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotationMarks(Table):
    """The marks of a language, its own first, and the words that tell what they are there for.

    `both` open and close; `possessive` are letters behind which an apostrophe is an owner's.
    `words` are told of when they stand alone in marks. A noun in `alleged` or `naming` right before
    the marks, but for what is `skipped`, says that others say so, or that it is a name.
    """

    FILE: ClassVar[str] = "marks"

    pairs: tuple[MarkPair, ...]
    both: frozenset[str]
    doubled: DoubledMarks
    words: frozenset[str]
    skipped: frozenset[str]
    alleged: frozenset[str]
    naming: frozenset[str]
    possessive: frozenset[str] = frozenset()
