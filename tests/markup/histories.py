"""Histories of one source: publisher, machine and a person change it in turn, and all is merged.

Every word has a number that stays its own wherever it goes, so that what must become of each
decision is known without any matching of texts.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count, pairwise

from mkdocs_briefings.markup import merge, nesting_order, settle_sentences
from mkdocs_briefings.model import Annotation, AnnotationKind, Briefing, Source, SourceBlock, Span

Sentence = tuple[int, ...]
"""The numbers of the words of a sentence."""

Notes = dict[tuple[Span, AnnotationKind], Annotation]

_FEW = ("Ada", "Bo", "said", "so", ",", "we", "go", "12", "l’eau", "«", "»", "the", ".")
_KINDS = (AnnotationKind.ACTOR, AnnotationKind.QUOTE, AnnotationKind.CLAIM)
_REMOVED = None


@dataclass(slots=True)
class History:
    """The state of one history; `repeated` is the share of words that are among a few.

    `slots` are the words that can be marked, each with its kind; no two have a word in common.
    `proposals` is what the machine would mark, `decisions` what the person decided, `lines` where
    they broke a line or joined two, by the numbers of the words around. `evidence` is what told the
    words of a decision from all others when they last stood in the text; `has_strayed` says whether
    a removal has gone to equal words, nobody knows to which.
    """

    chance: random.Random
    repeated: float
    words: dict[int, str] = field(default_factory=dict)
    text: list[list[Sentence]] = field(default_factory=list)
    gone: list[list[Sentence]] = field(default_factory=list)
    slots: dict[Sentence, AnnotationKind] = field(default_factory=dict)
    proposals: dict[Sentence, Annotation] = field(default_factory=dict)
    decisions: dict[Sentence, Annotation | None] = field(default_factory=dict)
    breaks: set[int] = field(default_factory=set)
    lines: dict[tuple[int, int], bool] = field(default_factory=dict)
    evidence: dict[Sentence, frozenset[Sentence]] = field(default_factory=dict)
    has_strayed: bool = False
    numbers: Iterator[int] = field(default_factory=count)


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a history as it stands: where each word is, and what stands beside it.

    `after` is the word after each word of the same paragraph, `homes` the sentence of each, and
    `starts` are the places of each word in `words`, which is the whole text.
    """

    text: str
    places: dict[int, Span]
    after: dict[int, int]
    homes: dict[int, Sentence]
    words: list[str]
    starts: dict[str, list[int]]

    def find(self, slot: Sentence) -> Span | None:
        """Return where the words of a slot stand side by side, `None` where they do not."""
        if slot[0] not in self.places:
            return None
        if len(slot) > 1 and any(self.after.get(a) != b for a, b in pairwise(slot)):
            return None
        return Span(self.places[slot[0]].start, self.places[slot[-1]].end)

    def has_once(self, words: list[str]) -> bool:
        """Say whether words stand once in the whole text."""
        count = len(words)
        return (
            sum(self.words[at : at + count] == words for at in self.starts.get(words[0], ())) == 1
        )


@dataclass(frozen=True, slots=True)
class Loss:
    """What a merge lost: which decision, of what words, and after which changes."""

    what: str
    words: str
    changes: tuple[str, ...]


def find_losses(seed: int, repeated: float, steps: int = 6) -> tuple[Loss, ...]:
    """Return what the merges of one history lost; it ends with the first that loses anything."""
    history = History(random.Random(f"{seed} {repeated}"), repeated)
    history.text = [_make_paragraph(history) for _ in range(history.chance.randint(2, 5))]
    layout = _lay_out(history)
    base = mine = _propose(history, layout)
    for _ in range(steps):
        mine = _edit(history, mine, layout)
        _note_evidence(history, layout)
        changes = tuple(_publish(history) for _ in range(history.chance.randint(1, 3)))
        _learn(history)
        layout = _lay_out(history)
        result = merge(base, mine, _propose(history, layout))
        base, mine = result.base, result.briefing
        losses = (*_judge(history, mine, layout), *_judge_orphans(history, mine))
        if losses:
            return tuple(Loss(what, words, changes) for what, words in losses)
    return ()


# --- the text ---------------------------------------------------------------------------------


def _make_sentence(history: History) -> Sentence:
    chance = history.chance
    numbers = tuple(next(history.numbers) for _ in range(chance.randint(2, 8)))
    for number in numbers:
        few = chance.random() < history.repeated
        history.words[number] = chance.choice(_FEW) if few else f"w{number}"
    start = 0
    while start < len(numbers):
        end = start + chance.randint(1, 3)
        if chance.random() < 0.5:
            slot = numbers[start:end]
            history.slots[slot] = chance.choice(_KINDS)
            if chance.random() < 0.7:
                history.proposals[slot] = _make_mark(history, slot, "m")
        start = end + chance.randint(0, 1)
    history.breaks.add(numbers[-1])
    return numbers


