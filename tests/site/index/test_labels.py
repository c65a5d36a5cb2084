"""Labels that would show the words of a source that may not be shown."""

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.labels import RUN, Proposed
from mkdocs_briefings.site.index.rights import publishable

PAGE = """---
title: Le phare
language: fr
sources:
  phare: {{language: fr, rights: {rights}}}
  jetee: {{language: fr, title: La jetée, rights: {other}}}
actors:
  lea-morvan:
    name: Léa Morvan
    kind: person
    role: "{role}"
    aliases: [la gardienne de nuit du grand phare blanc, Morvan]
---

/// source | phare
[Léa Morvan]{{actor=lea-morvan}}, gardienne du phare, a rallumé \
[lundi]{{date=2024-05-06 event="{label}"}} la vieille lampe de la tour nord.
C’est la gardienne de nuit du grand phare blanc.
///

/// source | jetee
[Léa Morvan]{{actor=lea-morvan}} attend sur la jetée.
///
"""
MACHINE = "A rallumé la vieille lampe de la tour nord"
OWN = "Le phare de nouveau en service"


def _briefing(
    label: str = OWN,
    role: str = "gardienne du phare",
    rights: str = "link",
    other: str = "full",
    title: str = "Le phare",
) -> Briefing:
    text = PAGE.format(label=label, role=role, rights=rights, other=other)
    briefing, faults = read(text.replace("title: Le phare", f"title: {title}", 1), "phare.md")
    assert faults == ()
    return briefing


def _index(briefing: Briefing, proposed: Proposed) -> Index:
    known = {"phare": proposed}
    return build_index(
        publishable([briefing], local=False, proposed=known),
        Register(),
        language="fr",
        excerpt_words=12,
        proposed=known,
    )


def _label(briefing: Briefing, proposed: Proposed = None) -> str | None:
    [event] = _index(briefing, proposed).events
    return event.label


def _roles(briefing: Briefing, proposed: Proposed = None) -> tuple[str, ...]:
    return tuple(role.role for role in _index(briefing, proposed).dossiers["lea-morvan"].roles)


@pytest.mark.parametrize("rights", ["link", "excerpt"])
def test_a_title_of_the_machine_is_held_back_with_its_sentence(rights: str) -> None:
    briefing = _briefing(MACHINE, rights=rights)
    assert _label(briefing, frozenset({MACHINE})) is None
    assert _label(briefing) is None


def test_a_title_that_the_machine_proposed_is_its_own_whatever_its_words() -> None:
    assert _label(_briefing(OWN), frozenset({OWN})) is None


def test_the_words_of_a_person_are_shown() -> None:
    assert _label(_briefing(OWN), frozenset({MACHINE})) == OWN
    assert _label(_briefing(OWN)) == OWN
    assert _label(_briefing("La vieille lampe"), frozenset({MACHINE})) == "La vieille lampe"


def test_a_run_of_words_is_the_wording_of_the_source_whoever_wrote_it() -> None:
    copied = "Ce jour-là : Léa rallume LA VIEILLE LAMPE, de la tour sud"
    assert _label(_briefing(copied), frozenset({MACHINE})) is None
    over_the_date = "Elle a rallumé la vieille lanterne"
    assert _label(_briefing(over_the_date), frozenset({MACHINE})) == over_the_date
    assert RUN == 5
    run = "Phare : a rallumé la vieille lampe"
    assert _label(_briefing(run), frozenset({MACHINE})) is None


def test_where_nobody_knows_the_machines_titles_most_words_decide() -> None:
    assert _label(_briefing("La gardienne a rallumé le phare")) is None
    assert _label(_briefing("Vieille lampe")) is None


def test_a_title_of_a_sentence_that_is_shown_stays() -> None:
    briefing = _briefing(MACHINE, rights="full")
    assert _label(briefing, frozenset({MACHINE})) == MACHINE


def test_a_role_goes_with_the_sentences_that_alone_hold_it() -> None:
    role = "gardienne du phare"
    assert _roles(_briefing(role=role), frozenset({role})) == ()
    assert _roles(_briefing(role=role)) == ()
    assert _roles(_briefing(role=role), frozenset()) == (role,)
    assert _roles(_briefing(role=role, rights="full"), frozenset({role})) == (role,)
    assert _roles(_briefing(role="cheffe"), frozenset({role})) == ("cheffe",)


def test_a_name_that_is_a_run_of_hidden_words_is_none_of_the_names() -> None:
    names = _index(_briefing(), None).dossiers["lea-morvan"].names
    assert names == ("Léa Morvan", "Morvan")
    names = _index(_briefing(rights="full"), None).dossiers["lea-morvan"].names
    assert "la gardienne de nuit du grand phare blanc" in names


def test_an_actor_with_no_other_name_keeps_the_one_it_has() -> None:
    text = PAGE.format(label=OWN, role="cheffe", rights="link", other="link")
    named = text.replace("name: Léa Morvan", "name: gardienne de nuit du grand phare")
    long, _ = read(named.replace(", Morvan]", "]"), "phare.md")
    assert _index(long, None).dossiers["lea-morvan"].name == "gardienne de nuit du grand phare"
    short, _ = read(named, "phare.md")
    assert _index(short, None).dossiers["lea-morvan"].name == "Morvan"


def test_of_a_private_source_no_role_name_or_title_is_left() -> None:
    briefing = _briefing(rights="full", other="private", title="La jetée")
    [published] = publishable([briefing], local=False)
    assert published.title == "phare"
    hidden = _briefing(rights="private", other="full", role="gardienne du phare")
    [published] = publishable([hidden], local=False)
    [actor] = published.actors
    assert (actor.name, actor.role, actor.aliases) == ("Léa Morvan", None, ("Morvan",))
    assert [block.source for block in published.blocks] == ["jetee"]


def test_a_title_of_a_persons_own_stays_with_a_private_source() -> None:
    [published] = publishable([_briefing(rights="full", other="private")], local=False)
    assert published.title == "Le phare"


def test_the_order_in_which_a_hidden_sentence_names_its_actors_is_not_told() -> None:
    text = (
        "---\ntitle: T\nlanguage: fr\nsources:\n  s: {language: fr, rights: link}\nactors:\n"
        "  zoe: {name: Zoé, kind: person}\n  ana: {name: Ana, kind: person}\n---\n\n"
        "/// source | s\n[Zoé]{actor=zoe} et [Ana]{actor=ana} ont soupé "
        '[hier]{date=2024-05-06 event="Souper"}.\n///\n'
    )
    briefing, faults = read(text, "t.md")
    assert faults == ()
    index = build_index([briefing], Register(), language="fr", excerpt_words=300)
    assert index.events[0].participants == ("ana", "zoe")
