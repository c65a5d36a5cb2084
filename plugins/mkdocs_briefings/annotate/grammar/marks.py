"""Quotation marks in a paragraph: which open, which close, and which are damage."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mkdocs_briefings.languages.tables.marks import QuotationMarks
from mkdocs_briefings.model import Span

CLOSING: Mapping[str, str] = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’"}
"""The mark that closes what a mark opens, in whatever language."""

_APOSTROPHES = "'’‘"
_DEEPEST = 20
"""How many marks may be open at a time; what opened before them stays open."""

_REACH = 1500
"""How far a single mark may look for the one that closes it, in code points."""

_OWNED = re.compile(r" [a-z](?:[^'’‘]|(?<=[^\W_])['’](?=[^\W_]))*[.,!?…]['’](?![^\W_])")
"""What follows the apostrophe of an owner, as far as a single mark that closes better.

No other mark stands between, but for apostrophes inside words.
"""

_SINGLE_END = {mark: re.compile(rf"{mark}(?![^\W_])") for mark in "'’"}


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening and a closing mark: `span` with the marks, `words` inside without inner spaces.

    `depth` is 0 for a pair that lies in no other. Pairs of one `run` are the parts of a quotation
    over several paragraphs; such a part lacks the mark that the text does not give it.
    """

    span: Span
    words: Span
    depth: int = 0
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one text: pairs in order of opening, and the positions of those left over.

    `unclosed` opens and never closes; `orphans` close what nobody opened.
    """

    pairs: tuple[Pair, ...] = ()
    unclosed: tuple[int, ...] = ()
    orphans: tuple[int, ...] = ()


MarkFinder = Callable[[str], Marks]


def bind_marks(table: QuotationMarks) -> MarkFinder:
    """Return a function that finds the marks of one paragraph, bound to the table `marks`."""
    closes: dict[str, set[str]] = {}
    for pair in table.pairs:
        closes.setdefault(pair.close, set()).add(pair.open)
    both = table.both
    every = sorted({pair.open for pair in table.pairs} | set(closes) | both)
    opens = {pair.open for pair in table.pairs} - both
    pattern = re.compile("[" + "".join(re.escape(mark) for mark in every) + "]")
    owners = table.possessive

    def find_marks(text: str) -> Marks:
        stack: list[int] = []
        found: list[tuple[int, int]] = []
        orphans: list[int] = []
        for match in pattern.finditer(text):
            at, mark = match.start(), match.group()
            if _is_apostrophe(text, at) or _is_measure(text, at, both, stack):
                continue
            opener = _opener(text, stack, mark, closes, both)
            if opener is not None and _is_owner(text, at, owners):
                continue
            if opener is not None and not (mark in both and _looks_open(text, at)):
                found.append((stack[opener], at))
                del stack[opener]
            elif mark in opens or (mark in both and not _looks_closed(text, at)):
                if mark not in _APOSTROPHES or _closes_later(text, at, both):
                    stack.append(at)
            elif mark not in _APOSTROPHES:
                orphans.append(at)
        return _collect(text, found, stack, orphans)

    return find_marks


def _opener(
    text: str,
    stack: list[int],
    mark: str,
    closes: Mapping[str, set[str]],
    both: frozenset[str],
) -> int | None:
    """Return the place in the stack of the mark that this one closes, the innermost first."""
    wanted = closes.get(mark, set()) | ({mark} if mark in both else set())
    for index in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        if text[stack[index]] in wanted:
            return index
    return None


def _collect(
    text: str, found: list[tuple[int, int]], stack: list[int], orphans: list[int]
) -> Marks:
    """Return pairs that nest, in order; a pair that crosses an earlier one is left over."""
    pairs: list[Pair] = []
    around: list[Pair] = []
    left, over = list(stack), list(orphans)
    for start, end in sorted(found, key=lambda pair: (pair[0], -pair[1])):
        around = [pair for pair in around if start < pair.span.end]
        if any(pair.span.end <= end for pair in around):
            left.append(start)
            over.append(end)
            continue
        words = _inside(text, start + 1, end)
        if words is None:
            continue
        around.append(Pair(Span(start, end + 1), words, len(around)))
        pairs.append(around[-1])
    left = [at for at in left if text[at] not in _APOSTROPHES]
    return Marks(tuple(pairs), tuple(sorted(left)), tuple(sorted(over)))


def _inside(text: str, start: int, end: int) -> Span | None:
    """Return the words between two marks, or `None` where there are none."""
    inner = text[start:end]
    words = inner.strip()
    if not words:
        return None
    start += len(inner) - len(inner.lstrip())
    return Span(start, start + len(words))


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else " "


def _after(text: str, at: int) -> str:
    return text[at + 1] if at + 1 < len(text) else " "


def _looks_open(text: str, at: int) -> bool:
    """Say whether a mark that does both stands where only an opening one can."""
    before, after = _before(text, at), _after(text, at)
    return (
        (before.isspace() or before in "([«“‘—–-") and not after.isspace() and after not in ".,;)"
    )


def _looks_closed(text: str, at: int) -> bool:
    """Say whether a mark that does both stands where only a closing one can."""
    before, after = _before(text, at), _after(text, at)
    return not before.isspace() and before not in "([—–" and not after.isalnum()


def _is_apostrophe(text: str, at: int) -> bool:
    """Say whether the character joins letters, or stands for one that is left out."""
    if text[at] not in _APOSTROPHES:
        return False
    before, after = _before(text, at), _after(text, at)
    if before.isalnum() and after.isalnum():
        return True
    return after.isdigit() and not before.isalnum()


def _is_measure(text: str, at: int, both: frozenset[str], stack: list[int]) -> bool:
    """Say whether the mark counts inches or seconds: after a digit, with nothing to close."""
    if text[at] not in both or any(text[place] in both for place in stack[-_DEEPEST:]):
        return False
    return _before(text, at).isdigit()


def _is_owner(text: str, at: int, owners: frozenset[str]) -> bool:
    """Say whether a single mark inside a quotation is the apostrophe of an owner.

    Behind it the clause goes on to a mark that stands behind punctuation: 'The workers' bus is
    late,' she said.
    """
    if text[at] not in _APOSTROPHES or _before(text, at).lower() not in owners:
        return False
    better = _OWNED.match(text, at + 1, at + _REACH)
    return better is not None and better.group()[-1] == text[at]


def _closes_later(text: str, at: int, both: frozenset[str]) -> bool:
    """Say whether a single mark opens a quotation: only where another one can close it."""
    if not _looks_open(text, at):
        return False
    closing = "’" if text[at] == "‘" else text[at]
    return _SINGLE_END[closing].search(text, at + 2, at + _REACH) is not None
