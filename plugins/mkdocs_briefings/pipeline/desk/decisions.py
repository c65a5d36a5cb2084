"""What a person can decide about a mark, and the changes of files that say so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_briefings.folding import kebab
from mkdocs_briefings.markup import sentence_anchors
from mkdocs_briefings.markup.changes import Change, Put, Record, Refusal, Take, Turn
from mkdocs_briefings.markup.merge.decisions import BY_HAND, drop_rule
from mkdocs_briefings.model import (
    LONGEST_ID,
    UNKNOWN,
    Actor,
    ActorKind,
    Annotation,
    AnnotationKind,
    SourceBlock,
    Span,
)
from mkdocs_briefings.pipeline.desk.marks import SPEECH, DeskMark, settle
from mkdocs_briefings.pipeline.desk.sheets import Sheet
from mkdocs_briefings.register import Register

LONGEST = 300
"""Characters of a name, a role or the title of an event."""

_NAMED = frozenset({AnnotationKind.ACTOR, *SPEECH})


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person, about a mark (`anchor`), an actor or words without a mark.

    `do` is one of `DEEDS`. `value` is what it decides: an id, a value of a date, a title, a role, a
    kind of actor. With `name` and `kind` the actor is a new one. New marks are of `mark`, on
    `words` that begin in the sentence of the anchor `sentence`; `occurrence` says which (from 1).
    """

    do: str
    anchor: str = ""
    value: str = ""
    name: str = ""
    kind: str = ""
    actor: str = ""
    mark: str = ""
    source: str = ""
    sentence: str = ""
    words: str = ""
    occurrence: int = 1


DEEDS = ("accept", "value", "unknown", "delete", "via", "title", "kind", "role", "mark")
_LIKE = frozenset({"accept", "value", "unknown", "delete", "via"})


def may_be_repeated(decision: Decision) -> bool:
    """Say whether a decision about one mark can be one about its likes."""
    return decision.do in _LIKE


def list_changes(decision: Decision, sheet: Sheet, register: Register) -> list[Change]:
    """Return the changes of a briefing's file that a decision means; none where it says so already.

    Raises:
        Refusal: it cannot be decided so.
    """
    told = (decision.value, decision.name, decision.words)
    if any(len(text) > LONGEST for text in told[:2]) or len(decision.words) > 5000:
        raise Refusal(f"it is longer than {LONGEST} characters")
    if any(not text.isprintable() for text in (decision.value, decision.name)):
        raise Refusal("it holds a character that cannot be seen")
    records: list[Change] = []
    record: list[Change]
    value = decision.value.strip()
    if decision.name:
        new = _new_actor(decision, sheet, register)
        records, value = [Record(new)], new.id
    if decision.do in ("kind", "role"):
        known = decision.do == "kind" and decision.actor in register.entries
        record = [] if known else [Record(_change_actor(decision, value, sheet, register))]
        return [*record, *_settle(decision, sheet)]
    if decision.do == "mark":
        return [*records, _put_mark(decision, value, sheet)]
    mark = sheet.find(decision.anchor)
    if mark is None:
        raise Refusal("the mark is not there any more")
    if decision.do == "delete":
        return [Take(mark.anchor)]
    turned = _turn(decision.do, value, mark)
    note = turned if turned.sure and turned == mark.note else settle(turned)
    if note == mark.proposed:
        # The machine says so too; that somebody has decided it is what is to be written.
        note = replace(note, sure=True)
    return [*records, Turn(mark.anchor, note)] if note != mark.note else []


def _settle(decision: Decision, sheet: Sheet) -> list[Change]:
    """Return what takes the doubt from a mention: who says what its actor is means that actor."""
    mark = sheet.find(decision.anchor)
    if mark is None or mark.note.value != decision.actor or not mark.note.doubt:
        return []
    if mark.note.kind is not AnnotationKind.ACTOR:
        return []
    return [Turn(mark.anchor, settle(mark.note))]


