"""Who speaks, who passes the words on, when they were said, and when the machine is unsure."""

import datetime as dt

import pytest
from tests.annotate.reported import Reported, read_texts, tell_reported

from mkdocs_briefings.annotate import analyse
from mkdocs_briefings.model import ActorKind, Document, Form, Source
from mkdocs_briefings.register import Register
from mkdocs_briefings.register.entries import Entry


def reported(text: str, language: str = "fr") -> list[Reported]:
    (analysis,) = read_texts([text], language)
    return tell_reported(analysis)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le maire de Valmont, Paul Sorel, a déclaré que le pont fermerait.", "Paul Sorel"),
        ("« Le pont ferme », a déclaré le maire de Valmont, Paul Sorel.", "Paul Sorel"),
        ("Paul Sorel est maire. « Le pont ferme », a-t-il déclaré.", "Paul Sorel"),
        ("La ministre Anne Dupré est venue. Elle a dit que le pont fermerait.", "Anne Dupré"),
        ("Un témoin a raconté que le pont avait tremblé.", "témoin"),
        ("« Le pont a tremblé », raconte une habitante du quartier.", "habitante du quartier"),
        ("Des responsables locaux affirment que le pont fermera.", "responsables locaux"),
        ("Une de ses voisines affirme que le pont fermera.", "Une de ses voisines"),
        ("Selon ce que rapportent des voisins, le pont fermera.", "voisins"),
        ("D’après les informations de riverains, le pont fermera.", "riverains"),
    ],
)
def test_speaker_is_found(text: str, speaker: str) -> None:
    (one,) = reported(text)
    assert one.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Le groupe, c’est l’affaire de Jean Sorel, petit-fils du fondateur. Anne Dupré est là. "
            "« Rien ne presse », a dit le petit-fils du fondateur.",
            "Jean Sorel",
        ),
        (
            "Anne Dupré est partie.\n\nLe pont ferme.\n\nLa digue cède.\n\n"
            "« Je reviendrai », a-t-elle dit.",
            "Anne Dupré",
        ),
        ("« Le pont, explique Anne Dupré, fermera en mai. »", "Anne Dupré"),
        ("Il s’agit, a dit Anne Dupré, d’« une grave erreur ».", "Anne Dupré"),
        ("« Le pont ferme », a déclaré à la presse Anne Dupré, maire de Valmont.", "Anne Dupré"),
        (
            "La mairie s’est exprimée par la voix de son porte-parole, Jean Sorel : "
            "« Le pont fermera en mai. »",
            "Jean Sorel",
        ),
        ("Anne Dupré est là. L’opposition, elle, dénonce une fin « absurde ».", "opposition"),
        (
            "La ministre Anne Dupré a reçu son homologue norvégien, Olav Brekke. "
            "Le ministre a assuré que le pont fermerait.",
            "Olav Brekke",
        ),
        ("Le groupe Sorel Textiles recule. Le groupe se dit « étouffé ».", "Sorel Textiles"),
    ],
)
def test_speaker_told_another_way_is_found(text: str, speaker: str) -> None:
    (one,) = reported(text)
    assert one.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (  # A pronoun goes on with the subject, not with whoever was named last.
            "Paul Sorel est arrivé à Valmont. Il a pris le bureau de Marc Vidal.\n\n"
            "La foule était là.\n\n"
            "Il a ensuite parlé. « Le pont ferme », a-t-il déclaré.",
            "Paul Sorel",
        ),
        (
            "L’avocate de Marc Vidal, Me Anne Dupré, était là. « Il nie », a-t-elle lancé.",
            "Anne Dupré",
        ),
        (  # The date between the verb and « que » is no noun that « que » belongs to.
            "Paul Sorel a annoncé ce même lundi qu’il allait ouvrir le pont.",
            "Paul Sorel",
        ),
    ],
)
def test_subject_that_goes_on_is_the_speaker(text: str, speaker: str) -> None:
    assert [one.speaker for one in reported(text)] == [speaker]


def test_claim_amid_which_an_incise_stands_is_one() -> None:
    (one,) = reported("Jean Sorel est là. Sa facture, affirme-t-il, a triplé en un an.")
    assert one.words == "Sa facture, affirme-t-il, a triplé en un an"


