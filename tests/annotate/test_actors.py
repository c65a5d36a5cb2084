"""Who is who: names of one actor over a whole text."""

from dataclasses import replace

import pytest
from tests.annotate.analyses import draft_of

from mkdocs_briefings.annotate.draft import Draft
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.register import Entry, Register


def _mentioned(draft: Draft, words: str) -> list[str]:
    """Return the ids of the actors that these words name, in order."""
    return [mention.actor for mention in draft.mentions if mention.span.of(draft.text) == words]


def test_a_surname_is_that_of_the_nearest_earlier_full_name() -> None:
    draft = draft_of(
        "Pierre Karvel a ouvert la séance. Karvel a parlé une heure.\n\n"
        "Odile Karvel lui a répondu. Karvel a réclamé un vote."
    )
    assert _mentioned(draft, "Karvel") == ["pierre-karvel", "odile-karvel"]


def test_a_surname_in_the_headline_finds_the_full_name_below() -> None:
    draft = draft_of("Karvel démissionne\n\nLe maire Pierre Karvel a quitté ses fonctions lundi.")
    assert _mentioned(draft, "Karvel") == ["pierre-karvel"]


def test_two_people_of_one_surname_are_never_merged() -> None:
    draft = draft_of("Yoon Chae Rin a reçu Yoon Bo Mi. Bo Mi a souri, Chae Rin aussi.")
    people = {actor.id for actor in draft.actors if actor.kind is ActorKind.PERSON}
    assert {"yoon-chae-rin", "yoon-bo-mi"} <= people


def test_one_name_in_two_spellings_is_one_actor() -> None:
    draft = draft_of("Ri Sol-Ju est arrivée lundi. Mercredi, Ri Sol Ju est repartie.")
    assert len({mention.actor for mention in draft.mentions}) == 1


def test_an_acronym_in_parentheses_belongs_to_the_name_before_it() -> None:
    draft = draft_of("L’Office des quais et des phares (OQP) recrute. L’OQP cherche des gardiens.")
    assert set(_mentioned(draft, "OQP")) == {"office-des-quais-et-des-phares"}


def test_the_byline_is_apart_from_the_actors_of_the_text() -> None:
    draft = draft_of(
        "Kim Chae Rin a condamné l’envoi. Kim a demandé un vote.\n\n"
        "Le correspondant Kim Tae-hoon a contribué à cette dépêche."
    )
    assert _mentioned(draft, "Kim") == ["kim-chae-rin"]
    assert _mentioned(draft, "Kim Tae-hoon") == ["kim-tae-hoon"]


def test_a_dateline_in_capitals_is_a_place() -> None:
    draft = draft_of("LISBONNE, Portugal (Reuters) — Un navire a coulé lundi.")
    kinds = {actor.id: actor.kind for actor in draft.actors}
    assert kinds["lisbonne"] is ActorKind.PLACE
    assert kinds["pt"] is ActorKind.COUNTRY
    assert kinds["reuters"] is ActorKind.ORGANISATION


def test_ids_that_clash_get_a_number_and_two_letters_are_kept_for_countries() -> None:
    draft = draft_of("La société Karvel Odile a fermé. Le fabricant Io recrute.")
    assert all(len(actor.id) > 2 for actor in draft.actors)


def test_the_register_gives_its_id_to_a_known_alias() -> None:
    entry = Entry(
        "karvel-o", ActorKind.PERSON, "Odile Karvel", aliases=("la Dame des quais", "O. Karvel")
    )
    draft = draft_of(
        "Odile Karvel a gagné. Karvel sourit. La Dame des quais salue la foule.",
        register=Register({entry.id: entry}),
    )
    assert {mention.actor for mention in draft.mentions} == {"karvel-o"}


def test_merged_ids_answer_under_one() -> None:
    old = Entry("odile-k", ActorKind.PERSON, "Odile Roux", same_as="karvel-o")
    new = Entry("karvel-o", ActorKind.PERSON, "Odile Karvel")
    draft = draft_of(
        "Odile Roux est élue. Odile Karvel, son nouveau nom, figure au registre.",
        register=Register({old.id: old, new.id: new}),
    )
    assert {mention.actor for mention in draft.mentions} == {"karvel-o"}


def test_words_that_the_register_rules_out_name_nobody() -> None:
    text = "Voltara supprime trois cents emplois, a annoncé le fabricant Voltara lundi."
    assert draft_of(text).mentions
    assert not draft_of(text, register=Register(never=("Voltara",))).mentions


@pytest.mark.parametrize(
    ("entry", "text", "others"),
    [
        (
            Entry("odile-k", ActorKind.PERSON, "Odile Karvel", never=("Karvel",)),
            "Odile Karvel a gagné la course. Karvel sourit.",
            {"Odile Karvel"},
        ),
        (
            Entry("kr", None, None, never=("Corée du Sud",)),
            "La Corée du Sud a signé. Séoul et la République de Corée saluent cet accord.",
            {"République de Corée"},
        ),
    ],
)
def test_words_never_name_whom_the_register_says_though_they_are_his_name_elsewhere(
    entry: Entry, text: str, others: set[str]
) -> None:
    named = {
        ruled_out: {
            mention.span.of(draft.text) for mention in draft.mentions if mention.actor == entry.id
        }
        for ruled_out, known in ((False, replace(entry, never=())), (True, entry))
        for draft in [draft_of(text, register=Register({entry.id: known}))]
    }
    assert set(entry.never) <= named[False]
    assert others <= named[True]
    assert named[True].isdisjoint(entry.never)


