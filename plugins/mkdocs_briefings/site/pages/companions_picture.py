"""The picture of an actor's company: names on an ellipse, lines as thick as they are frequent.

The lines are SVG; the names are an HTML list laid over them, so that they wrap, grow with the
reader's letters, and are links which MkDocs checks. All places are percentages of the picture.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from xml.etree.ElementTree import Element

from mkdocs_briefings.site.addresses import link
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.index.companions import Companion, Tie
from mkdocs_briefings.site.pages.site import Site

_RADIUS = 17
"""Half the width of the ellipse: it leaves two thirds of the picture to the names."""

_THICKEST = 7
_THINNEST = 0.8
_BEND = 0.55
"""How far the line between two companions bends to the middle, where it meets no name."""

_Places = Mapping[str, tuple[float, float]]


def company_picture(
    site: Site, name: str, companions: Sequence[Companion], ties: Sequence[Tie], label: str
) -> list[Element]:
    """Return lines and names; `name` is that in the middle, `label` says what the lines show.

    The strongest companion is on the upper left, the next on the upper right, and so on downwards.
    """
    actors = [companion.actor for companion in companions]
    places = dict(zip(actors, _places(len(actors)), strict=True))
    scale = _THICKEST / max(companion.sentences for companion in companions)
    lines = {"viewBox": "0 0 100 100", "preserveAspectRatio": "none"}
    rows = (len(companions) + 1) // 2
    return [
        h(
            "div",
            {"class": "bf-company", "style": f"--rows:{rows}"},
            h(
                "svg",
                {**lines, "role": "img", "aria-label": label},
                [_tie(tie, places, scale) for tie in ties],
                [_spoke(companion, places, scale) for companion in companions],
            ),
            h("p", {"title": name, "aria-hidden": "true"}, name),
            h(
                "ul",
                {"class": "bf-bare"},
                [_companion(site, companion, places) for companion in companions],
            ),
        )
    ]


def _places(count: int) -> Iterator[tuple[float, float]]:
    """Yield a place on the left of the ellipse, one on the right, and so on in rows of one height.

    The ends of the ellipse are beyond the first and the last row, so that no name is in its middle.
    """
    left = (count + 1) // 2
    for number in range(count):
        side, rows = (1, count - left) if number % 2 else (-1, left)
        above = (number // 2 - (rows - 1) / 2) / left
        yield 50 + side * _RADIUS * sqrt(1 - (above * 1.5) ** 2), 50 + 100 * above


def _tie(tie: Tie, places: _Places, scale: float) -> Element:
    (x, y), (to_x, to_y) = places[tie.one], places[tie.other]
    bent_x, bent_y = ((a + b) / 2 * (1 - _BEND) + 50 * _BEND for a, b in ((x, to_x), (y, to_y)))
    path = f"M{_n(x)} {_n(y)}Q{_n(bent_x)} {_n(bent_y)} {_n(to_x)} {_n(to_y)}"
    return h("path", {"d": path, "stroke-width": _thickness(tie.sentences, scale)})


def _spoke(companion: Companion, places: _Places, scale: float) -> Element:
    x, y = places[companion.actor]
    path = f"M50 50L{_n(x)} {_n(y)}"
    width = _thickness(companion.sentences, scale)
    return h("path", {"class": "bf-spoke", "d": path, "stroke-width": width})


def _companion(site: Site, companion: Companion, places: _Places) -> Element:
    x, y = places[companion.actor]
    name = site.name(companion.actor)
    counted = site.interface.count("count.sentences", companion.sentences)
    return h(
        "li",
        {"style": f"--x:{_n(x)}%;--y:{_n(y)}%"},
        h("a", {"href": link(*site.home(companion.actor)), "title": f"{name}, {counted}"}, name),
        h("span", None, site.interface.short_number(companion.sentences)),
    )


def _thickness(sentences: int, scale: float) -> str:
    return _n(min(max(sentences * scale, _THINNEST), _THICKEST))


def _n(number: float) -> str:
    """Return a number as exactly as the eye needs it."""
    return f"{number:.1f}".removesuffix(".0")
