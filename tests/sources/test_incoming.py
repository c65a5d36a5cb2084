"""Articles on their way in: HTML, Markdown and raw text, from files and from the web."""

import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from mkdocs_briefings.errors import InvalidInput, MissingPackage
from mkdocs_briefings.sources import take_in

PAGE = """<!DOCTYPE html><html lang="fr-CA"><head>
<meta charset="utf-8"><title>Le pont ferme - Gazette</title>
<meta property="og:title" content="Le pont ferme">
<meta property="og:site_name" content="La Gazette de Lune">
<meta property="article:published_time" content="2024-10-21T23:30:00+02:00">
<meta name="author" content="Anne Dupré"><link rel="canonical" href="https://example.org/pont">
</head><body><nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav><article>
<h1>Le pont ferme</h1>
<p>La maire a dit <em>hier</em> que le <a href="/pont">grand pont</a> serait fermé
jusqu’à l’été, «\xa0pour la sécurité de tous\xa0», devant le conseil.</p>
<h2>Des travaux</h2>
<p>Les travaux de la rive gauche commenceront dès lundi &lt;matin&gt;, selon la ville.</p>
<ul><li>le tablier sera refait en entier</li><li>les piles seront consolidées</li></ul>
</article><footer>© 2019 Gazette</footer><script>alert("x")</script></body></html>"""

BODY = """La maire a dit hier que le grand pont serait fermé jusqu’à l’été, «\xa0pour la sécurité \
de tous\xa0», devant le conseil.

## Des travaux

Les travaux de la rive gauche commenceront dès lundi <matin>, selon la ville.

- le tablier sera refait en entier

- les piles seront consolidées"""


def write(path: Path, content: str, encoding: str = "utf-8") -> str:
    path.write_bytes(content.encode(encoding))
    return str(path)


def test_html_becomes_paragraphs_headings_and_items(tmp_path: Path) -> None:
    assert take_in(write(tmp_path / "pont.html", PAGE)).text == BODY


def test_html_tells_what_it_says_of_itself(tmp_path: Path) -> None:
    assert take_in(write(tmp_path / "pont.html", PAGE)).found == {
        "title": "Le pont ferme",
        "language": "fr-CA",
        "published": "2024-10-21",
        "publisher": "La Gazette de Lune",
        "author": "Anne Dupré",
        "url": "https://example.org/pont",
    }


def test_linked_data_is_read_where_there_is_no_other(tmp_path: Path) -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
    {"@type": ["NewsArticle"], "headline": "Le pont", "datePublished": "2024-10-21",
    "author": [{"name": "Anne Dupré"}, {"name": "Paul Sorel"}], "publisher": {"name": "Gazette"}}]}
    </script>"""
    page = f"<html><head>{data}</head><body>{PAGE.partition('<body>')[2]}"
    assert take_in(write(tmp_path / "pont.html", page)).found == {
        "title": "Le pont",
        "published": "2024-10-21",
        "publisher": "Gazette",
        "author": "Anne Dupré, Paul Sorel",
    }


def test_nothing_is_made_of_what_the_page_does_not_say(tmp_path: Path) -> None:
    bare = "<html><body>" + PAGE.partition("<body>")[2]
    assert take_in(write(tmp_path / "2018-05-06.html", bare)).found == {}


def test_what_a_seed_could_not_hold_is_not_proposed(tmp_path: Path) -> None:
    page = PAGE.replace("fr-CA", "tlh").replace("2024-10-21T", "2024-13-45T")
    found = take_in(write(tmp_path / "pont.html", page.replace("https:", "javascript:"))).found
    assert not {"language", "published", "url"} & set(found)


def test_html_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("’", "'")
    assert "fermé" in take_in(write(tmp_path / "pont.html", page, "iso-8859-1")).text


def test_markdown_loses_links_emphasis_and_title(tmp_path: Path) -> None:
    text = """# Le *pont*

