"""Dossiers: who stands beside whom, and what becomes of long ones."""

from collections import Counter
from dataclasses import replace

import pytest
from tests.site.crowd import HUB, crowded_briefing

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Actor, ActorKind, Briefing
from mkdocs_briefings.register import DatedRole, Entry, Register
from mkdocs_briefings.site.html.elements import text_of
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.companions import drawn_among
from mkdocs_briefings.site.index.dossier_years import NEWEST, divide_by_year, newest_of
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages import site_pages
from mkdocs_briefings.site.pages.actors import ON_ONE_PAGE, actor_pages, actors
from mkdocs_briefings.site.pages.dossier import compose_dossier, year_title
from mkdocs_briefings.site.pages.site import Site


def _briefing(text: str, slug: str) -> Briefing:
    briefing, faults = read(text, f"{slug}.md", known=lambda _: True)
    assert faults == ()
    return briefing


@pytest.fixture(scope="module")
def crowd() -> Index:
    """Nine briefings of the ligue: six of 2022, two of 2021, one without a date."""
    years = {f"b{number}": 2022 if number < 6 else 2021 for number in range(8)}
    briefings = [_briefing(crowded_briefing(year), slug) for slug, year in years.items()]
    text = crowded_briefing(1999).replace("    published: 1999-03-04\n", "")
    briefings.append(_briefing(text, "undated"))
    return build_index(briefings, Register(), language="fr", excerpt_words=300)


def test_companions_are_counted_by_sentence_and_by_briefing(index: Index) -> None:
    companions = {c.actor: c for c in index.dossiers["bruno-tessier"].companions}
    assert "bruno-tessier" not in companions
    assert companions["compagnie-aurore"].briefings == 2
    assert companions["compagnie-aurore"].sentences == 0
    assert companions["ines-carvalho"].sentences == 1


def test_whoever_shares_the_most_sentences_comes_first(crowd: Index) -> None:
    companions = crowd.dossiers[HUB].companions
    shared = [companion.sentences for companion in companions]
    assert shared == sorted(shared, reverse=True)
    assert companions[0].actor == "hilaire"
    assert companions[0].briefings == 9


def test_ties_are_those_among_the_companions_that_are_drawn(crowd: Index) -> None:
    dossier = crowd.dossiers[HUB]
    drawn = {companion.actor for companion in drawn_among(dossier.companions)}
    assert len(drawn) == 12
    assert dossier.ties
    assert all({tie.one, tie.other} <= drawn for tie in dossier.ties)
    assert {(tie.one, tie.other) for tie in dossier.ties if "cour" in (tie.one, tie.other)} == {
        ("hilaire", "cour")
    }


def test_a_company_of_single_sentences_is_not_drawn(index: Index) -> None:
    assert not any(drawn_among(dossier.companions) for dossier in index.dossiers.values())


def test_neighbours_are_the_next_of_the_same_kind_in_the_alphabet(index: Index) -> None:
    paged = [d for d in index.dossiers.values() if d.earned]
    people = [d for d in paged if d.kind is ActorKind.PERSON]
    ids = [dossier.id for dossier in people]
    assert [dossier.before for dossier in people] == [None, *ids[:-1]]
    assert [dossier.after for dossier in people] == [*ids[1:], None]


def test_names_in_each_language_are_those_of_the_register_and_of_countries(index: Index) -> None:
    assert index.dossiers["ines-carvalho"].translations == (("en", "Ines Carvalho"),)
    assert index.dossiers["ci"].translations == (("en", "Côte d’Ivoire"), ("fr", "Côte d’Ivoire"))
    assert index.dossiers["bruno-tessier"].translations == ()


@pytest.mark.parametrize(
    ("role", "dated"),
    [(DatedRole({"fr": "ligue"}), False), (DatedRole({"fr": "ligue"}, since="2020"), True)],
)
def test_roles_have_a_section_where_a_date_is_known(
    french: Interface, role: DatedRole, *, dated: bool
) -> None:
    entry = Entry(HUB, ActorKind.ORGANISATION, "Ligue", roles=(role,))
    briefing = _briefing(crowded_briefing(2022, 1), "b")
    index = build_index([briefing], Register({HUB: entry}), language="fr", excerpt_words=300)
    page = compose_dossier(Site(index, french), index.dossiers[HUB])
    words = [text_of(element) for element in page[1].iter("p")]
    assert "Ligue" in words
    assert (
        any(heading.get("id") == "roles" for part in page for heading in part.iter("h2")) is dated
    )


def test_a_dossier_shows_the_newest_of_what_is_too_long(crowd: Index) -> None:
    dossier = crowd.dossiers[HUB]
    shown = newest_of(dossier)
    assert len(dossier.mentions) > NEWEST
    assert shown.mentions == dossier.mentions[:NEWEST]
    assert {mention.passage.briefing for mention in shown.mentions} <= {"b0", "b1"}


