"""Pages on their way to the browser, with something added to their heads."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_END = b"</head>"


def insert_in_head(
    pages: "WSGIApplication",
    added: bytes,
    environ: "WSGIEnvironment",
    start_response: "StartResponse",
) -> Iterable[bytes]:
    """Answer as another application does, with something more at the end of an HTML page's head."""
    told: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
        told[:] = [status, headers, error]
        return lambda data: None

    answer = pages(environ, start)
    status, headers, error = told
    kinds = [value for name, value in headers if name.lower() == "content-type"]
    if not added or not any(kind.startswith("text/html") for kind in kinds):
        start_response(status, headers, error)
        return answer
    content = b"".join(answer)
    if (close := getattr(answer, "close", None)) is not None:
        close()
    content = content.replace(_END, added + _END, 1)
    kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
    start_response(status, [*kept, ("Content-Length", str(len(content)))], error)
    return [content]
