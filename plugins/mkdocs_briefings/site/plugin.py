"""The MkDocs plugin: thin hooks over what the other modules return."""

import os
from html import escape
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_briefings.collecting import no_collecting
from mkdocs_briefings.languages.tags import is_language
from mkdocs_briefings.pipeline import files_beside, inspect, open_shelf, read_dossiers
from mkdocs_briefings.progress import Progress, follow_on, showing
from mkdocs_briefings.site.assembly import assemble_site
from mkdocs_briefings.site.extensions import Extensions
from mkdocs_briefings.site.files import (
    ASSETS,
    FAULTS,
    SCRIPTS,
    STYLE,
    add_assets,
    add_copies,
    add_pages,
    is_excluded,
    leave_out_empty,
    list_in_sitemap,
    page_file,
    refuse_links,
)
from mkdocs_briefings.site.finding import theme_search
from mkdocs_briefings.site.finding.body import searched_body
from mkdocs_briefings.site.finding.engine import try_index
from mkdocs_briefings.site.finding.kept import Kept
from mkdocs_briefings.site.finding.known import write_known
from mkdocs_briefings.site.finding.page import search_page, with_search
from mkdocs_briefings.site.finding.prepare import ASSETS as FINDING_ASSETS
from mkdocs_briefings.site.finding.prepare import prepare_searches
from mkdocs_briefings.site.finding.record import Record
from mkdocs_briefings.site.finding.records import list_records, owner_page
from mkdocs_briefings.site.frames import Frames, may_frame
from mkdocs_briefings.site.head.feed import add_feeds, feed_links, with_feeds
from mkdocs_briefings.site.head.graph import description_of
from mkdocs_briefings.site.head.machine_readable import add_redirects, head_tags, what_is
from mkdocs_briefings.site.head.page_language import mark_language
from mkdocs_briefings.site.head.reading_aids import reading_tag
from mkdocs_briefings.site.head.tags import insert_in_head
from mkdocs_briefings.site.html.escaping import escape_settings, escape_values
from mkdocs_briefings.site.html.excluded import without_excluded
from mkdocs_briefings.site.index.reading import by_page
from mkdocs_briefings.site.instant import lighten_navigation
from mkdocs_briefings.site.interface import load_interface
from mkdocs_briefings.site.keeping.keeping import kept_in, open_keeping
from mkdocs_briefings.site.making import Maker
from mkdocs_briefings.site.not_found import describe_not_found
from mkdocs_briefings.site.pages import SitePage, site_pages
from mkdocs_briefings.site.pages.fault_notes import fault_notes
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.project import is_loopback, open_project
from mkdocs_briefings.site.sections import mark_section
from mkdocs_briefings.site.serving.renewal import Stage
from mkdocs_briefings.site.serving.served import ServedPlugin
from mkdocs_briefings.site.telling import annotate, log, open_display, tell, tell_unreviewed

_FOLDER = Path(__file__).parent


