"""An index whose bytes depend on its records alone: Pagefind writes its facets in random order.

Source: pagefind 1.5, `index_metadata.rs`, and the files that 1.5.2 writes: gzip of a signature and
CBOR, which here holds whole numbers, texts and arrays only; files are named after what they hold.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
_FACETS = 3
"""The place of the list of facets, each with its name and its file, among the metadata."""
_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def put_in_order(folder: Path) -> None:
    """Rewrite the facets of an index, and what names their files, in alphabetical order."""
    entry = folder / "pagefind-entry.json"
    told = json.loads(entry.read_text(encoding="utf-8"))
    for language, index in told["languages"].items():
        metadata = folder / f"pagefind.{index['hash']}.pf_meta"
        content = _read(metadata)
        facets = [[name, _rewrite_facet(folder, file, language)] for name, file in content[_FACETS]]
        content[_FACETS] = sorted(facets)
        index["hash"] = _rewrite(metadata, content, f"{language}_", 10, "pagefind.{}.pf_meta")
    entry.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _rewrite_facet(folder: Path, file: str, language: str) -> str:
    path = folder / "filter" / f"{file}.pf_filter"
    name, values = _read(path)
    return _rewrite(path, [name, sorted(values)], f"{language}_", 7, "{}.pf_filter")


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    value, _ = _decode(data, len(_SIGNATURE))
    return value


def _rewrite(path: Path, content: Any, prefix: str, digits: int, pattern: str) -> str:
    """Write the content in the place of a file, and return the name made of it."""
    data = _SIGNATURE + _encode(content)
    name = prefix + hashlib.blake2b(data).hexdigest()[:digits]
    path.unlink()
    path.with_name(pattern.format(name)).write_bytes(gzip.compress(data, mtime=0))
    return name


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    """Return the value that starts at an offset, and the offset after it."""
    kind, info = divmod(data[at], 32)
    at += 1
    number = info
    if info >= 24:
        length = 1 << (info - 24)
        number = int.from_bytes(data[at : at + length], "big")
        at += length
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"unexpected kind {kind} in an index of Pagefind")
    items = []
    for _ in range(number):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def _encode(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(_encode, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind * 32 + number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind * 32 + 24 + power]) + number.to_bytes(1 << power, "big")
