"""What a search may find, and how Pagefind is told of it."""

import pytest

from mkdocs_briefings.site.finding.record import Kind, Record, part_words, record_page
from mkdocs_briefings.site.finding.records import list_records, owner_page
from mkdocs_briefings.site.pages.site import Site


@pytest.fixture(scope="module")
def records(searched_site: Site) -> list[Record]:
    contents = {"secheresse": "<p>La page.</p>"}
    return list(list_records(searched_site, lambda path: path, contents))


def of_kind(records: list[Record], kind: Kind) -> list[Record]:
    return [record for record in records if record.kind is kind]


def test_a_quote_is_a_result_of_its_own_that_leads_to_its_words(records: list[Record]) -> None:
    quote = next(record for record in of_kind(records, Kind.QUOTE) if "vendanges" in record.body)
    address, _, anchor = quote.url.partition("#")
    assert address == "briefings/secheresse.md"
    assert anchor.startswith("gazette-2024-07-02-quote-")
    assert quote.title == "Vassili Kourine"
    assert quote.facts == "préfet de Courmance · 2 juillet 2024 · La Gazette du large"
    assert quote.date == "2024-07-02"
    assert quote.facets == {
        "source": ("La Gazette du large",),
        "language": ("français",),
        "year": ("2024",),
        "actor": ("Vassili Kourine",),
        "speaker": ("Vassili Kourine",),
    }


def test_an_actor_is_found_by_every_name(records: list[Record]) -> None:
    actor = next(r for r in of_kind(records, Kind.ACTOR) if r.title == "Vassili Kourine")
    assert {"Vassili Kourine", "Vasily Kurin", "Kurin"} <= set(actor.names)


def test_actors_of_one_name_are_told_apart(records: list[Record]) -> None:
    martins = {r.title for r in of_kind(records, Kind.ACTOR) if "Martin" in r.title}
    assert martins == {"C. Martin (claire-martin)", "C. Martin (cyril-martin)"}


def test_an_event_has_the_years_of_its_value(records: list[Record]) -> None:
    event = next(r for r in of_kind(records, Kind.EVENT) if r.title == "Durée prévue de l’accord")
    assert event.facets["year"] == ("2023", "2026")
    assert event.date == "2023-01-01"


def test_no_record_holds_what_the_site_may_not_show(records: list[Record]) -> None:
    said = " ".join(part for r in records for part in (r.title, r.body, r.heading, r.facts))
    for word in ("bouée", "inventaire", "sans réserve", "rouvert", "tordues"):
        assert word not in said
    assert "Annonce de la reprise du pilotage" in said


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("l’équipement", "l’ \u2060équipement"),
        ("d'<a href='x'>Ivoire</a>", "d'<a href='x'> \u2060Ivoire</a>"),
        ("«\u202fun\u00a0mot\u202f»", "« \u2060un \u2060mot \u2060»"),
        ("the workers’ rights", "the workers’ rights"),
        ("R’ — ‘x’", "R’ — ‘x’"),
    ],
)
def test_words_that_an_apostrophe_joins_are_parted(given: str, expected: str) -> None:
    assert part_words(given) == expected


def test_nothing_in_a_record_is_taken_for_markup() -> None:
    record = Record('x/"><b>', Kind.QUOTE, '"><script>', "<p>&lt;b&gt;</p>", "fr", names=("<i>",))
    html = record_page(record)
    assert html.count("<script") == 0
    assert html.count("<b>") == 0
    assert html.count("<i>") == 0


def test_a_page_of_the_site_owner_is_found_by_its_title() -> None:
    record = owner_page("guide/", "Mode d’emploi", "<h1>Mode d’emploi</h1>", "fr")
    assert record.kind is Kind.PAGE
    assert record.heading == "Mode d’emploi"
