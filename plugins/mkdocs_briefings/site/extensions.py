"""What is put into Python-Markdown for a page: its source blocks, and what is composed around."""

from collections.abc import Sequence
from functools import partial
from xml.etree.ElementTree import Element

from mkdocs_briefings.markup.extension import BriefingsExtension
from mkdocs_briefings.site.html.composer import ComposerExtension
from mkdocs_briefings.site.pages import SitePage, placeholder
from mkdocs_briefings.site.pages.annotated_text import has_headings, view_of
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.typography import load_rules


class Extensions:
    """The two extensions of Python-Markdown, told before each page what to make of it."""

    def __init__(self) -> None:
        self.composer = ComposerExtension()
        self.blocks = BriefingsExtension()

    def prepare(
        self,
        site: Site,
        path: str,
        ours: SitePage | None,
        *,
        language: str,
        head: Sequence[Element],
        edit_url: str | None,
    ) -> None:
        """Tell what is to be made of the page at a path, `ours` or of the site owner.

        `language` is that of its author, `head` what goes before all else.
        """
        slug = ours.slug if ours else None
        composer = self.composer
        composer.path, composer.head, composer.rules = path, head, load_rules(language)
        composer.fill = partial(placeholder, site)
        composer.compose = (lambda body: ours.compose(body, edit_url)) if ours else None
        briefing = site.index.briefings[slug] if slug is not None else None
        read = {block.source: block for block in briefing.blocks} if briefing else {}
        self.blocks.setConfig("view", view_of(site, path, slug))
        self.blocks.setConfig("read", read)
        self.blocks.setConfig("level", 4 if briefing and has_headings(briefing) else 3)