def _make_paragraph(history: History) -> list[Sentence]:
    return [_make_sentence(history) for _ in range(history.chance.randint(1, 4))]


def _make_mark(history: History, slot: Sentence, whose: str) -> Annotation:
    kind = history.slots[slot]
    value = f"{whose}{next(history.numbers)}"
    doubt, sure = history.chance.random() < 0.3, whose != "m" and history.chance.random() < 0.3
    return Annotation(Span(0, 0), kind, value, doubt=doubt and not sure, sure=sure)


def _lay_out(history: History) -> Layout:
    """Return the text as it stands."""
    text, places, homes = "", dict[int, Span](), dict[int, Sentence]()
    after: dict[int, int] = {}
    starts: dict[str, list[int]] = {}
    words: list[str] = []
    for paragraph in history.text:
        text += "\n\n" if text else ""
        last = None
        for sentence in paragraph:
            for number in sentence:
                word = history.words[number]
                if last is not None:
                    text += " "
                    after[last] = number
                places[number] = Span(len(text), len(text) + len(word))
                homes[number] = sentence
                starts.setdefault(word, []).append(len(words))
                words.append(word)
                text += word
                last = number
    return Layout(text, places, after, homes, words, starts)


# --- the machine ------------------------------------------------------------------------------


def _propose(history: History, layout: Layout) -> Briefing:
    notes = []
    for slot, mark in history.proposals.items():
        if place := layout.find(slot):
            notes.append(replace(mark, span=place, rule="fuzz"))
    cuts = sorted(layout.places[number].end for number in history.breaks & layout.places.keys())
    block = SourceBlock("ap", layout.text, _cut(layout.text, cuts), nesting_order(notes))
    return Briefing("page", "Page", "en", (Source("ap", "en", "page"),), parts=(block,))


def _cut(text: str, ends: list[int]) -> tuple[Span, ...]:
    bounds = [-1, *ends, len(text)]
    return settle_sentences(text, (Span(a + 1, b) for a, b in pairwise(bounds) if b > a))


def _learn(history: History) -> None:
    """Change what the machine proposes, here and there to what the person decided."""
    chance = history.chance
    for slot in history.slots:
        if chance.random() < 0.15:
            decided = history.decisions.get(slot)
            if decided and chance.random() < 0.4:
                history.proposals[slot] = decided
            elif chance.random() < 0.5:
                history.proposals[slot] = _make_mark(history, slot, "m")
            else:
                history.proposals.pop(slot, None)
    if chance.random() < 0.2:
        history.breaks ^= {chance.choice(list(history.words))}


# --- the person -------------------------------------------------------------------------------


def _edit(history: History, mine: Briefing, layout: Layout) -> Briefing:
    """Return the file after a few decisions, each of which is noted."""
    chance = history.chance
    block = mine.blocks[0]
    places, after = layout.places, layout.after
    notes = {(note.span, note.kind): note for note in block.annotations}
    standing = [slot for slot in history.slots if _can_mark(layout.find(slot), notes)]
    for slot in chance.sample(standing, min(len(standing), chance.randint(0, 3))):
        place = layout.find(slot)
        assert place is not None
        key = (place, history.slots[slot])
        if key in notes and chance.random() < 0.4:
            _forget(history, notes.pop(key), notes, layout)
            history.decisions[slot] = _REMOVED
        else:
            _forget(history, notes.pop(key, None), notes, layout)
            mark = history.decisions[slot] = _make_mark(history, slot, "p")
            notes[key] = replace(mark, span=place)
    ends = {sentence.end for sentence in block.sentences}
    for left, right in chance.sample(sorted(after.items()), min(len(after), chance.randint(0, 2))):
        history.lines[left, right] = places[left].end not in ends
        if history.lines[left, right] is (left in history.breaks):
            del history.lines[left, right]  # it is as the machine has it again
        ends ^= {places[left].end}
    sentences = _cut(block.text, sorted(ends))
    edited = replace(block, sentences=sentences, annotations=nesting_order(notes.values()))
    return replace(mine, parts=(edited,))


def _can_mark(place: Span | None, notes: Notes) -> bool:
    """Say whether a mark can be there, and crosses none that came to lie on equal words."""
    crossed = (
        place.overlaps(one) and not place.contains(one) and not one.contains(place)
        for one, _ in notes
        if place
    )
    return place is not None and not any(crossed)


