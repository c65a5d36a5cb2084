"""Who speaks in an excerpt, where the sentence that names the speaker is left out."""

from mkdocs_briefings.markup import read
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.unseen import unseen_speakers

HEAD = (
    "---\ntitle: La digue\nlanguage: fr\nsources:\n  r: {language: fr, rights: excerpt}\n"
    "actors:\n  lea: {name: Léa Morin, kind: person}\n---\n\n/// source | r\n"
)
NAMED = "[Léa Morin]{actor=lea} est venue au port dans la soirée avec ses deux adjoints."
SAID = "[« La digue tiendra encore tout cet hiver »]{quote=lea}, a-t-elle dit."
DOUBTED = "[« La digue tiendra encore tout cet hiver »]{quote=lea .doubt}, a-t-elle dit."


def _index(*lines: str, words: int) -> Index:
    text = HEAD + "\n".join(lines) + "\n///\n"
    briefing, faults = read(text, "digue.md", known=lambda _: True)
    assert faults == ()
    return build_index([briefing], Register(), language="fr", excerpt_words=words)


def test_a_speaker_whose_sentence_is_left_out_is_told() -> None:
    index = _index(NAMED, SAID, words=15)
    assert index.shown["digue", 0] == {1}
    assert list(unseen_speakers(index, "digue").values()) == ["lea"]


def test_a_speaker_who_is_named_before_without_a_gap_is_not() -> None:
    middle = "Le vent a soufflé sur tous les quais durant la nuit de mardi."
    cut = "Personne d’autre n’a pris la parole ce soir-là devant les journalistes présents."
    index = _index(NAMED, SAID, middle, cut, words=30)
    assert index.shown["digue", 0] == {0, 1}
    assert unseen_speakers(index, "digue") == {}


def test_a_whole_text_tells_it_itself_and_a_doubt_is_never_told() -> None:
    assert unseen_speakers(_index(SAID, words=300), "digue") == {}
    doubted = _index(NAMED, DOUBTED, words=15)
    assert doubted.shown["digue", 0] == {1}
    assert unseen_speakers(doubted, "digue") == {}
