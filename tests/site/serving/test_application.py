"""What is answered under serve beside the pages, and which page is known to be in view."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

from mkdocs_briefings.site.serving.application import Application

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


def _echo(name: str) -> object:
    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        start_response("200 OK", [])
        return [f"{name} {environ['SCRIPT_NAME']} {environ['PATH_INFO']}".encode("latin-1")]

    return answer


def _ask(application: Application, path: str, **more: str) -> str:
    environ: WSGIEnvironment = {
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        **more,
    }
    setup_testing_defaults(environ)
    answer = application(environ, lambda status, headers, error=None: lambda data: None)
    return b"".join(answer).decode("utf-8", "replace")


def _application() -> Application:
    return Application(_echo("pages"), "/carnet/")  # type: ignore[arg-type]


def test_what_is_registered_answers_below_its_address() -> None:
    application = _application()
    application.register("desk/", _echo("desk"))  # type: ignore[arg-type]
    assert _ask(application, "/carnet/desk/marks/é") == "desk /carnet/desk /marks/é"
    assert _ask(application, "/carnet/desk/") == "desk /carnet/desk /"
    assert _ask(application, "/desk/").startswith("pages")
    assert _ask(application, "/carnet/deskless/").startswith("pages")


def test_the_page_asked_for_last_is_in_view() -> None:
    application = _application()
    for path in ("/carnet/briefings/a/", "/carnet/é/b.html", "/carnet/assets/x.css", "/other/"):
        _ask(application, path)
    assert application.in_view() == ("é/b.html", "briefings/a/")


def test_a_page_that_waits_for_changes_is_in_view() -> None:
    application = _application()
    _ask(application, "/carnet/a/")
    _ask(application, "/carnet/b/")
    _ask(application, "/livereload/1/2", HTTP_REFERER="http://127.0.0.1:8000/carnet/a/?q=1#x")
    assert application.in_view()[0] == "a/"


def test_no_more_pages_are_remembered_than_an_author_can_have_open() -> None:
    application = _application()
    for number in range(50):
        _ask(application, f"/carnet/{number}/")
    assert application.in_view() == tuple(f"{number}/" for number in range(49, 41, -1))
