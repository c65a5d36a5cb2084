"""What is in doubt leads nowhere, and has its place below."""

from xml.etree.ElementTree import Element

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.head.nodes import Nodes
from mkdocs_briefings.site.html.elements import text_of
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.index.gate import Standing, standing_of
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages import placeholder, site_pages
from mkdocs_briefings.site.pages.site import Site

ACTORS = (
    "actors:\n  lea: {name: Léa Morin, kind: person}\n  port: {name: Port, kind: organisation}\n"
    "  fanal: {name: Le Fanal, kind: organisation}\n"
)


def _briefing(slug: str, *lines: str, publisher: str = "Le Fanal") -> Briefing:
    front = f"title: {slug}\nlanguage: fr\nsources:\n  {slug}: {{language: fr, rights: full, "
    front += f"publisher: {publisher}, published: 2024-06-10}}\n{ACTORS}"
    text = "\n".join(lines)
    page = f"---\n{front}---\n\n/// source | {slug}\n{text}\n///\n"
    briefing, faults = read(page, f"{slug}.md", known=lambda _: True)
    assert faults == ()
    return briefing


def _index(*briefings: Briefing) -> Index:
    return build_index(briefings, Register(), language="fr", excerpt_words=300)


SURE = '[Le 8 juin]{date=2024-06-08 event="Le quai ferme"}, [Léa]{actor=lea} part.'
UNSURE = '[Le 9 juin]{date=2024-06-09 event="Le quai rouvre" .doubt}, [Léa]{actor=lea} vient.'
AHEAD = '[Le 20 juin]{date=2024-06-20 event="Le quai coule"}, [Léa]{actor=lea} ira.'
SAID = "Elle a dit [« La digue a tenu toute la nuit »]{quote=lea}."
PERHAPS = "On a dit [« La digue va céder dans la nuit »]{quote=lea .doubt}."


@pytest.mark.parametrize(
    ("lines", "standings"),
    [
        ((SURE, UNSURE, AHEAD), [Standing.SURE, Standing.DOUBT, Standing.AHEAD]),
        (
            (UNSURE.replace("Le quai rouvre", "Le quai ferme"), SURE),
            [Standing.SURE, Standing.DOUBT],
        ),
    ],
)
def test_an_event_stands_as_its_mark_and_its_source_say(
    lines: tuple[str, ...], standings: list[Standing]
) -> None:
    found = sorted(map(standing_of, _index(_briefing("a", *lines)).events))
    assert found == standings


def test_one_source_that_is_sure_is_enough_and_its_words_are_taken() -> None:
    doubted = SURE.replace("Le quai ferme", "Le quai ferme pour toujours").replace(
        '"}', '" .doubt}'
    )
    titled = [line.replace(" event=", " with=lea event=") for line in (SURE, doubted)]
    (event,) = _index(_briefing("a", titled[0]), _briefing("b", titled[1])).events
    assert len(event.tellings) == 2
    assert standing_of(event) is Standing.SURE
    assert event.label == "Le quai ferme"


@pytest.fixture
def site(french: Interface) -> Site:
    return Site(_index(_briefing("a", PERHAPS, AHEAD, UNSURE, SURE, SAID)), french)


def _page(site: Site, path: str) -> list[Element]:
    return next(page for page in site_pages(site) if page.path == path).compose([], None)


def _words(elements: list[Element]) -> str:
    return "".join(map(text_of, elements))


@pytest.mark.parametrize("path", ["quotes.md", "quotes/speakers.md", "actors/lea.md"])
def test_a_quote_in_doubt_stands_below_without_its_speaker(site: Site, path: str) -> None:
    words = _words(_page(site, path))
    assert words.index("La digue a tenu") < words.index("À vérifier") < words.index("va céder")
    doubted = words[words.index("va céder") :]
    assert "Auteur à vérifier" in doubted
    assert "Léa" not in doubted.partition("Auteur à vérifier")[0]


@pytest.mark.parametrize("path", ["timeline.md", "actors/lea.md"])
def test_what_is_dated_after_its_source_comes_last(site: Site, path: str) -> None:
    words = _words(_page(site, path))
    places = [words.index(title) for title in ("Le quai ferme", "Le quai rouvre", "Le quai coule")]
    assert places == sorted(places)
    assert places[0] < words.index("À vérifier") < places[1]
    assert places[1] < words.index("Dates annoncées") < places[2]


def test_nothing_in_doubt_is_among_the_latest(site: Site) -> None:
    words = _words(placeholder(site, "latest-events") or [])
    assert "Le quai ferme" in words
    assert "rouvre" not in words
    assert "coule" not in words


def test_only_what_is_sure_is_copied_and_told_to_machines(site: Site) -> None:
    boxes = [box for element in _page(site, "quotes.md") for box in element.iter("figure")]
    assert [box.get("data-citation") is not None for box in boxes] == [True, False]
    nodes = Nodes(site, lambda path, fragment: f"{path}#{fragment}")
    assert [nodes.statement(quote) is not None for quote in site.index.quotes] == [False, True]
    told = {event.label: nodes.event(event) is not None for event in site.index.events}
    assert told == {"Le quai ferme": True, "Le quai rouvre": False, "Le quai coule": True}


FOOT = "Partager : [Port]{actor=port} , courriel."


def test_what_is_printed_below_every_article_puts_nobody_in_view() -> None:
    briefings = [
        _briefing(f"b{n}", f"[Léa]{{actor=lea}} passe le cap {n}.", FOOT) for n in range(4)
    ]
    dossiers = _index(*briefings).dossiers
    assert (dossiers["lea"].told_in, dossiers["lea"].earned) == (("b0", "b1", "b2", "b3"), True)
    assert (dossiers["port"].told_in, dossiers["port"].earned) == (("b3",), False)


def test_a_publisher_is_not_in_view_by_its_own_articles() -> None:
    lines = [f"[Le Fanal]{{actor=fanal}} publie le numéro {n}." for n in range(3)]
    own = _index(_briefing("b0", lines[0]), _briefing("b1", lines[1])).dossiers["fanal"]
    assert (own.told_in, own.earned) == ((), False)
    others = [_briefing(f"b{n}", line, publisher="La Vigie") for n, line in enumerate(lines)]
    assert _index(*others).dossiers["fanal"].earned


def test_who_is_in_view_comes_first_whatever_is_printed_below_every_article(
    french: Interface,
) -> None:
    briefings = [_briefing(f"b{n}", FOOT) for n in range(4)]
    site = Site(_index(*briefings, _briefing("c", SURE), _briefing("d", SAID, UNSURE)), french)
    assert _words(placeholder(site, "actors-in-view") or []).strip().startswith("Léa")
