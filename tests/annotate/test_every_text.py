"""Whatever a text holds, every stage takes it; and a longer paragraph takes work in proportion."""

import datetime as dt
import random
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import FrameType
from typing import Any

import pytest
import yaml

from mkdocs_briefings.annotate import analyse, propose
from mkdocs_briefings.annotate.draft import Draft, Paragraph
from mkdocs_briefings.annotate.language_model import load_model
from mkdocs_briefings.annotate.stages import bind_stages
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.model import Document, Source
from mkdocs_briefings.register import Register
from mkdocs_briefings.sources import normalise

LANGUAGES = ("fr", "en")
TABLES = (
    "dates",
    "flaws",
    "grammar",
    "institutions",
    "marks",
    "names",
    "nouns",
    "people",
    "places",
    "speech",
)
DAYS = (None, dt.date(1, 1, 3), dt.date(2024, 10, 21), dt.date(9999, 12, 30))

ODD = [
    *"«»“”„\"'’‘‹›()[]{}.,;:!?…–—-&%$€°#@/\\*_`~^|<>=+",
    *"0123456789²½٣Ⅷ",
    *("\u00a0", "\u202f", "\u200b", "\u00ad", "\ufeff", "\u200d", "\ufffd"),
    *("ß", "ı", "İ", "ǅ", "é", "e\u0301", "😀", "中国", "Россия"),
    *("''", "``", "...", ". . .", "A.", "1er", "2024", "12/05/2020", "10h30", "9" * 20),
    *("l’", "d'", "qu’", "'s", "n't", "-t-il", "\n\n", "\n\n- ", "\n\n## ", "\n"),
    *("Anne Dupré", "Paul Sorel", "Mary Stone", "AFP", "(Reuters)", "PARIS (AFP) –", "il", "she"),
]

SENTENCES = {
    "fr": (
        "« Le pont fermera en mai », a déclaré lundi la ministre Anne Dupré (AFP).",
        "Selon l’un de ses proches, Paul Sorel, 46 ans, aurait quitté Brest le 3 mai 2015.",
        "Il a dit que la grève, « la plus longue » depuis dix ans, durerait une semaine.",
        "L’Office des quais et des phares (OQP) recrute ; l’OQP cherche, dit-il, des gardiens.",
        "Le lendemain de l’accord, trois ans plus tard, la ville de Valmont attend toujours.",
    ),
    "en": (
        "“The bridge will close in May,” Transport Minister Mary Stone said on Monday (Reuters).",
        "According to one of them, Paul Sorel, 46, left Kellow on May 3, 2015.",
        "She said that the strike, 'the longest' in ten years, would last a week.",
        "The National Office of Piers (NOP) is hiring; NOP, he said, looks for year-end guards.",
        "The day after the deal, three years later, the town of Kellow's mayor still waits.",
    ),
}


@cache
def list_words(code: str) -> tuple[str, ...]:
    """Return the words of all tables of a language, those of patterns included."""
    folder = load_language(code).folder
    texts = ((folder / f"{name}.yml").read_text(encoding="utf-8") for name in TABLES)
    return tuple(
        word
        for text in texts
        for phrase in _find_phrases(yaml.load(text, Loader=yaml.CBaseLoader))
        for word in re.findall(r"[^\s\[\]{}()|<>]+", phrase)
    )


def _find_phrases(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from _find_phrases(value)
    else:
        for value in table:
            yield from _find_phrases(value)


def make_soup(code: str, chance: random.Random) -> str:
    """Return words of the tables, marks, numbers and odd characters in any order."""
    words = list_words(code)
    count = chance.choice((3, 8, 30, 80))
    pieces = (chance.choice(ODD if chance.random() < 0.4 else words) for _ in range(count))
    return chance.choice((" ", " ", " ", "")).join(pieces)


def shuffle_sentences(code: str, chance: random.Random) -> str:
    """Return paragraphs of sentences that are cut, shuffled and doubled."""
    words = [word for text in SENTENCES[code] for word in text.split(" ")]
    pieces = []
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(words))
        cut = words[start : start + chance.randint(1, 30)]
        if chance.random() < 0.3:
            chance.shuffle(cut)
        pieces += [" ".join(cut)] * chance.choice((1, 1, 2))
        pieces.append(chance.choice((" ", "\n\n", "")))
    return "".join(pieces)


def make_texts(code: str, seed: int, count: int) -> Iterator[Document]:
    chance = random.Random(f"{code} {seed}")
    for number in range(count):
        make = chance.choice((make_soup, shuffle_sentences))
        text = normalise(make(code, chance)).text or "…"
        source = Source(f"t{number}", code, "t", published=chance.choice(DAYS))
        yield Document(source, text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_goes_through_all_stages(code: str) -> None:
    for found in analyse(make_texts(code, seed=1, count=60), Register()):
        text = found.document.text
        assert found.faults == (), text
        block = propose(found).block
        assert block.text == text
        spans = [
            *(one.span for one in found.mentions),
            *(one.span for one in found.quotes),
            *(one.span for one in found.dates),
            *(one.span for one in found.flaws),
        ]
        assert all(0 <= span.start < span.end <= len(text) for span in spans), text


SHAPES = {
    "fr": {
        "dates": "le 3 mai 2015, le 4 juin 2016, ",
        "sources": "selon Anne Dupré, ",
        "open marks": "« oui “ ",
        "brackets": "(oui) [non] ",
    },
    "en": {
        "dates": "on May 3, 2015, on 4 June 2016, ",
        "quotations": '"yes" ',
        "apostrophes": "'so ",
        "said": "Mary Stone said that ",
    },
}


@pytest.mark.parametrize(
    ("code", "shape"), [(code, shape) for code in LANGUAGES for shape in SHAPES[code]]
)
def test_work_is_in_proportion_to_the_length_of_a_paragraph(code: str, shape: str) -> None:
    unit = SHAPES[code][shape]
    short, long = (_count_calls(code, unit * (size // len(unit))) for size in (2_000, 4_000))
    # Twice the text is twice the work; four times as much would be the square.
    assert long < 2.6 * short


def _count_calls(code: str, text: str) -> int:
    """Return how many calls of functions the stages need for a text, the model's work aside."""
    language = load_language(code)
    document = Document(Source("a", code, "a", published=dt.date(2024, 10, 21)), text.strip())
    paragraph = Paragraph(load_model(language)(document.text), 0)
    draft = Draft(document, language, Register(), (paragraph,))
    stages = bind_stages(language)
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        for stage in stages.values():
            draft = stage(draft)
        propose(draft.analysis())
    finally:
        sys.setprofile(None)
    return count