def test_mentions_are_in_the_order_of_the_text_and_never_cross() -> None:
    draft = draft_of(
        "L’ambassade de Norvège à Séoul a reçu Odile Karvel, maire de Rouen, et la famille Roux."
    )
    spans = [mention.span for mention in draft.mentions]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    for one in spans:
        for other in spans:
            assert not one.overlaps(other) or one.contains(other) or other.contains(one)


def test_an_acronym_seen_before_its_long_form_takes_the_id_of_the_long_form() -> None:
    draft = draft_of(
        "L’OQP recrute. L’Office des quais et des phares (OQP) cherche des gardiens, dit l’OQP."
    )
    assert set(_mentioned(draft, "OQP")) == {"office-des-quais-et-des-phares"}


def test_an_acronym_before_the_words_that_explain_it_belongs_to_them() -> None:
    draft = draft_of("Le CPQ (Comité des pêcheurs de Quimervel) se réunit lundi.")
    assert _mentioned(draft, "CPQ") == _mentioned(draft, "Comité des pêcheurs de Quimervel")
    assert _mentioned(draft, "CPQ")


def test_an_acronym_that_is_a_name_once_is_one_everywhere() -> None:
    draft = draft_of("Le syndicat OQPR appelle à la grève.\n\nSelon OQPR, rien ne bouge.")
    assert len(_mentioned(draft, "OQPR")) == 2


def test_an_apposition_tells_what_a_name_is() -> None:
    draft = draft_of(
        "Selon Averno, groupe breton de conserves, rien ne change. Le choix de Tazvil, petite "
        "ville du littoral, a surpris. Awé Quimord, porte-parole du port, se tait."
    )
    kinds = {actor.id: actor.kind for actor in draft.actors}
    assert kinds["averno"] is ActorKind.ORGANISATION
    assert kinds["tazvil"] is ActorKind.PLACE
    assert kinds["awe-quimord"] is ActorKind.PERSON


def test_two_capitals_beside_a_full_name_are_somebody() -> None:
    draft = draft_of("Mevrut Tazvil et Pierre Karvel ont signé lundi.")
    kinds = {actor.id: actor.kind for actor in draft.actors}
    assert kinds == {"mevrut-tazvil": ActorKind.PERSON, "pierre-karvel": ActorKind.PERSON}


def test_a_capital_that_the_register_holds_as_a_place_still_acts_as_a_government() -> None:
    entry = Entry("oslo", ActorKind.PLACE, "Oslo")
    draft = draft_of(
        "Oslo a démenti toute livraison d’armes. Le concert aura lieu à Oslo.",
        register=Register({entry.id: entry}),
    )
    assert _mentioned(draft, "Oslo") == ["no", "oslo"]


def test_a_woman_of_the_surname_of_a_man_is_somebody_else() -> None:
    draft = draft_of("M. Pierre Karvel a parlé. Mme Karvel a quitté la salle.")
    assert len(set(_mentioned(draft, "Karvel"))) == 1
    assert "pierre-karvel" not in _mentioned(draft, "Karvel")


def _role(draft: Draft, actor: str) -> str | None:
    return next(one.role for one in draft.actors if one.id == actor)


def test_a_role_goes_to_the_end_of_the_name_in_it_and_never_over_somebody_else() -> None:
    draft = draft_of(
        "M. Karvel, représentant spécial des Nations unies pour la paix, est arrivé. L’avocate de "
        "M. Karvel, Me Anne Roux, l’attend. Un conseiller du ministre Marc Aubrelle, Paul Vernay, "
        "les reçoit."
    )
    assert (_role(draft, "karvel") or "").startswith("représentant spécial des Nations unies")
    assert _role(draft, "anne-roux") == "avocate de M. Karvel"
    assert _role(draft, "paul-vernay") is None


def test_a_hyphened_rank_is_told_whole() -> None:
    draft = draft_of("Le lieutenant-colonel Paul Vernay commande la zone.")
    assert _role(draft, "paul-vernay") == "lieutenant-colonel"


def test_a_common_word_with_a_capital_is_the_institution_that_it_begins() -> None:
    draft = draft_of("L’Ordre souverain de Karvel a parlé. L’Ordre se tait, et l’ordre règne.")
    assert _mentioned(draft, "Ordre") == ["ordre-souverain-de-karvel"]
    assert _mentioned(draft, "ordre") == []


def test_an_article_belongs_to_the_place_that_a_preposition_shows() -> None:
    draft = draft_of("À La Souterraine, on attend. Il vit à La Souterraine depuis 2014.")
    kinds = {actor.id: actor.kind for actor in draft.actors}
    assert kinds == {"la-souterraine": ActorKind.PLACE}


@pytest.mark.parametrize(
    "text",
    [
        "Anne Dupré a vu le mont de la",
        "Anne Dupré, ², est là.",
        f"Anne Dupré, {'9' * 5000} ans, est là.",
    ],
)
def test_text_that_breaks_off_and_odd_numbers_cost_no_name(text: str) -> None:
    assert "anne-dupre" in {actor.id for actor in draft_of(text).actors}
