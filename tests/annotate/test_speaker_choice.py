"""Who is chosen where a sentence offers more than one, and how sure that is."""

import pytest
from tests.annotate.reported import read_texts, tell_reported

from mkdocs_briefings.annotate.speakers.weights import Weights, read_weights
from mkdocs_briefings.languages import load_common
from mkdocs_briefings.languages.tables.speakers import SpeakerWeights


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
    table = load_common().read(SpeakerWeights)
    assert "CC BY" in table.learnt
    weights = read_weights(table)
    assert 0.5 < weights.least < 1.0
    assert weights.of["person:definite-one-alone"] < 0 < weights.of["speaker:name"]
