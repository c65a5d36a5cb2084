"""Queries in French and English: what must come first, and what must not come."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import watch
from tests.browser.finding.results import shown, wait

PORT = "briefing briefings/greve-du-port/"
CRANES = "briefing briefings/les-grues/"
DROUGHT = "briefing briefings/secheresse/"
MARTINS = "briefing briefings/deux-martin/"
PREFECT = "actor actors/vassili-kourine/"
MINISTER = "actor actors/ines-carvalho/"
DOCKER = "actor actors/bruno-tessier/"
UNION = "actor briefings/greve-du-port/#actor-syndicat-des-dockers"
AGENCY = "actor briefings/secheresse/#actor-agence-de-l-eau"
IVORY = "actor actors/ci/"


class Case(NamedTuple):
    """`first` begins the first result; `never` begins none of them."""

    query: str
    first: str
    never: str


CASES = [
    # Accents, apostrophes and elisions.
    Case("equipement", PORT, DROUGHT),
    Case("équipement", PORT, DROUGHT),
    Case("l’équipement", PORT, DROUGHT),
    Case("l'equipement", PORT, DROUGHT),
    Case("d’équipement", PORT, DROUGHT),
    Case("ivoire", IVORY, CRANES),
    Case("d’Ivoire", IVORY, CRANES),
    Case("cote d'ivoire", IVORY, CRANES),
    Case("Ivory Coast", IVORY, CRANES),
    Case("eau", AGENCY, CRANES),
    Case("l’eau", AGENCY, MARTINS),
    Case("amerique", DROUGHT, PORT),
    Case("aujourd'hui", "quote briefings/secheresse/#gazette-2024-07-02-quote-", PORT),
    Case("etat", PORT, DROUGHT),
    # Number, and other forms of a word.
    Case("sécheresses", DROUGHT, PORT),
    Case("secheresse", DROUGHT, PORT),
    Case("grue", CRANES, DROUGHT),
    Case("grues", CRANES, DROUGHT),
    Case("nappe", "claim briefings/secheresse/#", PORT),
    Case("maraîcher", "actor actors/maraichers/", PORT),
    Case("wells", "event briefings/secheresse/#harbour-2023-07-14-date-", PORT),
    Case("well", "event briefings/secheresse/#harbour-2023-07-14-date-", CRANES),
    Case("farmer pumps", "quote briefings/secheresse/#harbour-2023-07-14-quote-", PORT),
    # The names of an actor, all of them.
    Case("Kourine", PREFECT, PORT),
    Case("Kurin", PREFECT, PORT),
    Case("Vasily Kurin", PREFECT, PORT),
    Case("kourin", PREFECT, PORT),
    Case("ines", MINISTER, DROUGHT),
    Case("Inès Carvalho", MINISTER, DROUGHT),
    Case("La Carvalho", MINISTER, CRANES),
    Case("tessyer", DOCKER, DROUGHT),
    Case("SDS", UNION, CRANES),
    Case("syndicat des dockers", UNION, DROUGHT),
    Case("port de sauv", "actor briefings/greve-du-port/#actor-port-de-sauvemer", DROUGHT),
    Case("ADE", AGENCY, PORT),
    Case("Abidjan", IVORY, CRANES),
    Case("Martin", "actor ", PORT),
    # Words of quotes, claims and events, in either language.
    Case("vendanges", "quote briefings/secheresse/#gazette-2024-07-02-quote-", PORT),
    Case("every litre", "quote briefings/secheresse/#harbour-2023-07-14-quote-", PORT),
    Case("hasty", "quote briefings/greve-du-port/#harbour-2024-06-18-quote-", DROUGHT),
    Case("prématuré", "quote briefings/greve-du-port/#gazette-2024-06-17-quote-", CRANES),
    Case("remorqueurs", "claim briefings/greve-du-port/#gazette-2024-06-17-claim-", DROUGHT),
    Case("tanker lorries", "claim briefings/secheresse/#harbour-2023-07-14-claim-", PORT),
    Case("irrigation", "event briefings/secheresse/#gazette-2024-07-02-date-", PORT),
    Case("Dockers walk out", "event briefings/greve-du-port/#harbour-2024-06-18-date-", DROUGHT),
    Case("truque", "quote briefings/deux-martin/#fil-2022-03-01-quote-", PORT),
    # Dates: what happened then, before those who speak of it.
    Case("30 juin 2024", "event briefings/secheresse/#gazette-2024-07-02-date-", CRANES),
    Case("juin 2024", "event briefings/", MARTINS),
    # Two names, one after the other: the page where both stand.
    Case("Carvalho Tessier", PORT, DROUGHT),
    Case("Bruno Tessier et Inès Carvalho", PORT, DROUGHT),
    # Hyphens, phrases, the author's words, and pages of the site owner.
    Case("poissons-chats", DROUGHT, PORT),
    Case("poissons chats", DROUGHT, PORT),
    Case("Jean-Moulinet", DROUGHT, PORT),
    Case("moulinet", DROUGHT, PORT),
    Case('"jusqu’aux vendanges"', "quote briefings/secheresse/#", PORT),
    Case("« plus rien à récolter »", "quote briefings/secheresse/#", PORT),
    Case("pénurie", DROUGHT, CRANES),
    Case("orthographe", "page mode-d-emploi/", PORT),
    Case("mode d’emploi", "page mode-d-emploi/", PORT),
]


@pytest.fixture(scope="module")
def searching(browser: Browser, found: str) -> Iterator[Page]:
    """The search page, open for all queries."""
    context = browser.new_context()
    page = context.new_page()
    problems = watch(page)
    page.goto(f"{found}search/")
    wait(page)
    yield page
    context.close()
    assert problems == []


def ask(page: Page, site: str, query: str) -> list[str]:
    """Return what is found, in its order, each as `kind address`."""
    page.get_by_label("Chercher un nom").fill(query)
    page.keyboard.press("Enter")
    wait(page)
    return shown(page, site)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.query)
def test_a_query_finds_first(searching: Page, found: str, case: Case) -> None:
    results = ask(searching, found, case.query)
    assert results
    assert results[0].startswith(case.first), results
    assert not [result for result in results if result.startswith(case.never)]


@pytest.mark.parametrize(
    "query",
    [
        "sanctions",
        "sanction",
        "sanctioned",
        "troops",
        "troop",
        "meeting",
        "meetings",
        "signer",
        "signé",
        "signée",
        "signées",
        "déployer",
        "deploye",
        "déploiement",
        "déploiements",
    ],
)
def test_a_word_is_found_in_all_its_forms(searching: Page, found: str, query: str) -> None:
    results = ask(searching, found, query)
    assert set(results) >= {"briefing briefings/le-phare/", "briefing briefings/la-digue/"}


@pytest.mark.parametrize(
    "query",
    [
        # A private source, a draft, a source that allows a link only, what an excerpt leaves out,
        # a page that its owner has taken out of search, and a phrase in another order.
        "bouée",
        "inventaire",
        "réserve",
        "tordues",
        "palimpseste",
        # What begins as the one name or word does is no form of it.
        "Dana",
        '"vendanges aux"',
    ],
)
def test_what_may_not_be_found_is_not(searching: Page, found: str, query: str) -> None:
    assert ask(searching, found, query) == []


def test_the_guide_comes_after_all_news(searching: Page, found: str) -> None:
    results = ask(searching, found, "grues")
    assert results[-1] == "page mode-d-emploi/"
    assert len(results) > 3


def test_where_nothing_has_all_words_the_nearest_is_told_as_such(
    searching: Page, found: str
) -> None:
    # The one is a word of a private source, the other of a page.
    assert ask(searching, found, "inventaire secret") == ["page mode-d-emploi/"]
    expect(searching.get_by_role("status")).to_have_text(
        "Rien ne dit tout cela. Le plus proche : 1 résultat"
    )
