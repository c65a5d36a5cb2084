"""The index of the fixture project."""

from dataclasses import replace

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.rights import publishable


def _briefing(text: str, slug: str = "b") -> Briefing:
    briefing, faults = read(text, f"{slug}.md", known=lambda _: True)
    assert faults == ()
    return briefing


def test_events_stand_in_the_order_of_the_calendar(index: Index) -> None:
    values = [event.value for event in index.events]
    assert values == [
        "199",
        "2023/2026",
        "2023-03",
        "2024-05-04",
        "2024-06-17",
        "2024-06-17",
        "2024-06-19",
        "2024-06-20",
        "2024-W26",
    ]


def test_quotes_are_newest_first_and_the_parts_of_one_are_joined(index: Index) -> None:
    dates = [quote.date or "" for quote in index.quotes]
    assert dates == sorted(dates, reverse=True)
    split = [quote for quote in index.quotes if len(quote.passages) == 2]
    assert [passage.words for passage in split[0].passages] == [
        "« Du matériel arrive",
        "et l’équipement des grues sera changé avant l’hiver »",
    ]


def test_a_merged_actor_has_one_dossier(index: Index) -> None:
    assert "i-carvalho" not in index.dossiers
    mentioned = [mention.passage.words for mention in index.dossiers["ines-carvalho"].mentions]
    assert "Ines Carvalho" in mentioned


def test_a_dossier_knows_every_name(index: Index) -> None:
    assert index.dossiers["ines-carvalho"].names == (
        "Inès Carvalho",
        "Ines Carvalho",
        "La Carvalho",
    )
    assert "Ivory Coast" in index.dossiers["ci"].names


def test_participants_are_those_named_else_those_of_the_sentence(index: Index) -> None:
    by_label = {event.label: event.participants for event in index.events}
    assert by_label["Dockers walk out"] == ("syndicat-des-dockers",)
    assert by_label["Planned meeting"] == ("ines-carvalho", "bruno-tessier")


def test_a_label_in_the_words_of_a_source_is_held_back_with_them(index: Index) -> None:
    labels = [e.label for e in index.events if e.passage.briefing == "confidences"]
    assert labels == [None, "Annonce de la reprise du pilotage"]


def test_an_actor_of_a_private_source_alone_has_no_dossier(index: Index) -> None:
    assert "louis-hamel" not in index.dossiers


def test_drafts_and_private_sources_are_there_where_they_are_served(
    fixture_briefings: tuple[tuple[Briefing, ...], Register],
) -> None:
    briefings, register = fixture_briefings
    shown = publishable(briefings, local=True)
    index = build_index(shown, register, language="fr", excerpt_words=300)
    assert {"louis-hamel", "zoe-brouillon"} <= index.dossiers.keys()


def test_where_briefings_disagree_on_rights_the_strictest_holds() -> None:
    text = (
        "---\ntitle: T\nlanguage: fr\nsources:\n  s: {language: fr, rights: full}\n---\n\n"
        "/// source | s\nUn deux trois.\n///\n"
    )
    free = _briefing(text, "a")
    bound = _briefing(text.replace("full", "link"), "b")
    index = build_index([free, bound], Register(), language="fr", excerpt_words=300)
    assert set(index.shown.values()) == {frozenset()}


def test_the_order_in_which_briefings_come_does_not_matter(
    fixture_briefings: tuple[tuple[Briefing, ...], Register], index: Index
) -> None:
    briefings, register = fixture_briefings
    turned = publishable(reversed(briefings), local=False)
    assert build_index(turned, register, language="fr", excerpt_words=300) == replace(index)
