"""One index out of several that Pagefind has made, whose bytes depend on their records alone.

Pagefind cannot add to an index, and keeps the place of every word in memory until it has written
it: 350 MB for 1,000 briefings. So it is given a part of the records at a time. Its files of words
are also smaller here: of each one that a query needs a reader fetches all.

Source: pagefind 1.5, `index_metadata.rs`, and the files that 1.5.2 writes.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_briefings.site.finding.cbor import array, decode, encode, pack, unpack
from mkdocs_briefings.site.finding.postings import Word, read_words

_ENTRY = "pagefind-entry.json"
_PAGES, _CHUNKS, _FACETS, _FIELDS = 1, 2, 3, 5
"""The places among the metadata; the fourth is of the orders."""
_CHUNK = 14_000
"""Bytes of a file of words before it is compressed, a third of what Pagefind makes at the least.

Source: measured; a query fetches a third as much, and the list of files grows by a seventh.
"""
_NUMBER = re.compile(rb'"url":"/(\d+)\.html"')

Files = Mapping[str, bytes]
"""The files of an index, by their paths below its folder."""
Orders = Mapping[str, str]
"""The values by which a page can be sorted, by the name of the order."""


def join_indexes(parts: Sequence[tuple[Files, Sequence[Orders]]]) -> Files:
    """Return one index out of at least one part, each with the orders of its records by number."""
    entry = json.loads(parts[0][0][_ENTRY])
    ((language, told),) = entry["languages"].items()
    files = {path: data for path, data in parts[0][0].items() if "/" not in path}
    del files[f"pagefind.{told['hash']}.pf_meta"]
    metas = [_metadata(part) for part, _ in parts]
    fields = sorted({name for meta in metas for name in meta[_FIELDS]})
    pages: list[list[Any]] = []
    words: dict[str, Word] = {}
    facets: dict[str, dict[str, list[int]]] = {}
    orders: list[Orders] = []
    for (part, sorting), meta in zip(parts, metas, strict=True):
        _add_words(words, part, [fields.index(name) for name in meta[_FIELDS]], len(pages))
        _add_facets(facets, part, len(pages))
        for name, count in meta[_PAGES]:
            fragment = part[f"fragment/{name}.pf_fragment"]
            orders.append(sorting[_number_of(fragment)])
            pages.append([_put(files, "fragment/{}.pf_fragment", name, fragment), count])
    content = [
        metas[0][0],
        pages,
        list(_put_words(files, words, language)),
        list(_put_facets(files, facets, language)),
        _sorted_pages(orders),
        fields,
    ]
    told["hash"] = _put_content(files, "pagefind.{}.pf_meta", f"{language}_", encode(content))
    told["page_count"] = len(pages)
    return {**files, _ENTRY: json.dumps(entry, ensure_ascii=False).encode()}


def _metadata(part: Files) -> list[Any]:
    (path,) = (path for path in part if path.endswith(".pf_meta"))
    content: list[Any] = decode(unpack(part[path]))[0]
    return content


def _number_of(fragment: bytes) -> int:
    """Return the number of the record that a fragment is of, which its address begins with."""
    found = _NUMBER.search(zlib.decompressobj(31).decompress(fragment, 64))
    if found is None:
        raise ValueError("a fragment of Pagefind that is written in another way")
    return int(found[1])


def _add_words(words: dict[str, Word], part: Files, fields: Sequence[int], offset: int) -> None:
    for path, data in part.items():
        if path.startswith("index/"):
            for text, word in read_words(unpack(data), fields):
                words.setdefault(text, Word()).add(word, offset)


def _add_facets(facets: dict[str, dict[str, list[int]]], part: Files, offset: int) -> None:
    for path, data in part.items():
        if path.startswith("filter/"):
            facet, values = decode(unpack(data))[0]
            for value, pages in values:
                found = facets.setdefault(facet, {}).setdefault(value, [])
                found += [page + offset for page in pages]


def _put_words(files: dict[str, bytes], words: Mapping[str, Word], language: str) -> Iterator[Any]:
    """Yield the files of words: the first and the last word that each may have, and its name."""
    chunks = list(_chunks(words))
    ends = [(texts[0], texts[-1]) for texts, _ in chunks]
    for number, (texts, written) in enumerate(chunks):
        before = ends[number - 1][1] if number else None
        after = ends[number + 1][0] if number + 1 < len(ends) else None
        content = array(1) + array(len(texts)) + b"".join(written)
        name = _put_content(files, "index/{}.pf_index", f"{language}_", content)
        yield [_apart(texts[0], before), _apart(texts[-1], after), name]


def _chunks(words: Mapping[str, Word]) -> Iterator[tuple[list[str], list[bytes]]]:
    texts: list[str] = []
    written: list[bytes] = []
    size = 0
    for text in sorted(words):
        texts.append(text)
        written.append(words[text].written(text))
        size += len(written[-1])
        if size >= _CHUNK:
            yield texts, written
            texts, written, size = [], [], 0
    if texts:
        yield texts, written


def _apart(word: str, other: str | None) -> str:
    """Return as much of a word as tells it from its neighbour in another file."""
    if other is None:
        return word
    pairs = enumerate(zip(word, other, strict=False))
    same = next((n for n, (one, two) in pairs if one != two), min(len(word), len(other)))
    return word[: same + 1]


def _put_facets(
    files: dict[str, bytes], facets: Mapping[str, Mapping[str, list[int]]], language: str
) -> Iterator[Any]:
    """Yield the name of each facet and that of its file; Pagefind writes them in random order."""
    for facet in sorted(facets):
        content = encode([facet, [list(item) for item in sorted(facets[facet].items())]])
        yield [facet, _put_content(files, "filter/{}.pf_filter", f"{language}_", content)]


def _sorted_pages(orders: Sequence[Orders]) -> list[Any]:
    """Return for each order the numbers of the pages that have a value for it, the lowest first."""
    found = []
    for order in sorted({name for values in orders for name in values}):
        valued = [(values[order], page) for page, values in enumerate(orders) if order in values]
        found.append([order, [page for _, page in sorted(valued)]])
    return found


def _put_content(files: dict[str, bytes], pattern: str, prefix: str, content: bytes) -> str:
    """Put a file, and return the name made of what it holds."""
    name = prefix + hashlib.blake2b(content, digest_size=5).hexdigest()
    return _put(files, pattern, name, pack(content))


def _put(files: dict[str, bytes], pattern: str, name: str, data: bytes) -> str:
    """Put a file, under a longer name where another has this one."""
    while files.setdefault(pattern.format(name), data) is not data:
        name += "x"
    return name
