"""What the theme puts around a page: rendered once for pages of a kind, and filled for each.

A frame is what the theme's template makes of a page whose title, description, content, table of
contents and addresses are marks; for a page these are put in their places. It is used only where it
is proved to give what the template gives, byte for byte, for a page with the hardest values, and
where the template asks nothing of a page but what is known here. Else the template does the work.
"""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound
from jinja2.environment import TemplateModule
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

_HEADING = "<h1"
"""Material looks for one in the content, and adds the title where there is none."""

_MARK = re.compile(f"((?:{_HEADING})?bf-frame-[a-z]+-frame)")
_TITLE, _TITLE_PLAIN = "bf-frame-title-frame", "bf-frame-titleplain-frame"
_DESCRIPTION, _DESCRIPTION_PLAIN = "bf-frame-about-frame", "bf-frame-aboutplain-frame"
_CONTENT, _TOC, _SKIP = (
    f"{_HEADING}bf-frame-body-frame",
    "bf-frame-toc-frame",
    "bf-frame-skip-frame",
)
_CANONICAL, _EDIT, _URL = "bf-frame-whole-frame", "bf-frame-edit-frame", "bf-frame-url-frame"

_HARDEST = "a\u00a0b  c &amp; &lt;i&gt; <b>d</b> \"e\" 'f' é"
# What MkDocs gives a page that is in no navigation, whichever it is.
_SHARED: dict[str, Any] = {
    "parent": None,
    "previous_page": None,
    "next_page": None,
    "ancestors": [],
    "is_homepage": False,
    "is_page": True,
    "is_section": False,
    "is_link": False,
    "active": True,
}

_UNSEEN = frozenset({"search", "tags", "template"})
"""What stands in the front matter of a page for others than themes."""

Frame = tuple[str, ...]
"""The pieces of a page, every second of them a mark."""


