"""The body of a page as search needs it."""

import pytest

from mkdocs_briefings.site.finding.body import searched_body


@pytest.mark.parametrize(
    "left_out",
    [
        '<section class="bf-section"><h2>Citations</h2></section>',
        '<section aria-labelledby="x" class="bf-section bf-glossary"><p>OTAN</p></section>',
        '<section data-search-exclude=""><section class="bf-stretch"></section>x</section>',
    ],
)
def test_a_section_that_says_again_what_the_text_says_is_left_out(left_out: str) -> None:
    source = '<section class="source-text"><p>Le texte.</p></section>'
    assert searched_body(f"<h1>Titre</h1>{left_out}{source}{left_out}<p>Fin.</p>") == (
        f"<h1>Titre</h1>{source}<p>Fin.</p>"
    )


def test_a_section_that_does_not_end_hides_nothing() -> None:
    html = '<section class="bf-section"><p>Un texte.</p>'
    assert searched_body(html) == html


def test_only_headings_sentences_and_footnotes_keep_their_ids() -> None:
    kept = '<h2 id="text">T</h2><span class="sentence" id="s-sentence-1a">L’</span>'
    note = '<sup id="fnref:1">1</sup>'
    name = '(<a class="actor" {}href="#x">OTAN</a>)'
    given = kept + name.format('id="s-actor-1" ') + note
    assert searched_body(given) == kept + name.format("") + note
