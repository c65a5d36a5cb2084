"""The tables of countries: whole, in both languages, and without a name that means two."""

import pytest
from babel import Locale

from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.countries import Countries
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.register import known_actors


def test_every_language_lists_the_same_countries() -> None:
    listed = {
        frozenset(load_language(code).read(Countries).countries) for code in available_languages()
    }
    assert len(listed) == 1
    assert len(next(iter(listed))) > 195


@pytest.mark.parametrize("code", available_languages())
def test_every_country_is_known_to_babel(code: str) -> None:
    table = load_language(code).read(Countries).countries
    assert set(table) <= set(Locale(code).territories)


@pytest.mark.parametrize("code", available_languages())
def test_no_name_stands_for_two_actors(code: str) -> None:
    owners: dict[str, set[str]] = {}
    for actor in known_actors(code).values():
        for name in actor.names:
            owners.setdefault(fold(name), set()).add(actor.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("code", available_languages())
def test_nearly_every_country_has_demonyms_in_lower_case(code: str) -> None:
    countries = [actor for actor in known_actors(code).values() if actor.kind is ActorKind.COUNTRY]
    named = [actor for actor in countries if actor.demonyms]
    assert len(named) > 0.9 * len(countries)
    assert all(word == word.lower() for actor in countries for word in actor.demonyms)
