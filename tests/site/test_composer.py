"""Generated elements in a page that Python-Markdown makes."""

import pytest
from markdown import Markdown

from mkdocs_briefings.site.html.composer import ComposerExtension
from mkdocs_briefings.site.html.elements import h


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("index.md", "actors/lea.md#quotes"),
        ("actors/zoe.md", "../actors/lea.md#quotes"),
        ("timeline/person/2024.md", "../../actors/lea.md#quotes"),
    ],
)
def test_our_links_are_relative_for_mkdocs_to_check(path: str, href: str) -> None:
    composer = ComposerExtension()
    composer.path = path
    composer.compose = lambda body: [h("p", None, h("a", {"href": "/actors/lea.md#quotes"}, "L"))]
    assert Markdown(extensions=[composer]).convert("x") == f'<p><a href="{href}">L</a></p>'


def test_words_of_others_are_no_table_of_contents_and_those_of_the_author_are() -> None:
    composer = ComposerExtension()
    composer.compose = lambda body: [*body, h("h2", {"id": "a"}, "A"), h("p", None, "[TOC]")]
    converted = Markdown(extensions=["toc", composer]).convert("Said.")
    assert converted.endswith("<p>[TOC]</p>")
    assert '<div class="toc">' in Markdown(extensions=["toc", composer]).convert("[TOC]")
