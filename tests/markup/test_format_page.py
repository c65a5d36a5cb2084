"""The reference for authors says what the code does."""

import re
from pathlib import Path

from mkdocs_briefings.markup import read, write
from mkdocs_briefings.markup.attributes import read_attributes
from mkdocs_briefings.markup.keys import ACTOR_KEYS, KEYS, REVIEW_KEYS, SOURCE_KEYS
from mkdocs_briefings.model import ActorKind, AnnotationKind, FlawKind, Rights, Span
from mkdocs_briefings.timex import is_timex

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return re.split(r"^#+ ", PAGE.split(f"# {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def list_first_cells(title: str) -> list[str]:
    rows = re.findall(r"^\| (.+?) \|", section(title), flags=re.MULTILINE)
    return re.findall(r"`([^`]+)`", " ".join(rows))


def test_the_example_is_read_without_a_fault_and_written_as_it_stands() -> None:
    example = PAGE.split("```text\n", 1)[1].split("```", 1)[0]
    briefing, faults = read(example, "ferry.md")
    assert not faults
    assert write(briefing) == example


def test_the_example_of_orphans_is_read_without_a_fault() -> None:
    orphans = section("Orphans").split("```yaml\n", 1)[1].split("```", 1)[0]
    briefing, faults = read(f"---\ntitle: A\nlanguage: en\n{orphans}---\n", "ferry.md")
    assert not faults
    assert [orphan.removed for orphan in briefing.orphans] == [False, True]


def test_every_kind_key_and_value_has_its_row() -> None:
    assert set(list_first_cells("Marks")) == {f"{kind}=" for kind in AnnotationKind}
    assert set(list_first_cells("Kinds of damage")) == set(FlawKind)
    assert tuple(list_first_cells("Front matter")) == KEYS
    told = section("Front matter")
    for name in (*SOURCE_KEYS, *ACTOR_KEYS, *Rights, *ActorKind):
        assert f"`{name}`" in told
    assert all(f"`{name}`" in section("Review") for name in REVIEW_KEYS)


def test_the_keys_of_the_page_go_with_the_kinds_it_says() -> None:
    rows = re.findall(r"^\| `(.+?)=` \| (.+?) \|", section("More keys"), flags=re.MULTILINE)
    assert [key for key, _ in rows] == ["via", "on", "id", "event", "with"]
    for key, kinds in rows:
        for kind in AnnotationKind:
            value = {"date": "2024", "flaw": "no-verb"}.get(kind, "ada")
            inside = f"{kind}={value} {key}=2024 .doubt"
            _, problems = read_attributes(inside, Span(0, 1), lambda id_: True)
            assert (not problems) == (kind in kinds.split(", ")), inside


def test_the_date_values_of_the_page_are_values() -> None:
    values = [value for value in list_first_cells("Date values") if not value.startswith("-")]
    assert len(values) > 15
    assert all(is_timex(value) for value in values)


def test_the_errors_of_the_page_are_errors() -> None:
    examples = re.findall(r"\| `(\[.+?)` \|$", section("Errors"), flags=re.MULTILINE)
    head = "---\ntitle: A\nlanguage: en\nsources: {a: {language: en}}\nactors:\n"
    head += "  ada-vale: {name: Ada Vale, kind: person}\n---\n"
    assert len(examples) == 5
    for example in examples:
        _, faults = read(f"{head}/// source | a\n{example}\n///\n", "a.md")
        assert [fault.line for fault in faults] == [9], example
