"""Files of pages that are as they were: MkDocs copies them, and knows the pages for all else."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

_ID = re.compile(r'<[a-z][a-z0-9]*\b[^>]*? (?:id|name)="([^"]*)"')


class KeptFile(File):
    """The file of a page whose HTML is there already; it is no page to MkDocs' own loops."""

    kept: Mapping[str, bytes]

    @property
    def html(self) -> bytes:
        """The page, read from where it is kept."""
        return self.kept[self.src_uri]

    def is_documentation_page(self) -> bool:
        """Say that there is no Markdown to be made a page of."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write the page into the site."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.html)


class KeptPage(Page):
    """A page that is not made anew; others may lead to any place of it."""

    _ids: set[str] | None = None

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids in it, looked for when another page leads to one."""
        if self._ids is None:
            assert isinstance(self.file, KeptFile)
            try:
                html = self.file.html.decode("utf-8", "replace")
            except KeyError:
                return None  # the build is over, and with it what was kept for it
            self._ids = {unescape(found) for found in _ID.findall(html)}
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        return


def keep_file(file: File, kept_in: Mapping[str, bytes], config: MkDocsConfig) -> File:
    """Return a file of a page that is kept, by its path, in place of one of a page to be made."""
    kept = KeptFile.generated(config, file.src_uri, content="", inclusion=file.inclusion)
    assert isinstance(kept, KeptFile)
    kept.kept, kept.edit_uri, kept.dest_uri = kept_in, file.edit_uri, file.dest_uri
    KeptPage(None, kept, config)
    return kept


def all_pages(files: Iterable[File]) -> Iterable[File]:
    """Return the files of all pages of a site, those that are kept in their place among them."""
    return [file for file in files if file.is_documentation_page() or isinstance(file, KeptFile)]
