"""What an analysis proposes: spans of one paragraph each that never cross."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.annotate import propose
from mkdocs_briefings.markup import read_block, write_block
from mkdocs_briefings.model import (
    Actor,
    ActorKind,
    Analysis,
    Annotation,
    AnnotationKind,
    Date,
    Document,
    Flaw,
    FlawKind,
    Form,
    Mention,
    Quote,
    QuoteKind,
    Source,
    Span,
)

TEXT = "## Le pont\n\nAnne Dupré dit « oui, lundi ». Elle sort.\n\n- « Non », dit Sorel."


def find(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def analyse(
    text: str = TEXT,
    *,
    actors: Sequence[Actor] = (),
    mentions: Sequence[Mention] = (),
    quotes: Sequence[Quote] = (),
    dates: Sequence[Date] = (),
    flaws: Sequence[Flaw] = (),
    sentences: Sequence[Span] = (),
) -> Analysis:
    document = Document(Source("pont", "fr", "pont"), text)
    return Analysis(
        document,
        tuple(sentences),
        tuple(actors),
        tuple(mentions),
        tuple(quotes),
        tuple(dates),
        flaws=tuple(flaws),
    )


def quote(words: str, kind: QuoteKind = QuoteKind.DIRECT, speaker: str | None = "anne") -> Quote:
    return Quote(find(words), find(words), kind, speaker)


def marks(analysis: Analysis) -> list[tuple[str, str, str]]:
    text = analysis.document.text
    notes = propose(analysis).block.annotations
    return [(note.span.of(text), str(note.kind), note.value) for note in notes]


def test_equal_extents_nest_date_quote_claim_actor_flaw() -> None:
    words = "lundi"
    analysis = analyse(
        mentions=[Mention(find(words), "lundi")],
        quotes=[quote(words), quote(words, QuoteKind.INDIRECT)],
        dates=[Date(find(words), "2024-10-21")],
        flaws=[Flaw(find(words), FlawKind.BROKEN_WORD, "")],
    )
    assert [kind for _, kind, _ in marks(analysis)] == ["date", "quote", "claim", "actor", "flaw"]


def test_claim_that_crosses_a_quote_is_cut_short() -> None:
    claim = Quote(find("Dupré dit « oui"), find("Dupré dit « oui"), QuoteKind.INDIRECT, None)
    assert marks(analyse(quotes=[claim, quote("« oui, lundi »")])) == [
        ("Dupré dit", "claim", "?"),
        ("« oui, lundi »", "quote", "anne"),
    ]


def test_name_that_crosses_a_quote_is_dropped() -> None:
    analysis = analyse(
        mentions=[Mention(find("dit « oui"), "dit")], quotes=[quote("« oui, lundi »")]
    )
    assert marks(analysis) == [("« oui, lundi »", "quote", "anne")]


def test_of_two_names_that_cross_the_sure_one_stays() -> None:
    doubtful = Mention(find("Anne Dupré"), "anne", doubt=True)
    sure = Mention(find("Dupré dit"), "dupre")
    assert marks(analyse(mentions=[doubtful, sure])) == [("Dupré dit", "actor", "dupre")]


def test_quotation_over_paragraphs_is_joined_by_an_id() -> None:
    words = "lundi ». Elle sort.\n\n- « Non »"
    one = Quote(find(words), find(words), QuoteKind.DIRECT, "anne")
    taken = Quote(find("oui"), find("oui"), QuoteKind.DIRECT, "anne", part="q1")
    notes = propose(analyse(quotes=[taken, one])).block.annotations
    assert [(note.span.of(TEXT), note.part) for note in notes] == [
        ("oui", "q1"),
        ("lundi ». Elle sort.", "q2"),
        ("« Non »", "q2"),
    ]


def test_name_over_paragraphs_is_dropped() -> None:
    assert marks(analyse(mentions=[Mention(find("pont\n\nAnne"), "anne")])) == []


@pytest.mark.parametrize("words", ["## Le pont", "- « Non »"])
def test_mark_of_a_paragraph_stays_outside(words: str) -> None:
    ((marked, _, _),) = marks(analyse(flaws=[Flaw(find(words), FlawKind.NO_VERB, "")]))
    assert marked == words.split(maxsplit=1)[1]


def test_pronouns_and_dates_without_a_value_are_left_out() -> None:
    analysis = analyse(
        mentions=[Mention(find("Elle"), "anne", Form.PRONOUN)], dates=[Date(find("lundi"), None)]
    )
    assert marks(analysis) == []


def test_part_of_a_day_counts_as_its_day() -> None:
    assert marks(analyse(dates=[Date(find("lundi"), "2024-10-21TMO")])) == [
        ("lundi", "date", "2024-10-21")
    ]


def test_only_the_actors_that_are_named_are_listed_and_countries_are_not() -> None:
    actors = [
        Actor("fr", "France", ActorKind.COUNTRY),
        Actor("anne", "Anne Dupré", ActorKind.PERSON),
        Actor("x", "X", ActorKind.ORGANISATION),
        Actor("nobody", "Personne", ActorKind.PERSON),
    ]
    analysis = analyse(
        actors=actors,
        mentions=[Mention(find("pont"), "fr"), Mention(find("Anne Dupré"), "anne")],
        quotes=[Quote(find("oui"), find("oui"), QuoteKind.DIRECT, None, via="x")],
    )
    assert [actor.id for actor in propose(analysis).actors] == ["anne", "x"]


def test_sentences_cover_every_paragraph() -> None:
    analysis = analyse(sentences=[find("Anne Dupré dit « oui, lundi »."), find("Elle sort.")])
    block = propose(analysis).block
    assert [sentence.of(TEXT) for sentence in block.sentences] == [
        "## Le pont",
        "Anne Dupré dit « oui, lundi ».",
        "Elle sort.",
        "- « Non », dit Sorel.",
    ]


SPANS = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 30),
)


@given(st.lists(SPANS), st.lists(SPANS), st.lists(SPANS), st.lists(SPANS), st.lists(SPANS))
def test_whatever_was_found_can_be_written_and_read_back(
    mentions: list[Span],
    quotes: list[Span],
    claims: list[Span],
    dates: list[Span],
    flaws: list[Span],
) -> None:
    analysis = analyse(
        mentions=[Mention(span, "fr") for span in mentions],
        quotes=[
            *(Quote(span, span, QuoteKind.DIRECT) for span in quotes),
            *(Quote(span, span, QuoteKind.INDIRECT) for span in claims),
        ],
        dates=[Date(span, "2024") for span in dates],
        flaws=[Flaw(span, FlawKind.NO_VERB, "") for span in flaws],
    )
    block = propose(analysis).block
    lines = write_block(block).split("\n")[1:-1]
    again, faults = read_block(lines, "pont", lambda _: True)
    assert faults == ()
    assert again.text == TEXT
    assert again.annotations == block.annotations


def test_an_annotation_keeps_all_its_keys() -> None:
    said = Quote(
        find("« Non »"), find("Non"), QuoteKind.DIRECT, "sorel", via="gazette", on="2024",
        doubt=True, rule="incise",
    )  # fmt: skip
    assert propose(analyse(quotes=[said])).block.annotations == (
        Annotation(
            find("« Non »"),
            AnnotationKind.QUOTE,
            "sorel",
            via="gazette",
            on="2024",
            doubt=True,
            rule="incise",
        ),
    )
