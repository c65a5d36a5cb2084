"""Articles become the seeds of a site to look at."""

import pytest
from tests.volume import make_seed

from mkdocs_briefings.model import Document, Source
from mkdocs_briefings.sources import parse_seed


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Le pont cède\n\nIl a cédé lundi.", "Le pont cède", "Il a cédé lundi."),
        ("Le pont a cédé lundi.", "Le pont a cédé lundi.", "Le pont a cédé lundi."),
    ],
)
def test_the_first_line_of_an_article_is_its_title(text: str, title: str, body: str) -> None:
    document = Document(Source("a", "fr", "a"), text)
    given = parse_seed(make_seed(document, "dossier"), "a", "a.md").document
    assert (given.source.title, given.text, given.source.publisher) == (title, body, "dossier")
