"""What the register answers, with and without a file."""

import datetime as dt
from pathlib import Path

import pytest

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.model import ActorKind
from mkdocs_briefings.register import Register, load_register


def _load(tmp_path: Path, text: str) -> Register:
    path = tmp_path / "actors.yml"
    path.write_text(text, encoding="utf-8")
    return load_register(path)


def _faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        _load(tmp_path, text)
    return [str(fault).removeprefix(f"{tmp_path / 'actors.yml'}:") for fault in caught.value.faults]


def test_countries_are_known_without_a_file() -> None:
    register = load_register(None)
    assert register.find("Corée du Sud", "fr") == "kr"
    assert register.find("Etats-Unis", "fr") == "us"
    assert register.find("South Korea", "en") == "kr"
    assert register.name_of("kr", "en") == "South Korea"
    assert register.kind_of("kr") is ActorKind.COUNTRY
    assert register.kind_of("eu") is ActorKind.ORGANISATION
    assert register.kind_of("mq") is ActorKind.PLACE
    assert register.known("fr")
    assert not register.known("nobody")
    assert register.name_of("nobody", "fr") is None


def test_every_country_has_a_name_and_demonyms_of_its_own_in_both_languages() -> None:
    register = Register()
    for code in ("kp", "cd", "mm", "us", "nl", "cz"):
        for language in ("fr", "en"):
            name = register.name_of(code, language)
            assert name is not None
            assert register.find(name, language) == code


def test_an_alias_finds_its_actor_whatever_its_accents_and_capitals(tmp_path: Path) -> None:
    register = _load(
        tmp_path,
        "odile-karvel:\n  name: Odile Karvel\n  kind: person\n  aliases: [La Dame des quais]\n"
        "  names: {en: Odile Carvel}\n",
    )
    assert register.find("la dame des QUAIS", "fr") == "odile-karvel"
    assert register.name_of("odile-karvel", "en") == "Odile Carvel"
    assert register.name_of("odile-karvel", "fr") == "Odile Karvel"


def test_a_merged_actor_answers_for_the_other(tmp_path: Path) -> None:
    register = _load(
        tmp_path,
        "karvel: {same-as: odile-karvel}\nodile-karvel: {name: Odile Karvel, kind: person}\n",
    )
    assert register.resolve("karvel") == "odile-karvel"
    assert register.name_of("karvel", "fr") == "Odile Karvel"


def test_a_role_is_the_one_held_on_the_day(tmp_path: Path) -> None:
    register = _load(
        tmp_path,
        "odile-karvel:\n  name: Odile Karvel\n  kind: person\n  roles:\n"
        "    - {role: {fr: préfète, en: prefect}, until: 2023-06}\n"
        "    - {role: {fr: ministre, en: minister}, since: 2023-07, until: 2024}\n",
    )
    prefect, minister = {"fr": "préfète", "en": "prefect"}, {"fr": "ministre", "en": "minister"}
    assert register.role_words_at("odile-karvel", dt.date(2023, 6, 30)) == prefect
    assert register.role_words_at("odile-karvel", dt.date(2024, 12, 31)) == minister
    assert register.role_words_at("odile-karvel", dt.date(2025, 1, 1)) == {}
    assert register.role_words_at("odile-karvel", None) == minister


def test_an_entry_of_a_country_s_code_takes_its_place(tmp_path: Path) -> None:
    register = _load(tmp_path, "kr:\n  name: République de Corée\n")
    assert register.name_of("kr", "fr") == "République de Corée"
    assert register.kind_of("kr") is ActorKind.COUNTRY


def test_an_empty_file_is_an_empty_register(tmp_path: Path) -> None:
    assert not _load(tmp_path, "# nothing yet\n").entries


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a-b: {name: A, kind: person}\na-b: {name: B, kind: person}\n", "2: duplicate actor id"),
        ("a-b: {name: A, kind: person, same-as: nobody}\n", "1: unknown id 'nobody'"),
        ("a-b: {same-as: c-d}\nc-d: {same-as: a-b}\n", "1: 'a-b' is merged into itself"),
        ("a-b:\n  name: A\n  kind: wizard\n", "3: unknown kind 'wizard'"),
        ("a-b: {name: A}\n", "1: 'a-b' has no kind"),
        ("a-b: {aliases: [A]}\n", "1: 'a-b' has no name"),
        ("a-b:\n  name: A\n  kind: person\n  nmae: B\n", "4: unknown key 'nmae'"),
        ("qq: {name: Q, kind: country}\n", "1: no country has the code 'qq'"),
        ("a b: {name: A, kind: person}\n", "1: not an id: 'a b'"),
        ("a-b:\n  name: A\n  kind: person\n  aliases: B\n", "4: not a list"),
        (
            "a-b: {name: A, kind: person, roles: [{role: x, since: hier}]}\n",
            "1: not a date: 'hier'",
        ),
        ("- a\n", "1: not a mapping"),
        ("a-b: [\n", "1: a list in brackets that is not closed"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    assert any(told.startswith(fault) for told in _faults(tmp_path, text)), _faults(tmp_path, text)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = "a-b: {name: A}\nc-d: {name: C, kind: wizard}\n"
    assert len(_faults(tmp_path, text)) == 2


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_bytes(b"a-b: {name: \xff, kind: person}\n")
    with pytest.raises(InvalidInput, match="not UTF-8"):
        load_register(path)


def test_a_correction_alone_is_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text(
        "karvel: {kind: place}\nodile-brun: {never: [Brun]}\nfr: {kind: group}\n", "utf-8"
    )
    register = load_register(path)
    assert register.kind_of("karvel") == "place"
    assert register.name_of("karvel", "fr") is None
    assert register.kind_of("odile-brun") is None
    assert (register.name_of("fr", "fr"), register.kind_of("fr")) == ("France", "group")
    # An id is no name: no text is to name somebody by it.
    assert dict(register.names("fr")).keys().isdisjoint({"karvel", "odile-brun"})