def _forget(history: History, mark: Annotation | None, notes: Notes, layout: Layout) -> None:
    """Forget a decision that its author takes back, on whichever of equal words it stands.

    What stands elsewhere too stays decided there: the mark may have gone to equal words, while the
    machine, which has come to agree, proposes it again on those that were its own. To take that
    one away says nothing of the other, and no merge can know better.
    """
    for slot, decided in list(history.decisions.items()):
        if mark and decided and decided.value == mark.value:
            elsewhere = [span for (span, _), one in notes.items() if one.value == mark.value]
            if elsewhere:
                _follow_mark(history, slot, elsewhere[0], layout.places)
            else:
                del history.decisions[slot]


# --- the publisher ----------------------------------------------------------------------------


def _publish(history: History) -> str:
    """Change the text in one way; return its name."""
    change = history.chance.choice(_CHANGES)
    change(history)
    history.text[:] = [paragraph for paragraph in history.text if paragraph]
    if not history.text:
        history.text.append(_make_paragraph(history))
    return change.__name__.removeprefix("_")


def _pick(history: History) -> int:
    return history.chance.randrange(len(history.text))


def _swap(history: History) -> None:
    one, other = _pick(history), _pick(history)
    history.text[one], history.text[other] = history.text[other], history.text[one]


def _move(history: History) -> None:
    paragraph = history.text.pop(_pick(history))
    history.text.insert(history.chance.randint(0, len(history.text)), paragraph)


def _move_sentence(history: History) -> None:
    paragraph = history.text[_pick(history)]
    sentence = paragraph.pop(history.chance.randrange(len(paragraph)))
    home = history.text[_pick(history)]
    home.insert(history.chance.randint(0, len(home)), sentence)


def _split(history: History) -> None:
    at = _pick(history)
    paragraph = history.text[at]
    cut = history.chance.randrange(len(paragraph))
    history.text[at : at + 1] = [paragraph[:cut], paragraph[cut:]]


def _split_sentence(history: History) -> None:
    at = _pick(history)
    paragraph = history.text[at]
    here = history.chance.randrange(len(paragraph))
    sentence = paragraph[here]
    cut = history.chance.randint(1, len(sentence))
    halves = [part for part in (sentence[:cut], sentence[cut:]) if part]
    whole = [*paragraph[:here], *halves, *paragraph[here + 1 :]]
    history.text[at : at + 1] = [whole[: here + 1], whole[here + 1 :]]


def _join(history: History) -> None:
    at = _pick(history)
    history.text[at : at + 2] = [[s for paragraph in history.text[at : at + 2] for s in paragraph]]


def _remove(history: History) -> None:
    history.gone.append(history.text.pop(_pick(history)))


def _remove_sentence(history: History) -> None:
    paragraph = history.text[_pick(history)]
    history.gone.append([paragraph.pop(history.chance.randrange(len(paragraph)))])


def _restore(history: History) -> None:
    if not history.gone:
        return
    back = history.gone.pop(history.chance.randrange(len(history.gone)))
    if history.chance.random() < 0.5:
        history.text.insert(history.chance.randint(0, len(history.text)), back)
    else:
        paragraph = history.text[_pick(history)]
        at = history.chance.randint(0, len(paragraph))
        paragraph[at:at] = back


def _insert(history: History) -> None:
    history.text.insert(history.chance.randint(0, len(history.text)), _make_paragraph(history))


def _insert_sentence(history: History) -> None:
    paragraph = history.text[_pick(history)]
    paragraph.insert(history.chance.randint(0, len(paragraph)), _make_sentence(history))


def _reword(history: History) -> None:
    paragraph = history.text[_pick(history)]
    at = history.chance.randrange(len(paragraph))
    number = next(history.numbers)
    few = history.chance.random() < history.repeated
    history.words[number] = history.chance.choice(_FEW) if few else f"w{number}"
    sentence = list(paragraph[at])
    sentence[history.chance.randrange(len(sentence))] = number
    paragraph[at] = tuple(sentence)


_CHANGES: tuple[Callable[[History], None], ...] = (
    *(_swap, _move, _move_sentence, _split, _split_sentence, _join),
    *(_remove, _remove_sentence, _restore, _restore, _insert, _insert_sentence, _reword),
)


# --- what must hold ---------------------------------------------------------------------------


def _told(slot: Sentence, history: History) -> str:
    return " ".join(history.words[number] for number in slot)


def _bare(mark: Annotation) -> Annotation:
    return replace(mark, span=Span(0, 0), rule=None)


