"""The stage that finds damage in the text: it marks, and never changes a word."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as TokenSpan

from mkdocs_briefings.annotate.draft import Draft, Stage
from mkdocs_briefings.annotate.flaws.glued import bind_glued
from mkdocs_briefings.annotate.grammar.mark_runs import LinkedMarks, bind_linked_marks
from mkdocs_briefings.annotate.switches import keep
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.flaws import BrokenWord, Flaws, MissingVerb
from mkdocs_briefings.languages.tables.marks import QuotationMarks
from mkdocs_briefings.model import Flaw, FlawKind, Span

FlawFinder = Callable[[Draft], Iterator[Flaw]]


def bind_flaws(language: Language) -> Stage:
    """Return the stage that adds flaws; it stands after the stage that finds quotes."""
    table, marks = language.read(Flaws), language.read(QuotationMarks)
    finders: tuple[FlawFinder, ...] = (
        _bind_mark_flaws(bind_linked_marks(marks), table),
        bind_glued(table.glued_headline, marks),
        _bind_repeated(table.repeated_attribution.message),
        _bind_verbless(table.no_verb),
        _bind_broken(table.broken_word),
    )

    def add_flaws(draft: Draft) -> Draft:
        found = keep((flaw for find in finders for flaw in find(draft)), "flaw", draft.off)
        once = {(flaw.span, flaw.kind.value): flaw for flaw in (*found, *draft.flaws)}
        return replace(draft, flaws=tuple(flaw for _, flaw in sorted(once.items())))

    return add_flaws


def _bind_mark_flaws(find_marks: LinkedMarks, table: Flaws) -> FlawFinder:
    """Return a finder of quotation marks that open or close nothing."""

    def find(draft: Draft) -> Iterator[Flaw]:
        texts = [paragraph.doc.text for paragraph in draft.paragraphs]
        for paragraph, marks in zip(draft.paragraphs, find_marks(texts), strict=True):
            for kind, rule, places in (
                (FlawKind.ORPHAN_MARK, table.orphan_mark, marks.orphans),
                (FlawKind.UNCLOSED_MARK, table.unclosed_mark, marks.unclosed),
            ):
                for at in places:
                    span = Span(paragraph.start + at, paragraph.start + at + 1)
                    yield Flaw(span, kind, rule.message, kind.value)

    return find


def _bind_repeated(message: str) -> FlawFinder:
    """Return a finder of an attribution that follows another of the same verb at once."""

    def find(draft: Draft) -> Iterator[Flaw]:
        yield from _told_twice(draft, message)
        asides = [one for one in draft.attributions if one.aside and one.quote is None]
        for before, after in itertools.pairwise(asides):
            if before.cue is None or before.source is None or after.cue is None:
                continue
            start = max(before.cue.end, before.source.end)
            gap = draft.text[start : after.cue.start]
            if before.verb != after.verb or "\n\n" in gap or not _is_empty(gap):
                continue
            yield Flaw(
                Span(after.cue.start, _sentence_end(draft, after.cue.start)),
                FlawKind.REPEATED_ATTRIBUTION,
                message,
                "repeated-attribution",
            )

    return find


def _told_twice(draft: Draft, message: str) -> Iterator[Flaw]:
    """Yield an attribution after what the same source has been said to say in the same sentence."""
    for before, after in itertools.pairwise(draft.attributions):
        if before.aside or not after.aside or before.verb != after.verb or before.verb is None:
            continue
        if before.cue is None or before.source is None or after.cue is None:
            continue
        if after.source is None:
            continue
        start = min(after.cue.start, after.source.start)
        whole = Span(start, max(after.cue.end, after.source.end))
        named = [source.of(draft.text).split()[-1] for source in (before.source, after.source)]
        inside = whole.end <= _sentence_end(draft, before.cue.start)
        if inside and named[0].casefold() == named[1].casefold():
            yield Flaw(whole, FlawKind.REPEATED_ATTRIBUTION, message, "told-twice")


def _is_empty(gap: str) -> bool:
    """Say whether nothing is reported between two attributions: a few words that end the first."""
    return len(re.findall(r"\w+", gap)) <= 3 and not re.search(r"[«“\"]", gap)


def _sentence_end(draft: Draft, at: int) -> int:
    number = bisect_right(draft.sentences, at, key=lambda sentence: sentence.start) - 1
    if number < 0 or draft.sentences[number].end <= at:
        return at + 1
    return draft.sentences[number].end


def _sentences_in(span: Span, draft: Draft) -> Sequence[Span]:
    first = bisect_left(draft.sentences, span.start, key=lambda sentence: sentence.start)
    last = bisect_right(draft.sentences, span.end, key=lambda sentence: sentence.end)
    return draft.sentences[first:last]


def _bind_verbless(rule: MissingVerb) -> FlawFinder:
    """Return a finder of sentences with an object but no verb that could have it."""

    def find(draft: Draft) -> Iterator[Flaw]:
        for paragraph in draft.paragraphs:
            sentences = _sentences_in(paragraph.span, draft)
            if paragraph.heading or len(sentences) < 2:
                continue
            for sentence in sentences:
                end = _verbless_end(paragraph.tokens(sentence), rule.tense)
                if end is not None:
                    damaged = Span(sentence.start, paragraph.start + end)
                    yield Flaw(damaged, FlawKind.NO_VERB, rule.message, "no-verb")

    return find


def _verbless_end(sentence: TokenSpan, tense: str) -> int | None:
    """Return where the object of a bare participle ends; `None` where a finite verb stands.

    Only such a participle proves that a verb is missing: captions and exclamations have none.
    """
    tokens = [token for token in sentence if not token.is_space]
    if (
        len(tokens) < 6
        or tokens[-1].text != "."
        or tokens[0].pos_ not in ("DET", "ADJ", "NOUN", "PROPN")
    ):
        return None
    end = None
    for token, after, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        forms = token.morph.get("VerbForm", [])
        if "Fin" in forms or token.pos_ == "AUX" or token.text in (":", "«", '"', "“"):
            return None
        bare = "Part" in forms and tense in token.morph.get("Tense", [])
        if end is None and bare and after.pos_ == "DET" and third.pos_ in ("NOUN", "PROPN"):
            end = third.idx + len(third.text)
    return end


def _bind_broken(rule: BrokenWord) -> FlawFinder:
    """Return a finder of words that a space cuts."""

    def find(draft: Draft) -> Iterator[Flaw]:
        for pattern in rule.patterns:
            for match in pattern.finditer(draft.text):
                yield Flaw(Span(*match.span()), FlawKind.BROKEN_WORD, rule.message, "broken-word")

    return find
