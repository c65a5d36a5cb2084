"""French spaces in the author's words; none anywhere else."""

import pytest
from markdown import Markdown

from mkdocs_briefings.site.html.composer import ComposerExtension
from mkdocs_briefings.site.typography import load_rules


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Il dit : « non » !", "<p>Il dit\u00a0: «\u202fnon\u202f»\u202f!</p>"),
        ("Vrai **ou faux** ?", "<p>Vrai <strong>ou faux</strong>\u202f?</p>"),
        ("Voir `a ; b` ; puis", "<p>Voir <code>a ; b</code>\u202f; puis</p>"),
        ("## Pourquoi ?", "<h2>Pourquoi\u202f?</h2>"),
    ],
)
def test_french_prose_gets_the_spaces_of_print(markdown: str, html: str) -> None:
    assert _render(markdown, "fr") == html


@pytest.mark.parametrize("language", ["en", "xx"])
def test_other_languages_keep_their_spaces(language: str) -> None:
    assert _render("Odd : but so !", language) == "<p>Odd : but so !</p>"


def _render(markdown: str, language: str) -> str:
    composer = ComposerExtension()
    composer.rules = load_rules(language)
    return Markdown(extensions=[composer]).convert(markdown)
