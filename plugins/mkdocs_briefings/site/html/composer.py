"""The Python-Markdown extension that puts generated elements into the page being rendered.

MkDocs rewrites and checks links in Python-Markdown's tree only, which is why the elements enter
there and not in the HTML.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from mkdocs_briefings.site.typography import Rules, typeset_element

_PLACEHOLDER = re.compile(r"<!--\s*briefings/([a-z-]+)\s*-->")

Compose = Callable[[Sequence[Element]], list[Element]]
"""Makes the elements of a page out of those that its Markdown gave."""

Fill = Callable[[str], list[Element] | None]
"""Returns what stands for a placeholder, `None` where there is no such placeholder."""


class ComposerExtension(Extension):
    """Composes each page as the plugin has told it, just before MkDocs reads its links.

    `path` is the path of the page below the docs folder; `compose` is `None` for the pages of the
    site owner, in which only placeholders are filled. `head` goes before all else, below a title.
    `rules` are those of the author's language.
    """

    def __init__(self) -> None:
        super().__init__()
        self.path = ""
        self.compose: Compose | None = None
        self.fill: Fill | None = None
        self.head: Sequence[Element] = ()
        self.rules: Rules = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processor after the one of our source blocks (5.5), before `toc` (5)."""
        md.treeprocessors.register(_Composer(md, self), "briefings_composer", 5.25)


class _Composer(Treeprocessor):
    def __init__(self, md: Markdown, extension: ComposerExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        given = list(root)
        for element in given:
            # The source blocks are still to come: these are the author's own words.
            typeset_element(element, self.extension.rules)
        composed = self.extension.compose(given) if self.extension.compose else self._filled(given)
        title = int(bool(composed) and composed[0].tag == "h1")
        composed[title:title] = self.extension.head
        ours = {id(element) for element in composed} - {id(element) for element in given}
        make_relative((e for e in composed if id(e) in ours), self.extension.path)
        root[:] = composed
        self._spare_contents(given)

    def _spare_contents(self, given: Sequence[Element]) -> None:
        """Keep `toc` from looking for its mark all over a page whose author wrote none."""
        if "toc" not in self.md.treeprocessors:
            return
        toc: Any = self.md.treeprocessors["toc"]
        if not any(toc.marker in text for element in given for text in element.itertext()):
            toc.marker = ""

    def _filled(self, given: Sequence[Element]) -> list[Element]:
        result: list[Element] = []
        for element in given:
            name = self._placeholder_in(element)
            filling = self.extension.fill(name) if name and self.extension.fill else None
            result.extend([element] if filling is None else filling)
        return result

    def _placeholder_in(self, element: Element) -> str | None:
        stashed = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())
        if element.tag != "p" or len(element) or stashed is None:
            return None
        html = self.md.htmlStash.rawHtmlBlocks[int(stashed[1])]
        match = _PLACEHOLDER.fullmatch(html.strip()) if isinstance(html, str) else None
        return match[1] if match else None


def _address_from(path: str, address: str) -> str:
    """Return the address of a page, given from the root of the site, as another page has it."""
    # An address that ends in a slash is one of a site whose pages are folders.
    is_folder = address.endswith("/") and not path.endswith(("index.md", "README.md"))
    return "../" * (path.count("/") + is_folder) + address


def make_relative(elements: Iterable[Element], path: str) -> None:
    """Make links from the root relative, so that MkDocs checks them whatever its settings."""
    root = "../" * path.count("/")
    for element in elements:
        for form in element.iter("form"):
            if (action := form.get("action", "")).startswith("/"):
                form.set("action", _address_from(path, action.lstrip("/")))
        for anchor in element.iter("a"):
            href = anchor.get("href", "")
            if href.startswith("/"):
                anchor.set("href", root + href.lstrip("/"))
