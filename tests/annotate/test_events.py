"""What dates date: the clause in the words of the text, and who takes part."""

import datetime as dt

import pytest

from mkdocs_briefings.annotate import analyse
from mkdocs_briefings.model import Analysis, Document, Source
from mkdocs_briefings.register import Register


def analysed(language: str, text: str) -> Analysis:
    source = Source("a", language, "a", published=dt.date(2024, 10, 21))
    (found,) = analyse([Document(source, text)], Register())
    return found


def events(language: str, text: str) -> list[tuple[str, str | None]]:
    return [(date.span.of(text), date.event) for date in analysed(language, text).dates]


def test_event_is_subject_verb_and_object_without_the_date() -> None:
    assert events("fr", "Le conseil a voté lundi la fermeture du pont.") == [
        ("lundi", "Le conseil a voté la fermeture du pont")
    ]
    assert events("en", "The ports suffered a strike and lost customers in 2019.") == [
        ("2019", "The ports lost customers")
    ]


def test_date_of_saying_and_date_of_what_is_said_make_two_events() -> None:
    text = "Paul Sorel a annoncé vendredi que le port d'Arzal fermerait mardi."
    assert events("fr", text) == [
        ("vendredi", "Paul Sorel a annoncé que le port d'Arzal fermerait"),
        ("mardi", "Le port d'Arzal fermerait"),
    ]


def test_participle_tells_of_its_noun() -> None:
    text = "L'accord, signé en juin à Brest par Anne Dupré, prévoit la fin de la pêche."
    assert events("fr", text) == [("juin", "L'accord, signé à Brest par Anne Dupré")]


def test_participle_before_the_subject_tells_of_it() -> None:
    text = "Interrogée samedi sur la grève, la préfète Marthe Vasseur a nié tout retard."
    title = "La préfète Marthe Vasseur, interrogée sur la grève"
    assert events("fr", text) == [("samedi", title)]


def test_relative_clause_tells_of_its_noun() -> None:
    text = "The minister, who had been appointed in March 2022, resigned yesterday."
    assert events("en", text) == [
        ("March 2022", "The minister had been appointed"),
        ("yesterday", "The minister resigned"),
    ]


def test_noun_may_be_the_event() -> None:
    text = "Elle a rejoint les sanctions après l'invasion de l'Ukraine en février 2022."
    assert events("fr", text) == [("février 2022", "Invasion de l'Ukraine")]
    text = "The mayor mourned the victims of the market fire of May 2012."
    assert events("en", text) == [("May 2012", "Market fire")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "LIGNY, 21 octobre (Agence du Port) — Le conseil a voté."),
        ("fr", "10 janvier 2016"),
        ("en", "DOVER, Oct. 21 (Port Agency) — The council voted."),
    ],
)
def test_dateline_has_no_event(language: str, text: str) -> None:
    assert [event for _, event in events(language, text)] == [None]


@pytest.mark.parametrize("text", ["Le pont rouvrira bientôt.", "Le siège a duré deux ans."])
def test_date_without_a_place_in_the_calendar_has_no_event(text: str) -> None:
    assert [event for _, event in events("fr", text)] == [None]


def test_participants_are_the_actors_of_the_event() -> None:
    text = "Paul Sorel a reçu Anne Dupré lundi, alors que Marc Vidal quittait Brest."
    found = analysed("fr", text)
    assert [date.participants for date in found.dates] == [("paul-sorel", "anne-dupre")]


def test_event_quotes_no_damaged_words() -> None:
    text = (
        "La Corée du Nord a exigé lundi le retrait de Des soldats seraient arrivés dans le Nord "
        "en convoquant l'ambassadeur."
    )
    found = analysed("fr", text)
    assert found.flaws, "the damage is not seen"
    assert [date.event for date in found.dates] == ["La Corée du Nord a exigé le retrait"]


