"""The application that `mkdocs serve` answers with: the pages, and what else is served to authors.

It stands before the application of the server, so that it sees which page is in view, and others
can answer below addresses of their own.
"""

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_briefings.site.serving.insertion import insert_in_head

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

_KEPT = 8
_POLL = "/livereload/"


class Application:
    """A WSGI application before another one, which has the pages of a site below `mount`."""

    def __init__(self, pages: "WSGIApplication", mount: str) -> None:
        self._pages = pages
        self._mount = mount.rstrip("/") + "/"
        self._handlers: dict[str, WSGIApplication] = {}
        self._seen: dict[str, None] = {}
        self._head: Callable[[WSGIEnvironment], bytes] | None = None
        self._lock = threading.Lock()

    def register(self, prefix: str, handler: "WSGIApplication") -> None:
        """Let a WSGI application answer all that is asked below an address of the site.

        `prefix` is relative to the address of the site and ends with a slash, as in `desk/`. The
        handler finds the address up to there in `SCRIPT_NAME`, and in `PATH_INFO` what comes after
        it, beginning with a slash. It is called in a thread of the request's own.
        """
        self._handlers[self._mount + prefix] = handler

    def insert(self, head: "Callable[[WSGIEnvironment], bytes]") -> None:
        """Let what a function returns for a request stand at the end of each page's head.

        So it is in no page that is built, whoever builds it.
        """
        self._head = head

    def in_view(self) -> tuple[str, ...]:
        """Return the addresses of the pages seen last, the latest first, relative to the site.

        A page that stays open in the foreground asks again and again whether it has changed.
        """
        with self._lock:
            return tuple(reversed(self._seen))

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "ignore")
        for prefix, handler in self._handlers.items():
            if path.startswith(prefix):
                below = {"SCRIPT_NAME": prefix.rstrip("/"), "PATH_INFO": path[len(prefix) - 1 :]}
                below = {key: value.encode().decode("latin-1") for key, value in below.items()}
                return handler({**environ, **below}, start_response)
        if path.startswith(_POLL):
            path = unquote(urlsplit(environ.get("HTTP_REFERER", "")).path)
        if environ.get("REQUEST_METHOD") == "GET" and path.endswith(("/", ".html")):
            self._note(path)
        if self._head is None:
            return self._pages(environ, start_response)
        return insert_in_head(self._pages, self._head(environ), environ, start_response)

    @property
    def mount(self) -> str:
        """The address of the site below that of its server, with a slash at both ends."""
        return self._mount

    def _note(self, path: str) -> None:
        if not path.startswith(self._mount):
            return
        address = path[len(self._mount) :]
        with self._lock:
            self._seen.pop(address, None)
            self._seen[address] = None
            while len(self._seen) > _KEPT:
                del self._seen[next(iter(self._seen))]


def stand_before(server: "LiveReloadServer") -> Application:
    """Put an application before that of a server of MkDocs, and return it."""
    pages: WSGIApplication = server.serve_request
    application = Application(pages, server.mount_path)
    server.set_app(application)
    return application
