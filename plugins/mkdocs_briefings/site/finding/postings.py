"""Where the words of an index are: what Pagefind keeps of each, and several of those as one.

A word has its pages, in order, each by the distance from the one before, with its places in the
text and in the fields beside it; and the same of each spelling of it that has accents. All is
carried as the bytes that Pagefind wrote: a corpus has millions of places.

Source: pagefind 1.5, `index.rs`, and the files that 1.5.2 writes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_briefings.site.finding.cbor import array, decode, encode, read_head

_INT = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_LIST = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)" + _INT + rb"*+"
_ENTRY = re.compile(rb"\x83(" + _INT + rb")(" + _LIST + rb")(" + _LIST + rb")", re.DOTALL)


@dataclass(slots=True)
class Pages:
    """The pages of a word or of a spelling: how many, the number of the last, and the bytes."""

    count: int = 0
    last: int = 0
    entries: list[bytes] = field(default_factory=list)

    def add(self, other: "Pages", offset: int) -> None:
        """Add pages that come after these; `offset` is what their numbers lack."""
        if not other.count:
            return
        joined = b"".join(other.entries)
        first, at = decode(joined, 1)
        self.entries += [b"\x83" + encode(first + offset - self.last), joined[at:]]
        self.count += other.count
        self.last = other.last + offset

    def written(self) -> bytes:
        """Return the array of the pages."""
        return array(self.count) + b"".join(self.entries)


@dataclass(slots=True)
class Word:
    """Where a word is, and by its spelling where each of those is."""

    pages: Pages = field(default_factory=Pages)
    spellings: dict[str, Pages] = field(default_factory=dict)

    def add(self, other: "Word", offset: int) -> None:
        """Add what another index has of the word, of pages that come after these."""
        self.pages.add(other.pages, offset)
        for spelling, pages in other.spellings.items():
            self.spellings.setdefault(spelling, Pages()).add(pages, offset)

    def written(self, text: str) -> bytes:
        """Return the entry of the word in an index."""
        spellings = sorted(self.spellings.items())
        told = (b"\x82" + encode(spelling) + pages.written() for spelling, pages in spellings)
        head = b"\x83" + encode(text) + self.pages.written()
        return head + array(len(spellings)) + b"".join(told)


def read_words(data: bytes, fields: Sequence[int]) -> Iterator[tuple[str, Word]]:
    """Yield the words of a file of an index; `fields` are the new numbers of its fields."""
    is_same = list(fields) == list(range(len(fields)))
    moved = None if is_same else fields
    _, _, at = read_head(data, 0)
    _, count, at = read_head(data, at)
    for _ in range(count):
        text, at = decode(data, at + 1)
        pages, at = _read_pages(data, at, moved)
        _, variants, at = read_head(data, at)
        word = Word(pages)
        for _ in range(variants):
            spelling, at = decode(data, at + 1)
            word.spellings[spelling], at = _read_pages(data, at, moved)
        yield text, word


def _read_pages(data: bytes, at: int, fields: Sequence[int] | None) -> tuple[Pages, int]:
    _, count, at = read_head(data, at)
    start, last, entries = at, 0, []
    for _ in range(count):
        entry = _ENTRY.match(data, at)
        if entry is None:
            raise ValueError("an index of Pagefind that is written in another way")
        distance = entry[1]
        # By far the most are of one byte: a corpus has too many to read each as any value.
        last += distance[0] if len(distance) == 1 else int.from_bytes(distance[1:], "big")
        at = entry.end()
        if fields is not None:
            entries.append(data[entry.start() : entry.start(3)] + _moved(entry[3], fields))
    return Pages(count, last, entries or [data[start:at]]), at


def _moved(places: bytes, fields: Sequence[int]) -> bytes:
    """Return places in fields; a negative number says in which field the next ones are."""
    numbers = decode(places)[0]
    return encode([-1 - fields[-1 - number] if number < 0 else number for number in numbers])
