"""Labels that are words of a source in disguise: titles of events, roles, other names.

What the machine proposes it makes of the words of a source, a date left out of the middle say. Such
a label of a sentence that is not shown would show it after all. A person's own words may be shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from mkdocs_briefings.folding import fold
from mkdocs_briefings.model import AnnotationKind, Briefing, Origin, SourceBlock
from mkdocs_briefings.pipeline import list_labels

RUN = 5
"""So many words in a row are the wording of a source, whoever wrote them down."""

Proposed = frozenset[str] | None
"""The labels that the machine proposed for a briefing, `None` where nobody knows them."""

NOBODY_KNOWS: Mapping[str, Proposed] = MappingProxyType({})
"""The labels proposed for each briefing, by slug, where they are known of none."""

Shown = Mapping[tuple[str, int], frozenset[int]]
"""The sentences of each block that are shown, by the slug of its briefing and its number."""

_WORD = re.compile(r"[^\W_]+")
# No word, so that no run goes over it.
_GAP = " | "


def list_proposed(
    briefings: Iterable[Briefing], origins: Mapping[str, Origin]
) -> dict[str, Proposed]:
    """Return the labels that the machine proposed for each briefing, by slug.

    Where nobody has touched a briefing, they are all that stand in it.
    """
    known = ((briefing, origins.get(briefing.slug)) for briefing in briefings)
    return {
        briefing.slug: origin.labels if origin.edited else list_labels(briefing)
        for briefing, origin in known
        if origin is not None
    }


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of some texts, folded, with a space at both ends of each."""

    words: str

    def holds(self, words: list[str]) -> bool:
        """Say whether the words stand there in a row."""
        return f" {' '.join(words)} " in self.words

    def shares(self, words: list[str]) -> bool:
        """Say whether a run of the words stands there."""
        runs = (words[start : start + RUN] for start in range(len(words) - RUN + 1))
        return any(map(self.holds, runs))


def wording_of(texts: Iterable[str]) -> Wording:
    """Return the wording of texts, none of which goes on in the next."""
    return Wording(_GAP.join(f" {' '.join(_words(text))} " for text in texts))


def wording_of_block(block: SourceBlock) -> Wording:
    """Return the wording of a whole block, with its dates and without them."""
    kept, position = [], 0
    for note in block.annotations:
        if note.kind is AnnotationKind.DATE and note.span.start >= position:
            kept.append(block.text[position : note.span.start])
            position = note.span.end
    return wording_of((block.text, " ".join([*kept, block.text[position:]])))


def gives_away(label: str, sentence: str, block: Wording, proposed: Proposed) -> bool:
    """Say whether the label of a sentence that is not shown would show its words.

    It would if the machine proposed it, or if a run of its words stands in the block. Where nobody
    knows what the machine proposed, most of its words being those of the sentence are enough.
    """
    words = _words(label)
    if proposed is not None:
        return label in proposed or block.shares(words)
    near = set(_words(sentence))
    taken = sum(word in near for word in words)
    return block.holds(words) or block.shares(words) or 2 * taken > len(words)


def without_hidden_labels(briefing: Briefing, shown: Shown, proposed: Proposed) -> Briefing:
    """Return a briefing without roles and other names that only sentences not shown hold."""
    parts: dict[bool, list[str]] = {True: [], False: []}
    for number, block in enumerate(briefing.blocks):
        for n, sentence in enumerate(block.sentences):
            parts[n in shown[briefing.slug, number]].append(sentence.of(block.text))
    if not parts[False]:
        return briefing
    return _hide(briefing, wording_of(parts[False]), wording_of(parts[True]), proposed, whole=False)


def without_labels_of(briefing: Briefing, secret: frozenset[str], proposed: Proposed) -> Briefing:
    """Return a briefing without roles and other names that only the blocks of some sources hold."""
    parts: dict[bool, list[str]] = {True: [], False: []}
    for block in briefing.blocks:
        parts[block.source in secret].append(block.text)
    hidden, public = wording_of(parts[True]), wording_of(parts[False])
    return _hide(briefing, hidden, public, proposed, whole=True)


def _hide(
    briefing: Briefing, hidden: Wording, public: Wording, proposed: Proposed, *, whole: bool
) -> Briefing:
    """Return a briefing without the labels that only hidden words hold.

    A name is a fact unless it has a run of hidden words; where nothing may be told (`whole`), it is
    hidden as soon as it stands among them.
    """

    def is_shown(name: str) -> bool:
        words = _words(name)
        return public.holds(words) or not (hidden.holds(words) if whole else hidden.shares(words))

    actors = []
    for actor in briefing.actors:
        role = actor.role
        if role and _is_hidden(role, hidden, public, proposed):
            role = None
        # One name there must be.
        name, *aliases = tuple(filter(is_shown, (actor.name, *actor.aliases))) or (actor.name,)
        actors.append(replace(actor, name=name, role=role, aliases=tuple(aliases)))
    return replace(briefing, actors=tuple(actors))


def _is_hidden(role: str, hidden: Wording, public: Wording, proposed: Proposed) -> bool:
    words = _words(role)
    if public.holds(words):
        return False
    if proposed is None:
        return hidden.holds(words) or hidden.shares(words)
    return role in proposed or hidden.shares(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
