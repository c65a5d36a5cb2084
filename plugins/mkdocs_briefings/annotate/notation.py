"""The notation of word patterns in the language tables, and what it compiles to.

    word        the word, in any case; a space is any white space; `'` and `-` in any shape
    (a|b) [x]   one of several; perhaps x, perhaps nothing
    {list}      one phrase of a word list, or a shape; a part is replaced by its own pattern
    {list:case} the same, where the phrase must be written in that case (`lower`, `title`)
    <x>         the span is x: what stands outside is needed but not marked

Language folders hold no Python, and regular expressions are hard to read and to get right.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
"""What an index of patterns by their first word takes for a word."""

DIGITS = "0"
"""The head of a pattern that begins with digits."""

_SLOT = re.compile(r"\{([\w.]+)(?::(\w+))?\}")
_SAME = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
_CHARACTERS = {"'": "['’]", "-": "[-‐‑]"}
_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What patterns may refer to.

    `lists` give each phrase (as `fold` returns it) its value; `shapes` are regular expressions for
    digits; `parts` are patterns with a name.
    """

    lists: Mapping[str, Mapping[str, str]]
    shapes: Mapping[str, str]
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A reference to a list or a shape, and the case it asks for."""

    name: str
    case: str | None = None

    @property
    def field(self) -> str:
        """What the slot tells: the part of its name before the dot."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes it optional."""

    options: "tuple[tuple[Node, ...], ...]"


Node = str | Slot | Choice
"""A single character, a slot or a choice."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern.

    The group `span` is what is marked; `slots` name the other groups, and `filled` are the fields
    (what stands before the dot in a slot) that no match leaves out. `heads` are the words that it
    may begin with, as `head_of` returns them; `seconds` those that may come next, `None` for any.
    """

    regex: re.Pattern[str]
    slots: Mapping[str, Slot]
    filled: frozenset[str]
    heads: frozenset[str]
    seconds: frozenset[str] | None


_State = tuple[int, str]
"""Which word of a pattern comes next, 0 the first, and what there is of it."""

_Words = tuple[set[str], set[str]]
"""First and second words."""


def head_of(word: str) -> str:
    """Return a word in the form in which patterns are looked up: all numbers are one."""
    return DIGITS if word[0].isdigit() else word.casefold()


def fold(phrase: str) -> str:
    """Return a phrase in the form in which lists are looked up."""
    return " ".join(phrase.translate(_SAME).casefold().split()).rstrip(".")


def compile_pattern(notation: str, vocabulary: Vocabulary) -> Pattern:
    """Return the compiled pattern.

    Raises:
        ValueError: a bracket has no partner, or a name is in no list, shape or part.
    """
    text = _inline(notation, vocabulary.parts)
    nodes, rest = _parse(text, 0, "")
    if rest != len(text):
        raise ValueError(f"{notation!r}: a stray {text[rest]!r}")
    slots: dict[str, Slot] = {}
    try:
        body = _regex(nodes, vocabulary, slots)
    except KeyError as error:
        raise ValueError(f"{notation!r}: nothing is called {error}") from error
    if "(?P<span>" not in body:
        body = f"(?P<span>{body})"
    heads, seconds = _first_words(nodes, vocabulary)
    # A pattern may end with an elided word (« d' »), which its noun follows at once.
    compiled = re.compile(rf"(?<!\w){body}(?:(?<!\w)|(?!\w))", re.IGNORECASE)
    return Pattern(compiled, slots, _find_filled(nodes), heads, seconds)


