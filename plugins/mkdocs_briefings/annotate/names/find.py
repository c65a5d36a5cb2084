"""Names and their kinds: what is known, what the model sees, what the words around say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mkdocs_briefings.annotate.draft import Draft, Name, Paragraph, Stage
from mkdocs_briefings.annotate.names.announced import announced_names, led_names
from mkdocs_briefings.annotate.names.appositions import apposed_names
from mkdocs_briefings.annotate.names.branches import branch_names
from mkdocs_briefings.annotate.names.coordinated import coordinated_names
from mkdocs_briefings.annotate.names.datelines import dateline_names
from mkdocs_briefings.annotate.names.definitions import defined_names
from mkdocs_briefings.annotate.names.entities import model_names
from mkdocs_briefings.annotate.names.families import as_groups, compile_groups
from mkdocs_briefings.annotate.names.guesses import Guess, Trust, choose, with_rivals
from mkdocs_briefings.annotate.names.institutions import (
    InstitutionRules,
    compile_institutions,
    institution_names,
)
from mkdocs_briefings.annotate.names.known import begins_known, known_names, registered_names
from mkdocs_briefings.annotate.names.lexicon import Lexicon, compile_lexicon
from mkdocs_briefings.annotate.names.no_actors import Portfolios, compile_portfolios, other_capitals
from mkdocs_briefings.annotate.names.persons import person_names
from mkdocs_briefings.annotate.names.places import place_names
from mkdocs_briefings.annotate.names.vote import agree
from mkdocs_briefings.annotate.names.words import Words, cut_words
from mkdocs_briefings.annotate.switches import keep
from mkdocs_briefings.languages import Language
from mkdocs_briefings.model import AnnotationKind, Span
from mkdocs_briefings.model.rules import add_rule, find_rule
from mkdocs_briefings.register import Register

_ACTOR = AnnotationKind.ACTOR.value
_LONE = "doubt:lone-capital"
_ALONE = 0.84
"""How often a name is right that the model alone believes; where a rule does, it is 0.97 and more.

Source: measured on the 51 articles with gold that we read ourselves.
"""


def bind_names(language: Language) -> Stage:
    """Return the stage that finds the names of a document and says what kind each is."""
    finder = _Finder(
        compile_lexicon(language), compile_institutions(language), compile_portfolios(language)
    )
    groups = compile_groups(language)

    def find_names(draft: Draft) -> Draft:
        texts = [finder.cut(paragraph, draft.text) for paragraph in draft.paragraphs]
        found = [
            finder.find(words, paragraph, draft.register, draft.off)
            for words, paragraph in zip(texts, draft.paragraphs, strict=True)
        ]
        agreed = agree(texts, found, finder.lexicon, draft.off)
        names = [
            _name(guess, words, paragraph, draft.off)
            for words, paragraph, guesses in zip(texts, draft.paragraphs, agreed, strict=True)
            for guess in as_groups(words, guesses, groups, draft.off)
            if words.words(guess.first, guess.last) not in draft.register.never
        ]
        return replace(draft, names=tuple(names))

    return find_names


@dataclass(frozen=True, slots=True)
class _Finder:
    """The rules that find names in one paragraph."""

    lexicon: Lexicon
    institutions: InstitutionRules
    portfolios: Portfolios

    def cut(self, paragraph: Paragraph, text: str) -> Words:
        starts, tags = paragraph.doc.to_array(["IDX", "POS"]).T.tolist()
        names = {tag: paragraph.doc.vocab.strings[tag] for tag in set(tags)}
        tagged = {start: names[tag] for start, tag in zip(starts, tags, strict=True)}
        return cut_words(paragraph.span.of(text), tagged, self.lexicon.word)

    def find(
        self, words: Words, paragraph: Paragraph, register: Register, off: frozenset[str]
    ) -> list[Guess]:
        """Return the best guesses, and what a list puts beside them."""
        idioms = [range(first, last) for first, last, _ in self.lexicon.idioms.find(words)]
        guesses = [
            guess
            for guess in keep(self.guesses(words, paragraph, register, off), _ACTOR, off)
            if not any(guess.first in idiom for idiom in idioms)
        ]
        found = choose(guesses)
        conjunctions = self.institutions.joins.conjunctions
        listed = coordinated_names(words, found, conjunctions, self.lexicon)
        return with_rivals(choose([*found, *keep(listed, _ACTOR, off)]), guesses)

    def guesses(
        self, words: Words, paragraph: Paragraph, register: Register, off: frozenset[str]
    ) -> Iterator[Guess]:
        """Yield what every rule believes, the fixed ones even where nothing can be named."""
        others = other_capitals(words, self.portfolios, self.lexicon)
        model = [
            guess
            for guess in keep(model_names(words, paragraph.doc, self.lexicon), _ACTOR, off)
            if guess.first not in others
        ]
        yield from registered_names(words, register, self.lexicon)
        known = list(keep(known_names(words, self.lexicon), _ACTOR, off))
        yield from known
        yield from defined_names(words, self.institutions, self.lexicon)
        yield from institution_names(words, self.institutions, self.lexicon)
        yield from place_names(words, model, self.lexicon)
        yield from apposed_names(words, self.lexicon)
        yield from announced_names(words, self.institutions.joins, self.lexicon)
        yield from led_names(words, self.institutions.joins, self.lexicon)
        yield from dateline_names(words, self.lexicon)
        yield from branch_names(words, known, model, self.lexicon)
        for guess in model:
            yield guess
            if begins_known(words, guess, self.lexicon):
                yield replace(guess, trust=Trust.KNOWN)
        for guess in person_names(words, model, self.lexicon):
            if guess.first not in others:
                yield guess


def _name(guess: Guess, words: Words, paragraph: Paragraph, off: frozenset[str]) -> Name:
    span = Span(words.starts[guess.first], words.ends[guess.last - 1]).shift(paragraph.start)
    # One capital that nothing but the model takes for a name is the likeliest to be none.
    doubt = find_rule(guess.rule) == "model" and len(guess) == 1 and _LONE not in off
    rule = add_rule(guess.rule, _LONE) if doubt else guess.rule
    return Name(
        span,
        guess.kind,
        rule,
        guess.known,
        doubt=doubt,
        score=_ALONE if guess.trust is Trust.MODEL else None,
        rivals=guess.rivals,
    )
