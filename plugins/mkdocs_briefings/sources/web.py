"""Pages fetched from the web, with the standard library."""

import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException

from mkdocs_briefings import __version__
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.text_files import LONGEST_FILE

_TIMEOUT = 30  # seconds

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its text, its media type (`text/html`), and the address it was found at."""

    text: str
    media_type: str
    url: str


def fetch(url: str) -> Fetched:
    """Return the page at an address of the web.

    Raises:
        InvalidInput: it cannot be fetched, is too long or is no text.
    """
    agent = {"User-Agent": f"mkdocs-briefings/{__version__}", "Accept": "text/html, text/*;q=0.9"}
    try:
        request = urllib.request.Request(url, headers=agent)
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
            raw = answer.read(LONGEST_FILE + 1)
            headers: Message = answer.headers
            found = str(answer.url)
    except urllib.error.HTTPError as error:
        error.close()
        raise _wrong(url, f"the server answered {error.code} {error.reason}") from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise _wrong(url, f"cannot be fetched ({reason})") from error
    if len(raw) > LONGEST_FILE:
        raise _wrong(url, f"is longer than {LONGEST_FILE:,} bytes")
    media_type = headers.get_content_type()
    if not media_type.startswith("text/") and media_type != "application/xhtml+xml":
        raise _wrong(url, f"is no text but {media_type}")
    return Fetched(decode_page(raw, headers.get_content_charset(), url), media_type, found)


def decode_page(raw: bytes, charset: str | None, name: str) -> str:
    """Return the text of a page: in the encoding that was declared for it, otherwise in UTF-8.

    Raises:
        InvalidInput: the bytes are not in that encoding.
    """
    declared = _DECLARED.search(raw[:4096])
    encoding = charset or (declared.group(1).decode("ascii") if declared else "utf-8-sig")
    try:
        return raw.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding)
    except (UnicodeDecodeError, LookupError) as error:
        what = f"is not in the encoding {encoding}"
        raise InvalidInput.at(name, None, what, "save it as UTF-8, and add the file") from error


def _wrong(url: str, what: str) -> InvalidInput:
    return InvalidInput.at(url, None, what, "save the page, and add the file")
