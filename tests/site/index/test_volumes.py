"""Long lists, in volumes by year, month and day, and the pages that they have."""

from xml.etree.ElementTree import Element, tostring

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.addresses import timeline_path
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.entries import Event
from mkdocs_briefings.site.index.volumes import (
    LIMIT,
    Volume,
    bind_volume,
    event_address,
    place_of_event,
)
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages import site_pages
from mkdocs_briefings.site.pages.site import Site

HEAD = (
    "---\ntitle: Registre\nlanguage: fr\nsources:\n  r: {language: fr, rights: full, published: "
    "2024-12-30}\nactors:\n  lea: {name: Léa Morin, kind: person}\n---\n\n/// source | r\n"
)


def _index(*lines: str) -> Index:
    briefing, faults = read(HEAD + "\n".join(lines) + "\n///\n", "r.md", known=lambda _: True)
    assert faults == ()
    return build_index([briefing], Register(), language="fr", excerpt_words=300)


def _event(value: str, number: int) -> str:
    return f'[Jour {number}]{{date={value} event="Crue {number}" with=lea}}, il a plu.'


def _quote(number: int, on: str, speaker: str = "lea") -> str:
    return f"[« Le niveau monte de {number} pas »]{{quote={speaker} on={on}}}, a-t-elle dit."


def _names(volume: Volume[Event]) -> list[tuple[str, int, int]]:
    return [(part.name, len(part.items), part.count) for part in volume.walk()]


VALUES = ["2023", "2023-02-03", "2024", "2024-05", "2024-05-06", "2024-05-06", "2024-05-07"]


@pytest.mark.parametrize(
    ("limit", "names"),
    [
        (7, [("", 7, 7)]),
        (5, [("", 0, 7), ("2023", 2, 2), ("2024", 5, 5)]),
        (3, [("", 0, 7), ("2023", 2, 2), ("2024", 1, 5), ("2024-05", 1, 4),
             ("2024-05-06", 2, 2), ("2024-05-07", 1, 1)]),
        (1, [("", 0, 7), ("2023", 1, 2), ("2023-02", 1, 1), ("2024", 1, 5), ("2024-05", 1, 4),
             ("2024-05-06", 0, 2), ("2024-05-06/1", 1, 1), ("2024-05-06/2", 1, 1),
             ("2024-05-07", 1, 1)]),
    ],
)  # fmt: skip
def test_a_list_is_cut_no_finer_than_it_must(limit: int, names: list[tuple[str, int, int]]) -> None:
    index = _index(*(_event(value, number) for number, value in enumerate(VALUES)))
    volume = bind_volume(index.events, place_of_event, limit)
    assert _names(volume) == names


def test_years_of_few_entries_share_the_page_of_their_decade() -> None:
    values = ["1987-02-03", "1989", "2001", "2022", "2022-05-06", "2023", "2024"]
    index = _index(*(_event(value, number) for number, value in enumerate(values)))
    volume = bind_volume(index.events, place_of_event, 3)
    names = [("", 0, 7), ("198", 2, 2), ("2001", 1, 1), ("2022", 2, 2), ("2023", 1, 1)]
    assert _names(volume) == [*names, ("2024", 1, 1)]
    assert event_address(volume, index.events[0]) == "/timeline/198.md#y1987-02"


def test_the_way_to_an_event_leads_to_the_page_and_the_heading_that_hold_it() -> None:
    index = _index(*(_event(value, number) for number, value in enumerate(VALUES)))
    volume = bind_volume(index.events, place_of_event, 3)
    ways = [event_address(volume, event) for event in index.events]
    assert ways[0] == "/timeline/2023.md#y2023"
    assert ways[1] == "/timeline/2023.md#y2023-02"
    assert ways[3] == "/timeline/2024-05.md#y2024-05"
    assert ways[-1] == "/timeline/2024-05-07.md#y2024-05"


@pytest.fixture(scope="module")
def long(french: Interface) -> dict[str, list[Element]]:
    """The pages of a site with too many events and quotes for one page, by path."""
    lines = []
    for number in range(LIMIT + 1):
        day = f"{2022 + number % 3}-{1 + number // 3 % 12:02}-{1 + number % 28:02}"
        lines += [_event(day, number), _quote(number, day), _quote(number, day, "?")]
    index = _index(_event("2023", 9999), *lines)
    return {page.path: page.compose([], None) for page in site_pages(Site(index, french))}


