"""Briefings shaped like real news that nobody corrected, of our own sentences."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from tests.benchmarks.articles import OWN, read_articles, sentences_of
from tests.benchmarks.cast import Cast, choose_cast

from mkdocs_briefings.model import (
    Actor,
    Annotation,
    AnnotationKind,
    Briefing,
    Rights,
    Source,
    SourceBlock,
    Span,
)
from mkdocs_briefings.sources import make_digest

_WORDING = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text(encoding="utf-8"))
_LANGUAGES = ("fr", "fr", "fr", "en")
_WORDS = (450, 650)
_QUOTES, _CLAIMS, _DATES, _EVENTS = 3, 2, 10, 3
_BY_RETURNING = 0.6
_DOUBTED = 0.1
_LAST_DAY = dt.date(2024, 12, 31)
_DAYS = 5 * 365
_PUBLISHERS = ("Le Fanal", "La Gazette du port", "The Ledger", "Le Relais")
_ACTOR, _QUOTE = AnnotationKind.ACTOR, AnnotationKind.QUOTE
_CLAIM, _DATE = AnnotationKind.CLAIM, AnnotationKind.DATE

Filling = tuple[str, AnnotationKind, str]
"""What takes a slot of a sentence: words, and the kind and value of their mark."""

Sentence = tuple[str, list[Filling], bool]
"""A template, what fills it, and whether its date is that of an event."""


def make_briefing(number: int, *, dense: bool = False) -> Briefing:
    """Return a briefing, whose `number` counts from 0; the same one at every call.

    `dense` doubles its statements and events.
    """
    chance = random.Random(f"briefing {number}")
    language = _LANGUAGES[number % len(_LANGUAGES)]
    writer = _Writer(chance, _WORDING[language])
    cast = choose_cast(number, writer.wording, chance)
    day = _LAST_DAY - dt.timedelta(chance.randrange(_DAYS))
    writer.write(cast, day, 2 if dense else 1)
    writer.fill(_FILLERS[language], chance.randint(*_WORDS))
    slug = f"{day}-{number:05}"
    title = chance.choice(writer.wording["titles"]).format(place=cast.once[0].name)
    source = Source(
        slug,
        language,
        slug,
        title,
        day,
        chance.choice(_PUBLISHERS),
        rights=Rights.FULL,
        licence="CC0",
    )
    digest = make_digest(writer.text, front_of(source))
    return Briefing(
        slug,
        title,
        language,
        (replace(source, digest=digest),),
        (*cast.returning, *cast.once),
        (SourceBlock(slug, writer.text, tuple(writer.sentences), tuple(writer.marks)),),
    )


def front_of(source: Source) -> dict[str, str]:
    """Return the front matter of the seed of a source."""
    return {
        "title": source.title or "",
        "language": source.language,
        "published": str(source.published),
        "publisher": source.publisher or "",
        "rights": source.rights.value,
        "licence": source.licence or "",
    }


@dataclass(slots=True)
class _Writer:
    """The text of a source under way, with the marks and sentences that it has so far."""

    chance: random.Random
    wording: dict[str, Any]
    text: str = ""
    marks: list[Annotation] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)

    def write(self, cast: Cast, day: dt.date, times: int) -> None:
        """Write what is said, what happened, further dates, and who else is there, mixed."""
        speakers = [
            self.chance.choice(cast.returning if self._happens(_BY_RETURNING) else cast.once)
            for _ in range((_QUOTES + _CLAIMS) * times)
        ]
        said = [
            self._statement(speaker, _QUOTE if number < _QUOTES * times else _CLAIM)
            for number, speaker in enumerate(speakers)
        ]
        events = [
            self._sentence("events", self._cast_of(cast, 2), day, event=True)
            for _ in range(_EVENTS * times)
        ]
        dates = [self._sentence("dates", [], day) for _ in range(_DATES - _EVENTS * times)]
        others = [actor for actor in (*cast.once, *cast.returning) if actor not in speakers]
        todo = [*said, *events, *dates, *self._namings(others)]
        self.chance.shuffle(todo)
        for template, fillings, event in todo:
            self._add(template, fillings, event=event)

    def fill(self, sentences: list[str], words: int) -> None:
        """Add sentences without marks until the text has so many words."""
        count = len(self.text.split())
        while count < words:
            sentence = self.chance.choice(sentences)
            count += len(sentence.split())
            self._add(sentence, [])

    def _namings(self, actors: list[Actor]) -> Iterator[Sentence]:
        """Yield sentences that name all of the actors."""
        left = list(actors)
        while left:
            template = self.chance.choice(self.wording["actors"])
            if template.count("{who}") <= len(left):
                yield template, [_named(left.pop()) for _ in range(template.count("{who}"))], False

    def _happens(self, likelihood: float) -> bool:
        return self.chance.random() < likelihood

    def _cast_of(self, cast: Cast, count: int) -> list[Filling]:
        return [_named(actor) for actor in self.chance.sample(cast.once + cast.returning, count)]

    def _statement(self, speaker: Actor, kind: AnnotationKind) -> Sentence:
        template = self.chance.choice(self.wording["quotes" if kind is _QUOTE else "claims"])
        said = self.chance.choice(self.wording["words"])
        before, after = self.wording["marks"] if kind is _QUOTE else ("", "")
        fillings = [(f"{before}{said}{after}", kind, speaker.id), _named(speaker)]
        ordered = fillings if template.index("{said}") < template.index("{who}") else fillings[::-1]
        return template, ordered, False

    def _sentence(
        self, key: str, named: list[Filling], day: dt.date, *, event: bool = False
    ) -> Sentence:
        template = self.chance.choice(self.wording[key])
        when = day - dt.timedelta(self.chance.randrange(30))
        months = self.wording["months"]
        words = self.wording["day"].format(
            day=when.day, month=months[when.month - 1], year=when.year
        )
        if "{When}" in template:
            words = words[:1].upper() + words[1:]
        dated = (words, _DATE, when.isoformat())
        return template, [dated, *named[: template.count("{who}")]], event

    def _add(self, template: str, fillings: list[Filling], *, event: bool = False) -> None:
        """Add a sentence to the text, a new paragraph after every third."""
        if self.text:
            self.text += " " if len(self.sentences) % 3 else "\n\n"
        start = len(self.text)
        parts = template.replace("}", "{").split("{") if fillings else [template]
        rest = iter(fillings)
        for number, part in enumerate(parts):
            if number % 2 == 0:
                self.text += part
                continue
            words, kind, value = next(rest)
            span = Span(len(self.text), len(self.text) + len(words))
            label = self.chance.choice(self.wording["labels"]) if event and kind is _DATE else None
            doubt = self._happens(_DOUBTED)
            self.marks.append(Annotation(span, kind, value, event=label, doubt=doubt))
            self.text += words
        self.sentences.append(Span(start, len(self.text)))


def _named(actor: Actor) -> Filling:
    return actor.name, _ACTOR, actor.id


_FILLERS = {
    code: [sentence for article in read_articles(OWN, code) for sentence in sentences_of(article)]
    for code in dict.fromkeys(_LANGUAGES)
}
