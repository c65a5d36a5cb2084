"""The desk put into the pages of a server of MkDocs, and its page `/review/`."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.pipeline.desk import Desk
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.serving.application import Application
from mkdocs_briefings.site.serving.desk.door import Door
from mkdocs_briefings.site.serving.desk.endpoint import Endpoint
from mkdocs_briefings.site.serving.desk.operations import Operations

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PREFIX = "_desk/"
REVIEW = "review/"


def place_desk(
    application: Application,
    project: Project,
    interface: Interface,
    address: Callable[[], tuple[str, int]],
    cache: Path | None = None,
) -> Door:
    """Let an application answer what the desk is asked, and show the desk on its pages.

    `address` returns where its server listens, which must be on this machine alone; in the file
    `cache` is kept what was read of the briefings.
    """
    door = Door(address)
    operations = Operations(Desk(project, cache), interface).table()
    at = application.mount + PREFIX

    def head(environ: "WSGIEnvironment", script: str = "panel.js") -> bytes:
        # Whoever calls the server by another name is told nothing.
        return (
            _head(door.token, at, application.mount, script) if door.is_own_host(environ) else b""
        )

    def review(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        found = environ.get("PATH_INFO") == "/" and head(environ, "review.js")
        status = "200 OK" if found else "404 Not Found"
        page = _page(interface, found) if found else b"404 Not Found"
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(page))),
            ("Cache-Control", "no-store"),
            ("X-Frame-Options", "DENY"),
        ]
        start_response(status, headers)
        return [page]

    application.register(PREFIX, Endpoint(door, operations))
    application.register(REVIEW, review)
    application.insert(head)
    return door


def _head(token: str, at: str, mount: str, script: str) -> bytes:
    told = f'content="{token}" data-at="{escape(at)}" data-site="{escape(mount)}"'
    return (
        f'<meta name="bf-desk" {told}>'
        f'<link rel="stylesheet" href="{escape(at)}panel.css">'
        f'<script type="module" src="{escape(at)}{script}"></script>'
    ).encode()


def _page(interface: Interface, head: bytes) -> bytes:
    title = escape(interface.text("desk.review-title"))
    before = (
        f'<!doctype html><html lang="{interface.code}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{title}</title><link rel="icon" href="data:,">'
    )
    after = f'</head><body class="bf-review-page"><main><h1>{title}</h1></main></body></html>'
    return before.encode() + head + after.encode()
