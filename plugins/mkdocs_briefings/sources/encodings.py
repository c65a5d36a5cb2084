"""Bytes of pages to text: in the encoding that was declared for them, otherwise in UTF-8."""

import codecs
import re

from mkdocs_briefings.errors import InvalidInput

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What pages mean by these. Source: WHATWG, Encoding Standard, "Names and labels".
_WINDOWS = frozenset({"iso8859-1", "ascii"})
# Encodings of Python that are none of the web, or can hold halves of characters.
_NOT_OF_THE_WEB = frozenset(
    {"utf-7", "idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}
)


def decode_page(raw: bytes, charset: str | None, name: str) -> str:
    """Return the text of a page; a byte order mark decides, then `charset`, then its own words.

    Raises:
        InvalidInput: the bytes are not in that encoding, or it is none that pages have.
    """
    declared = _DECLARED.search(raw[:4096])
    said = charset or (declared.group(1).decode("ascii") if declared else "utf-8")
    marked = next((said for mark, said in _MARKS.items() if raw.startswith(mark)), None)
    try:
        return raw.decode(_codec(marked or said)).removeprefix("\ufeff")
    except (UnicodeError, LookupError, ValueError) as error:
        what = f"is not in the encoding {said!r} that it names"
        raise InvalidInput.at(name, None, what, "save it as UTF-8, and add the file") from error


def _codec(name: str) -> str:
    """Return Python's name of an encoding of the web; LookupError for any other."""
    found = codecs.lookup(name).name
    if found in _NOT_OF_THE_WEB:
        raise LookupError(name)
    return "cp1252" if found in _WINDOWS else found
