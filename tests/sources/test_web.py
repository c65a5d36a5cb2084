"""Pages of the web that are odd, slow or not of the web at all: each ends with a message."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.sources import incoming, take_in
from mkdocs_briefings.sources.encodings import decode_page
from mkdocs_briefings.web_address import is_web_address, write_ascii

OTHER_SCHEMES = ("ftp://127.0.0.1:9/x", "file:///etc/passwd", "data:text/plain,x")
ANSWERS = {
    "/cut": ("Content-Length", "100"),
    "/packed": ("Content-Encoding", "gzip"),
    "/%C3%A9t%C3%A9?q=%C3%A9": ("Content-Length", "14"),
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        scheme = self.path.removeprefix("/to/")
        if scheme in OTHER_SCHEMES:
            self.send_response(302)
            self.send_header("Location", scheme)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        if self.path in ANSWERS:
            self.send_header(*ANSWERS[self.path])
        self.end_headers()
        self.wfile.write("Le pont été.".encode())
        if self.path == "/drip":
            while not self.server.stopped.wait(0.02):  # type: ignore[attr-defined]
                self.wfile.write(b".")
                self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stopped = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # who asked has gone


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with _Server() as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.stopped.set()
        server.shutdown()


@pytest.mark.parametrize("address", OTHER_SCHEMES)
def test_only_http_and_https_are_followed(server: str, address: str) -> None:
    with pytest.raises(InvalidInput, match=r"which is not of the web|is not allowed"):
        take_in(f"{server}/to/{address}")


def test_other_scheme_is_no_file() -> None:
    with pytest.raises(InvalidInput, match="the scheme 'ftp' is not followed; name a file, or"):
        take_in("ftp://example.org/pont.html")


def test_download_that_is_cut_short_is_no_article(server: str) -> None:
    with pytest.raises(InvalidInput, match="was cut short: 86 bytes did not come"):
        take_in(f"{server}/cut")


def test_what_comes_compressed_is_told(server: str) -> None:
    with pytest.raises(InvalidInput, match="came compressed"):
        take_in(f"{server}/packed")


def test_server_that_drips_is_left_in_time(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "PATIENCE", 0.2)
    with pytest.raises(InvalidInput, match=r"took longer than 0\.2 seconds; copy its text"):
        take_in(f"{server}/drip")


def test_page_that_never_gets_converted_is_left_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed = threading.Event()
    monkeypatch.setattr(incoming, "PATIENCE", 0.2)
    monkeypatch.setattr(incoming, "convert_markdown", lambda text: freed.wait(60))
    (tmp_path / "pont.md").write_text("<meta>" * 10, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"pont\.md: took longer than"):
        take_in(str(tmp_path / "pont.md"))
    freed.set()


def test_address_with_accents_is_asked_for_as_servers_expect(server: str) -> None:
    converted = take_in(f"{server}/été?q=é#là")
    assert converted.text == "Le pont été."
    assert converted.found["url"] == f"{server}/%C3%A9t%C3%A9?q=%C3%A9"


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("https://münchen.example/a b", None),
        ("https://münchen.example/ä%20b?x=ö&y=%41", "https://xn--mnchen-3ya.example/%C3%A4%20b"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("http://[::1", None),
        ("https:///x", None),
        ("https://x:99999999/a", None),
        ('https://x/"><script>', None),
        ("https://x/\x1b[31m", None),
        ("javascript:alert(1)", None),
    ],
)
def test_only_addresses_that_a_reader_may_be_sent_to_are_taken(
    given: str, asked: str | None
) -> None:
    assert is_web_address(given) is (asked is not None)
    if asked is not None:
        assert write_ascii(given).startswith(asked)


@pytest.mark.parametrize(
    ("raw", "charset", "text"),
    [
        ("l’été".encode("cp1252"), "iso-8859-1", "l’été"),
        (b"\xef\xbb\xbf" + "été".encode(), "iso-8859-1", "été"),
        ("été".encode("utf-16"), None, "été"),
        ("été".encode(), None, "été"),
        ('<meta charset="koi8-r">Мост'.encode("koi8-r"), None, '<meta charset="koi8-r">Мост'),
    ],
)
def test_page_is_read_in_its_encoding(raw: bytes, charset: str | None, text: str) -> None:
    assert decode_page(raw, charset, "x") == text


@given(
    st.binary(max_size=40),
    st.one_of(
        st.sampled_from(
            ["utf-7", "hex", "rot13", "idna", "punycode", "undefined", "a\0b", "", "é"]
        ),
        st.sampled_from(["unicode_escape", "raw_unicode_escape", "zlib", "mbcs", "utf-8-sig"]),
        st.text(max_size=8),
    ),
)
def test_bytes_in_any_encoding_are_a_text_or_a_fault(raw: bytes, charset: str) -> None:
    try:
        text = decode_page(raw, charset, "page.html")
    except InvalidInput as error:
        assert "encoding" in str(error)
    else:
        text.encode()
