"""Two readings of an article make one gold: who disagrees makes optional, and never wrong."""

from typing import Any

from tests.quality.agreement import join_readings

Item = dict[str, Any]
TEXT = "Marie Leroy, de la Ligue, a dit « oui » hier. Paul Blin juge désormais « non »."


def at(words: str, **more: Any) -> Item:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), **more}


def actor(id_: str, kind: str, *mentions: Item) -> Item:
    return {"id": id_, "name": id_, "kind": kind, "mentions": list(mentions)}


def reading(**more: Any) -> Item:
    empty: Item = {"actors": [], "quotes": [], "not_quotes": [], "timexes": [], "artefacts": []}
    return {"id": "a", "published": "2024-10-21", **empty, **more}


def said(words: str, speaker: str | None, **more: Any) -> Item:
    return at(words, kind="direct", speaker=speaker, **more)


def test_what_both_require_is_required_and_what_one_requires_is_optional() -> None:
    marie = actor("marie", "person", at("Marie Leroy", form="name"))
    league = actor("ligue", "organisation", at("Ligue", form="name"))
    paul = actor("paul", "person", at("Paul Blin", form="name"))
    joined = join_readings(
        TEXT, reading(actors=[marie, league]), reading(actors=[{**marie, "id": "m"}, paul])
    )
    told = {one["id"]: one["mentions"][0].get("optional", False) for one in joined.gold["actors"]}
    assert told == {"marie": False, "ligue": True, "paul": True}
    assert (joined.both["name"], joined.alone["name"]) == (1, 2)


def test_a_name_of_another_kind_is_optional() -> None:
    one = actor("ligue", "organisation", at("Ligue", form="name"))
    joined = join_readings(TEXT, reading(actors=[one]), reading(actors=[{**one, "kind": "place"}]))
    assert joined.gold["actors"][0]["mentions"][0]["optional"]


def test_either_of_two_speakers_is_right_and_ids_are_those_of_the_first_reading() -> None:
    people = [
        actor("marie", "person", at("Marie Leroy", form="name")),
        actor("paul", "person", at("Paul Blin", form="name")),
    ]
    others = [{**one, "id": f"x-{one['id']}"} for one in people]
    mine = reading(actors=people, quotes=[said("oui", "marie"), said("non", "paul")])
    yours = reading(actors=others, quotes=[said("oui", "x-paul"), said("non", "x-paul")])
    first, second = join_readings(TEXT, mine, yours).gold["quotes"]
    assert (first["speaker"], first["co_speakers"]) == ("marie", ["paul"])
    assert (second["speaker"], second["co_speakers"]) == ("paul", [])
    assert not first.get("optional")


def test_where_one_reader_knows_no_speaker_none_is_asked_for() -> None:
    marie = actor("marie", "person", at("Marie Leroy", form="name"))
    mine = reading(actors=[marie], quotes=[said("oui", "marie")])
    yours = reading(actors=[marie], quotes=[said("oui", None)])
    (quote,) = join_readings(TEXT, mine, yours).gold["quotes"]
    assert quote["speaker"] is None


def test_either_of_two_values_is_right() -> None:
    mine = reading(timexes=[at("hier", type="DATE", value="2024-10-20")])
    yours = reading(timexes=[at("hier", type="DATE", value="2024-10-21")])
    date, vague = join_readings(TEXT, mine, yours).gold["timexes"]
    assert (date["value"], date["alt_value"]) == ("2024-10-20", "2024-10-21")
    assert TEXT[vague["start"] : vague["end"]] == "désormais"
    assert vague["optional"]


def test_words_in_marks_are_no_quotation_where_both_say_so() -> None:
    scare = at("non", why="a word")
    mine, yours = reading(not_quotes=[scare]), reading(not_quotes=[scare])
    assert len(join_readings(TEXT, mine, yours).gold["not_quotes"]) == 1
    yours = reading(quotes=[said("non", None)])
    joined = join_readings(TEXT, mine, yours).gold
    assert joined["not_quotes"] == []
    assert joined["quotes"][0]["optional"]
