"""What `names.yml`, `people.yml` and `places.yml` hold; folded where case means nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages.typed import Table

Folded = Annotated[str, fold]
Folds = frozenset[Folded]
ExamplesByRule = Mapping[str, tuple[str, ...]]
"""Texts by what they are an example of."""


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """Articles in the plural, and endings that make inhabitants of a word behind them."""

    articles: Folds
    endings: tuple[Folded, ...]


@dataclass(frozen=True, slots=True)
class MetonymWords:
    """The words beside which a capital acts, verbs as lemmas; `passive` makes one of a verb."""

    between: Folds
    prepositions: Folds
    towards: Folds
    nouns: Folds
    dealings: Folds
    links: Folds
    receives: Folds
    suffers: Folds
    idle: Folds
    conjunctions: Folds
    openers: Folds
    clitics: Folds
    passive: frozenset[str]


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """Words before a surname: `heads` are part of the name, `plurals` are not."""

    heads: Folds
    plurals: Folds


@dataclass(frozen=True, slots=True)
class RoleShape:
    """How a role is built: see the comment in the table."""

    bare_ages: bool
    nouns_before: bool
    articles: Folds
    ages: Folds
    participles: Folds
    indefinite: Folds
    endings: tuple[Folded, ...]
    links: Folds


@dataclass(frozen=True, slots=True)
class PortfolioWords:
    """Posts, and the words that join to them the field that they are for."""

    heads: tuple[str, ...]
    links: Folds


@dataclass(frozen=True, slots=True)
class WordParts:
    """What a word is cut beside, where it stands before or after a hyphen and a name."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Locatives:
    """Words after which a capital is a place; `unlabelled` ones only where no model objects."""

    surely: Folds
    unlabelled: Folds


@dataclass(frozen=True, slots=True)
class NameWords(Table):
    """The words in and around names; each is told of in the table."""

    FILE: ClassVar[str] = "names"

    never: frozenset[str]
    never_opens: frozenset[str]
    function_words: frozenset[str]
    peoples: Folds
    months: Folds
    month_short: Folds
    month_before: Folds
    months_capital: bool
    civilities: Folds
    roles: Folds
    qualifiers: Folds
    suffixes: Folds
    inhabitants: Inhabitants
    particles: Folds
    says_organisation: tuple[str, ...]
    says_place: tuple[str, ...]
    says_place_surely: tuple[str, ...]
    says_other: tuple[str, ...]
    place_heads: tuple[str, ...]
    place_heads_of: tuple[str, ...]
    place_posts: Folds
    idioms: tuple[str, ...]
    abbreviations: frozenset[str]
    name_openers: Folds
    metonym: MetonymWords
    links: Folds
    joining: Folds
    relatives: Mapping[Literal["person", "thing"], Folds]
    match_words: Folds
    groups: FamilyWords
    role_shape: RoleShape
    portfolios: PortfolioWords
    word_parts: WordParts
    locatives: Locatives
    genders: Mapping[Literal["masculine", "feminine"], Folds]
    examples: ExamplesByRule
    not_: ExamplesByRule


@dataclass(frozen=True, slots=True)
class SharedPeople(Table):
    """Names of persons as any language may write them."""

    FILE: ClassVar[str] = "people"
    SHARED: ClassVar[bool] = True

    given: Folds
    family_first: Folds


@dataclass(frozen=True, slots=True)
class People(Table):
    """Given names that a language alone takes for such, beside those of all languages."""

    FILE: ClassVar[str] = "people"

    shared: SharedPeople
    given: Folds


@dataclass(frozen=True, slots=True)
class Places(Table):
    """Places that news names without saying what they are, in groups."""

    FILE: ClassVar[str] = "places"

    groups: Mapping[str, tuple[str, ...]]
    examples: ExamplesByRule
    not_: ExamplesByRule
