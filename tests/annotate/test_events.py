"""What dates date: the clause in the words of the text, and who takes part."""

import datetime as dt

import pytest

from mkdocs_briefings.annotate import analyse
from mkdocs_briefings.annotate.events.titles import MOST
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
        ("vendredi", "Paul Sorel a annoncé que le port d'Arzal fermerait mardi"),
        ("mardi", "Le port d'Arzal fermerait"),
    ]


def test_participle_tells_of_its_noun() -> None:
    text = "L'accord, signé en juin à Brest par Anne Dupré, prévoit la fin de la pêche."
    assert events("fr", text) == [("juin", "L'accord, signé en juin à Brest par Anne Dupré")]


def test_participle_before_the_subject_tells_of_it() -> None:
    text = "Interrogée samedi sur la grève, la préfète Marthe Vasseur a nié tout retard."
    title = "La préfète Marthe Vasseur, interrogée samedi sur la grève"
    assert events("fr", text) == [("samedi", title)]


def test_relative_clause_tells_of_its_noun() -> None:
    text = "The minister, who had been appointed in March 2022, resigned yesterday."
    assert events("en", text) == [
        ("March 2022", "The minister had been appointed in March 2022"),
        ("yesterday", "The minister, who had been appointed in March 2022, resigned"),
    ]


def test_noun_may_be_the_event() -> None:
    text = "Elle a rejoint les sanctions après l'invasion de l'Ukraine en février 2022."
    assert events("fr", text) == [("février 2022", "Invasion de l'Ukraine en février 2022")]
    text = "The mayor mourned the victims of the market fire of May 2012."
    assert events("en", text) == [("May 2012", "Market fire of May 2012")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le feu est éteint.\n\nLIGNY, 20 octobre (Agence du Port) — Le conseil a voté."),
        ("fr", "10 janvier 2016"),
        ("en", "The fire is out.\n\nDOVER, Oct. 20 (Port Agency) — The council voted."),
    ],
)
def test_dateline_has_no_event(language: str, text: str) -> None:
    assert [event for _, event in events(language, text)] == [None]


@pytest.mark.parametrize(
    ("language", "text", "words", "title"),
    [
        ("fr", "Le conseil a voté la fermeture du pont. La maire le regrette.",
         "a voté", "Le conseil a voté la fermeture du pont"),
        ("fr", "Un pont fermé\n\nLe pont, ouvert en 1932, n'a pas résisté à la crue.",
         "n'a pas résisté", "Le pont, ouvert en 1932, n'a pas résisté à la crue"),
        ("fr", "Le bac est à l'arrêt depuis mardi. La maire le regrette.",
         "est", "Le bac est à l'arrêt depuis mardi"),
        ("en", "The council has closed the bridge.", "has closed",
         "The council has closed the bridge"),
    ],
)  # fmt: skip
def test_first_sentence_has_the_day_of_the_article(
    language: str, text: str, words: str, title: str
) -> None:
    lead = analysed(language, text).lead
    assert lead is not None
    assert (lead.span.of(text), lead.value, lead.event) == (words, "2024-10-21", title)
    assert "value:published" in (lead.rule or "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le conseil a voté mardi la fermeture du pont."),
        ("fr", "Que devient le pont ?"),
        ("fr", "Un pont fermé\n\n## Le conseil a voté"),
        ("fr", "Photo : le pont de Ligny, que la crue a emporté."),
        ("fr", "Il a fermé. Le pont est vide."),
        ("en", "The council closed the bridge on Friday."),
        ("en", "By Mary Stone, who has seen the bridge"),
    ],
)
def test_first_sentence_that_is_dated_or_tells_nothing_has_no_other_day(
    language: str, text: str
) -> None:
    assert analysed(language, text).lead is None


def test_date_of_the_dateline_dates_the_first_sentence() -> None:
    text = "LIGNY, 21 octobre (Agence du Port) — Le conseil a voté la fermeture du pont."
    assert events("fr", text) == [("21 octobre", "Le conseil a voté la fermeture du pont")]
    assert analysed("fr", text).lead is None


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


def test_event_is_bounded_and_ends_with_a_word() -> None:
    text = (
        "Selon l'enquête, le navire de la compagnie avait quitté Brest le 4 mai avec douze marins "
        "et une cargaison de bois venue de Norvège, après une escale de dix jours dans un port où "
        "personne ne se souvient de l'avoir vu."
    )
    (_, event), *_ = events("fr", text)
    assert event is not None
    assert len(event) <= MOST
    assert event.removesuffix("…")[-1].isalnum()


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
            "Au port, 1 500 ouvriers ont été conduits lundi à Valmont par des navires.",
            "Au port, 1 500 ouvriers ont été conduits à Valmont par des navires",
        ),
        (
            "en",
            "ARZAL (Port Agency) — Paul Sorel and Anne Dupre will open the bridge on 5 December.",
            "Paul Sorel and Anne Dupre will open the bridge",
        ),
        (
            "en",
            "The Senate ratified the treaty that Sorel and Dupre signed in Arzal on 19 June.",
            "The treaty that Sorel and Dupre signed in Arzal on 19 June",
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
         "plus ni port ni chantier pour les remplacer cet hiver ou même au printemps de l’année "
         "prochaine », a déclaré la ministre."),
        ("fr", "Selon lui, les ouvriers ont été conduits lundi à Valmont par des navires."),
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


