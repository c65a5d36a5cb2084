"""The desk's door: what its own pages may do, and what nobody else may."""

import http.client
import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults

import pytest
from tests.pipeline.desk.projects import SLUG, copy_demo

from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.interface import load_interface
from mkdocs_briefings.site.serving.application import Application
from mkdocs_briefings.site.serving.desk.door import LARGEST
from mkdocs_briefings.site.serving.desk.place import place_desk

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGE = b"<html><head><title>A</title></head><body></body></html>"


def pages(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    kind = "text/html" if environ["PATH_INFO"].endswith("/") else "text/plain"
    start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(PAGE)))])
    return [PAGE]


class Place:
    """A project with its desk at `http://127.0.0.1:8000/carnet/`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.application = Application(pages, "/carnet/")
        interface = load_interface("en")
        self.door = place_desk(self.application, project, interface, lambda: ("127.0.0.1", 8000))

    def ask(self, path: str, body: bytes = b"", **more: str) -> tuple[str, dict[str, str], bytes]:
        environ: WSGIEnvironment = {
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "wsgi.input": BytesIO(body),
            **more,
        }
        setup_testing_defaults(environ)
        told: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
            told[:] = [status, dict(headers)]
            return lambda data: None

        content = b"".join(self.application(environ, start))
        return told[0], told[1], content

    def post(self, operation: str, payload: object, **more: str) -> tuple[str, Any]:
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        asked = {
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_X_BRIEFINGS_TOKEN": self.door.token,
            **more,
        }
        status, _, content = self.ask(f"/carnet/_desk/{operation}", body, **asked)
        return status, json.loads(content) if status == "200 OK" else None

    def open(self) -> Any:
        return self.post("open", {"briefing": SLUG})[1]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place that no test changes."""
    return Place(copy_demo(tmp_path_factory.mktemp("demo")))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(copy_demo(tmp_path))


@pytest.fixture(autouse=True)
def untouched(shared: Place) -> Iterator[None]:
    """Whatever is refused leaves every file as it is."""
    before = {path: path.read_bytes() for path in shared.project.briefings.glob("[!.]*")}
    yield
    assert {path: path.read_bytes() for path in shared.project.briefings.glob("[!.]*")} == before


def accept(state: Any) -> dict[str, Any]:
    mark = next(one for one in state["marks"] if one["open"])
    decision = {"do": "accept", "anchor": mark["anchor"]}
    return {"briefing": SLUG, "digest": state["digest"], "decision": decision}


def test_a_page_of_the_server_is_told_how_to_ask(shared: Place) -> None:
    _, headers, content = shared.ask("/carnet/a/")
    assert shared.door.token.encode() in content
    assert int(headers["Content-Length"]) == len(content)
    assert shared.door.token.encode() not in shared.ask("/carnet/a.txt")[2]


def test_a_decision_is_written_and_undone(place: Place) -> None:
    state = place.open()
    path = place.project.briefings / f"{SLUG}.md"
    before = path.read_bytes()
    _, after = place.post("decide", accept(state))
    assert after["open"] == state["open"] - 1
    assert path.read_bytes() != before
    assert place.post("undo", {"briefing": SLUG})[1]["about"] == SLUG
    assert path.read_bytes() == before


def test_a_second_window_is_told_that_the_file_has_changed(place: Place) -> None:
    state = place.open()
    place.post("decide", accept(state))
    path = place.project.briefings / f"{SLUG}.md"
    before = path.read_bytes()
    assert place.post("decide", accept(state))[1]["problem"] == "changed"
    assert path.read_bytes() == before


REFUSED = {
    "foreign origin": {"HTTP_ORIGIN": "http://evil.example"},
    "no origin": {"HTTP_ORIGIN": ""},
    "opaque origin": {"HTTP_ORIGIN": "null"},
    "other port": {"HTTP_ORIGIN": "http://127.0.0.1:8001"},
    "other scheme": {"HTTP_ORIGIN": "https://127.0.0.1:8000"},
    "rebound name": {"HTTP_HOST": "evil.example:8000", "HTTP_ORIGIN": "http://evil.example:8000"},
    "name that begins like ours": {"HTTP_HOST": "127.0.0.1:8000.evil.example"},
    "no host": {"HTTP_HOST": ""},
    "two hosts": {"HTTP_HOST": "127.0.0.1:8000,evil.example"},
    "other machine": {"REMOTE_ADDR": "192.0.2.7"},
    "no token": {"HTTP_X_BRIEFINGS_TOKEN": ""},
    "wrong token": {"HTTP_X_BRIEFINGS_TOKEN": "x" * 43},
    "odd token": {"HTTP_X_BRIEFINGS_TOKEN": "é☃"},
    "cross-site fetch": {"HTTP_SEC_FETCH_SITE": "cross-site"},
    "same-site fetch": {"HTTP_SEC_FETCH_SITE": "same-site"},
}


