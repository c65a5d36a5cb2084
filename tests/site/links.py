"""The links, ids and words of a built site."""

import html
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ORIGIN = "https://site.invalid"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


def read_page(path: Path) -> tuple[list[str], list[str]]:
    """Return the ids and the links of a page, in its order."""
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page.ids, page.links


def broken_links(site: Path, root: str = "/") -> list[str]:
    """Return every link between files of the site that leads nowhere; `root` is its address."""
    pages = {path: read_page(path) for path in site.rglob("*.html")}
    broken = []
    for path, (_, links) in pages.items():
        address = ORIGIN + root + path.relative_to(site).as_posix().removesuffix("index.html")
        for link in links:
            target = urlsplit(urljoin(address, link))
            if f"{target.scheme}://{target.netloc}" != ORIGIN:
                continue
            file = site / unquote(target.path).removeprefix(root)
            file = file / "index.html" if file.is_dir() else file
            if not target.path.startswith(root) or not file.is_file():
                broken.append(f"{path.relative_to(site)}: {link}")
            elif target.fragment and target.fragment != "__comments":
                ids = pages[file][0] if file in pages else []
                if unquote(target.fragment) not in ids:
                    broken.append(f"{path.relative_to(site)}: {link}")
    return broken


def repeated_ids(site: Path) -> list[str]:
    """Return every id that stands more than once on a page, with the page."""
    return [
        f"{path.relative_to(site)}: {name}"
        for path in site.rglob("*.html")
        for name, count in Counter(read_page(path)[0]).items()
        if count > 1
    ]


def all_words(site: Path) -> str:
    """Return everything that any file of a site says, with and without its markup."""
    files = [path for path in site.rglob("*") if path.is_file()]
    raw = [path.read_bytes().decode("utf-8", "ignore") for path in files]
    plain = [html.unescape(re.sub(r"<[^>]*>", "", text)) for text in raw]
    return "\n".join([*raw, *plain])
