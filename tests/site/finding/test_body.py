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
        f'<h1>Titre</h1>{source}<i id="-"></i><p>Fin.</p>'
    )


def test_a_section_that_does_not_end_hides_nothing() -> None:
    html = '<section class="bf-section"><p>Un texte.</p>'
    assert searched_body(html) == html


def test_a_sentence_is_marked_where_it_begins_and_only_headings_and_footnotes_keep_ids() -> None:
    heading, note = '<h2 id="text">T</h2>', '<sup id="fnref:1">1</sup>'
    sentence = '<span class="sentence"{}>L’(<a class="actor"{}>OTAN</a>)</span>'
    plain = "<span>L’(<a>OTAN</a>)</span>"
    given = sentence.format(' id="s-sentence-1a"', ' id="s-actor-1"')
    assert searched_body(heading + given + note) == (
        heading + '<i id="s-sentence-1a"></i>' + plain + note
    )


def test_what_search_leaves_out_is_still_known_by_its_class() -> None:
    left_out = '<a class="headerlink" href="#x">¶</a><span class="bf-withheld">[…]</span>'
    assert searched_body(left_out) == left_out