class BriefingsPlugin(ServedPlugin):  # type: ignore[no-untyped-call]
    """Turns the annotated briefings of a project into pages."""

    def __init__(self) -> None:
        super().__init__()
        self.faults = {}
        self.extensions = Extensions()

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add to the configuration what the pages need."""
        self.project = open_project(config, self.config)
        self.local = self.serving and is_loopback(config.dev_addr.host)
        escape_settings(config)
        language = str(config.theme.get("language") or "en")
        self.language = language if is_language(language) else "en"
        self.interface = load_interface(self.language)
        config["markdown_extensions"] += [self.extensions.blocks, self.extensions.composer]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_FOLDER / "templates"))
        # Readers have no use for the style of what only authors see.
        config.extra_css[:0] = [STYLE, *([FAULTS] * self.local)]
        config.extra_javascript += SCRIPTS
        watched = filter(Path.is_dir, (self.project.seeds, self.project.briefings))
        config.watch += map(str, watched)
        self.finding, self.replaced = prepare_searches(
            config, self.config.search, serving=self.serving
        )
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Annotate what is new, where that is wanted; of a site that is as it was make nothing."""
        around = f"{self.serving} {self.finding} {self.replaced} {self._may_write()} {self.local}"
        if self.passes_by(config, kept_in(self._cache, serving=self.serving), around):
            return
        self.standing.listen()
        if self._may_write():
            annotate(self.project, open_display())
        self.standing.stop()
        self.note_files(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of briefings and of the corpus, and what stands beside the briefings."""
        self.standing.listen()
        refuse_links(files, self.project)
        assets = (*ASSETS, *[FAULTS] * self.local, *FINDING_ASSETS * self.finding)
        with no_collecting():
            site = with_search(self._read_site(), config, made=self.finding)
            site = with_feeds(site, config)
        self.keeping = open_keeping(site, config, self._cache, serving=self.serving)
        self.site = self.keeping.site
        listed = (*site_pages(self.site), *([search_page(self.site)] * self.finding))
        # A page of that name in the docs folder takes the place of ours: it can hold placeholders.
        ours = [page for page in listed if files.get_file_from_path(page.path) is None]
        self.pages = {page.path: page for page in ours}
        leave_out_empty(config, ours)
        filed = {page.path: (page, page_file(page, config, self.project)) for page in ours}
        told = [*files.documentation_pages(), *(file for _, file in filed.values())]
        if lighten_navigation(config, (file.url for file in list_in_sitemap(told, self.pages))):
            log.info("navigation.instant is off: readers would fetch a sitemap of over 50 kB")
        add_assets(assets, _FOLDER, files, config)
        beside = files_beside(self.project).files.items()
        add_copies({f"briefings/{name}": path for name, path in beside}, files, config)
        around = f"{self.serving} {self.finding} {self.replaced} {site.feeds}"
        kept = self.keeping.find(self.pages, files, around, self.faults if self.local else ())
        self.maker = Maker(self.extensions)
        add_pages(filed, kept, self.maker, self.keeping.trace, files, config)
        found = {page.path: files.get_file_from_path(page.path) for page in listed}
        self.addresses = {path: file.url for path, file in found.items() if file}
        add_feeds(site, self.addresses.__getitem__, files, config)
        add_redirects(self.site, read_dossiers(self.project), config, files)
        self.files = files
        self.contents = self.keeping.bodies
        self.owned: list[Record] = []
        return files

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Fill pages into frames of the theme."""
        frames = Frames.of(env, "main.html") if may_frame(config) else None
        self.stage = Stage(config, files, self.nav, env, frames, self.maker)
        self.writing = Progress("writing pages", len(files.documentation_pages()), open_display())
        for file in map(files.get_file_from_path, self.pages if frames else ()):
            if file is not None and file.page is not None:
                file.page.meta.setdefault("template", frames)
        return env

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Keep MkDocs from reading what we have read."""
        return "" if page.file.src_uri in self.pages else None

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Return the Markdown of a page, and tell the extensions what to make of it."""
        self.keeping.begin()
        path = page.file.src_uri
        ours = self.pages.get(path)
        told = self.faults.get(path, ()) if self.local else ()
        self.extensions.prepare(
            self.site,
            path,
            ours,
            language=self._language_of(page, ours, config),
            head=list(fault_notes(told, self.project.root, self.interface)),
            edit_url=page.edit_url,
        )
        if page.parent is None and "navigation.tabs" in (config.theme.get("features") or ()):
            # The tabs have said it all; a sidebar with one entry would only take room.
            page.meta.setdefault("hide", ["navigation"])
        if ours is None:
            return markdown
        # Themes write all of it as it is, and a title can be a source's.
        page.meta.update(escape_values(ours.meta))
        described = what_is(page, ours, config, self.language)
        page.meta["title"] = escape(described.title)
        if description := description_of(described, self.site):
            page.meta["description"] = escape(description)
        return ours.markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep what a page shows, as every other plugin has left it, for search."""
        ours, body = self.pages.get(page.file.src_uri), searched_body(html)
        if ours is not None and ours.slug is not None:
            self.contents[ours.slug] = body
        elif ours is None and not is_excluded(page.meta.get("search")):
            language = self._language_of(page, None, config)
            self.owned.append(owner_page(page.url, str(page.title), body, language))

    @event_priority(100)
    def _hide_excluded(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        self.keeping.begin_indexing()
        mark_section(context["nav"], page)
        # Of the searches of MkDocs only Material's knows what is left out: none is shown it.
        self.whole, page.content = page.content, without_excluded(page.content or "")
        return context

    @event_priority(-100)
    def _show_whole(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        page.content = self.whole
        return context

    on_page_context = CombinedEvent(_hide_excluded, _show_whole)  # type: ignore[arg-type]

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give our 404 page its words and the ways out, and the sitemap its pages."""
        told = cast("dict[str, Any]", context)
        if template_name == "404.html":
            pages = self.pages.values()
            told["not_found"] = describe_not_found(self.interface, pages, self.addresses)
        elif template_name == "sitemap.xml":
            told["pages"] = list_in_sitemap(self.files, self.pages)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Tell machines what the page is, and the reading aids what they need before its body."""
        ours = self.pages.get(page.file.src_uri)
        language = self._language_of(page, ours, config)
        described = what_is(page, ours, config, language)
        tags = head_tags(described, page, self.site, config, self.files)
        tags += feed_links(self.site, page.url)
        output = insert_in_head(output, tags + reading_tag(self.interface))
        # On a briefing the interface speaks; the author's words are marked one by one.
        shown = self.interface.code if ours else language
        output = output if shown == self.language else mark_language(output, shown)
        body = self.contents.get(ours.slug) if ours and ours.slug else None
        self.keeping.note(ours, page, output, body)
        self.writing.step()
        return output

    @event_priority(100)
    def _index_kept(self, *, config: MkDocsConfig) -> None:
        self.writing.display.end()
        # Before the searches of MkDocs write their index.
        self.keeping.index_kept(self.files)
        self.keeping.check_links(self.files)

    @event_priority(-100)
    def _write_searches(self, *, config: MkDocsConfig) -> None:
        """Write the index of Pagefind, or extend the one that the theme's search has written."""
        path = Path(config.site_dir, "search", "search_index.json")
        if self.finding:
            records = list_records(self.site, self.addresses.__getitem__, self.contents)
            kept, folder = Kept(self._cache / "search"), Path(config.site_dir)
            with showing(open_display(), "making the search", alone=True):
                faults = try_index([*records, *self.owned], folder, self.interface.code, kept)
            tell(faults)
            if not faults:
                write_known(self.site, self.addresses.__getitem__, folder)
        if self.replaced:
            path.unlink(missing_ok=True)
        names = {self.addresses[path]: page.names for path, page in self.pages.items()}
        wanted = self.config.search != "none"
        entries = theme_search.list_entries(self.site, self.addresses) if wanted else None
        theme_search.adapt_index(path, names, entries, escaped=config.theme.name == "material")
        self.keeping.save(self.files, self.standing)

    on_post_build = CombinedEvent(_index_kept, _write_searches)

    def _language_of(self, page: Page, ours: SitePage | None, config: MkDocsConfig) -> str:
        if ours is not None and ours.slug is not None:
            return self.site.index.briefings[ours.slug].language
        if ours is not None:
            return self.interface.code
        own = str(page.meta.get("language") or self.language)
        return own if is_language(own) else self.language

    def _may_write(self) -> bool:
        """Say whether what is annotated, and what has a page, is written into the project."""
        return self.config.annotate == "auto" and "CI" not in os.environ

    def _read_site(self) -> Site:
        display = open_display()
        self.found = inspect(self.project, open_shelf(self.project), follow_on(display))
        tell(self.found.faults)
        self.faults = by_page(self.found.faults, self.project)
        may = {"local": self.local, "remembering": self._may_write()}
        with showing(display, "making the index", alone=True):
            site, faults = assemble_site(
                self.project, self.found, self.interface, self.config, **may
            )
        tell(faults)
        tell_unreviewed(site)
        return site