def _find_evidence(words: Sentence, history: History, layout: Layout) -> frozenset[Sentence]:
    """Return what of words and the sentence around them stands once in the text.

    This is the rule by which it is decided where a decision must be: by the evidence that there was
    when its words last stood in the text, and is now. Equal words that nothing tells apart may be
    taken for each other.
    """
    home = layout.homes.get(words[0], ())
    runs = (words, home) if {*words} <= {*home} else (words,)
    return frozenset(run for run in runs if layout.has_once([history.words[n] for n in run]))


def _note_evidence(history: History, layout: Layout) -> None:
    """Note what tells the words of each decision that stand in the text from all others."""
    for words in (*history.decisions, *history.lines):
        if layout.find(words):
            history.evidence[words] = _find_evidence(words, history, layout)


def _is_sure(words: Sentence, history: History, layout: Layout) -> bool:
    return bool(history.evidence[words] & _find_evidence(words, history, layout))


def _judge(history: History, briefing: Briefing, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield what is not where its words are.

    What one piece of evidence tells, then and now, is at these very words. Any other mark is at
    equal words as long as its own stand in the text, or where these are gone at equal ones or an
    orphan; and is a decision on those from then on, as the file shows. Where a removal or a line
    break has gone that nothing tells is not shown: it is judged no more.
    """
    block = briefing.blocks[0]
    notes = {(note.span, note.kind): _bare(note) for note in block.annotations}
    yield from _judge_decisions(history, notes, layout)
    yield from _judge_lines(history, block, layout)
    yield from _judge_proposals(history, notes, layout)


def _judge_decisions(history: History, notes: Notes, layout: Layout) -> Iterator[tuple[str, str]]:
    standing = {note: span for (span, _), note in notes.items()}
    places, text = layout.places, f" {layout.text} ".replace("\n\n", "  ")
    for slot, decided in list(history.decisions.items()):
        place = layout.find(slot)
        if place is None:
            if decided in standing:
                _follow_mark(history, slot, standing[decided], places)
            elif decided is None and f" {_told(slot, history)} " in text:
                history.has_strayed = True
            continue
        is_sure = _is_sure(slot, history, layout)
        found = notes.get((place, decided.kind if decided else history.slots[slot]))
        if decided and found != decided:
            if is_sure or decided not in standing:
                yield "mark", _told(slot, history)
            else:
                _follow_mark(history, slot, standing[decided], places)
        elif decided is None and not is_sure:
            del history.decisions[slot]
            history.has_strayed = True
        elif decided is None and found and found not in history.decisions.values():
            yield "deletion", _told(slot, history)


def _follow_mark(history: History, slot: Sentence, span: Span, places: dict[int, Span]) -> None:
    """Note that a mark is on other words by now."""
    words = tuple(number for number, place in places.items() if span.contains(place))
    if history.decisions.get(words) is None:
        history.decisions[words] = history.decisions.pop(slot)


def _judge_lines(history: History, block: SourceBlock, layout: Layout) -> Iterator[tuple[str, str]]:
    ends = {sentence.end for sentence in block.sentences}
    for (left, right), broken in list(history.lines.items()):
        if layout.after.get(left) != right:
            continue
        if not _is_sure((left, right), history, layout):
            del history.lines[left, right]
        elif (layout.places[left].end in ends) is not broken:
            yield "line", _told((left, right), history)


def _judge_proposals(history: History, notes: Notes, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield what nobody decided, no decision is near, and is not as the machine proposes it."""
    decided = [span for (span, _), note in notes.items() if note in history.decisions.values()]
    for slot in history.slots.keys() - history.decisions.keys():
        place, proposed = layout.find(slot), history.proposals.get(slot)
        if place is None or history.has_strayed or any(place.overlaps(one) for one in decided):
            continue
        found = notes.get((place, history.slots[slot]))
        if found and proposed and found == replace(proposed, doubt=True) != proposed:
            history.decisions[slot] = found  # it overlaps an orphan, and so is held in doubt
        elif found != proposed:
            yield "proposal", _told(slot, history)


def _judge_orphans(history: History, briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield what was written and is neither in the text nor an orphan, or is both."""
    block = briefing.blocks[0]
    here = {_bare(note) for note in block.annotations}
    kept = {_bare(orphan.annotation) for orphan in briefing.orphans if not orphan.removed}
    for slot, mark in history.decisions.items():
        is_both = mark in here and mark in kept and mark not in history.proposals.values()
        if mark and (is_both or (mark not in here and mark not in kept)):
            yield ("neither" if mark not in here else "both"), _told(slot, history)
