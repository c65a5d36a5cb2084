"""What several sources tell is told once, and only what is the same."""

from xml.etree.ElementTree import tostring

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages.briefing_lines import statement_lines
from mkdocs_briefings.site.pages.events import event_list
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import quotes_on_page, statement_boxes

ACTORS = "actors:\n  lea: {name: Léa Morin, kind: person}\n  port: {name: Port, kind: place}\n"


def _briefing(slug: str, *texts: str, rights: str = "full", day: int = 10) -> Briefing:
    """Return a briefing with a source for each text, one published a day after the other."""
    names = [f"{slug}-{number}" for number, _ in enumerate(texts)]
    sources = [
        f"  {name}: {{publisher: Journal {name}, language: fr, rights: {rights}, "
        f"published: 2024-06-{day + number}, url: 'https://exemple.invalid/{name}'}}\n"
        for number, name in enumerate(names)
    ]
    blocks = [
        f"/// source | {name}\n{text}\n///\n" for name, text in zip(names, texts, strict=True)
    ]
    head = f"---\ntitle: {slug}\nlanguage: fr\nsources:\n{''.join(sources)}{ACTORS}---\n\n"
    briefing, faults = read(head + "\n".join(blocks), f"{slug}.md", known=lambda _: True)
    assert faults == ()
    return briefing


def _index(*briefings: Briefing) -> Index:
    return build_index(briefings, Register(), language="fr", excerpt_words=300)


def _event(value: str, title: str, participants: str = "lea port") -> str:
    taking_part = f' with="{participants}"' if participants else ""
    return f'[Ce jour-là]{{date={value} event="{title}"{taking_part}}}, il a plu.'


def _quote(words: str, speaker: str = "lea", *, on: str = "") -> str:
    said = f" on={on}" if on else ""
    return f"Elle a dit [{words}]{{quote={speaker}{said}}}."


ONE = [
    ("Le port ferme ses quais", "LE PORT FERME ses quais", "port", "port lea"),
    ("L’écluse du port cède", "L'écluse du port cède", "", "lea"),
    ("Le port ferme ses quais", "Le port ferme ses quais à midi", "port lea", "lea port"),
]


@pytest.mark.parametrize(("title", "other", "participants", "others"), ONE)
def test_one_event_that_two_sources_tell_is_one_entry(
    title: str, other: str, participants: str, others: str
) -> None:
    texts = (_event("2024-06-09", title, participants), _event("2024-06-09", other, others))
    index = _index(_briefing("b", texts[1], day=11), _briefing("a", texts[0]))
    (event,) = index.events
    assert [telling.passage.briefing for telling in event.tellings] == ["a", "b"]
    assert set(event.participants) == set(f"{participants} {others}".split())
    assert event.label == max(title, other, key=len)


TWO = [
    ("Le port ferme", "Le port ouvre", "lea", "lea"),
    ("Le port ferme ses quais", "Le port ferme ses quais à midi", "lea", "lea port"),
    ("Le port ferme ses quais", "Quand le port ferme ses quais", "lea", "lea"),
    ("Vote final", "Vote final reporté", "lea", "lea"),
    ("Le port bat la ville", "La ville bat le port", "lea", "lea"),
]


@pytest.mark.parametrize(("title", "other", "participants", "others"), TWO)
def test_events_that_are_merely_alike_stand_side_by_side(
    title: str, other: str, participants: str, others: str, french: Interface
) -> None:
    texts = (_event("2024-06-09", title, participants), _event("2024-06-09", other, others))
    index = _index(_briefing("a", texts[0]), _briefing("b", texts[1]))
    assert [event.label for event in index.events] == [title, other]
    (item,) = event_list(Site(index, french), index.events)
    assert len(item.findall("div[@class='bf-what']")) == 2


def test_a_title_that_begins_two_others_is_given_to_neither() -> None:
    titles = ("Le port ferme ses", "Le port ferme ses quais", "Le port ferme ses portes")
    index = _index(_briefing("a", *(_event("2024-06-09", title) for title in titles)))
    assert {event.label for event in index.events} == set(titles)


def test_every_briefing_and_dossier_has_the_event_seen_from_its_own_place() -> None:
    title = "Le port ferme ses quais"
    texts = (_event("2024-06-09", title, "lea"), _event("2024-06-09", title, "port"))
    index = _index(_briefing("a", texts[0]), _briefing("b", texts[1]))
    for slug, actor in (("a", "lea"), ("b", "port")):
        for event in (*index.events_in[slug], *index.dossiers[actor].events):
            assert event.passage.briefing == slug
            assert event.participants == ("lea", "port")
            assert {telling.passage.briefing for telling in event.tellings} == {"a", "b"}


