"""What pages say of their lists: how many things, from which articles, and where the rest is."""

from dataclasses import replace
from xml.etree.ElementTree import Element, tostring

import pytest

from mkdocs_briefings.markup import block_anchors, read
from mkdocs_briefings.model import AnnotationKind, Origin, Reason
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import build_index
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages.briefing import compose_briefing
from mkdocs_briefings.site.pages.corpus import briefings
from mkdocs_briefings.site.pages.dossier import compose_dossier
from mkdocs_briefings.site.pages.site import Site

_LINES = (
    "[Léa Morin]{actor=lea}, maire, a jugé la digue [« trop basse pour l’hiver »]{quote=lea} "
    "et le plan [« beaucoup trop cher pour une ville »]{quote=lea}.\n"
    "[Omar Sabri]{actor=omar} a dit [« Nous n’irons pas plus haut que cela »]{quote=omar}.\n"
)


def _briefing(number: int, day: str, rights: str = "full, licence: CC0-1.0", more: str = "") -> str:
    sources = f"  s{number}: {{language: fr, rights: {rights}, published: {day}}}\n"
    if more:
        sources += f"  t{number}: {{language: fr, rights: {rights}, published: {more}}}\n"
    actors = "  lea: {name: Léa Morin, kind: person, role: maire}\n"
    actors += "  omar: {name: Omar Sabri, kind: person}"
    head = (
        f"---\ntitle: Digue {number}\nlanguage: fr\nsources:\n{sources}actors:\n{actors}\n---\n\n"
    )
    blocks = f"/// source | s{number}\n{_LINES}///\n"
    return head + blocks + (f"\n/// source | t{number}\nIl a plu.\n///\n" if more else "")


def _site(french: Interface, *texts: str) -> Site:
    found = []
    for number, text in enumerate(texts, start=1):
        briefing, faults = read(text, f"digue-{number}.md", known=lambda _: True)
        assert faults == ()
        found.append(briefing)
    return Site(build_index(found, Register(), language="fr", excerpt_words=300), french)


def _html(elements: list[Element]) -> str:
    return "".join(tostring(element, encoding="unicode") for element in elements)


def test_a_dossier_counts_the_boxes_that_it_has(french: Interface) -> None:
    site = _site(french, _briefing(1, "2024-05-02"))
    html = _html(compose_dossier(site, site.index.dossiers["lea"]))
    assert len(site.index.dossiers["lea"].quotes) == 2
    assert html.count('class="bf-quote"') == 1
    assert ">1 citation<" in html


def test_a_role_at_the_head_of_a_dossier_says_which_article_has_it(french: Interface) -> None:
    site = _site(french, _briefing(1, "2024-05-02"), _briefing(2, "2024-06-03"))
    html = _html(compose_dossier(site, site.index.dossiers["lea"]))
    told = "Ainsi nommé dans les articles (2 mai 2024 – 3 juin 2024)"
    assert told in html.replace("\u00a0", " ")
    assert html.index(">Maire<") < html.index("Ainsi nommé") < html.index("Digue 2")


def test_a_list_tells_the_days_of_both_articles_of_a_briefing(french: Interface) -> None:
    html = _html(briefings(_site(french, _briefing(1, "2024-05-02", more="2024-05-04"))))
    assert ">2 mai 2024</time>, <time" in html
    assert ">4 mai 2024</time>" in html


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_nobody_is_sent_to_a_publisher_whose_address_nobody_knows(
    french: Interface, rights: str
) -> None:
    cut = _html(
        compose_briefing(_site(french, _briefing(1, "2024-05-02", rights)), "digue-1", [], None)
    )
    assert "éditeur" not in cut
    addressed = f"{rights}, url: 'https://exemple.invalid/a'"
    told = _site(french, _briefing(1, "2024-05-02", addressed))
    assert "chez l’éditeur, à l’adresse de la source" in _html(
        compose_briefing(told, "digue-1", [], None)
    )


def test_the_head_and_the_bar_lead_to_what_came_before_and_after(french: Interface) -> None:
    near = _site(french, _briefing(1, "2024-05-02"), _briefing(2, "2024-06-03"))
    html = _html(compose_briefing(near, "digue-1", [], None))
    assert html.count('href="#around"') == 2
    assert html.index('href="#around"') < html.index("<h1")
    assert "La suite" in html
    # Who is next in the calendar alone is no matter in common.
    alone = _site(french, _briefing(1, "2024-05-02"), _briefing(2, "2019-06-03"))
    html = _html(compose_briefing(alone, "digue-1", [], None))
    assert "#around" not in html
    assert "Fiches voisines par date" in html


def test_a_doubt_says_why_and_between_whom(french: Interface) -> None:
    doubted = _briefing(1, "2024-05-02").replace("{actor=omar}", "{actor=omar .doubt}")
    doubted = doubted.replace("{quote=omar}", "{quote=omar .doubt}")
    site = _site(french, doubted)
    (block,) = site.index.briefings["digue-1"].blocks
    marks = zip(block.annotations, block_anchors(block), strict=True)
    anchors = {note.kind: anchor for note, anchor in marks if note.doubt}
    reasons = (
        Reason(anchors[AnnotationKind.ACTOR], AnnotationKind.ACTOR, ("doubt:unsure-identity",), ()),
        Reason(
            anchors[AnnotationKind.QUOTE],
            AnnotationKind.QUOTE,
            ("doubt:unsure-speaker", "doubt:of-tomorrow"),
            ("omar", "lea", "nobody-knows"),
        ),
    )
    told = replace(site, origins={"digue-1": Origin(None, edited=False, reasons=reasons)})
    html = _html(compose_briefing(told, "digue-1", [], None)).replace("\u00a0", " ")
    card = html.partition('id="card-omar"')[2].partition("popover")[2]
    assert "À vérifier : d’autres peuvent être désignés" in card
    between = "Omar Sabri ou Léa Morin\u202f; d’autres peuvent parler<"
    assert f"Auteur à vérifier : {between}" in html
    assert f"qui parle\u202f? {between}" in html
    # A machine of another version may doubt for reasons that nobody here has words for.
    assert "of-tomorrow" not in html