La **maire** a dit [hier](https://example.org "x") que `rien` ne
changerait.[^1]

Intertitre
----------

1. un
2. deux ![image](x.png)

> Une citation.

<script>alert("x")</script>
"""
    converted = take_in(write(tmp_path / "pont.md", text))
    assert converted.found == {"title": "Le pont"}
    assert converted.text == (
        "La maire a dit hier que rien ne changerait.[^1]\n\n## Intertitre\n\n- un\n\n- deux\n\n"
        "Une citation."
    )


def test_front_matter_of_markdown_is_proposed(tmp_path: Path) -> None:
    text = "---\ntitle: Le pont\ndate: 2024-10-21\nrights: full\nlang: fr\n---\n\nLe pont ferme.\n"
    converted = take_in(write(tmp_path / "pont.md", text))
    assert converted.text == "Le pont ferme."
    assert converted.found == {"title": "Le pont", "published": "2024-10-21", "language": "fr"}


def test_plain_text_is_taken_as_it_is(tmp_path: Path) -> None:
    converted = take_in(write(tmp_path / "pont.txt", "Le *pont* <b>ferme</b>.\r\n\r\n[Fin](x)."))
    assert converted.text == "Le *pont* <b>ferme</b>.\n\n[Fin](x)."


@pytest.mark.parametrize("name", ["absent.txt", "empty.txt", "bytes.txt"])
def test_what_cannot_be_read_is_a_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"\n")
    (tmp_path / "bytes.txt").write_bytes(b"a\n\xe9")
    with pytest.raises(InvalidInput) as error:
        take_in(str(tmp_path / name))
    assert error.value.faults[0].path == str(tmp_path / name)


def test_html_without_trafilatura_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingPackage, match=r"pip install 'mkdocs-briefings\[annotate\]'"):
        take_in(write(tmp_path / "pont.html", PAGE))


def test_html_without_what_trafilatura_needs_says_so_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "raise ImportError('lxml.html.clean is a project\\nof its own.')\n"
    (tmp_path / "trafilatura.py").write_text(broken, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
    with pytest.raises(MissingPackage, match=r"\(lxml\.html\.clean is a project of its own\)"):
        take_in(write(tmp_path / "pont.html", PAGE))


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/pont")
        elif self.path in {"/pont", "/text", "/picture"}:
            self.send_response(200)
            kinds = {"/pont": "text/html; charset=utf-8", "/text": "text/plain; charset=iso-8859-1"}
            self.send_header("Content-Type", kinds.get(self.path, "image/png"))
        else:
            self.send_response(404)
        self.end_headers()
        page = PAGE.replace('<link rel="canonical" href="https://example.org/pont">', "")
        text = {"/pont": page.encode(), "/text": "Fermé.".encode("iso-8859-1")}
        self.wfile.write(text.get(self.path, b""))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_page_of_the_web_is_fetched_and_its_address_kept(server: str) -> None:
    converted = take_in(f"{server}/moved")
    assert converted.text == BODY
    assert converted.found["url"] == f"{server}/pont"


def test_plain_text_of_the_web_is_read_in_its_encoding(server: str) -> None:
    assert take_in(f"{server}/text").text == "Fermé."


@pytest.mark.parametrize(
    ("path", "words"), [("/none", "answered 404"), ("/picture", "is no text but image/png")]
)
def test_what_the_web_does_not_give_is_a_fault(server: str, path: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        take_in(server + path)


def test_server_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(InvalidInput, match="cannot be fetched"):
        take_in("http://127.0.0.1:9/pont")


def test_plain_text_gives_its_headline_as_its_title(tmp_path: Path) -> None:
    text = "Le pont ferme : « une erreur » ?\n\nLa maire l’a dit lundi.\n\nLa suite.\n"
    converted = take_in(write(tmp_path / "pont.txt", text))
    assert converted.found == {"title": "Le pont ferme : « une erreur » ?"}
    assert converted.text == "La maire l’a dit lundi.\n\nLa suite."


@pytest.mark.parametrize(
    "text",
    [
        "Le pont ferme.\n\nLa suite.",
        "LUNE (AP) — Le pont ferme, dit-on…\n\nLa suite.",
        "« Le pont ferme. »\n\nLa suite.",
        "Le pont\nferme\n\nLa suite.",
        "- un point\n\nLa suite.",
        "Le pont ferme",
        "mot " * 60 + "\n\nLa suite.",
    ],
)
def test_first_paragraph_that_is_no_headline_stays(tmp_path: Path, text: str) -> None:
    converted = take_in(write(tmp_path / "pont.txt", text))
    assert converted.found == {}
    assert converted.text.startswith(text.split("\n")[0].strip())


@pytest.mark.parametrize("name", ["pont.txt", "pont.md"])
def test_labels_of_advertisements_are_dropped(tmp_path: Path, name: str) -> None:
    text = "Un mot.\n\nPUBLICITÉ\n\nLa publicité est chère.\n\n[Advertisement]\n\nLa fin.\n"
    converted = take_in(write(tmp_path / name, text))
    assert converted.text == "Un mot.\n\nLa publicité est chère.\n\nLa fin."


def test_every_author_that_a_page_names_is_kept(tmp_path: Path) -> None:
    second = '<meta name="author" content="Paul Sorel"><meta name="author" content="Anne Dupré">'
    page = PAGE.replace("<link rel", f"{second}<link rel")
    found = take_in(write(tmp_path / "pont.html", page)).found
    assert found["author"] == "Anne Dupré, Paul Sorel"


def test_what_a_page_says_of_itself_holds_no_commands(tmp_path: Path) -> None:
    page = PAGE.replace('content="Le pont ferme"', 'content="Le \x1b[31mpont\u202e\n ferme"')
    assert take_in(write(tmp_path / "pont.html", page)).found["title"] == "Le [31mpont ferme"
