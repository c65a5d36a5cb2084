"""What a briefing is about is told by marks that are sure."""

import pytest

from mkdocs_briefings.markup import read
from mkdocs_briefings.register import Register
from mkdocs_briefings.site.index.build import build_index
from mkdocs_briefings.site.index.gist import Gist, gist_of

FRONT = """\
---
title: T
language: fr
sources:
  s: {language: fr, publisher: La Gazette, published: 2024-06-20, rights: RIGHTS}
actors:
  lea: {name: Léa, kind: person}
  port: {name: Port, kind: organisation}
  fr: {name: France, kind: country}
  quai: {name: Quai, kind: place}
  gazette: {name: La Gazette, kind: organisation}
---

/// source | s
"""
FERRY = '[lundi]{date=2024-06-17 event="Le bac part"}.'


def _gist(text: str, rights: str = "full") -> Gist:
    briefing, faults = read(f"{FRONT.replace('RIGHTS', rights)}{text}\n///\n", "b.md")
    assert faults == ()
    index = build_index([briefing], Register(), language="fr", excerpt_words=300)
    return gist_of(briefing, index.entries["b"], index.dossiers, index.shown)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[France]{actor=fr} et [Léa]{actor=lea}.", ["lea", "fr"]),
        ("[Léa]{actor=lea .doubt} et [Port]{actor=port}.", ["port"]),
        ("[Quai]{actor=quai}, [La Gazette]{actor=gazette}, [Léa]{actor=lea}.", ["lea"]),
        ("[Léa]{actor=lea}. [Port]{actor=port}, [« oui »]{quote=port}.", ["port", "lea"]),
        ("[Léa]{actor=lea}. [Port]{actor=port}, [« oui »]{quote=port .doubt}.", ["lea", "port"]),
    ],
)
def test_who_is_in_view_and_sure(text: str, who: list[str]) -> None:
    assert list(_gist(text).who) == who


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (FERRY, ["Le bac part"]),
        (FERRY.replace(" event", " .doubt event"), []),
        ('[en 2024]{date=2024 event="Le port vit"}.', []),
        ('[vendredi]{date=2024-06-28 event="Le bac revient"}.', []),
        ('[en mars]{date=2024-03 event="Le port ferme"}.', []),
        (
            f'[hier]{{date=2024-06-19 event="Le port dort"}}. {FERRY}',
            ["Le port dort", "Le bac part"],
        ),
        (f'{FERRY} [lundi]{{date=2024-06-17 event="Le vent"}}.', ["Le bac part", "Le vent"]),
    ],
)
def test_what_happened_is_the_latest_before_the_source_and_sure(text: str, what: list[str]) -> None:
    assert [event.label for event in _gist(text).what] == what


def test_doubts_are_counted_and_show_no_words_that_may_not_be_shown() -> None:
    text = "[Léa]{actor=lea .doubt}, [Port]{actor=port}, [hier]{date=2024-06-19 .doubt}."
    shown, hidden = _gist(text), _gist(text, "link")
    assert shown.marks == hidden.marks == 3
    assert [doubt.words for doubt in shown.doubts] == ["Léa", "hier"]
    assert [doubt.words for doubt in hidden.doubts] == [None, None]