@pytest.mark.parametrize("operation", ["open", "decide", "undo", "sign", "corpus", "nothing"])
@pytest.mark.parametrize("how", REFUSED)
def test_whoever_is_no_page_of_this_server_is_refused(
    shared: Place, how: str, operation: str
) -> None:
    assert shared.post(operation, {"briefing": SLUG}, **REFUSED[how])[0] == "403 Forbidden"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"REQUEST_METHOD": "GET"}, "405 Method Not Allowed"),
        ({"REQUEST_METHOD": "OPTIONS"}, "405 Method Not Allowed"),
        ({"CONTENT_TYPE": "text/plain"}, "415 Unsupported Media Type"),
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, "415 Unsupported Media Type"),
        ({"CONTENT_LENGTH": str(LARGEST + 1)}, "413 Content Too Large"),
        ({"CONTENT_LENGTH": "9" * 5000}, "413 Content Too Large"),
        ({"CONTENT_LENGTH": "-1"}, "411 Length Required"),
        ({"CONTENT_LENGTH": ""}, "411 Length Required"),
        ({"CONTENT_LENGTH": "²"}, "411 Length Required"),
    ],
)
def test_what_is_no_request_of_ours_is_refused(
    shared: Place, more: dict[str, str], status: str
) -> None:
    assert shared.post("decide", {"briefing": SLUG}, **more)[0] == status


@pytest.mark.parametrize("name", ["nothing", "table", "__init__", "../open", "open/", "", "_tell"])
def test_no_operation_but_those_listed_is_there(shared: Place, name: str) -> None:
    assert shared.post(name, {"briefing": SLUG})[0] == "404 Not Found"


@pytest.mark.parametrize("name", ["door.py", "../door.py", "..%2fdoor.py", "/etc/passwd", ""])
def test_no_file_but_those_listed_is_there(shared: Place, name: str) -> None:
    status, _, _ = shared.ask(f"/carnet/_desk/{name}", REQUEST_METHOD="GET")
    assert status == "403 Forbidden"


def test_scripts_are_for_own_pages_alone(shared: Place) -> None:
    assert shared.ask("/carnet/_desk/panel.js")[0] == "200 OK"
    assert shared.ask("/carnet/_desk/panel.js")[1]["Cross-Origin-Resource-Policy"] == "same-origin"
    assert shared.ask("/carnet/_desk/panel.js", HTTP_HOST="evil.example")[0] == "403 Forbidden"
    assert shared.ask("/carnet/review/")[0] == "200 OK"
    for path in ("/carnet/review/", "/carnet/a/"):
        told = shared.ask(path, HTTP_HOST="evil.example:8000")[2]
        assert shared.door.token.encode() not in told
        assert b"_desk" not in told


@pytest.mark.parametrize(
    "slug",
    [
        *["../actors", "..", ".", "", "/etc/passwd", ".machine/" + SLUG, SLUG + ".md", "actors"],
        *[SLUG + "\0", "../briefings/" + SLUG, "..\\actors", "nothing", SLUG + "/"],
    ],
)
def test_only_briefings_that_there_are_can_be_named(shared: Place, slug: str) -> None:
    for operation in ("open", "decide", "likes", "sign", "since"):
        told = shared.post(operation, {**accept(shared.open()), "briefing": slug, "by": "A"})[1]
        assert told["problem"] == "refused"


def test_a_briefing_that_leads_out_of_its_folder_is_none(tmp_path: Path) -> None:
    place = Place(copy_demo(tmp_path / "project"))
    (tmp_path / "other.md").write_bytes((place.project.briefings / f"{SLUG}.md").read_bytes())
    (place.project.briefings / "other.md").symlink_to(tmp_path / "other.md")
    assert place.post("open", {"briefing": "other"})[1]["problem"] == "refused"


@pytest.mark.parametrize(
    "payload",
    [
        *[b"", b"[]", b"\xff", b"{", b"[" * 60000, b'"a"', b"null", b"1e999"],
        *[{"briefing": 1}, {"briefing": SLUG}, {"briefing": SLUG, "digest": "a", "decision": []}],
        {"briefing": SLUG, "digest": "a", "decision": {"do": "accept", "path": "x"}},
        {"briefing": SLUG, "digest": "a", "decision": {"anchor": "x"}},
        {"briefing": SLUG, "digest": "a", "decision": {"do": "accept", "anchor": {}}},
        {"briefing": SLUG, "digest": "a", "decision": {"do": "mark", "occurrence": True}},
        {"briefing": SLUG, "digest": "a", "decision": {"do": "accept"}, "likes": [1]},
        {"briefing": SLUG, "digest": "a", "decision": {"do": "accept", "anchor": "x" * 7000}},
    ],
)
def test_what_is_malformed_is_refused(shared: Place, payload: object) -> None:
    assert shared.post("decide", payload)[0] == "400 Bad Request"


