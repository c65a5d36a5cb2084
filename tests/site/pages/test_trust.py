"""What readers are told of who has read a page, and authors of what is left to read."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.commands import run
from tests.site.builds import build_strictly

from mkdocs_briefings.markup import read, seal_review
from mkdocs_briefings.model import Briefing, Origin
from mkdocs_briefings.site.html.elements import text_of
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages.method import sources_section
from mkdocs_briefings.site.pages.review_list import review_list
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.pages.trust import may_be_indexed, trust_method, trust_state

PAGE = """\
---
title: The pier
language: en
review: {by: Ana Sorel, on: 2024-10-23}
sources:
  ap: {language: en}
actors:
  ada: {name: Ada Vale, kind: person}
---

/// source | ap
[Ada]{actor=ada .doubt} said [« so »]{quote="?"} [today]{date=2024-10-21}.
///
"""
ORPHAN = "orphans:\n  - {source: ap, words: gone, attributes: actor=ada}\nsources:"


def page(text: str = PAGE) -> Briefing:
    briefing, faults = read(text, "pier.md")
    assert not faults
    return briefing


@pytest.mark.parametrize(
    ("reviewed", "edited", "changed", "line", "method"),
    [
        (False, False, False, "proposed by the machine, not reviewed yet", "Nobody has reviewed"),
        (False, True, False, "corrected by hand, not reviewed yet", "Some are corrected by hand"),
        (True, True, False, "Reviewed by Ana Sorel on 23 October 2024.", "has not changed since"),
        (True, True, True, "annotations have changed since", "changed since is not reviewed"),
    ],
)
def test_the_line_under_the_title_and_the_method_say_who_has_read_what(
    site: Site,
    english: Interface,
    *,
    reviewed: bool,
    edited: bool,
    changed: bool,
    line: str,
    method: str,
) -> None:
    briefing = seal_review(page()) if reviewed else replace(page(), review=None)
    ours = replace(
        site,
        interface=english,
        origins={"pier": Origin("mkdocs-briefings 9 (some_model 3)", edited)},
        changed=frozenset({"pier"} if changed else ()),
    )
    assert line in text_of(trust_state(ours, briefing))
    assert method in trust_method(ours, briefing)
    told = text_of(sources_section(ours, briefing, None))
    assert "found by mkdocs-briefings 9 (some_model 3);" in told


def test_a_review_by_hand_counts_and_the_method_says_what_it_cannot_tell(
    site: Site, english: Interface
) -> None:
    ours = replace(site, interface=english)
    assert "Reviewed by Ana Sorel" in text_of(trust_state(ours, page()))
    assert "a change made since would not show" in trust_method(ours, page())


def test_built_page_tells_of_a_change_after_its_review(project: Path, tmp_path: Path) -> None:
    words = ("review", "greve-du-port", "--by", "Ana Sorel", "--on", "2024-10-23")
    assert run(*words, project=project).exit_code == 0
    for number, told in enumerate(("Relu par Ana Sorel le 23 octobre 2024.", "ont changé depuis")):
        site = build_strictly(project, tmp_path / str(number))
        html = (site / "briefings" / "greve-du-port" / "index.html").read_text(encoding="utf-8")
        assert told in html.replace("\N{NARROW NO-BREAK SPACE}", " ")
        assert "bf-review" not in html
        path = project / "briefings" / "greve-du-port.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("title: ", "title: Encore ", 1), encoding="utf-8")


def test_what_is_to_be_looked_at_is_listed_on_the_author_s_machine_only(
    site: Site, english: Interface
) -> None:
    briefing = page(PAGE.replace("sources:", ORPHAN))
    assert list(review_list(replace(site, interface=english), briefing)) == []
    (found,) = review_list(replace(site, interface=english, local=True), briefing)
    items = [text_of(item) for item in found.iter("li")]
    assert [item.split(" – ")[0].strip() for item in items] == ["Ada", "« so »", "gone"]
    assert [link.get("href", "")[:10] for link in found.iter("a")] == ["#ap-actor-", "#ap-quote-"]
    assert "3" in text_of(found)[:40]


def test_where_nothing_is_to_be_looked_at_there_is_no_list(site: Site) -> None:
    clean = page(PAGE.replace(" .doubt", "").replace('"?"', "ada"))
    assert list(review_list(replace(site, local=True), clean)) == []


def test_a_page_that_nobody_has_reviewed_tells_its_author_that_it_is_not_to_be_kept(
    site: Site, english: Interface
) -> None:
    index = site.index
    slug, briefing = next((s, b) for s, b in index.briefings.items() if b.review is None)
    local = replace(site, interface=english, local=True)
    told = "asks search engines not to keep it"
    assert told in text_of(trust_state(local, briefing))
    assert told not in text_of(trust_state(replace(local, local=False), briefing))
    assert told not in text_of(trust_state(replace(local, index_unreviewed=True), briefing))
    assert not may_be_indexed(site, [slug])
    assert may_be_indexed(site, [slug, "greve-du-port"])


def test_search_engines_are_asked_to_pass_by_what_nobody_has_reviewed(built: Path) -> None:
    def asks(page: str) -> bool:
        html = (built / page / "index.html").read_text(encoding="utf-8")
        return '<meta name="robots" content="noindex">' in html

    assert asks("briefings/les-grues")
    assert not asks("briefings/greve-du-port")
    assert not asks("actors/ines-carvalho")
    assert not asks("timeline")
    assert not asks(".")
