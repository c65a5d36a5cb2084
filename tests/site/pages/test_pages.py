"""The sections of the pages, each against the file of its HTML in `cases/`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from markdown.serializers import to_html_string

from mkdocs_briefings.model import Span
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.companions import Companion, Tie
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.entries import Statement
from mkdocs_briefings.site.pages import placeholder
from mkdocs_briefings.site.pages.actors import actors, most_seen
from mkdocs_briefings.site.pages.briefing import standfirst
from mkdocs_briefings.site.pages.briefing_lines import event_lines, statement_lines
from mkdocs_briefings.site.pages.companions import company_section
from mkdocs_briefings.site.pages.corpus import briefing_list, sources, tags
from mkdocs_briefings.site.pages.dossier import compose_dossier
from mkdocs_briefings.site.pages.glossary import glossary
from mkdocs_briefings.site.pages.home import home
from mkdocs_briefings.site.pages.in_brief import in_brief
from mkdocs_briefings.site.pages.method import sources_section
from mkdocs_briefings.site.pages.periods import ListPage
from mkdocs_briefings.site.pages.quotes import quote_pages, quotes
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.statements import (
    box_anchor,
    quotes_on_page,
    statement_box,
    statement_boxes,
)
from mkdocs_briefings.site.pages.timeline import timeline, timeline_pages
from mkdocs_briefings.site.pages.ways_on import parts_bar, trail, ways_on

CASES = Path(__file__).parent / "cases"
STRIKE = "greve-du-port"


def _quote(site: Site, start: str) -> Element:
    quotes = site.index.entries[STRIKE].quotes
    found = next(q for q in quotes if (q.passage.words or "").lstrip('«" ').startswith(start))
    return statement_box(site, found, here=STRIKE)


def _in_company(site: Site) -> Dossier:
    """Return a dossier as it would be with more to read."""
    names = {"bruno-tessier": 4, "ci": 3, "port-de-sauvemer": 2, "accord-du-mole": 0}
    companions = tuple(Companion(other, number, 3) for other, number in names.items())
    ties = (Tie("bruno-tessier", "ci", 5),)
    return replace(site.index.dossiers["ines-carvalho"], companions=companions, ties=ties)


def _two_claims(site: Site) -> Iterator[Statement]:
    """Yield two claims by one speaker in one sentence, the later one first."""
    claim = site.index.entries[STRIKE].claims[0]
    for start, end in ((25, 38), (11, 24)):
        passage = replace(claim.passage, anchor=f"claim-{start}", span=Span(start, end))
        yield replace(claim, passages=(passage,))


def _list_page(pages: Iterator[ListPage], path: str) -> list[Element]:
    return next(compose for found, _, compose in pages if found == path)()


SECTIONS: dict[str, Callable[[Site], list[Element]]] = {
    "standfirst": lambda site: [standfirst(site, site.index.briefings[STRIKE])],
    "in-brief": lambda site: in_brief(site, STRIKE),
    "quote-whole": lambda site: [_quote(site, "Nous ne")],
    "quote-one-word": lambda site: [_quote(site, "prématuré")],
    "quote-split": lambda site: [_quote(site, "Du matériel")],
    "quote-relayed": lambda site: [_quote(site, "hasty")],
    "quote-unknown-speaker": lambda site: [_quote(site, "We will")],
    "quotes-withheld": lambda site: [
        statement_boxes(site, site.index.entries["confidences"].quotes)
    ],
    "claims": lambda site: [statement_box(site, c) for c in site.index.entries[STRIKE].claims],
    "claims-of-one-sentence": lambda site: statement_lines(site, STRIKE, _two_claims(site)),
    "quote-lines": lambda site: statement_lines(site, STRIKE, quotes_on_page(site, STRIKE)),
    "event-lines": lambda site: event_lines(site, STRIKE),
    "timeline": timeline,
    "timeline-of-a-kind": lambda site: _list_page(timeline_pages(site), "timeline/person.md"),
    "quotes": quotes,
    "quotes-by-speaker": lambda site: _list_page(quote_pages(site), "quotes/speakers.md"),
    "glossary": lambda site: glossary(site, STRIKE),
    "trail": lambda site: [trail(site), *parts_bar(site, glossary(site, STRIKE))],
    "ways-on": lambda site: ways_on(site, STRIKE),
    "sources-section": lambda site: [
        sources_section(
            replace(site, contact="mailto:desk@exemple.invalid"),
            site.index.briefings[STRIKE],
            "https://exemple.invalid/edit",
        )
    ],
    "dossier": lambda site: compose_dossier(site, site.index.dossiers["ines-carvalho"]),
    "company": lambda site: company_section(site, _in_company(site)),
    "actors": actors,
    "home": home,
    "actors-in-view": lambda site: [most_seen(site, 2)],
    "briefings": lambda site: [briefing_list(site, site.index.briefings)],
    "sources": sources,
    "tags": tags,
}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_is_as_its_file_says(site: Site, name: str, *, update: bool) -> None:
    html = "\n".join(to_html_string(element) for element in SECTIONS[name](site))
    written = html.replace("><", ">\n<").rstrip() + "\n"
    path = CASES / f"{name}.html"
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


def test_every_case_has_its_section() -> None:
    assert {path.stem for path in CASES.glob("*.html")} == SECTIONS.keys()


def test_a_month_has_one_heading_however_long_its_events_last(site: Site) -> None:
    found = (element for part in timeline(site) for element in part.iter())
    ids = [element.get("id") for element in found if element.tag in ("h2", "h3")]
    assert ids == [
        "y2024",
        "y2024-06",
        "y2024-05",
        "y2023",
        "y2023-03",
        "y1990",
        "withheld",
        "ahead",
    ]


def test_the_latest_events_begin_with_the_last_that_no_article_is_older_than(site: Site) -> None:
    listed = [
        time for part in placeholder(site, "latest-events") or () for time in part.iter("time")
    ]
    assert next(iter(listed)).get("datetime") == "2024-06-17"


def test_what_is_in_doubt_comes_after_what_is_sure_and_what_is_withheld_last(site: Site) -> None:
    withheld, *_ = site.index.entries["confidences"].quotes
    quotes = site.index.entries[STRIKE].quotes
    doubtful, sure = (next(q for q in quotes if q.doubt is doubt) for doubt in (True, False))
    found = statement_lines(site, STRIKE, [withheld, doubtful, sure])
    assert [part.get("class") for part in found] == ["bf-lines", "bf-apart", "bf-lines", "bf-boxes"]
    ids = [[box.get("id") for box in part.iter("figure")] for part in found]
    assert ids == [[box_anchor(sure)], [], [box_anchor(doubtful)], [None]]


def test_what_is_withheld_comes_last(site: Site) -> None:
    withheld, *_ = site.index.entries["confidences"].quotes
    shown, *_ = site.index.entries[STRIKE].quotes
    boxes = statement_boxes(site, [withheld, shown])
    assert [box.find("blockquote") is None for box in boxes] == [False, True]


def test_text_that_looks_like_an_entity_or_markup_is_shown_as_it_is() -> None:
    element = h("p", {"title": "&lt;"}, "R&D &amp; <b>", h("i", None, "x"), "&#38;")
    html = to_html_string(element).replace("\u0002amp\u0003", "&")
    assert html == '<p title="&amp;lt;">R&amp;D &amp;amp; &lt;b&gt;<i>x</i>&amp;#38;</p>'
