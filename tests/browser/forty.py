"""A briefing with forty things to decide, four of each kind of decision."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs_briefings.markup import nesting_order, write
from mkdocs_briefings.model import (
    Actor,
    ActorKind,
    Annotation,
    AnnotationKind,
    Briefing,
    Prose,
    Rights,
    Source,
    SourceBlock,
    Span,
)

SLUG = "quarante"
NEW_WORDS = "« Rien ne presse »"
_TIMES = 4
_SENTENCES = (
    ("accept", "Le gardien {n} a salué {Sorel} au passage."),
    ("speaker", "{« Le pont {n} tiendra »}, a-t-on assuré sur le quai."),
    ("new", "{« La grue {n} est à vendre »}, disait une voix."),
    ("unknown", "{« Personne n’a vu le bac {n} »}, murmurait la foule."),
    ("delete", "Le {Midi} de la borne {n} ne nomme personne."),
    ("kind", "La barge {n} appartient au {Cercle}."),
    ("role", "Le registre {n} est tenu par {Dupré}."),
    ("date", "La vanne {n} a été fermée {lundi}."),
    ("title", "La digue {n} a cédé {mardi}."),
    ("quote", "« Rien ne presse », disait {Sorel} devant la balise {n}."),
)
_KINDS = {
    "«": AnnotationKind.QUOTE,
    "lundi": AnnotationKind.DATE,
    "mardi": AnnotationKind.DATE,
}
_VALUES = {"Sorel": "paul-sorel", "Midi": "midi", "Cercle": "cercle", "Dupré": "anne-dupre"}
_DAYS = {"lundi": "2024-10-21", "mardi": "2024-10-22"}
_ACTORS = (
    Actor("paul-sorel", "Paul Sorel", ActorKind.PERSON),
    Actor("anne-dupre", "Anne Dupré", ActorKind.PERSON),
    Actor("midi", "Midi", ActorKind.PLACE),
    Actor("cercle", "Cercle", ActorKind.PLACE),
)


def write_forty(project: Path) -> list[str]:
    """Write the briefing into a project; return what is to be done about each, in its order."""
    text, sentences, notes, deeds = "", [], [], []
    for number, (deed, form) in enumerate(_list_sentences(), start=1):
        words = form.replace("{n}", str(number))
        before, inside, after = words.replace("}", "{").split("{")
        text += " " if text else ""
        start = len(text) + len(before)
        span = Span(start, start + len(inside))
        sentences.append(Span(len(text), len(text) + len(before + inside + after)))
        notes.append(_note(inside, span))
        text += before + inside + after
        deeds.append(deed)
    source = Source(
        SLUG, "fr", SLUG, published=dt.date(2024, 10, 23), rights=Rights.FULL, licence="CC0"
    )
    block = SourceBlock(SLUG, text, tuple(sentences), nesting_order(notes))
    briefing = Briefing(SLUG, "Quarante", "fr", (source,), _ACTORS, (Prose("À lire."), block))
    seed = f"---\nlanguage: fr\npublished: 2024-10-23\nrights: full\nlicence: CC0\n---\n\n{text}\n"
    (project / "seeds" / f"{SLUG}.md").write_text(seed, "utf-8")
    (project / "briefings" / f"{SLUG}.md").write_text(write(briefing), "utf-8")
    machine = project / "briefings" / ".machine"
    machine.mkdir(exist_ok=True)
    made = [replace(note, rule="verb doubt:unsure-speaker", score=0.6) for note in notes]
    base = replace(briefing, parts=(replace(block, annotations=nesting_order(made)),))
    (machine / f"{SLUG}.md").write_text(write(base, rules=True), "utf-8")
    return deeds


def _list_sentences() -> Iterator[tuple[str, str]]:
    for _ in range(_TIMES):
        yield from _SENTENCES


def _note(words: str, span: Span) -> Annotation:
    kind = _KINDS.get(words) or _KINDS.get(words[0], AnnotationKind.ACTOR)
    value = _DAYS.get(words) or _VALUES.get(words, "anne-dupre")
    return Annotation(span, kind, value, doubt=True)
