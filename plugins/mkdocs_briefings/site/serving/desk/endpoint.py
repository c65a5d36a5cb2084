"""The endpoint of the desk: scripts and styles to get, listed operations to post."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.markup.changes import Refusal
from mkdocs_briefings.pipeline.desk import Conflict
from mkdocs_briefings.site.serving.desk.door import LARGEST, Door

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

Operation = Callable[[Mapping[str, Any]], Any]

_FOLDER = Path(__file__).parent / "assets"
_KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_NAMES = ("ask.js", "choice.js", "page.js", "panel.js", "review.js", "panel.css")
_ASSETS = {f"/{name}": _KINDS[name.partition(".")[2]] for name in _NAMES}
_HEADERS = [
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]


class Malformed(Exception):
    """Raised where a request is not of the form of its operation."""


class Endpoint:
    """A WSGI application below the address of the desk."""

    def __init__(self, door: Door, operations: Mapping[str, Operation]) -> None:
        self._door = door
        self._operations = operations

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "")
        if environ.get("REQUEST_METHOD") == "GET" and path in _ASSETS:
            if not self._door.is_own_host(environ):
                return _answer(start_response, "403 Forbidden")
            content = (_FOLDER / path.removeprefix("/")).read_bytes()
            return _answer(start_response, "200 OK", content, _ASSETS[path])
        if refused := self._door.find_refusal(environ):
            return _answer(start_response, refused)
        operation = self._operations.get(path.removeprefix("/"))
        if operation is None:
            return _answer(start_response, "404 Not Found")
        try:
            told = _carry_out(operation, _read(environ))
        except Malformed:
            return _answer(start_response, "400 Bad Request")
        content = json.dumps(told, ensure_ascii=False).encode()
        return _answer(start_response, "200 OK", content, "application/json; charset=utf-8")


def _read(environ: "WSGIEnvironment") -> Mapping[str, Any]:
    size = int(environ["CONTENT_LENGTH"])
    try:
        payload = json.loads(environ["wsgi.input"].read(min(size, LARGEST)).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(payload, dict):
        raise Malformed
    return payload


def _carry_out(operation: Operation, payload: Mapping[str, Any]) -> Any:
    """Return what an operation tells; what stands in its way is told to its author."""
    try:
        return operation(payload)
    except Conflict as conflict:
        return {"problem": "changed", "told": str(conflict)}
    except Refusal as refusal:
        return {"problem": "refused", "told": str(refusal)}
    except InvalidInput as error:
        return {"problem": "refused", "told": str(error.faults[0])}


def _answer(
    start_response: "StartResponse",
    status: str,
    content: bytes | None = None,
    kind: str = "text/plain; charset=utf-8",
) -> list[bytes]:
    body = status.encode() if content is None else content
    length = ("Content-Length", str(len(body)))
    start_response(status, [("Content-Type", kind), length, *_HEADERS])
    return [body]