def test_claim_that_contains_a_quote_leaves_the_quote_alone() -> None:
    text = "Jean Sorel a dit que le pont était « trop vieux » et que la digue tiendrait."
    (analysis,) = read_texts([text], "fr")
    told = [quote.words.of(text) for quote in analysis.quotes]
    assert told == ["trop vieux", "la digue tiendrait"]


def test_woman_is_not_what_he_stands_for() -> None:
    text = "Mme Anne Dupré a reçu M. Paul Sorel. Il a dit que le pont fermerait."
    assert [one.speaker for one in reported(text)] == ["Paul Sorel"]


def test_pronoun_without_anybody_before_it_is_left_open_in_doubt() -> None:
    (one,) = reported("Il a déclaré que le pont fermerait.")
    assert one.speaker is None
    assert one.doubt


def test_name_gives_no_doubt() -> None:
    (one,) = reported("Paul Sorel a déclaré que le pont fermerait.")
    assert not one.doubt


def test_noun_that_goes_back_to_somebody_is_in_doubt() -> None:
    text = (
        "Paul Sorel a été arrêté. Marc Vidal est en fuite. « Je n’ai rien fait », a dit le suspect."
    )
    (one,) = reported(text)
    assert one.speaker in ("Paul Sorel", "Marc Vidal")
    assert one.doubt


def test_unnamed_speaker_is_a_group_with_a_nominal_mention() -> None:
    text = "Un témoin a raconté que le pont avait tremblé."
    (analysis,) = read_texts([text], "fr")
    (actor,) = [actor for actor in analysis.actors if actor.kind is ActorKind.GROUP]
    (mention,) = [mention for mention in analysis.mentions if mention.actor == actor.id]
    assert mention.form is Form.NOMINAL
    assert mention.span.of(text) == "témoin"


@pytest.mark.parametrize(
    ("text", "language", "speaker", "via"),
    [
        (
            "Paul Sorel a affirmé que le pont fermerait, selon la préfecture de Valmont.",
            "fr",
            "Paul Sorel",
            "préfecture de Valmont",
        ),
        (
            "Le consulat de Moldavie a cité Viktor Salin disant que les travaux avançaient.",
            "fr",
            "Viktor Salin",
            "consulat de Moldavie",
        ),
        (
            "The consulate of Moldova quoted Viktor Salin as saying that work had begun.",
            "en",
            "Viktor Salin",
            "consulate of Moldova",
        ),
        ("Paul Sorel a confié à RTL que le pont fermerait.", "fr", "Paul Sorel", "RTL"),
    ],
)
def test_relay_is_told_from_the_speaker(text: str, language: str, speaker: str, via: str) -> None:
    (one,) = reported(text, language)
    assert (one.speaker, one.via) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Paul Sorel a déclaré vendredi que le pont fermerait.", "2024-10-18"),
        ("Paul Sorel a déclaré lundi que le pont fermerait.", None),
        ("Paul Sorel a déclaré que le pont fermerait vendredi.", None),
    ],
)
def test_day_of_saying_is_kept_when_it_is_not_the_day_of_the_source(
    text: str, day: str | None
) -> None:
    source = Source("a", "fr", "a", published=dt.date(2024, 10, 21))
    (analysis,) = analyse([Document(source, text)], Register())
    (one,) = tell_reported(analysis)
    assert one.on == day


def test_parts_of_a_quotation_over_paragraphs_are_joined() -> None:
    text = "“The canal is shut.\n\n“It will stay shut,” said Anna Brennan."
    (analysis,) = read_texts([text], "en")
    assert len({quote.part for quote in analysis.quotes}) == 1
    assert analysis.quotes[0].part is not None
    assert {quote.speaker for quote in analysis.quotes} == {"anna-brennan"}


def test_a_body_without_a_name_takes_no_id_of_the_register() -> None:
    entry = Entry("parquet", ActorKind.ORGANISATION, "Parquet de Valmont")
    source = Source("a", "fr", "a")
    document = Document(source, "Le parquet a annoncé que la digue tiendrait.")
    (analysis,) = analyse([document], Register({entry.id: entry}))
    (quote,) = analysis.quotes
    assert quote.speaker == "parquet-2"
    assert {actor.id: actor.name for actor in analysis.actors} == {"parquet-2": "parquet"}
