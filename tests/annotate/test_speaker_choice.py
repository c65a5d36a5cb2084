"""Who is chosen where a sentence offers more than one, and how sure that is."""

import pytest
from tests.annotate.reported import read_texts, tell_reported

from mkdocs_briefings.annotate.speakers.weights import Weights, read_weights
from mkdocs_briefings.languages import load_common


def speakers(text: str, language: str) -> list[str | None]:
    (analysis,) = read_texts([text], language)
    return [one.speaker for one in tell_reported(analysis)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Un porte-parole de la mairie cité par la radio, Paul Sorel, a dit que le pont "
         "fermerait.", "fr", ["Paul Sorel"]),
        ("Une vidéo montre Paul Sorel se vantant d’avoir « tout vendu au voisin ».", "fr",
         ["Paul Sorel"]),
        ("Selon une source proche du dossier, le pont fermera. Selon une source proche de "
         "l’enquête, le canal suivra en mai.", "fr",
         ["source proche du dossier", "source proche de l’enquête"]),
        ("« Nous partons demain. » « Rien ne presse », a dit Clara Dumas.", "fr",
         ["Clara Dumas", "Clara Dumas"]),
        ("Le pont fermera, comme l’a confirmé la préfète, pour « vérifier les câbles ».", "fr",
         ["préfète"]),
        ("Clara Dunne issued a statement saying that the canal was “dry to the bone”.", "en",
         ["Clara Dunne"]),
        ("One rider praised the road. Another said he found it “unsafe at any speed”.", "en",
         ["Another"]),
    ],
)  # fmt: skip
def test_the_source_of_a_sentence_speaks(
    text: str, language: str, expected: list[str | None]
) -> None:
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # Whoever speaks is nobody named in the clause that hangs on the verb.
        ("Clara Dumas a croisé Marc Vidal. Le directeur a dit que Clara Dumas avait « tout "
         "cassé ».", "fr", ["Marc Vidal"]),
        ("Le président élu Marc Vidal a dit que le pont « fermerait en mai ».", "fr",
         ["Marc Vidal"]),
        # The agent of a passive goes on, and whoever is the subject does before who spoke last.
        ("Le décret de Paul Sorel a été bloqué par le juge Marc Vidal. Il estime que le texte est "
         "« confus ».", "fr", ["Marc Vidal"]),
        ("“The canal is dry,” said Paul Sorel. Mark Vidal then accused Paul Sorel of neglect. He "
         "called the plan “reckless”.", "en", ["Paul Sorel", "Mark Vidal"]),
        # "He" is no document and no body.
        ("Mark Vidal wrote to the council. A letter says the canal is “dry”. He added that it "
         "was “a shame”.", "en", ["letter", "Mark Vidal"]),
        # Participles beside people are theirs; behind a comma they are not.
        ("Paul Sorel a croisé des manifestants scandant « rendez-nous le pont ».", "fr",
         ["manifestants"]),
        ("Paul Sorel said the canal could be “dry,” adding that it was “a shame”.", "en",
         ["Paul Sorel", "Paul Sorel"]),
        # What somebody is taken to task for is their own saying.
        ("Clara Dunne slammed Mark Vidal for suggesting that the canal was “a ditch”.", "en",
         ["Mark Vidal"]),
        ("Clara Dumas a critiqué Marc Vidal pour avoir dit que le canal était « un fossé ».", "fr",
         ["Marc Vidal"]),
        ("Clara Dunne apologised for saying that the canal was “a ditch”.", "en", ["Clara Dunne"]),
        # A relative clause belongs to the noun that is new, and to whom that noun tells of.
        ("The company rejected the request of a mayor who called the canal “a ditch”.", "en",
         ["mayor"]),
        # "Former" before a noun is no "the former".
        ("Clara Dunne met Mark Vidal. The former mayor called the canal “a ditch”.", "en",
         ["former mayor"]),
        ("Ému, Marc Vidal a salué la foule. Ravi, il déclare : « Le pont rouvre enfin. »", "fr",
         ["Marc Vidal"]),
        # A government called by a name is not that person.
        ("Le gouvernement Sorel a dit que le pont « fermerait en mai ». Paul Sorel part.", "fr",
         ["gouvernement Sorel"]),
        # Neither is the cabinet of somebody that person, title or not.
        ("Paul Sorel est ministre. « Le pont fermera », a précisé le cabinet de M. Sorel.", "fr",
         ["cabinet de M. Sorel"]),
        # A thing that is told of in a clause does not go on speaking for whoever said it.
        ("Clara Dunne said the decision was made in May and said: “It was the right one.”", "en",
         ["Clara Dunne", "Clara Dunne"]),
        ("Clara Dumas a refusé, estimant que le moment est mal choisi, tout en disant que le pont "
         "était « à bout ».", "fr", ["Clara Dumas", "Clara Dumas"]),
        # Nor does what she goes on to say in other sentences bar anybody.
        ("Clara Dunne spoke at length. “It is dry,” she said. “The canal is dry. Clara Dunne says "
         "so.”", "en", ["Clara Dunne", "Clara Dunne"]),
        # Whoever is told is no speaker.
        ("“The canal is dry,” Clara Dunne, the mayor, told the Kellow Courier.", "en",
         ["Clara Dunne"]),
    ],
)  # fmt: skip
def test_grammar_says_whom_words_cannot_belong_to(
    text: str, language: str, expected: list[str | None]
) -> None:
    assert speakers(text, language) == expected


def test_a_medium_passes_on_what_the_sentence_says_that_somebody_said() -> None:
    (analysis,) = read_texts(
        ["On Monday, Clara Dunne said that those who asked should “look for another canal,” "
         "according to Reuters."],
        "en",
    )  # fmt: skip
    (told,) = tell_reported(analysis)
    assert (told.speaker, told.via) == ("Clara Dunne", "Reuters")


def test_a_town_is_no_medium() -> None:
    (analysis,) = read_texts(["“The canal is dry,” Clara Dunne told the Paris daily."], "en")
    assert [one.via for one in tell_reported(analysis)] == [None]


def test_a_name_at_its_verb_is_surer_than_a_pronoun_that_may_be_two() -> None:
    (named,) = read_texts(["Clara Dumas a dit que le pont fermerait."], "fr")
    (either,) = read_texts(
        ["La foule a salué Paul Sorel et Marc Vidal. Il a dit que le pont fermerait."], "fr"
    )
    assert (named.quotes[0].score or 0) > 0.9 > (either.quotes[0].score or 0)
    assert (named.quotes[0].doubt, either.quotes[0].doubt) == (False, True)


def test_signs_add_up_and_unknown_ones_count_for_nothing() -> None:
    weights = Weights(0.0, 0.5, {"turn:same": 2.0, "source:thing": -2.0})
    assert weights.weigh(["turn:same"]) > 0.8
    assert weights.weigh(["turn:same", "source:thing", "moon:full"]) == 0.5


def test_the_table_tells_where_its_weights_come_from() -> None:
    table = load_common().table("speakers")
    assert "CC BY" in table["learnt"]
    weights = read_weights(table)
    assert 0.5 < weights.least < 1.0
    assert weights.of["person:definite-one-alone"] < 0 < weights.of["speaker:name"]
