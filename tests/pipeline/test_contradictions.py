"""What cannot all be true of actors is told, and nothing that can be."""

from pathlib import Path

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.pipeline.contradictions import find_contradictions
from mkdocs_briefings.register import load_register

HEAD = """\
---
title: A
language: fr
sources: {ap: {language: fr}}
actors:
  ada: {name: Ada Vale, kind: person, aliases: [Vale]}
  bo: {name: Bo Vale, kind: person}
  sauvemer: {name: Sauvemer, kind: place}
---

/// source | ap
"""
ALL = "[Ada Vale]{actor=ada}, [Bo Vale]{actor=bo}, [Sauvemer]{actor=sauvemer}."


def tell(tmp_path: Path, body: str = "", head: str = HEAD, register: str = "") -> list[str]:
    path = tmp_path / "actors.yml"
    path.write_text(register, "utf-8")
    known = load_register(path)
    texts = [f"{HEAD}{ALL}\n///\n", f"{head}{ALL} {body}\n///\n"]
    briefings = [read(text, f"{n}.md", known=known.known)[0] for n, text in enumerate(texts)]
    return [fault.what for fault in find_contradictions(briefings, known, "actors.yml")]


def test_what_can_be_is_not_told(tmp_path: Path) -> None:
    assert tell(tmp_path, "[le maire]{actor=ada}, [le maire]{actor=bo}, [Vale]{actor=ada}") == []
    assert tell(tmp_path, "[Vale]{actor=ada}, [Vale]{actor=bo .doubt}") == []
    capital = "[Paris]{actor=fr}, [Paris]{actor=sauvemer}"
    assert tell(tmp_path, capital) == []


@pytest.mark.parametrize(
    ("body", "head", "register", "what"),
    [
        ("[Vale]{actor=ada}, [Vale]{actor=bo}", HEAD, "", "'Vale' names 'ada' and 'bo'"),
        (
            "",
            HEAD.replace("bo: {name: Bo Vale, ", "bo: {name: Bo Vale, aliases: [VALE], "),
            "",
            "'ada' and 'bo' share the name 'vale'",
        ),
        (
            "",
            HEAD.replace("  bo:", "  cy: {name: Cy, kind: person}\n  bo:"),
            "",
            "no mark names the actor 'cy' any more",
        ),
        (
            "",
            HEAD.replace("Sauvemer, kind: place", "Sauvemer, kind: group"),
            "",
            "'sauvemer' is a group here and a place elsewhere (0.md)",
        ),
        ("", HEAD, "odile: {name: Odile, kind: person}\n", "no briefing names the actor 'odile'"),
        (
            "",
            HEAD,
            "ada: {kind: person, name: Ada Vale, roles: "
            "[{role: maire, since: 2020, until: 2024-06}, {role: ministre, since: 2023}]}\n",
            "'ada' is 'maire' and 'ministre' at the same time",
        ),
    ],
)
def test_what_cannot_be_is_told(
    tmp_path: Path, body: str, head: str, register: str, what: str
) -> None:
    assert tell(tmp_path, body, head, register) == [what]


def test_an_office_may_end_when_the_next_begins(tmp_path: Path) -> None:
    roles = "[{role: maire, until: 2024-06}, {role: ministre, since: 2024-06-12}]"
    assert tell(tmp_path, register=f"ada: {{kind: person, name: Ada, roles: {roles}}}\n") == []
    # What one entry joins is one.
    merged = "bo: {same-as: ada}\nada: {name: Ada Vale, kind: person}\n"
    assert tell(tmp_path, "[Vale]{actor=ada}, [Vale]{actor=bo}", register=merged) == []
