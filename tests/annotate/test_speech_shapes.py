"""Ways in which the press reports speech, and which only look like it: one sentence a class."""

import pytest
from tests.annotate.reported import Reported, read_texts, tell_reported


def reported(text: str, language: str = "fr") -> list[Reported]:
    (analysis,) = read_texts([text], language)
    return tell_reported(analysis)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Nous fermons en mai », a laissé tomber la ministre Anne Dupré.", "Anne Dupré"),
        ("Anne Dupré est là. « Nous fermons en mai », finit-elle par lâcher.", "Anne Dupré"),
        ("« Nous fermons en mai », sanglote Anne Dupré, qui range la salle.", "Anne Dupré"),
        ("« Nous fermons, précise Anne Dupré. Il reste deux jours. »", "Anne Dupré"),
        (
            "« Nous fermons, a assuré Anne Dupré devant la salle. Il reste deux jours. »",
            "Anne Dupré",
        ),
        ("« Nous fermons en mai », a écrit sur Twitter le maire, Paul Sorel.", "Paul Sorel"),
        ("Le chantier « suit son cours » malgré la pluie, a ajouté Anne Dupré.", "Anne Dupré"),
        ("Anne Dupré est là. Tout est prêt depuis lundi ajoute-t-elle.", "Anne Dupré"),
    ],
)
def test_incise_of_any_shape_tells_who_speaks(text: str, speaker: str) -> None:
    (one,) = reported(text)
    assert one.speaker == speaker


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("VALMONT (AFP) – Anne Dupré a déclaré que le pont fermerait.", "fr", "Anne Dupré"),
        ("KELLOW (Reuters) – Petra Lindqvist said the bridge was shut.", "en", "Petra Lindqvist"),
        ("Paul Sorel rappelle son avocat, Anne Dupré « regrette » la rupture.", "fr", "Anne Dupré"),
        ("Paul Sorel est venu. Il l’a décrit comme « très calme ».", "fr", "Paul Sorel"),
        (
            "Anne Dupré est venue. Celle-ci leur a répondu que le pont fermerait.",
            "fr",
            "Anne Dupré",
        ),
        (
            "Le ministre de la Culture et des Sports, Paul Sorel, a dit que le pont fermerait.",
            "fr",
            "Paul Sorel",
        ),
        ("The bill’s author, Sen. Lena Voss, says the vote was fair.", "en", "Lena Voss"),
        (
            "“We have no choice,” said Roads and Works Minister Oskar Brandel.",
            "en",
            "Oskar Brandel",
        ),
        (
            "Melissa Mark-Viverito is here. “We close in May,” Mark-Viverito said.",
            "en",
            "Melissa Mark-Viverito",
        ),
        (
            "The fire, which Oskar Brandel told the court began at noon, was out.",
            "en",
            "Oskar Brandel",
        ),
    ],
)
def test_subject_is_who_speaks_and_not_what_stands_near(
    text: str, language: str, speaker: str
) -> None:
    (one,) = reported(text, language)
    assert one.speaker == speaker


def test_participle_after_a_document_is_what_the_document_says() -> None:
    text = "Paul Sorel a commenté un communiqué de Mediapart annonçant que le pont fermerait."
    assert [one.speaker for one in reported(text)] == ["Mediapart"]


def test_participle_after_a_reported_clause_goes_with_who_reports_it() -> None:
    text = "Paul Sorel a dit que le pont comptait deux voies, ajoutant que la digue tiendrait."
    assert {one.speaker for one in reported(text)} == {"Paul Sorel"}


def test_signature_says_whose_words_stand_before_it() -> None:
    text = "Paul Sorel est parti.\n\n« Nous avons tout perdu cette nuit. »\n\n— Anne Dupré, maire"
    (one,) = reported(text)
    assert (one.speaker, one.doubt) == ("Anne Dupré", False)


def test_pronoun_goes_back_to_an_office_without_a_name() -> None:
    text = (
        "Paul Sorel a salué la foule. De son côté, le ministre de l’Intérieur a appelé au calme. "
        "« Force restera à la loi », a-t-il averti."
    )
    assert [one.speaker for one in reported(text)] == ["ministre de l’Intérieur"]


def test_latter_is_the_one_named_last() -> None:
    text = "Paul Sorel et Marc Vidal le critiquent, ce dernier expliquant que la digue céderait."
    assert [one.speaker for one in reported(text)] == ["Marc Vidal"]


@pytest.mark.parametrize(
    "text",
    [
        "L’entourage de Paul Sorel a affirmé que le pont fermerait.",
        "La présidente de la Cour des comptes est là. La présidente a dit que le pont fermerait.",
    ],
)
def test_those_around_somebody_are_not_that_person(text: str) -> None:
    (one,) = reported(text)
    assert one.speaker not in ("Paul Sorel", "Cour des comptes")


@pytest.mark.parametrize(
    "text",
    [
        "Paul Sorel est là. Le frère de Paul Sorel a affirmé que le pont fermerait.",
        "Anne Dupré a ouvert la séance. La ministre de la Justice a dit que le pont fermerait.",
        "Selon Paul Sorel, la digue tient. Le pont est loin.\n\nMarc Vidal écoute.\n\n"
        "« Nous verrons bien ce que dira le conseil. »",
    ],
)
def test_speaker_that_the_text_leaves_open_is_in_doubt(text: str) -> None:
    assert reported(text)[-1].doubt


def test_doubt_about_a_pronoun_lasts_as_long_as_the_pronouns() -> None:
    text = (
        "La foule a salué Paul Sorel et Marc Vidal. "
        "Il a dit que le pont fermerait. Il a ajouté que la digue tiendrait."
    )
    first, second = reported(text)
    assert first.speaker == second.speaker is not None
    assert (first.doubt, second.doubt) == (True, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Marta Okafor rejected claims of a “dynasty”.", "en"),
        ("The firm was once hailed as the “jewel of the coast”.", "en"),
        ("It was a “right to work” state in which few had a union.", "en"),
        ("Le maire, soupçonné de « trafic d’influence », est parti en ayant décidé de tout.", "fr"),
    ],
)
def test_terms_that_nobody_utters_are_not_quotes(text: str, language: str) -> None:
    assert reported(text, language) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Critics say the money came late: according to a report, half of it was lost.",
            ["the money came late", "half of it was lost"],
        ),
        (
            "Ines Calloway, who was born here, has said she finds the plan lazy.",
            ["she finds the plan lazy"],
        ),
        (
            "The harbour works were dear. It said in July that it was looking elsewhere.",
            ["it was looking elsewhere"],
        ),
        (
            "Two people were hurt: a guard and a driver who was taken to hospital, Lena Voss said.",
            ["Two people were hurt: a guard and a driver who was taken to hospital"],
        ),
    ],
)
def test_english_claim_is_the_whole_clause_and_no_more(text: str, words: list[str]) -> None:
    assert [one.words for one in reported(text, "en")] == words


def test_source_within_a_clause_does_not_end_it() -> None:
    (one,) = reported("Paul Sorel a dit que le conseil ne doit pas gouverner selon les sondages.")
    assert one.words == "le conseil ne doit pas gouverner selon les sondages"


def test_source_without_any_noun_is_somebody() -> None:
    (one,) = reported("Selon l’un d’entre eux, le pont est sûr.")
    assert one.words == "le pont est sûr"