def test_event_is_short_and_ends_with_a_word() -> None:
    text = (
        "Selon l'enquête, le navire de la compagnie avait quitté Brest le 4 mai avec douze marins "
        "et une cargaison de bois venue de Norvège, sans escale, sans pilote et sans papiers."
    )
    ((_, event),) = events("fr", text)
    assert event is not None
    assert len(event) <= 100
    assert event[-1].isalnum()


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        (
            "fr",
            "Le 19 juin, le maire de Valmont, Paul Sorel, et la préfète, Anne Dupré, ont signé un "
            "accord sur la pêche.",
            "Le maire de Valmont, Paul Sorel, et la préfète, Anne Dupré, ont signé un accord sur "
            "la pêche",
        ),
        (
            "fr",
            "Selon lui, 1 500 ouvriers ont été conduits lundi à Valmont par des navires.",
            "1 500 ouvriers ont été conduits à Valmont par des navires",
        ),
        (
            "en",
            "ARZAL (Port Agency) — Paul Sorel and Anne Dupre will open the bridge on 5 December.",
            "Paul Sorel and Anne Dupre will open the bridge",
        ),
        (
            "en",
            "The Senate ratified the treaty that Sorel and Dupre signed in Arzal on 19 June.",
            "The treaty that Sorel and Dupre signed in Arzal",
        ),
    ],
)
def test_title_cuts_no_subject_and_no_name(language: str, text: str, title: str) -> None:
    assert title in [event for _, event in events(language, text)]


def test_words_said_are_the_title_of_their_saying_if_they_are_short() -> None:
    text = "« Le pont est solide », a déclaré mardi la ministre Anne Dupré."
    title = "« Le pont est solide », a déclaré la ministre Anne Dupré"
    assert events("fr", text) == [("mardi", title)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il a signé lundi le traité."),
        ("fr", "Cette décision a été annoncée mardi."),
        ("fr", "« Nous avons perdu lundi trois navires et la moitié de la flotte, et nous n’avons "
         "plus ni port ni chantier pour les remplacer cet hiver », a déclaré la ministre."),
        ("fr", "Le conseil l’a ratifié mardi."),
        ("en", "They were warned on Friday."),
        ("en", "The minister said on Friday."),
    ],
)  # fmt: skip
def test_what_does_not_stand_alone_is_no_title(language: str, text: str) -> None:
    assert {event for _, event in events(language, text)} == {None}


def test_pronoun_is_told_by_the_name_that_it_stands_for() -> None:
    text = "Paul Sorel est né à Brest. Il a signé un contrat en janvier 2024."
    assert events("fr", text) == [("janvier 2024", "Paul Sorel a signé un contrat")]


def test_clause_of_another_date_is_left_out() -> None:
    text = "Le vote qui devait avoir lieu mercredi a été repoussé au mardi 29 octobre."
    assert events("fr", text)[1] == ("mardi 29 octobre", "Le vote a été repoussé")


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        (
            "fr",
            "Anne Dupré, ancienne maire de Valmont, vient d'être condamnée lundi par le tribunal "
            "de Brest à deux ans de prison dans l'affaire des marchés du port et de ses abords.",
            "Anne Dupré vient d'être condamnée dans l'affaire des marchés du port et de ses abords",
        ),
        ("fr", "Un homme a été arrêté jeudi à Valmont.", "Un homme a été arrêté à Valmont"),
        (
            "fr",
            "Paul Sorel a réagi mardi à l'annonce de la grève.",
            "Paul Sorel a réagi à l'annonce de la grève",
        ),
        ("fr", "Rassemblement le 7 mai devant la mairie.", "Rassemblement devant la mairie"),
    ],
)
def test_what_is_told_of_somebody_is_an_event(language: str, text: str, title: str) -> None:
    assert title in [event for _, event in events(language, text)]


@pytest.mark.parametrize(
    "text",
    [
        "La préfète a annoncé mardi que les quatorze communes de la vallée de la Sorne et les "
        "trois communes de la côte seraient reliées au port d'Arzal par une route nouvelle.",
        "Les quatorze communes de la vallée seront reliées au port d'Arzal par une route nouvelle "
        "et par un bac plus grand que celui d'Orne, a annoncé mardi la préfète Anne Dupré.",
    ],
)
def test_long_clause_is_cut_at_a_phrase_and_shows_that_it_is(text: str) -> None:
    ((_, event),) = events("fr", text)
    assert event is not None
    assert len(event) <= 100
    beginning, _, rest = event.partition("…")
    assert rest in ("", ", a annoncé la préfète Anne Dupré")
    assert text.replace(" mardi", "").startswith(beginning)
    assert text.replace(" mardi", "")[len(beginning)] in " ,"
