"""What a title may draw on in one paragraph: its sentences, names, dates and damage."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from mkdocs_briefings.annotate.draft import Draft, Paragraph
from mkdocs_briefings.annotate.events.verbs import SUBJECT
from mkdocs_briefings.annotate.grammar.datelines import find_dateline
from mkdocs_briefings.languages.tables.dates import Tenses, TitleWords
from mkdocs_briefings.model import ActorKind, Date, Form, Mention, QuoteKind, Span

_CLOCK = 8
"""How many tokens may tell the part of the day after a date."""


@dataclass(frozen=True, slots=True)
class Names:
    """The actors of a paragraph, by indices of tokens.

    `starts` gives for each token of a name the first token of it, `people` the first tokens of
    names of persons with the token after each, `pronouns` what each pronoun stands for.
    """

    mentions: Sequence[tuple[range, Mention]]
    starts: dict[int, int]
    people: Mapping[int, int]
    pronouns: Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TitleScene:
    """A paragraph as titles see it; sets and ranges hold indices of tokens.

    `told` are its dates with their prepositions, `damaged` the words that a flaw covers, `quoted`
    the quotations that are no fragments, with their marks, `sentences` the first tokens of its
    sentences, with its length at the end. `own` is the date that a title is wanted for, empty
    where no words tell it. `saying` are the lemmas of verbs of speech, `off` the rules that are
    switched off.
    """

    paragraph: Paragraph
    names: Names
    told: Set[int]
    damaged: Set[int]
    quoted: Sequence[range]
    sentences: Sequence[int]
    words: TitleWords
    tenses: Tenses
    saying: Set[str]
    own: range = range(0)
    off: frozenset[str] = frozenset()

    @property
    def doc(self) -> Doc:
        """The paragraph's tokens."""
        return self.paragraph.doc

    def sentence(self, i: int) -> range:
        """Return the sentence around a token, without its dateline."""
        at = max(bisect_right(self.sentences, i) - 1, 0)
        first, end = self.sentences[at], self.sentences[at + 1]
        if at == 0:
            first = min(find_dateline(self.doc), end)
        return range(first, end)

    def quotation(self, i: int) -> range | None:
        """Return the quotation that a token stands in."""
        return next((quoted for quoted in self.quoted if i in quoted), None)


def read_scene(
    paragraph: Paragraph,
    dates: Iterable[Date],
    mentions: Sequence[Mention],
    draft: Draft,
    words: tuple[TitleWords, Tenses, Set[str]],
) -> TitleScene:
    """Return the scene of a paragraph with its dates and mentions."""
    starts = [sentence.start for sentence in draft.sentences]
    span = paragraph.span
    inside = starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    first = [paragraph.tokens(Span(start, start + 1)).start for start in inside]
    flaws = [flaw.span for flaw in draft.flaws if span.overlaps(flaw.span)]
    return TitleScene(
        paragraph,
        _read_names(paragraph, mentions, draft, [*(first or [0]), len(paragraph.doc)]),
        frozenset(
            i
            for date in dates
            if not _is_length(date, paragraph)
            for i in told_tokens(paragraph.tokens(date.span), words[0])
        ),
        frozenset(token.i for flaw in flaws for token in paragraph.tokens(flaw)),
        _read_quoted(paragraph, draft),
        [*(first or [0]), len(paragraph.doc)],
        *words,
        off=draft.off,
    )


def _read_quoted(paragraph: Paragraph, draft: Draft) -> tuple[range, ...]:
    """Return the whole clauses in quotation marks; a part of one that goes on elsewhere too."""
    found, extent = [], paragraph.span
    for quote in draft.quotes:
        if quote.kind is QuoteKind.DIRECT and quote.span.overlaps(extent):
            tokens = paragraph.tokens(quote.span)
            found.append(range(tokens.start, tokens.end))
    return tuple(found)


def _is_length(date: Date, paragraph: Paragraph) -> bool:
    """Say whether an expression tells how long, as a part of its clause: « un contrat d’un an »."""
    value, tokens = date.value or "", paragraph.tokens(date.span)
    aside = tokens.start > 0 and paragraph.doc[tokens.start - 1].text == ","
    return value.startswith("P") and not value.endswith("_REF") and not aside


def _read_names(
    paragraph: Paragraph, mentions: Sequence[Mention], draft: Draft, sentences: Sequence[int]
) -> Names:
    actors = {actor.id: actor for actor in draft.actors}
    persons = {one.id for one in draft.actors if one.kind is ActorKind.PERSON}
    found, starts, people, pronouns = [], {}, {}, {}
    for mention in mentions:
        tokens = paragraph.tokens(mention.span)
        actor = actors.get(mention.actor)
        if mention.form is Form.PRONOUN:
            if actor is not None and actor.kind is not ActorKind.GROUP and not mention.doubt:
                pronouns.update({token.i: (actor.name, actor.id) for token in tokens})
            continue
        found.append((range(tokens.start, tokens.end), mention))
        if mention.form is not Form.NOMINAL:
            starts.update(dict.fromkeys(range(tokens.start, tokens.end), tokens.start))
            if actor is not None and actor.kind is ActorKind.PERSON:
                people[tokens.start] = tokens.end
    for before, start, end in zip(sentences, sentences[1:], sentences[2:], strict=False):
        subject = _first_subject(paragraph.doc[start:end])
        if subject is None or subject.i in pronouns or not _is_person_pronoun(subject):
            continue
        earlier = _first_subject(paragraph.doc[before:start])
        in_it = {
            m.actor for tokens, m in found if before <= tokens.start < start and m.actor in persons
        }
        if earlier is None:
            continue
        if earlier.i in pronouns and in_it <= {pronouns[earlier.i][1]}:
            pronouns[subject.i] = pronouns[earlier.i]
        elif len(in_it) == 1 and any(
            earlier.i in tokens and m.actor in in_it and not m.doubt for tokens, m in found
        ):
            (only,) = in_it
            pronouns[subject.i] = (actors[only].name, only)
    return Names(found, starts, people, pronouns)


def _first_subject(sentence: Tokens) -> Token | None:
    """Return the subject of the main verb of a sentence."""
    found = (child for child in sentence.root.children if child.dep_ in SUBJECT)
    return next(found, None)


def _is_person_pronoun(token: Token) -> bool:
    return (
        token.pos_ == "PRON"
        and "3" in token.morph.get("Person", [])
        and (
            "Sing" in token.morph.get("Number", []) and "Neut" not in token.morph.get("Gender", [])
        )
    )


def told_tokens(expression: Tokens, words: TitleWords) -> range:
    """Return the tokens of a date, with what leads to it and the part of the day after it."""
    start, doc = expression[0].i, expression[0].doc
    while start > 0:
        before = doc[start - 1]
        if before.pos_ == "CCONJ" and start > 1 and doc[start - 2].lower_ in words.leads:
            start -= 2
            continue
        if before.pos_ not in ("ADP", "DET") and before.lower_ not in words.leads:
            break
        start -= 1
    end = expression[-1].i + 1
    clock = words.patterns.clock.match(doc[end : end + _CLOCK].text)
    while (
        clock
        and end < len(doc)
        and doc[end].idx < expression[-1].idx + len(expression[-1].text_with_ws) + clock.end()
    ):
        end += 1
    return range(start, end)
