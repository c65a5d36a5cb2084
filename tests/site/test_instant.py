"""Instant navigation is off where its sitemap would weigh more than a page."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from tests.site.builds import PROJECT

from mkdocs_briefings.site import instant
from mkdocs_briefings.site.instant import lighten_navigation


@pytest.mark.parametrize(("pages", "off"), [(100, False), (1000, True)])
def test_instant_navigation_is_for_small_sites(pages: int, *, off: bool) -> None:
    config = load_config(str(Path(PROJECT, "mkdocs.yml")))
    config.theme["features"] = ["navigation.instant", "navigation.instant.prefetch", "toc.follow"]
    urls = [f"actors/a{n}/" for n in range(pages)]
    assert lighten_navigation(config, urls) is off
    instant = ["navigation.instant", "navigation.instant.prefetch"]
    assert config.theme["features"] == [*([] if off else instant), "toc.follow"]


def test_the_sitemap_weighs_what_is_reckoned(built: Path) -> None:
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    addresses = re.findall("<loc>(.*?)</loc>", sitemap)
    assert len(addresses) > 15
    around = (len(sitemap) - sum(map(len, addresses))) / len(addresses)
    assert abs(around - instant.AROUND) < 15