def _find_filled(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the fields that every match of a sequence fills."""
    filled: set[str] = set()
    for node in nodes:
        if isinstance(node, Slot):
            filled.add(node.field)
        elif isinstance(node, Choice):
            filled |= frozenset.intersection(*map(_find_filled, node.options))
    return frozenset(filled)


def _first_words(
    nodes: Sequence[Node], vocabulary: Vocabulary
) -> tuple[frozenset[str], frozenset[str] | None]:
    """Return the words that a pattern may begin with, and those that may come second."""
    words: _Words = (set(), set())
    ends = _openings(nodes, {(0, "")}, vocabulary, words)
    for place, word in ends:
        if place < 2 and word:
            words[place].add(word)
    short = any(place == 0 or (place == 1 and not word) for place, word in ends)
    return frozenset(words[0]), None if short else frozenset(words[1])


def _inline(notation: str, parts: Mapping[str, str]) -> str:
    def part(match: re.Match[str]) -> str:
        name = match[1]
        return f"({_inline(parts[name], parts)})" if name in parts else match[0]

    return _SLOT.sub(part, notation)


def _parse(text: str, at: int, closing: str) -> tuple[tuple[Node, ...], int]:
    """Return the nodes from `at` to a closing bracket or bar, and where that stands."""
    nodes: list[Node] = []
    while at < len(text) and text[at] not in ")]|":
        if slot := _SLOT.match(text, at):
            nodes.append(Slot(slot[1], slot[2]))
            at = slot.end()
        elif text[at] in _CLOSING:
            node, at = _choice(text, at)
            nodes.append(node)
        else:
            nodes.append(text[at])
            at += 1
    if closing and at == len(text):
        raise ValueError(f"{text!r}: a bracket is not closed")
    return tuple(nodes), at


def _choice(text: str, at: int) -> tuple[Choice, int]:
    """Return the choice whose opening bracket stands at `at`, and where its text ends."""
    closing = _CLOSING[text[at]]
    options: list[tuple[Node, ...]] = [()] if closing == "]" else []
    while True:
        nodes, at = _parse(text, at + 1, closing)
        options.append(nodes)
        if text[at] == closing:
            return Choice(tuple(options)), at + 1
        if text[at] != "|":
            raise ValueError(f"{text!r}: {text[at]!r} where {closing!r} is expected")


def _regex(nodes: Sequence[Node], vocabulary: Vocabulary, slots: dict[str, Slot]) -> str:
    """Return the regular expression of a sequence; its groups are added to `slots`."""
    return "".join(_node_regex(node, vocabulary, slots) for node in nodes)


def _node_regex(node: Node, vocabulary: Vocabulary, slots: dict[str, Slot]) -> str:
    if isinstance(node, Choice):
        # The longest option first would need a look at the text; the greedy order does: a filled
        # option before an empty one.
        options = sorted(node.options, key=lambda option: not option)
        return f"(?:{'|'.join(_regex(option, vocabulary, slots) for option in options)})"
    if isinstance(node, Slot):
        group = f"g{len(slots)}"
        slots[group] = node
        return f"(?P<{group}>{_slot_regex(node.name, vocabulary)})"
    if node in "<>":
        return "(?P<span>" if node == "<" else ")"
    if node.isspace():
        return r"\s+"
    return _CHARACTERS.get(node) or re.escape(node)


def _slot_regex(name: str, vocabulary: Vocabulary) -> str:
    if name in vocabulary.shapes:
        return vocabulary.shapes[name]
    phrases = sorted(vocabulary.lists[name], key=len, reverse=True)
    return "|".join(
        "".join(r"\s+" if c == " " else _CHARACTERS.get(c) or re.escape(c) for c in phrase)
        for phrase in phrases
    )


def _openings(
    nodes: Sequence[Node], states: Iterable[_State], vocabulary: Vocabulary, words: _Words
) -> set[_State]:
    """Return where a sequence may stand after these nodes; `words` takes the words completed."""
    states = set(states)
    for node in nodes:
        if all(place > 1 for place, _ in states):
            break
        if isinstance(node, Choice):
            states = {
                state
                for option in node.options
                for state in _openings(option, states, vocabulary, words)
            }
        elif isinstance(node, Slot) and node.name in vocabulary.shapes:
            states = {(place, word or DIGITS) for place, word in states}
        elif isinstance(node, Slot):
            phrases = vocabulary.lists[node.name]
            states = {_extend(state, phrase, words) for state in states for phrase in phrases}
        else:
            states = {_extend(state, node.casefold(), words) for state in states}
    return states


def _extend(state: _State, phrase: str, words: _Words) -> _State:
    """Return where a pattern stands when a phrase follows; what follows digits belongs to them."""
    place, word = state
    for character in phrase:
        if place > 1:
            break
        if not WORD.fullmatch(character):
            if word:
                words[place].add(word)
                place, word = place + 1, ""
        elif word != DIGITS:
            word = head_of(word + character)
    return place, word
