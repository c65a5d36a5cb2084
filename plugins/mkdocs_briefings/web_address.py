"""Addresses of the web: which ones a reader may be sent to, and how they are asked for."""

import re
from urllib.parse import SplitResult, quote, urlsplit

_FORM = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_KEPT = "!#$%&'()*+,/:;=?@[]~"


def is_web_address(url: str) -> bool:
    """Say whether an address is of the schemes http and https, so that a link to it is harmless."""
    return bool(_FORM.fullmatch(url)) and _split(url) is not None


def write_ascii(url: str) -> str:
    """Return an address of the web as servers are asked for it: ASCII only.

    Raises:
        ValueError: its host can be no name.
    """
    parts = _split(url)
    if parts is None or parts.hostname is None:
        raise ValueError(f"{url!r} is not an address of the web")
    host = parts.hostname
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    place = f"[{host}]" if ":" in host else host
    if parts.port is not None:
        place = f"{place}:{parts.port}"
    path, query = quote(parts.path, safe=_KEPT), quote(parts.query, safe=_KEPT)
    return parts._replace(netloc=place, path=path, query=query, fragment="").geturl()


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None
