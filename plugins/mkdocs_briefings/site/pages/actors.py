"""Actors from A to Z, by kind: on one page, or on one for each kind or letter of many."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.site.addresses import link
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import prose_element
from mkdocs_briefings.site.index.boxes import count_boxes
from mkdocs_briefings.site.index.companions import FOREMOST
from mkdocs_briefings.site.index.dossiers import Dossier
from mkdocs_briefings.site.index.gate import sure
from mkdocs_briefings.site.pages.parts import inline_list, nothing, section
from mkdocs_briefings.site.pages.site import Site

ON_ONE_PAGE = 400
"""Source: an actor is about 250 bytes, so that such a page has 100 kB (12 kB as sent)."""

_FEW = 9
"""A list that a reader takes in at once needs no letters."""

_FOREMOST = 12

ListPage = tuple[str, str, Callable[[], list[Element]]]
"""A page of the list: its path, its title, and what composes it."""


def actors(site: Site) -> list[Element]:
    """Return all actors by kind in alphabetical order, or the ways to the pages that list them."""
    by_kind, many = _by_kind(site), has_many(site)
    sections = []
    for kind, dossiers in by_kind.items():
        shown = _foremost(dossiers, _FOREMOST) if many else dossiers
        listed = _list(site, shown, None if many or len(dossiers) <= _FEW else kind)
        letters = _letters(site, kind, dossiers, many=many)
        title = site.interface.text(f"kinds.{kind}")
        told = _told_of_many(site, kind, shown, dossiers) if many else None
        sections.append(section(f"kind-{kind}", title, letters, told, listed))
    return [_kinds(site, by_kind), *sections] if sections else [nothing(site)]


def _told_of_many(
    site: Site, kind: ActorKind, shown: Sequence[Dossier], dossiers: Sequence[Dossier]
) -> Element | None:
    """Return the words that the most frequent are shown, and the way to all; `None` if all are."""
    if len(shown) == len(dossiers):
        return None
    text = site.interface.text
    first = letter_of(dossiers[0]) if len(dossiers) > ON_ONE_PAGE else ""
    way = h(
        "a", {"href": link(_kind_path(kind, first))}, text("actors.all", count=str(len(dossiers)))
    )
    # Without a class, so that the link is underlined: it stands in a line of words.
    return h("p", None, text("actors.foremost", number=str(len(shown))), " ", way)


def actor_pages(site: Site) -> Iterator[ListPage]:
    """Yield the further pages of the list; none where one page holds all actors."""
    if not has_many(site):
        return
    for kind, dossiers in _by_kind(site).items():
        if len(dossiers) <= ON_ONE_PAGE:
            title = site.interface.text(f"kinds.{kind}")
            yield _kind_path(kind), title, partial(_page, site, kind, title, dossiers, dossiers)
            continue
        for letter, of_letter in groupby(dossiers, letter_of):
            title = site.interface.text(f"kinds.{kind}") + f" – {letter}"
            shown = list(of_letter)
            path = _kind_path(kind, letter)
            yield path, title, partial(_page, site, kind, title, dossiers, shown)


def has_many(site: Site) -> bool:
    """Say whether the actors are too many for one page."""
    return len(site.index.dossiers) > ON_ONE_PAGE


def most_seen(site: Site, number: int) -> Element:
    """Return the actors who are in view in the most briefings.

    Countries and places are where things happen: they stand there only where others are few.
    """
    dossiers = site.index.dossiers.values()
    acting = [dossier for dossier in dossiers if dossier.kind in FOREMOST]
    others = [dossier for dossier in dossiers if dossier.kind not in FOREMOST]
    shown = [*_foremost(acting, number), *_foremost(others, number)][:number]
    return _list(site, shown, None)


def letter_of(dossier: Dossier) -> str:
    """Return the letter under which an actor stands, « # » for a name that begins with none."""
    letter = fold(dossier.name)[:1].upper()
    return letter if letter.isalpha() else "#"


def _by_kind(site: Site) -> dict[ActorKind, list[Dossier]]:
    by_kind: dict[ActorKind, list[Dossier]] = {kind: [] for kind in ActorKind}
    for dossier in site.index.dossiers.values():
        by_kind[dossier.kind].append(dossier)
    return {kind: dossiers for kind, dossiers in by_kind.items() if dossiers}