def test_what_may_not_be_told_of_one_date_and_source_is_one_entry() -> None:
    text = "[Ce jour]{date=2024-06-09 event=Ce} et [ce jour]{date=2024-06-09 event=ce}."
    index = _index(_briefing("a", text, rights="link"), _briefing("b", text, rights="link"))
    assert [event.label for event in index.events] == [None, None]
    assert [len(event.tellings) for event in index.events] == [2, 2]


def test_sources_that_date_one_title_differently_name_each_other(french: Interface) -> None:
    title = "Le port ferme ses quais"
    values = ("2024-06-09", "2024-06-11", "2024-06", "2024-09-01")
    index = _index(*(_briefing(v[-2:], _event(v, title)) for v in values))
    found = {event.value: [o.value for o in event.elsewhen] for event in index.events}
    assert found["2024-06-09"] == ["2024-06", "2024-06-11"]
    assert found["2024-09-01"] == []
    html = tostring(event_list(Site(index, french), index.events), encoding="unicode")
    assert html.count("Même titre, autre date\u00a0: <span><a href=") == 3


def test_one_source_that_gives_a_title_to_two_dates_tells_of_two_events() -> None:
    texts = "\n".join(_event(f"2024-06-{day}", "Le port ferme ses quais") for day in (10, 11))
    index = _index(_briefing("a", texts))
    assert [event.elsewhen for event in index.events] == [(), ()]


SAME = "« L’eau monte, et nous partons demain »"


def test_the_same_words_of_one_speaker_are_one_box_with_all_sources(french: Interface) -> None:
    others = ('"L\'eau monte, et nous partons demain"', "« l’eau  monte et nous partons demain,»")
    index = _index(
        _briefing("a", _quote(SAME), _quote(others[0])), _briefing("b", _quote(others[1]))
    )
    assert len(index.quotes) == 1
    html = tostring(statement_boxes(Site(index, french), index.quotes), encoding="unicode")
    for source in ("a-0", "a-1", "b-0"):
        assert html.count(f"<cite>Journal {source}</cite>") == 1
        assert f'href="https://exemple.invalid/{source}#:~:text=' in html
        assert f".md#{source}-quote-" in html


def test_on_the_page_of_a_briefing_every_mark_has_its_place_in_the_box(french: Interface) -> None:
    index = _index(_briefing("a", _quote(SAME), _quote(SAME)), _briefing("b", _quote(SAME)))
    site = Site(index, french)
    lines = statement_lines(site, "a", quotes_on_page(site, "a"))
    html = "".join(tostring(part, encoding="unicode") for part in lines)
    anchors = [quote.passage.anchor for quote in index.entries["a"].quotes]
    assert [html.count(f'id="{anchor}-box"') for anchor in anchors] == [1, 1]
    assert 'href="/briefings/b.md#b-0-quote' in html
    assert html.count("<figure") == 1


DIFFERENT = [
    (_quote(SAME), _quote(SAME.replace("demain", "lundi"))),
    (_quote(SAME), _quote(SAME, "port")),
    (_quote(SAME, "?"), _quote(SAME, "?")),
    (_quote("« prématuré »", on="2024-06-01"), _quote("« prématuré »", on="2024-06-02")),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_other_speakers_and_a_word_of_another_day_have_their_own_boxes(
    one: str, other: str
) -> None:
    assert len(_index(_briefing("a", one), _briefing("b", other)).quotes) == 2


def test_withheld_quotes_of_a_source_make_one_statement(french: Interface) -> None:
    text = f"{_quote(SAME)}\n{_quote('« non »')}\n{_quote('« oui »', 'port')}"
    index = _index(_briefing("a", text, text, rights="link"))
    html = tostring(statement_boxes(Site(index, french), index.quotes), encoding="unicode")
    assert html.count("<figure") == html.count("Texte non reproduit") == 2
    assert html.count("3 citations") == 2
    assert "L’eau monte" not in html


def test_a_quote_of_countless_sources_lists_some_and_counts_the_others(french: Interface) -> None:
    index = _index(*(_briefing(f"b{number}", _quote(SAME)) for number in range(30)))
    site = Site(index, french)
    for quotes in (index.quotes, index.quotes_in["b29"]):
        html = tostring(statement_boxes(site, quotes), encoding="unicode")
        assert html.count("<cite>") == 11
        assert "et 19 autres sources" in html
