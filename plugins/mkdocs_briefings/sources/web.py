"""Pages fetched from the web, with the standard library."""

import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO

from mkdocs_briefings import __version__
from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.sources.encodings import decode_page
from mkdocs_briefings.text_files import LONGEST_FILE
from mkdocs_briefings.web_address import is_web_address, write_ascii

_TIMEOUT = 20  # seconds for each answer of the server; how long all may take is the caller's
_HEADERS = {
    "User-Agent": f"mkdocs-briefings/{__version__}",
    "Accept": "text/html, text/*;q=0.9",
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its text, its media type (`text/html`), and the address it was found at."""

    text: str
    media_type: str
    url: str


def fetch(url: str) -> Fetched:
    """Return the page at an address of the web.

    Raises:
        InvalidInput: it cannot be fetched, is cut short, is too long or is no text.
    """
    opener = urllib.request.build_opener(_Redirects)
    try:
        request = urllib.request.Request(write_ascii(url), headers=_HEADERS)
        with opener.open(request, timeout=_TIMEOUT) as answer:
            raw = answer.read(LONGEST_FILE + 1)
            missing = _count_missing(answer)
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
    if missing:
        raise _wrong(url, f"was cut short: {missing:,} bytes did not come")
    return Fetched(_read_text(raw, headers, url), headers.get_content_type(), found)


def _read_text(raw: bytes, headers: Message, url: str) -> str:
    media_type = headers.get_content_type()
    if not media_type.startswith("text/") and media_type != "application/xhtml+xml":
        raise _wrong(url, f"is no text but {media_type}")
    packed = (headers.get("Content-Encoding") or "identity").strip().lower()
    if packed != "identity":
        raise _wrong(url, f"came compressed ({packed}), which was not asked for")
    return decode_page(raw, headers.get_content_charset(), url)


def _count_missing(answer: HTTPResponse) -> int:
    """Return how many bytes the server announced and did not send."""
    return answer.length or 0 if not answer.chunked else 0


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows an address to http and https only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not is_web_address(newurl):
            fp.close()
            raise ValueError(f"it leads to {newurl!r}, which is not of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _wrong(url: str, what: str) -> InvalidInput:
    return InvalidInput.at(url, None, what, "save the page, and add the file")
