"""The golden files: each case is a title, an input and what must come of it, between dots."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown import markdown

from mkdocs_briefings.markup import PlainView, read, write
from mkdocs_briefings.markup.extension import BriefingsExtension
from mkdocs_briefings.model import SourceBlock

CASES = Path(__file__).parents[1] / "cases" / "markup"
EXTENSIONS = ["abbr", "attr_list", "footnotes", "md_in_html", "smarty", "toc"]
EXTENSIONS += ["pymdownx.blocks.details", "pymdownx.superfences", "pymdownx.magiclink"]


@dataclass(frozen=True)
class Case:
    title: str
    given: str
    expected: str


class View(PlainView):
    """Actors have pages, and of a source called `excerpt` only sentences 1, 2 and 5 are shown."""

    def shown(self, block: SourceBlock) -> set[int] | None:
        return {1, 2, 5} if block.source == "excerpt" else None

    def language(self, source: str) -> str | None:
        return "fr" if source == "french" else None

    def href(self, actor: str) -> str | None:
        return f"/actors/{actor}.md"


def list_faults(text: str) -> str:
    """What is wrong with a file."""
    _, faults = read(text, "page.md")
    return "\n".join(str(fault) for fault in faults)


def render_page(text: str) -> str:
    """The body of a page, with a new line before each paragraph."""
    page = markdown(text, extensions=[BriefingsExtension(view=View()), *EXTENSIONS])
    for tag in ("<p>", "<h3>", "<ul>", "<li>", "</ul>", '<span class="sentence', "</section>"):
        page = page.replace(tag, "\n" + tag)
    return "\n".join(line for line in page.split("\n") if line.strip())


def tell_blocks(text: str) -> str:
    """The sentences and annotations of a file, and then how it is written."""
    briefing, faults = read(text, "page.md", known=lambda id_: True)
    told = [str(fault) for fault in faults if not fault.warning]
    for block in briefing.blocks:
        told += [f"sentence {span.of(block.text)!r}" for span in block.sentences]
        for note in block.annotations:
            keys = {key: getattr(note, key) for key in ("via", "on", "event", "part", "doubt")}
            given = [f"{key}={value!r}" for key, value in keys.items() if value]
            people = [f"with={' '.join(note.participants)}"] if note.participants else []
            told.append(" ".join([f"{note.kind}={note.value}", *given, *people, "on"]))
            told[-1] += f" {note.span.of(block.text)!r}"
    body = write(briefing).split("---\n\n", 1)[-1]
    return "\n".join([*told, body.rstrip("\n")])


VIEWS: dict[str, Callable[[str], str]] = {
    "faults": list_faults,
    "html": render_page,
    "text": tell_blocks,
}


def read_cases(text: str) -> list[Case]:
    pieces = ("\n" + text).split("\n.\n")
    return [
        Case(title.strip("\n"), given, expected)
        for title, given, expected in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=False)
    ]


def write_cases(cases: list[Case]) -> str:
    return "\n".join(f"{case.title}\n.\n{case.given}\n.\n{case.expected}\n.\n" for case in cases)


@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*/*.md")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_case(path: Path, update: bool) -> None:
    cases = read_cases(path.read_text(encoding="utf-8"))
    assert cases
    view = VIEWS[path.parent.name]
    found = [Case(case.title, case.given, view(case.given)) for case in cases]
    if update:
        path.write_text(write_cases(found), encoding="utf-8", newline="\n")
    assert update or found == cases