def test_the_years_of_a_long_dossier_hold_each_entry_once(crowd: Index) -> None:
    dossier = crowd.dossiers[HUB]
    parts = divide_by_year(dossier, crowd.briefings)
    divided = [mention for part in parts for mention in part.dossier.mentions]
    assert Counter(m.passage.anchor + m.passage.briefing for m in divided) == Counter(
        m.passage.anchor + m.passage.briefing for m in dossier.mentions
    )
    assert [slug for part in parts for slug in part.dossier.briefings] == list(dossier.briefings)


def test_a_full_year_is_divided_and_keeps_the_addresses_of_its_oldest_parts(crowd: Index) -> None:
    parts = divide_by_year(crowd.dossiers[HUB], crowd.briefings)
    assert all(len(part.dossier.mentions) <= 300 for part in parts)
    names = [part.path.removeprefix(f"actors/{HUB}/") for part in parts]
    full = [name for name in names if name.startswith("2022")]
    assert full[-1] == "2022.md"
    assert full[0] == f"2022-{len(full)}.md"
    assert len(full) > 1
    assert names[-1] == "undated.md"


def test_years_with_little_share_a_page(french: Interface) -> None:
    years = range(2010, 2021)
    briefings = [_briefing(crowded_briefing(year, 6), f"b{year}") for year in years]
    index = build_index(briefings, Register(), language="fr", excerpt_words=300)
    parts = divide_by_year(index.dossiers[HUB], index.briefings)
    assert [part.path for part in parts] == [f"actors/{HUB}/2019.md", f"actors/{HUB}/2010.md"]
    assert parts[0].dossier.briefings == ("b2020", "b2019")
    assert [year_title(Site(index, french), part) for part in parts] == [
        "Ligue des ports dans les fiches de 2019 à 2020",
        "Ligue des ports dans les fiches de 2010 à 2018",
    ]


def test_a_dossier_that_fits_has_no_pages_by_year(index: Index) -> None:
    assert not any(divide_by_year(d, index.briefings) for d in index.dossiers.values())


def test_every_page_by_year_is_linked_from_the_dossier(crowd: Index, french: Interface) -> None:
    pages = {page.path: page for page in site_pages(Site(crowd, french))}
    elements = pages[f"actors/{HUB}.md"].compose((), None)
    linked = {a.get("href") for element in elements for a in element.iter("a")}
    parts = divide_by_year(crowd.dossiers[HUB], crowd.briefings)
    assert {f"/{part.path}" for part in parts} <= linked
    assert all(part.path in pages for part in parts)


@pytest.fixture(scope="module")
def populous(french: Interface) -> Site:
    """A site with a page more of people than one page holds, and a few places."""
    people = [
        Actor(f"p{n}", f"{'ÉEZ#'[n % 4]}lise {n:04}", ActorKind.PERSON)
        for n in range(ON_ONE_PAGE + 4)
    ]
    places = [Actor(f"l{n}", f"Lieu {n}", ActorKind.PLACE) for n in range(3)]
    names = people + places
    lines = "\n".join(f"[{actor.name}]{{actor={actor.id}}} vient." for actor in names)
    text = "---\ntitle: T\nlanguage: fr\nsources:\n  s: {language: fr, rights: full}\n---\n\n"
    briefing = _briefing(f"{text}/// source | s\n{lines}\n///\n", "b")
    briefing = replace(briefing, actors=tuple(names))
    return Site(build_index([briefing], Register(), language="fr", excerpt_words=300), french)


def test_many_actors_are_listed_by_kind_and_letter(populous: Site) -> None:
    paths = [path for path, _, _ in actor_pages(populous)]
    assert paths == ["a-z/person-23.md", "a-z/person-e.md", "a-z/person-z.md", "a-z/place.md"]


def test_no_actor_is_missing_from_the_lists(populous: Site) -> None:
    elements = [element for _, _, compose in actor_pages(populous) for element in compose()]
    linked = [a.get("href") or "" for element in elements for a in element.iter("a")]
    listed = [href for href in linked if href.startswith("/briefings/")]
    assert sorted(listed) == sorted(f"/briefings/b.md#actor-{id}" for id in populous.index.dossiers)


def test_the_page_of_all_actors_leads_to_each_list_and_stays_short(populous: Site) -> None:
    linked = [a.get("href") or "" for element in actors(populous) for a in element.iter("a")]
    for path, _, _ in actor_pages(populous):
        assert any(href.startswith(f"/{path}#") for href in linked)
    assert sum(href.startswith("/briefings/") for href in linked) == 12 + 3
    words = "".join(map(text_of, actors(populous)))
    assert "Les 12 plus souvent nommés." in words
    assert f"Tous, de A à Z ({ON_ONE_PAGE + 4})" in words


def test_few_actors_have_one_page(site: Site) -> None:
    assert list(actor_pages(site)) == []
