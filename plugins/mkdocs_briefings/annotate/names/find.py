"""Names and their kinds: what is known, what the model sees, what the words around say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mkdocs_briefings.annotate.draft import Draft, Name, Paragraph, Stage
from mkdocs_briefings.annotate.names.announced import announced_names, led_names
from mkdocs_briefings.annotate.names.appositions import apposed_names
from mkdocs_briefings.annotate.names.branches import branch_names
from mkdocs_briefings.annotate.names.choice import choose
from mkdocs_briefings.annotate.names.datelines import dateline_names
from mkdocs_briefings.annotate.names.definitions import defined_names
from mkdocs_briefings.annotate.names.entities import model_names
from mkdocs_briefings.annotate.names.families import as_groups
from mkdocs_briefings.annotate.names.guesses import FoundName, NameGuess, NameReading
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
from mkdocs_briefings.annotate.names.weights import load_weights
from mkdocs_briefings.annotate.names.words import Words, cut_words, is_title_case
from mkdocs_briefings.annotate.switches import keep
from mkdocs_briefings.languages import Language
from mkdocs_briefings.languages.tables.names import NameWords
from mkdocs_briefings.model import AnnotationKind, Span
from mkdocs_briefings.model.rules import add_rule, find_rule
from mkdocs_briefings.register import Register

_ACTOR = AnnotationKind.ACTOR.value
_UNSURE = "doubt:unsure-name"
_MATCH = 2
"""Words of matches in a paragraph that tells of one."""
_SURE = 0.6
"""A name that is less likely than this is in doubt."""
_PLAIN = 0.95
"""Of a name that is as likely as this, nobody needs to be told how likely."""


def bind_names(language: Language) -> Stage:
    """Return the stage that finds the names of a document and says what kind each is."""
    finder = compile_finder(language)
    weights = load_weights(language.code)
    groups = language.read(NameWords).groups

    def find_names(draft: Draft) -> Draft:
        readings = finder.read(draft)
        chosen = choose(readings, finder.lexicon, finder.between, weights)
        names = [
            _name(one, reading.words, paragraph, draft.off)
            for reading, paragraph, found in zip(readings, draft.paragraphs, chosen, strict=True)
            for one in as_groups(reading.words, found, groups, draft.off)
            if reading.words.words(one.first, one.last) not in draft.register.never
        ]
        off = {rule.removeprefix(f"{_ACTOR}:") for rule in draft.off}
        return replace(
            draft, names=tuple(name for name in names if find_rule(name.rule) not in off)
        )

    return find_names


def _is_ruled_out(guess: NameGuess, words: Words, register: Register) -> bool:
    """Say whether the register says that these words never name the actor of a guess."""
    return guess.known is not None and register.is_never(
        guess.known, words.words(guess.first, guess.last)
    )


def compile_finder(language: Language) -> "Finder":
    """Return the rules of a language."""
    return Finder(
        compile_lexicon(language), compile_institutions(language), compile_portfolios(language)
    )


@dataclass(frozen=True, slots=True)
class Finder:
    """The rules that say of the words of a paragraph what they may name."""

    lexicon: Lexicon
    institutions: InstitutionRules
    portfolios: Portfolios

    @property
    def between(self) -> frozenset[str]:
        """The words that part the items of a list."""
        return self.institutions.joins.words.conjunctions | {","}

    def _cut(self, paragraph: Paragraph, text: str) -> Words:
        starts, tags = paragraph.doc.to_array(["IDX", "POS"]).T.tolist()
        names = {tag: paragraph.doc.vocab.strings[tag] for tag in set(tags)}
        tagged = {start: names[tag] for start, tag in zip(starts, tags, strict=True)}
        return cut_words(paragraph.span.of(text), tagged, self.lexicon.word)

    def read(self, draft: Draft) -> list[NameReading]:
        """Return what every rule that is on believes of each paragraph."""
        return [self._read(paragraph, draft) for paragraph in draft.paragraphs]

    def _read(self, paragraph: Paragraph, draft: Draft) -> NameReading:
        words = self._cut(paragraph, draft.text)
        found = self.lexicon.idioms.find(words)
        idioms = {at for first, last, _ in found for at in range(first, last)}
        others = other_capitals(words, self.portfolios, self.lexicon)
        guesses = self._guesses(words, paragraph, draft.register, others, draft.off)
        kept = (
            one
            for one in keep(guesses, _ACTOR, draft.off)
            if one.first not in idioms and not _is_ruled_out(one, words, draft.register)
        )
        return NameReading(
            words,
            tuple(dict.fromkeys(kept)),
            frozenset(others | idioms),
            _frame(words, paragraph, self.lexicon),
        )

    def _guesses(
        self,
        words: Words,
        paragraph: Paragraph,
        register: Register,
        others: set[int],
        off: frozenset[str],
    ) -> Iterator[NameGuess]:
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
                yield replace(guess, rule="branch")
        for guess in person_names(words, model, self.lexicon):
            if guess.first not in others:
                yield guess


def _frame(words: Words, paragraph: Paragraph, lexicon: Lexicon) -> tuple[str, ...]:
    found = ["heading"] if paragraph.heading else []
    found += ["title case"] if is_title_case(words) else []
    found += ["match"] if len(words.vocabulary & lexicon.names.match_words) >= _MATCH else []
    return tuple(found)


def _name(one: FoundName, words: Words, paragraph: Paragraph, off: frozenset[str]) -> Name:
    guess = one.guess
    span = Span(words.starts[guess.first], words.ends[guess.last - 1]).shift(paragraph.start)
    doubt = one.score < _SURE and _UNSURE not in off
    return Name(
        span,
        guess.kind,
        add_rule(guess.rule, _UNSURE) if doubt else guess.rule,
        guess.known,
        doubt=doubt,
        score=round(one.score, 2) if one.score < _PLAIN else None,
        rivals=one.rivals,
    )