def _html(page: list[Element]) -> str:
    return "".join(tostring(element, encoding="unicode") for element in page)


def test_a_long_timeline_has_a_page_for_each_year_and_each_kind_and_year(
    long: dict[str, list[Element]],
) -> None:
    years = ("2022", "2023", "2024")
    assert {timeline_path(kind, year) for kind in (None, "person") for year in years} < set(long)
    shown = sum(_html(long[timeline_path(period=year)]).count('"bf-what"') for year in years)
    assert shown == LIMIT + 2
    whole = _html(long["timeline.md"])
    assert whole.count('"bf-what"') == 20
    assert '<a href="/timeline/2023.md">2023</a>\n <span class="bf-count">51</span>' in whole
    assert "data-words" not in whole


def test_a_year_leads_to_the_one_before_the_one_after_and_all(
    long: dict[str, list[Element]],
) -> None:
    html = _html(long["timeline/2023.md"])
    for path, rel in (("2022", "prev"), ("2024", "next")):
        assert f'<a href="/timeline/{path}.md" rel="{rel}">{path}</a>' in html
    assert '<a href="/timeline.md" rel="up">Chronologie</a>' in html
    assert html.index('id="y2023"') < html.index("Crue 9999") < html.index('id="y2023-01"')
    assert 'rel="prev"' not in _html(long["timeline/2022.md"])


def test_the_filters_of_a_year_stay_in_it_where_they_can(long: dict[str, list[Element]]) -> None:
    html = _html(long["timeline/2023.md"])
    way = 'href="/timeline/person/2023.md" data-value="person">Personnes</a>\n '
    assert f'{way}<span class="bf-count">51</span>' in html
    assert 'href="/actors/lea.md#timeline" data-value="lea">Léa Morin</a>' in html
    assert "data-words" in html


def test_many_quotes_have_a_page_for_each_year_newest_first(
    long: dict[str, list[Element]],
) -> None:
    html = _html(long["quotes/2023.md"])
    assert '<a href="/quotes/2022.md" rel="prev">2022</a>' in html
    assert '<a href="/quotes/2024.md" rel="next">2024</a>' in html
    assert html.index('id="y2023-12"') < html.index('id="y2023-01"')
    assert _html(long["quotes.md"]).count("<figure") == 20


def test_of_many_quotes_the_speakers_are_listed_with_the_ways_to_theirs(
    long: dict[str, list[Element]],
) -> None:
    html = _html(long["quotes/speakers.md"])
    assert "<figure" not in html
    assert 'href="/actors/lea.md#quotes">Léa Morin</a>' in html
    assert f'href="/quotes/unsigned.md">{LIMIT + 1} citations</a>' in html
    assert _html(long["quotes/unsigned/2023.md"]).count("<figure") == (LIMIT + 1) // 3


@pytest.fixture(scope="module")
def many(french: Interface) -> dict[str, list[Element]]:
    """The pages of a site with too many briefings and sources for one page, by path."""
    briefings = []
    for number in range(LIMIT + 2):
        day = f"{2023 + number % 2}-{1 + number // 2 % 12:02}-{1 + number % 28:02}"
        dated = f", published: {day}" if number else ""
        head = f"title: Crue {number}\nlanguage: fr\nsources:\n  s{number}: {{language: fr{dated}}}"
        text = f"---\n{head}\n---\n\n/// source | s{number}\nIl a plu.\n///\n"
        briefing, faults = read(text, f"crue-{number}.md", known=lambda _: True)
        assert faults == ()
        briefings.append(briefing)
    index = build_index(briefings, Register(), language="fr", excerpt_words=300)
    return {page.path: page.compose([], None) for page in site_pages(Site(index, french))}


@pytest.mark.parametrize(
    ("whole", "years", "entry"),
    [
        ("briefings/index.md", "briefings/dates", "bf-title"),
        ("sources.md", "sources", "about-s"),
    ],
)
def test_many_briefings_and_sources_have_a_page_for_each_year(
    many: dict[str, list[Element]], whole: str, years: str, entry: str
) -> None:
    first = _html(many[whole])
    # The newest, and below them what nobody has dated and no other page has.
    assert first.count(entry) == 20 + 1
    assert f'href="/{years}/2023.md">2023</a>' in first
    shown = [_html(many[f"{years}/{year}.md"]).count(entry) for year in (2023, 2024)]
    assert sum(shown) == LIMIT + 1
    assert max(shown) <= LIMIT
