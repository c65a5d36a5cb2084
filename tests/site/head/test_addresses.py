"""Open Graph, the list of pages, and old addresses, in a built site."""

import re
from pathlib import Path

from tests.site.builds import Build


def read(site: Path, address: str) -> str:
    return (site / address).read_text(encoding="utf-8")


def properties(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:([a-z_]+)" content="([^"]*)">', html))


def test_a_page_shared_elsewhere_shows_its_title_and_what_it_is_about(built: Path) -> None:
    assert properties(read(built, "actors/ines-carvalho/index.html")) == {
        "title": "Inès Carvalho",
        "description": "Ancienne pilote, elle a dirigé le port de Sauvemer avant d’entrer au "
        "gouvernement.",
        "type": "profile",
        "locale": "fr_FR",
        "site_name": "Carnet du port",
        "url": "https://exemple.invalid/carnet/actors/ines-carvalho/",
    }
    assert properties(read(built, "briefings/greve-du-port/index.html"))["type"] == "article"


def test_a_list_shared_elsewhere_says_what_the_site_is_about(built: Path) -> None:
    about = "Fiches sur la grève du port de Sauvemer."
    assert properties(read(built, "timeline/index.html"))["description"] == about


def test_the_list_of_pages_holds_no_draft_and_no_old_address(built: Path) -> None:
    listed = re.findall(
        r"<loc>https://exemple\.invalid/carnet/(.*?)</loc>", read(built, "sitemap.xml")
    )
    assert "briefings/greve-du-port/" in listed
    assert "briefings/brouillon/" not in listed
    assert "actors/zoe-brouillon/" not in listed
    assert "actors/louis-hamel/" not in listed
    assert "actors/i-carvalho/" not in listed


def test_the_old_address_of_a_merged_actor_leads_to_the_other(built: Path) -> None:
    html = read(built, "actors/i-carvalho/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../ines-carvalho/">' in html
    whole = "https://exemple.invalid/carnet/actors/ines-carvalho/"
    assert f'<link rel="canonical" href="{whole}">' in html
    assert '<a href="../ines-carvalho/">Inès Carvalho</a>' in html
    assert "noindex" in html


def test_the_old_address_of_a_renamed_briefing_leads_to_it(built: Path) -> None:
    html = read(built, "briefings/la-rouille/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../les-grues/">' in html
    assert "Les grues de Sauvemer" in html
    # A page of that name has its address to itself, and no name climbs out of the folder.
    assert "refresh" not in read(built, "briefings/greve-du-port/index.html")
    assert "refresh" not in read(built, "actors/index.html")


def test_old_addresses_lead_on_whatever_the_form_of_addresses(
    build: Build, project: Path, tmp_path: Path
) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("site_url:", "use_directory_urls: false\n#")
    settings.write_text(text, encoding="utf-8")
    result = build(project, tmp_path / "site", "--strict")
    assert result.returncode == 0, result.stderr
    html = read(tmp_path / "site", "actors/i-carvalho.html")
    assert '<a href="ines-carvalho.html">' in html
    assert "canonical" not in html
    # Without a known address, the graph counts from the page itself.
    briefing = read(tmp_path / "site", "briefings/greve-du-port.html")
    assert '"@id":"../actors/ines-carvalho.html"' in briefing