class Frames(Template):
    """A template that gives what another one gives, by its frames where it can."""

    _real: Template
    _env: Environment
    _made: dict[object, Frame | None]
    _words: TemplateModule | None

    @classmethod
    def of(cls, env: Environment, name: str) -> "Frames":
        """Return the template for that of a name."""
        frames: Frames = object.__new__(cls)
        frames._real, frames._env, frames._made = env.get_template(name), env, {}
        frames._words = None
        return frames

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the page that the context is of."""
        context = dict(*args, **kwargs)
        kind = _kind_of(context)
        if kind is None:
            return self._real.render(context)
        if kind not in self._made:
            output = self._real.render(context)
            self._made[kind] = self._make(context, output)
            return output
        frame = self._made[kind]
        return self._real.render(context) if frame is None else self._fill(frame, context)

    def _make(self, context: Mapping[str, Any], output: str) -> Frame | None:
        """Return the frame of pages like this one, which gives `output`; `None` if none does."""
        page = context["page"]
        marked = {**context, "page": _mark_page(page)}
        contents = self._contents(marked)
        if contents is None:
            return None
        frame = tuple(_MARK.split(self._real.render(marked).replace(contents, _TOC)))
        hardest = {**context, "page": _hardest_page(page)}
        asked = marked["page"].asked | hardest["page"].asked
        if asked or _URL in frame or self._fill(frame, context) != output:
            return None
        return frame if self._fill(frame, hardest) == self._real.render(hardest) else None

    def _fill(self, frame: Frame, context: Mapping[str, Any]) -> str:
        page = context["page"]
        title, about = page.meta["title"], page.meta.get("description") or ""
        values = {
            _TITLE: title,
            _TITLE_PLAIN: Markup(title).striptags(),
            _DESCRIPTION: about,
            _DESCRIPTION_PLAIN: Markup(about).striptags(),
            _CONTENT: page.content,
            _TOC: self._contents(context) or "",
            _SKIP: next(iter(page.toc)).id,
            _CANONICAL: page.canonical_url or "",
            _EDIT: page.edit_url or "",
        }
        return "".join(values[part] if at % 2 else part for at, part in enumerate(frame))

    def _contents(self, context: Mapping[str, Any]) -> str | None:
        """Return the table of contents as the theme makes it, `None` where it has none of its own.

        It is short, and its form is the theme's own, so it is rendered for each page.
        """
        try:
            contents = self._env.get_template("partials/toc.html")
            if self._words is None:
                language = self._env.get_template("partials/language.html")
                self._words = language.make_module({"config": context["config"]})
        except TemplateNotFound:
            return None
        return contents.render({**context, "lang": self._words})


def may_frame(config: MkDocsConfig) -> bool:
    """Say whether no other plugin changes what templates are given; searches only read it."""
    owners = {getattr(hook, "__self__", None) for hook in config.plugins.events["page_context"]}
    known = (config.plugins.get(name) for name in ("briefings", "search", "material/search"))
    return owners <= {plugin for plugin in known if plugin is not None}


class _StandIn(SimpleNamespace):
    """A page with some of the attributes of one; `asked` are others that it was asked for."""

    def __init__(self, page: Page, asked: set[str], **attributes: Any) -> None:
        super().__init__(**_SHARED, **attributes)
        self.asked = asked
        self._page = page

    def __getattr__(self, name: str) -> Any:
        # What no page has is as undefined here as there.
        if not name.startswith("_") and hasattr(self._page, name):
            self.asked.add(name)
        raise AttributeError(name)


class _Meta(dict[str, Any]):
    """The front matter of a page but for what no theme shows; `asked` are such keys asked for."""

    def __init__(self, meta: Mapping[str, Any], asked: set[str]) -> None:
        super().__init__({key: meta[key] for key in meta if key not in _UNSEEN})
        self._asked = asked

    def get(self, key: str, default: Any = None) -> Any:
        return super().get(key, default) if key in self else default

    def __contains__(self, key: object) -> bool:
        self._asked |= _UNSEEN & {key}
        return super().__contains__(key)

    def __missing__(self, key: str) -> Any:
        self._asked |= _UNSEEN & {key}
        raise KeyError(key)


class _Marked(str):
    """A mark that tells by another one where tags are taken off it. Source: jinja2, `striptags`."""

    def __html__(self) -> str:
        return _PLAIN[self]


_PLAIN = {_TITLE: _TITLE_PLAIN, _DESCRIPTION: _DESCRIPTION_PLAIN}


def _kind_of(context: Mapping[str, Any]) -> object:
    """Return what pages of one frame have in common; `None` for a page that has no frame."""
    page = context["page"]
    if any(getattr(page, name, None) != value for name, value in _SHARED.items()):
        return None
    if "title" not in page.meta or not page.toc.items or _HEADING not in (page.content or ""):
        return None
    rest = {key: page.meta[key] for key in page.meta if key not in {"title", *_UNSEEN}}
    described = bool(rest.pop("description", None))
    folder, _, name = page.url.rstrip("/").rpartition("/")
    return (
        folder,
        name.partition(".")[2],
        context["base_url"],
        described,
        page.canonical_url is None,
        page.edit_url is None,
        repr(sorted(rest.items())),
    )


def _mark_page(page: Page) -> _StandIn:
    """Return a page like this one with marks for what differs."""
    return _stand_in(
        page, _Marked(_TITLE), _Marked(_DESCRIPTION), _CONTENT, (_SKIP, _TOC), (_CANONICAL, _EDIT)
    )


def _hardest_page(page: Page) -> _StandIn:
    """Return a page like this one with the values that a theme is likeliest to change."""
    content = f"{_HEADING}>{_HARDEST}</h1>"
    addresses = ("https://a.invalid/é/?b=c&d", "https://a.invalid/edit/blob/raw/b.md?c&d")
    return _stand_in(page, _HARDEST, _HARDEST, content, ("a:é-b", "c'd"), addresses)


def _stand_in(
    page: Page,
    title: str,
    about: str,
    content: str,
    anchors: tuple[str, str],
    addresses: tuple[str, str],
) -> _StandIn:
    first, below = AnchorLink(title, anchors[0], 1), AnchorLink(title, anchors[1], 2)
    first.children.append(below)
    first.active = True  # type: ignore[attr-defined]
    described = {"description": about} if page.meta.get("description") else {}
    folder, slash, name = page.url.rstrip("/").rpartition("/")
    end = name[name.index(".") :] if "." in name else ""
    asked = set[str]()
    return _StandIn(
        page,
        asked,
        title=title,
        meta=_Meta({**page.meta, "title": title, **described}, asked),
        content=content,
        toc=TableOfContents([first]),
        url=f"{folder}{slash}{_URL}{end}{'/' * page.url.endswith('/')}",
        canonical_url=addresses[0] if page.canonical_url is not None else None,
        edit_url=addresses[1] if page.edit_url is not None else None,
    )
