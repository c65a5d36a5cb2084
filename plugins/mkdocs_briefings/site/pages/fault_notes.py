"""What is wrong with the file of a page, at its head: on its author's own machine only."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from mkdocs_briefings.errors import Fault
from mkdocs_briefings.site.html.elements import h
from mkdocs_briefings.site.interface import Interface

_AROUND = 2
"""So many lines are shown above and below the one that is meant."""

_MOST = 20
"""So many faults are told on the page; the terminal tells them all."""

_LONGEST = 200
"""Code points of a line: a paragraph is one line in many editors, and would fill the page."""


def fault_notes(faults: Iterable[Fault], root: Path, interface: Interface) -> Iterator[Element]:
    """Yield one note with each fault once: message, file, line, cure and the lines around.

    What only warns is left out; nothing is yielded where nothing else is there. The paths of the
    faults count from `root`; their words are in English, as on the terminal.
    """
    serious = [fault for fault in dict.fromkeys(faults) if not fault.warning]
    items = [_note(fault, root) for fault in serious[:_MOST]]
    if items:
        label = interface.text("fault.title")
        yield h(
            "section",
            {"class": "bf-faults", "aria-label": label, "data-search-exclude": ""},
            h("p", None, h("strong", None, label)),
            h("ol", None, items),
        )


def _note(fault: Fault, root: Path) -> Element:
    place = fault.path if fault.line is None else f"{fault.path}:{fault.line}"
    lines = list(_lines_around(root / fault.path, fault.line))
    return h(
        "li",
        {"lang": "en"},
        h("p", None, h("code", None, place), f": {fault.what}; {fault.cure}"),
        h("pre", None, h("code", None, lines)) if lines else None,
    )


def _lines_around(path: Path, line: int | None) -> Iterator[Element | str]:
    """Yield the lines around one (from 1), that one marked; none if the file cannot be read."""
    if line is None or not path.is_file():
        return
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for number in range(max(1, line - _AROUND), min(len(lines), line + _AROUND) + 1):
        text = lines[number - 1]
        shown = f"{number:>5}  {text if len(text) <= _LONGEST else text[:_LONGEST] + ' …'}\n"
        yield h("mark", None, shown) if number == line else shown