def test_two_dates_of_a_sentence_have_two_titles() -> None:
    text = "Le vote qui devait avoir lieu mercredi a été repoussé au mardi 29 octobre."
    assert events("fr", text) == [
        ("mercredi", "Le vote devait avoir lieu mercredi"),
        ("mardi 29 octobre", text.removesuffix(".")),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le pont ne rouvrira que lundi."),
        ("fr", "Le conseil ne se réunira pas avant mardi."),
        ("fr", "S'il pleut mercredi, le match sera reporté."),
        ("fr", "Si le pont rouvre jeudi, le bac partira."),
        ("fr", "Le pont est fermé depuis le 3 mai."),
        ("fr", "Le marché se tiendra les 4 et 5 novembre."),
        ("fr", "La maire a démenti que le pont ait fermé lundi."),
        ("fr", "La maire a affirmé que le pont avait cédé lundi."),
        ("fr", "Le maire devrait-il partir lundi ?"),
        ("en", "The bridge will not reopen until Monday."),
        ("en", "The bridge reopens only on Monday."),
        ("en", "If the council votes on Thursday, the tariff will rise."),
        ("en", "The mayor denied that the bridge had failed on Monday."),
        ("en", "The bridge has been closed since Monday."),
    ],
)
def test_what_is_denied_restricted_supposed_or_only_said_is_told_whole(
    language: str, text: str
) -> None:
    assert {event for _, event in events(language, text) if event} == {text.removesuffix(".")}


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("fr", "Le conseil pourrait voter lundi la fermeture du pont.",
         "Le conseil pourrait voter la fermeture du pont"),
        ("fr", "La maire a démissionné lundi et son adjoint la remplacera.",
         "La maire a démissionné"),
        ("fr", "Selon la préfète, le pont a cédé lundi sous le poids d'un camion.",
         "Selon la préfète, le pont a cédé sous le poids d'un camion"),
        ("fr", "La maire, lundi, a rouvert le vieux pont.", "La maire a rouvert le vieux pont"),
        ("en", "On Monday, the council closed the old bridge, according to the mayor.",
         "The council closed the old bridge, according to the mayor"),
        ("en", "The council plans to meet on Monday in the old hall.",
         "The council plans to meet in the old hall"),
    ],
)  # fmt: skip
def test_title_says_what_its_sentence_does(language: str, text: str, title: str) -> None:
    assert title in [event for _, event in events(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        (
            "fr",
            "Anne Dupré, ancienne maire de Valmont, vient d'être condamnée lundi par le tribunal "
            "de Brest à deux ans de prison dans l'affaire des marchés du port et de ses abords.",
            "Anne Dupré vient d'être condamnée par le tribunal de Brest à deux ans de prison dans "
            "l'affaire des marchés du port et de ses abords",
        ),
        ("fr", "Un homme a été arrêté jeudi à Valmont.", "Un homme a été arrêté à Valmont"),
        (
            "fr",
            "Paul Sorel a réagi mardi à l'annonce de la grève.",
            "Paul Sorel a réagi à l'annonce de la grève",
        ),
        (
            "fr",
            "Rassemblement le 7 mai devant la mairie.",
            "Rassemblement le 7 mai devant la mairie",
        ),
    ],
)
def test_what_is_told_of_somebody_is_an_event(language: str, text: str, title: str) -> None:
    assert title in [event for _, event in events(language, text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "La préfète a annoncé mardi que les quatorze communes de la vallée de la Sorne et les "
            "trois communes de la côte seraient un jour reliées au port d'Arzal, alors que les "
            "pêcheurs de la vallée demandaient que le bac revienne.",
            "La préfète a annoncé mardi que les quatorze communes de la vallée de la Sorne et les "
            "trois communes de la côte seraient un jour reliées au port d'Arzal…",
        ),
        (
            "Les quatorze communes de la vallée seront reliées au port d'Arzal par une route "
            "nouvelle, alors que les pêcheurs de la côte demandaient que le bac revienne, a "
            "annoncé mardi la préfète Anne Dupré.",
            "Les quatorze communes de la vallée seront reliées au port d'Arzal par une route "
            "nouvelle…, a annoncé mardi la préfète Anne Dupré",
        ),
    ],
)
def test_long_sentence_ends_at_a_joint_and_shows_it(text: str, title: str) -> None:
    (_, event), *_ = events("fr", text)
    assert event == title
