"""What a search may find, and how Pagefind is told of it."""

import pytest

from mkdocs_briefings.site.finding.record import Kind, Record, Result
from mkdocs_briefings.site.finding.record_html import part_words, record_page
from mkdocs_briefings.site.finding.records import list_records, owner_page
from mkdocs_briefings.site.pages.site import Site


@pytest.fixture(scope="module")
def records(searched_site: Site) -> list[Record]:
    contents = dict.fromkeys(searched_site.index.briefings, "<p>La page.</p>")
    return list(list_records(searched_site, lambda path: path, contents))


def of_kind(records: list[Record], kind: Kind) -> list[Result]:
    return [result for record in records for result in record.results if result.kind is kind]


def record_of(records: list[Record], url: str) -> Record:
    return next(record for record in records if record.page.url == url)


def test_there_is_one_record_a_briefing_and_one_an_actor_with_a_page(
    records: list[Record], searched_site: Site
) -> None:
    index = searched_site.index
    earned = {f"actors/{dossier.id}.md" for dossier in index.dossiers.values() if dossier.earned}
    briefings = {f"briefings/{slug}.md" for slug in index.briefings}
    assert sorted(record.page.url for record in records) == sorted(briefings | earned)


def test_every_quote_claim_and_event_that_is_shown_is_a_result(
    records: list[Record], searched_site: Site
) -> None:
    index = searched_site.index
    shown = [
        f"#{said.passage.anchor}"
        for told in (*index.quotes, *index.claims)
        for said in told.tellings
        if said.passage.text is not None
    ]
    found = [quote.url for quote in (*of_kind(records, Kind.QUOTE), *of_kind(records, Kind.CLAIM))]
    assert sorted(found) == sorted(shown)
    labels = [event.label for told in index.events for event in told.tellings if event.label]
    assert sorted(event.title for event in of_kind(records, Kind.EVENT)) == sorted(labels)


def test_a_quote_is_a_result_of_its_own_that_leads_to_its_words(records: list[Record]) -> None:
    record = record_of(records, "briefings/secheresse.md")
    quote = next(part for part in record.parts if "vendanges" in part.said)
    assert quote.kind is Kind.QUOTE
    assert quote.url.startswith("#gazette-2024-07-02-quote-")
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


def test_a_result_knows_the_sentences_that_hold_it(records: list[Record]) -> None:
    record = record_of(records, "briefings/greve-du-port.md")
    split = next(part for part in record.parts if "Du matériel arrive" in part.said)
    (sentence,) = split.sentences
    assert sentence.startswith("gazette-2024-06-17-sentence-")


def test_an_actor_is_found_by_every_name(records: list[Record]) -> None:
    actor = next(r for r in of_kind(records, Kind.ACTOR) if r.title == "Vassili Kourine")
    assert {"Vassili Kourine", "Vasily Kurin", "Kurin"} <= set(actor.names)


def test_an_actor_without_a_page_is_a_part_of_the_briefing_whose_glossary_has_it(
    records: list[Record],
) -> None:
    record = record_of(records, "briefings/greve-du-port.md")
    union = next(part for part in record.parts if part.title == "Syndicat des dockers")
    assert union.kind is Kind.ACTOR
    assert union.url == "#actor-syndicat-des-dockers"
    assert "SDS" in union.names


def test_facets_name_only_actors_that_have_a_page(
    records: list[Record], searched_site: Site
) -> None:
    named = {
        name
        for record in records
        for result in record.results
        for facet in ("actor", "speaker")
        for name in result.facets.get(facet, ())
    }
    assert "Vassili Kourine" in named
    assert "Syndicat des dockers" not in named


def test_actors_of_one_name_are_told_apart(records: list[Record]) -> None:
    martins = {r.title for r in of_kind(records, Kind.ACTOR) if "Martin" in r.title}
    assert martins == {"C. Martin (claire-martin)", "C. Martin (cyril-martin)"}


def test_an_event_has_the_years_of_its_value(records: list[Record]) -> None:
    event = next(r for r in of_kind(records, Kind.EVENT) if r.title == "Durée prévue de l’accord")
    assert event.facets["year"] == ("2023", "2026")
    assert event.date == "2023-01-01"


def test_no_record_holds_what_the_site_may_not_show(records: list[Record]) -> None:
    said = " ".join(map(record_page, records))
    for word in ("bouée", "inventaire", "sans réserve", "rouvert", "tordues"):
        assert word not in said
    assert "Annonce de la reprise du pilotage" in said


def test_the_facets_of_a_kind_are_those_of_its_results_alone() -> None:
    def said(kind: Kind, speaker: str) -> Result:
        return Result("#x", kind, speaker, "fr", facets={"speaker": (speaker,)})

    page = Result("x/", Kind.BRIEFING, "x", "fr", facets={"speaker": ("A", "B")})
    html = record_page(Record(page, "", parts=(said(Kind.QUOTE, "A"), said(Kind.CLAIM, "B"))))
    assert 'data-pagefind-filter="quote.speaker[content]" content="A"' in html
    assert 'data-pagefind-filter="quote.speaker[content]" content="B"' not in html
    assert 'data-pagefind-filter="speaker[content]" content="B"' in html


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
    page = Result('x/"><b>', Kind.BRIEFING, '"><script>', "fr", names=("<i>",))
    part = Result("#x", Kind.QUOTE, "<u>", "fr", said="« <b> »", names=("<i>",))
    html = record_page(Record(page, "<p>&lt;b&gt;</p>", parts=(part,)))
    for tag in ("<script", "<b>", "<i>", "<u>"):
        assert tag not in html


def test_a_page_of_the_site_owner_is_found_by_its_title() -> None:
    record = owner_page("guide/", "Mode d’emploi", "<h1>Mode d’emploi</h1>", "fr")
    assert record.page.kind is Kind.PAGE
    assert record.heading == "Mode d’emploi"
