"""Who may ask the desk for something: pages of this server, on this machine, since this start.

A page of another site can make a browser send requests here, and a name of its own can be made to
lead here (DNS rebinding). So a request has to come from this machine, call the server by its own
address, come from a page of it, and know what only such a page has been told.
"""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.site.project import is_loopback

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

LARGEST = 64 * 1024
"""Bytes of a request: a decision is a few hundred."""

_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Door:
    """What a request must know: the server's own address, and the word of this start.

    `address` returns the host and the port at which the server listens.
    """

    address: Callable[[], tuple[str, int]]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def is_own_host(self, environ: "WSGIEnvironment") -> bool:
        """Say whether a request comes from this machine and calls the server by its address."""
        asker = environ.get("REMOTE_ADDR", "")
        return is_loopback(asker) and environ.get("HTTP_HOST", "").lower() in self._hosts()

    def find_refusal(self, environ: "WSGIEnvironment") -> str | None:
        """Return the status with which a deed is refused; `None` where it may be done."""
        if not self.is_own_host(environ):
            return "403 Forbidden"
        origins = {f"http://{host}" for host in self._hosts()}
        if environ.get("HTTP_ORIGIN", "").lower() not in origins:
            return "403 Forbidden"
        if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
            return "403 Forbidden"
        given = environ.get("HTTP_X_BRIEFINGS_TOKEN", "")
        if not hmac.compare_digest(given.encode("latin-1", "replace"), self.token.encode()):
            return "403 Forbidden"
        if environ.get("REQUEST_METHOD") != "POST":
            return "405 Method Not Allowed"
        if environ.get("CONTENT_TYPE", "").partition(";")[0].strip() != "application/json":
            return "415 Unsupported Media Type"
        size = environ.get("CONTENT_LENGTH") or ""
        if not (size.isascii() and size.isdigit()):
            return "411 Length Required"
        return "413 Content Too Large" if len(size) > 9 or int(size) > LARGEST else None

    def _hosts(self) -> frozenset[str]:
        host, port = self.address()
        own = f"[{host}]" if ":" in host else host
        ends = ("", f":{port}") if port == 80 else (f":{port}",)
        return frozenset(f"{name.lower()}{end}" for name in (*_NAMES, own) for end in ends)
