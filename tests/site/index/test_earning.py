"""A dossier is earned, and the address of one that is no more leads on."""

from pathlib import Path

import pytest
from tests.cli.commands import run

from mkdocs_briefings.markup import read
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.pipeline import read_dossiers
from mkdocs_briefings.register import Entry, Register
from mkdocs_briefings.site.index.build import Index, build_index
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.pages import site_pages
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.project import load_project
from mkdocs_briefings.site.published import remember_published

NAMED = "[Léa]{actor=lea} est là."
DOUBTED = "[Léa]{actor=lea .doubt} est là."


def _index(*texts: str, kind: str = "person", register: Register | None = None) -> Index:
    briefings = []
    for number, given in enumerate(texts):
        # Each says it in words of its own: see `test_what_one_agency_says_is_one_origin`.
        text = given.replace("est là.", f"est là, dit le journal {number}.")
        front = f"title: T\nlanguage: fr\nsources:\n  s{number}: {{language: fr, rights: full}}\n"
        front += f"actors:\n  lea: {{name: Léa, kind: {kind}}}\n"
        page = f"---\n{front}---\n\n/// source | s{number}\n{text}\n///\n"
        briefing, faults = read(page, f"b{number}.md", known=lambda _: True)
        assert faults == ()
        briefings.append(briefing)
    return build_index(briefings, register or Register(), language="fr", excerpt_words=300)


@pytest.mark.parametrize(
    ("texts", "kind", "earned"),
    [
        ([NAMED], "person", False),
        ([f"{NAMED}\n{NAMED}"], "person", False),
        ([NAMED, NAMED], "person", True),
        ([NAMED, DOUBTED], "person", False),
        ([NAMED, NAMED], "country", True),
        ([NAMED, NAMED], "place", False),
        ([NAMED, NAMED, NAMED], "place", True),
        (["[« Non »]{quote=lea}, dit-on."], "person", True),
        (["[« Non »]{quote=lea}, dit-on."], "group", True),
        (["[« Non »]{quote=lea .doubt}, dit-on."], "person", False),
        (["[« Non »]{quote=lea}, dit-on."], "country", False),
        (["[Elle viendra]{claim=lea}, dit-on."], "person", False),
    ],
)
def test_a_dossier_is_earned(texts: list[str], kind: str, *, earned: bool) -> None:
    assert _index(*texts, kind=kind).dossiers["lea"].earned is earned


def test_whoever_is_in_the_register_has_a_dossier() -> None:
    register = Register({"lea": Entry("lea", ActorKind.PERSON, "Léa")})
    assert _index(NAMED, register=register).dossiers["lea"].earned


def test_only_an_earned_dossier_is_a_page(index: Index, french: Interface) -> None:
    paths = {page.path for page in site_pages(Site(index, french))}
    assert {id for id in index.dossiers if f"actors/{id}.md" in paths} == {
        "accord-du-mole",
        "bruno-tessier",
        "compagnie-aurore",
        "ines-carvalho",
    }


def test_an_actor_without_a_dossier_lists_its_other_briefings(french: Interface) -> None:
    site = Site(_index(NAMED, NAMED, kind="place"), french)
    page = next(page for page in site_pages(site) if page.slug == "b0")
    links = [a.get("href") for part in page.compose([], None) for a in part.iter("a")]
    assert "/briefings/b1.md#actor-lea" in links


@pytest.mark.parametrize(
    ("actor", "address"),
    [
        ("port-de-sauvemer", "../../briefings/greve-du-port/#actor-port-de-sauvemer"),
        ("peche-cotiere", "../"),
    ],
)
def test_an_address_that_was_published_leads_on(built: Path, actor: str, address: str) -> None:
    page = (built / "actors" / actor / "index.html").read_text(encoding="utf-8")
    assert f'content="0; url={address}"' in page
    assert f"actors/{actor}/" not in (built / "sitemap.xml").read_text(encoding="utf-8")


def test_annotate_notes_who_has_a_page_in_what_is_published(project: Path) -> None:
    (project / "briefings/.machine/dossiers.txt").write_text("gone\n", encoding="utf-8")
    run("annotate", project=project)
    assert read_dossiers(load_project(project)) == (
        "accord-du-mole",
        "bruno-tessier",
        "compagnie-aurore",
        "gone",
        "ines-carvalho",
    )


def test_nobody_is_noted_for_words_that_are_not_their_source_s(project: Path) -> None:
    path = project / "briefings" / "greve-du-port.md"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("« prématuré »", "« prématurissime »")
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    opened = load_project(project)
    assert remember_published(opened) == ()
    assert "accord-du-mole" not in read_dossiers(opened)
    assert "ines-carvalho" in read_dossiers(opened)