def _turn(do: str, value: str, mark: DeskMark) -> Annotation:
    note = mark.note
    match do:
        case "accept":
            return note
        case "unknown" if note.kind in SPEECH:
            return replace(note, value=UNKNOWN)
        case "via" if note.kind in SPEECH:
            return replace(note, via=value or None)
        case "title" if note.kind is AnnotationKind.DATE:
            return replace(note, event=value or None)
        case "value" if value:
            return replace(note, value=value)
    raise Refusal(f"this cannot be decided of a mark of kind {note.kind}")


def _new_actor(decision: Decision, sheet: Sheet, register: Register) -> Actor:
    name = " ".join(decision.name.split())
    taken = {actor.id for actor in sheet.briefing.actors}
    first = kebab(name)[: LONGEST_ID - 4].strip("-")
    # Two letters are kept for countries.
    first = f"{first}-1" if 0 < len(first) < 3 else first
    if not first:
        raise Refusal(f"no id can be made of the name {name!r}; write it in Latin letters")
    id_, number = first, 2
    while id_ in taken or register.known(id_):
        id_, number = f"{first}-{number}", number + 1
    return Actor(id_, name, _kind(decision.kind), decision.value.strip() or None)


def _kind(text: str) -> ActorKind:
    if text not in list(ActorKind):
        raise Refusal(f"{text!r} is no kind of actor")
    return ActorKind(text)


def _change_actor(decision: Decision, value: str, sheet: Sheet, register: Register) -> Actor:
    language = sheet.briefing.language
    record = next((one for one in sheet.briefing.actors if one.id == decision.actor), None)
    if record is None:
        name, kind = register.name_of(decision.actor, language), register.kind_of(decision.actor)
        if name is None or kind is None:
            raise Refusal(f"nobody knows the actor {decision.actor!r}")
        record = Actor(decision.actor, name, kind)
    if decision.do == "role":
        return replace(record, role=" ".join(value.split()) or None)
    return replace(record, kind=_kind(value))


def _put_mark(decision: Decision, value: str, sheet: Sheet) -> Put:
    if decision.mark not in list(AnnotationKind):
        raise Refusal(f"{decision.mark!r} is no kind of mark")
    kind = AnnotationKind(decision.mark)
    blocks = sheet.briefing.blocks
    block = next((one for one in blocks if one.source == decision.source), None)
    if block is None:
        raise Refusal(f"there is no block of the source {decision.source!r}")
    span = _find_words(block, decision)
    if not value and kind in SPEECH:
        value = UNKNOWN
    note = settle(Annotation(span, kind, value))
    return Put(block.source, replace(note, sure=note.sure or note in _list_proposed(block, sheet)))


def _list_proposed(block: SourceBlock, sheet: Sheet) -> Iterator[Annotation]:
    """Yield what the machine would have in a block, where that has the same text."""
    for base in sheet.base.blocks if sheet.base else ():
        if (base.source, base.text) == (block.source, block.text):
            yield from (drop_rule(note) for note in base.annotations if note.rule != BY_HAND)


def _find_words(block: SourceBlock, decision: Decision) -> Span:
    """Return where words stand that begin in a sentence; any white space is like any other."""
    anchors = sentence_anchors(block)
    pieces = [re.escape(piece) for piece in decision.words.split()]
    if decision.sentence not in anchors or not pieces:
        raise Refusal("these words are not in the text any more")
    sentence = block.sentences[anchors.index(decision.sentence)]
    paragraph = block.text.find("\n\n", sentence.start)
    end = len(block.text) if paragraph < 0 else paragraph
    pattern = re.compile(r"\s+".join(pieces))
    matches = pattern.finditer(block.text, sentence.start, end)
    found = [match for match in matches if match.start() < sentence.end]
    if not 1 <= decision.occurrence <= len(found):
        raise Refusal("these words are not in the text any more, or not in one paragraph")
    match = found[decision.occurrence - 1]
    return Span(match.start(), match.end())


def find_likes(mark: DeskMark, marks: Sequence[DeskMark]) -> list[DeskMark]:
    """Return the other marks that are like one: same words, same kind, same value, all in doubt."""
    return [
        other
        for other in marks
        if other.note.kind is mark.note.kind
        and other.words == mark.words
        and other.note.value == mark.note.value
        and other.is_open
    ]