def _kinds(site: Site, by_kind: Mapping[ActorKind, Sequence[Dossier]]) -> Element:
    """Return the ways to the kinds, each with the number of its actors."""
    items = []
    for kind, dossiers in by_kind.items():
        words = site.interface.text(f"kinds.{kind}")
        number = h("span", {"class": "bf-count"}, f"\u00a0{len(dossiers)}")
        items.append(h("li", None, h("a", {"href": f"#kind-{kind}"}, words, number)))
    return h("div", None, inline_list(items, "", site.interface.text("actors.kinds")))


def _foremost(dossiers: Sequence[Dossier], number: int) -> list[Dossier]:
    return nsmallest(number, dossiers, lambda d: (-len(d.told_in), -len(d.mentions), d.id))


def _page(
    site: Site,
    kind: ActorKind,
    title: str,
    dossiers: Sequence[Dossier],
    shown: Sequence[Dossier],
) -> list[Element]:
    """Return the page of a kind, or of one letter of it; `dossiers` are all of that kind."""
    count = h("p", {"class": "bf-counts"}, site.interface.count("count.actors", len(shown)))
    here = letter_of(shown[0]) if len(shown) < len(dossiers) else None
    letters = _letters(site, kind, dossiers, many=True, here=here)
    return [h("h1", None, title), count, *letters, _list(site, shown, kind)]


def _letters(
    site: Site, kind: ActorKind, dossiers: Sequence[Dossier], *, many: bool, here: str | None = None
) -> list[Element]:
    """Return the ways to the letters of a kind; `many` says that they are on other pages.

    `here` is the letter of the page, `None` on a page of several.
    """
    if len(dossiers) <= _FEW and not many:
        return []
    by_page = len(dossiers) > ON_ONE_PAGE
    items = []
    for letter, of_letter in groupby(dossiers, letter_of):
        fragment = _anchor(kind, letter)
        path = _kind_path(kind, letter if by_page else "")
        href = link(path, fragment) if many else f"#{fragment}"
        label = f"{letter}, {site.interface.count('count.actors', len(list(of_letter)))}"
        current = "page" if letter == here else None
        attributes = {"href": href, "aria-label": label, "aria-current": current}
        items.append(h("li", None, h("a", attributes, letter)))
    words = site.interface.text("actors.letters")
    label = f"{words}, {site.interface.text(f'kinds.{kind}')}"
    return [
        h("nav", {"class": "bf-letters", "aria-label": label}, h("ul", {"class": "bf-bare"}, items))
    ]


def _list(site: Site, dossiers: Sequence[Dossier], kind: ActorKind | None) -> Element:
    """Return actors as a list; with a kind, the first of each letter bears the letter."""
    items: list[Child] = []
    before = None
    for dossier in dossiers:
        letter = letter_of(dossier) if kind else None
        first = kind if letter != before else None
        items.append(_item(site, dossier, first, letter))
        before = letter
    return h("ul", {"class": "bf-actors"}, items)


def _item(site: Site, dossier: Dossier, first: ActorKind | None, letter: str | None) -> Element:
    role = site.current_role(dossier)
    said = sure(dossier.quotes)
    counts = joined(
        [
            # What is printed below every article is no more in view for it.
            site.interface.count("count.briefings", len(dossier.told_in) or len(dossier.briefings)),
            site.interface.count("count.quotes", count_boxes(said)) if said else None,
        ],
        ", ",
    )
    marked = {"id": _anchor(first, letter), "data-letter": letter} if first and letter else None
    parts = [
        h("a", {"href": link(*site.home(dossier.id))}, dossier.name),
        prose_element("span", {"class": "bf-role"}, role, site.interface) if role else None,
        h("span", {"class": "bf-counts"}, counts),
    ]
    return h("li", marked, joined(parts, " "))


def _kind_path(kind: ActorKind, letter: str = "") -> str:
    # Not below actors/: any name there can be the id of an actor.
    return f"a-z/{_anchor(kind, letter)}.md" if letter else f"a-z/{kind}.md"


def _anchor(kind: ActorKind, letter: str) -> str:
    plain = letter.lower() if letter.isascii() and letter.isalpha() else f"{ord(letter):x}"
    return f"{kind}-{plain}"