@pytest.mark.parametrize(
    "value",
    [
        *["nobody", "ada]{quote=ada", 'a"}]', "a b", "\n", "a\u2028b", "a\x1b[0m", "</script>"],
        *["..", "x" * 301, "a\\", "{}", "---", "\ufeff"],
    ],
)
def test_no_value_breaks_out_of_its_mark(shared: Place, value: str) -> None:
    state = shared.open()
    mark = next(one for one in state["marks"] if one["kind"] == "quote")
    decision = {"do": "value", "anchor": mark["anchor"], "value": value}
    asked = {"briefing": SLUG, "digest": state["digest"], "decision": decision}
    assert shared.post("decide", asked)[1]["problem"] == "refused"


@pytest.mark.parametrize(
    "title", ['a]{actor=b} "c" \\', "<script>alert(1)</script>", "--- # a: b", "{{ x }}", "///"]
)
def test_markup_in_a_title_is_a_title(place: Place, title: str) -> None:
    state = place.open()
    texts = [one["sentence"] for one in state["marks"]]
    mark = next(one for one in state["marks"] if one["kind"] == "date")
    decision = {"do": "title", "anchor": mark["anchor"], "value": title}
    asked = {"briefing": SLUG, "digest": state["digest"], "decision": decision}
    after = place.post("decide", asked)[1]
    assert [one["sentence"] for one in after["marks"]] == texts
    assert next(one for one in after["marks"] if one["anchor"] == mark["anchor"])["event"] == title


def test_a_register_that_is_wrong_is_told(place: Place) -> None:
    place.project.register.write_text("a: [", "utf-8")
    told = place.post("open", {"briefing": SLUG})[1]
    assert told["problem"] == "refused"
    assert "actors.yml" in told["told"]


def test_the_whole_corpus_is_told_the_most_doubtful_first(shared: Place) -> None:
    told = shared.post("corpus", {})[1]
    weights = [mark["weight"] for mark in told["marks"]]
    assert weights == sorted(weights, reverse=True)
    assert told["count"] == sum(one["open"] for one in told["briefings"]) == told["found"]


def test_filters_look_through_all_that_waits_and_pages_leave_nothing_out(
    shared: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shared.post("corpus", {})[1]["marks"]
    monkeypatch.setattr("mkdocs_briefings.site.serving.desk.queue.PAGE", 3)
    told: list[Any] = []
    while len(told) < len(whole):
        told += shared.post("corpus", {"start": len(told)})[1]["marks"]
    assert told == whole
    last = whole[-1]
    by = {
        "kind": last["kind"],
        "slug": last["slug"],
        "rule": last["rules"][-1]["name"],
        "words": last["words"].upper(),
    }
    for key, value in by.items():
        found = shared.post("corpus", {key: value, "start": 0})[1]
        assert 0 < found["found"] <= found["count"] == len(whole)
    found = shared.post("corpus", by)[1]["marks"]
    assert last in found
    assert {(one["kind"], one["slug"]) for one in found} == {(last["kind"], last["slug"])}
    assert shared.post("corpus", {"words": "nobody at all"})[1]["marks"] == []


@pytest.mark.parametrize("start", [-1, "0", True, 1.5])
def test_a_page_is_named_by_a_number(shared: Place, start: object) -> None:
    assert shared.post("corpus", {"start": start})[0] == "400 Bad Request"


def test_no_built_site_has_anything_of_the_desk(built: Path) -> None:
    words = (b"bf-desk", b"_desk/", b"x-briefings-token")
    for path in built.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert not any(word in content for word in words), path
            assert path.name not in ("panel.js", "panel.css", "review.js")
    assert not (built / "review").exists()


def test_a_server_answers_as_its_door_says(served: Any) -> None:
    port = served.server.server_port
    for host, status in (("127.0.0.1", 200), ("localhost", 200), ("evil.example", 403)):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.putrequest("GET", "/carnet/_desk/panel.js", skip_host=True)
        connection.putheader("Host", f"{host}:{port}")
        connection.endheaders()
        assert connection.getresponse().status == status
        connection.close()
    assert "bf-desk" in served.page("")
    for path in served.root.rglob("*"):
        # What is written into the site has nothing of it: it would be published some day.
        assert not path.is_file() or b"bf-desk" not in path.read_bytes()
