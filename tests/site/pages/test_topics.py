"""What was said of whom over time, and how many origins it has."""

from xml.etree.ElementTree import Element

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.html.elements import text_of
from mkdocs_briefings.site.index.build import build_index
from mkdocs_briefings.site.index.origins import origins_of
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages import site_pages
from mkdocs_briefings.site.pages.dossier import compose_dossier
from mkdocs_briefings.site.pages.site import Site

ACTORS = (
    "actors:\n  lea: {name: Léa Morin, kind: person}\n  port: {name: Port, kind: organisation}\n"
)


def _briefing(day: int, text: str, publisher: str = "Le Fanal") -> Briefing:
    source = f"  s{day}: {{language: fr, rights: full, publisher: {publisher}, "
    front = f"title: T{day}\nlanguage: fr\nsources:\n{source}published: 2024-06-{day}}}\n{ACTORS}"
    page = f"---\n{front}---\n\n/// source | s{day}\n{text}\n///\n"
    briefing, faults = read(page, f"b{day}.md", known=lambda _: True)
    assert faults == ()
    return briefing


def _site(french: Interface, *briefings: Briefing) -> Site:
    return Site(build_index(briefings, Register(), language="fr", excerpt_words=300), french)


def _said(words: str, mark: str = "quote=lea") -> str:
    return f"Léa Morin l’a dit : [« {words} »]{{{mark}}}."


FIRST = _said("Le [Port]{actor=port} sera rouvert avant la fin du mois")
LATER = _said("Le [Port]{actor=port} ne sera pas rouvert avant la fin de l’année")


def _sides(site: Site) -> list[str]:
    page = compose_dossier(site, site.index.dossiers["lea"])
    lists = [part for element in page for part in element.iter("ul")]
    sides = [part for part in lists if "bf-sides" in (part.get("class") or "")]
    return [text_of(li) for part in sides for li in part]


def test_what_one_said_of_another_on_two_days_stands_side_by_side(french: Interface) -> None:
    site = _site(french, _briefing(20, LATER), _briefing(10, FIRST))
    first, later = _sides(site)
    assert "10 juin 2024" in first
    assert "avant la fin du mois" in first
    assert "20 juin 2024" in later
    assert "de l’année" in later


@pytest.mark.parametrize(
    "later",
    [
        LATER.replace("quote=lea", "quote=lea .doubt"),
        LATER.replace("[Port]{actor=port}", "Port"),
        LATER.replace("{actor=port}", "{actor=port .doubt}"),
    ],
)
def test_only_what_is_sure_is_compared(french: Interface, later: str) -> None:
    assert _sides(_site(french, _briefing(20, later), _briefing(10, FIRST))) == []


def test_quotes_by_topic_lead_to_what_was_said(french: Interface) -> None:
    site = _site(french, _briefing(20, LATER), _briefing(10, FIRST))
    page = next(page for page in site_pages(site) if page.path == "quotes/topics.md")
    links = [a.get("href") for e in page.compose([], None) for a in e.iter("a")]
    assert "/actors/lea.md#about-port" in links


WIRE = "Elle a dit [« Le quai sera rouvert avant la fin du mois »]{{quote=lea}} devant {}."
CLAIM = "Selon elle, [le quai sera rouvert avant la fin du mois prochain]{claim=lea}."


def _figures(site: Site, path: str) -> list[Element]:
    page = next(page for page in site_pages(site) if page.path == path)
    return [figure for e in page.compose([], None) for figure in e.iter("figure")]


def test_one_agency_s_words_in_several_papers_are_one_box_and_one_origin(french: Interface) -> None:
    texts = [WIRE.format("les ouvriers du port"), WIRE.format("les ouvriers du quai")]
    site = _site(french, _briefing(10, texts[0]), _briefing(11, texts[1], "La Vigie"))
    (figure,) = _figures(site, "quotes.md")
    assert "Les mêmes phrases chez Le Fanal, La Vigie" in text_of(figure)
    assert len(origins_of(site.index.quotes[0].tellings)) == 1


def test_sentences_that_are_no_copies_are_origins_of_their_own(french: Interface) -> None:
    other = "Interrogée hier soir à la radio du port, la maire répond : "
    other += "[« Le quai sera rouvert avant la fin du mois »]{quote=lea}, sans dire qui paiera."
    texts = [WIRE.format("les ouvriers"), other]
    site = _site(french, _briefing(10, texts[0]), _briefing(11, texts[1], "La Vigie"))
    (quote,) = site.index.quotes
    assert len(quote.tellings) == len(origins_of(quote.tellings)) == 2
    assert "une seule origine" not in text_of(_figures(site, "quotes.md")[0])


def test_the_same_claim_in_several_papers_is_told_once(french: Interface) -> None:
    site = _site(french, _briefing(10, CLAIM), _briefing(11, CLAIM, "La Vigie"))
    (claim,) = site.index.claims
    assert [telling.passage.briefing for telling in claim.tellings] == ["b10", "b11"]
