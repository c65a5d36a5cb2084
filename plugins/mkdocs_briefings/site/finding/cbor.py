"""The files of a Pagefind index: gzip of a signature and CBOR of numbers, texts and arrays.

Source: RFC 8949, and the files that Pagefind 1.5.2 writes.
"""

import gzip
from typing import Any

_SIGNATURE = b"pagefind_dcd"
_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4


def unpack(file: bytes) -> bytes:
    """Return the CBOR in a file of an index."""
    return gzip.decompress(file)[len(_SIGNATURE) :]


def pack(content: bytes) -> bytes:
    """Return the file of an index that holds some CBOR; the same one at every call."""
    return gzip.compress(_SIGNATURE + content, 6, mtime=0)


def decode(data: bytes, at: int = 0) -> tuple[Any, int]:
    """Return the value that starts at an offset, and the offset after it."""
    kind, number, at = read_head(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"unexpected kind {kind} in an index of Pagefind")
    items = []
    for _ in range(number):
        item, at = decode(data, at)
        items.append(item)
    return items, at


def encode(value: Any) -> bytes:
    """Return the CBOR of whole numbers, texts and lists of them."""
    if isinstance(value, int):
        return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return array(len(value)) + b"".join(map(encode, value))


def array(size: int) -> bytes:
    """Return what begins an array of so many items."""
    return _head(_ARRAY, size)


def read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind and the number of the item at an offset, and the offset after that."""
    kind, number = divmod(data[at], 32)
    at += 1
    if number < 24:
        return kind, number, at
    length = 1 << (number - 24)
    return kind, int.from_bytes(data[at : at + length], "big"), at + length


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind * 32 + number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind * 32 + 24 + power]) + number.to_bytes(1 << power, "big")
