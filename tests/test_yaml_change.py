"""YAML that somebody wrote, changed: what is not concerned stays to the byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.yaml_change import change_mapping
from mkdocs_briefings.yaml_nodes import compose
from mkdocs_briefings.yaml_regions import read_value

TEXT = """\
# The register.

# People

ada:   # our mayor
  kind: person
  # Short ones too.
  aliases: [Ada, "the mayor"]
  roles:
    # The first.
    - role: {fr: maire, en: mayor}

# Others

bo: {kind: group, name: Bo}
"""
_words = st.sampled_from(["Ada", "# x", "a: b", "été", "'", '"', "on", "12:30", "- a", "[a]", "~"])


def read(text: str) -> dict[str, object]:
    found = read_value(compose(text))  # type: ignore[arg-type]
    assert isinstance(found, dict)
    return found


def test_what_does_not_change_stays() -> None:
    assert change_mapping(TEXT, read(TEXT)) == TEXT
    crlf = TEXT.replace("\n", "\r\n")
    assert change_mapping(crlf, read(TEXT)) == crlf


def test_one_more_item_is_one_more_line() -> None:
    data = read(TEXT)
    data["ada"]["roles"].append({"role": "witness"})  # type: ignore[index]
    new = TEXT.replace("en: mayor}\n", "en: mayor}\n    - role: witness\n")
    assert change_mapping(TEXT, data) == new


def test_what_stands_above_a_group_stays_when_its_first_entry_goes() -> None:
    data = read(TEXT)
    del data["ada"]
    assert "# People" in change_mapping(TEXT, data)


@given(
    st.dictionaries(
        st.sampled_from(["ada", "bo", "cy"]),
        st.fixed_dictionaries(
            {"kind": _words},
            optional={
                "aliases": st.lists(_words, min_size=1, max_size=3),
                "roles": st.lists(st.fixed_dictionaries({"role": _words}), min_size=1, max_size=2),
            },
        ),
        min_size=1,
    )
)
def test_what_is_written_reads_as_it_was_meant(data: dict[str, object]) -> None:
    assert read(change_mapping(TEXT, data)) == data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("group", "kind: group  # sure\n"),
        (["c", "d"], "kind:  # sure\n  - c\n  - d\n"),
        ("a#b", "kind: a#b  # sure\n"),
    ],
)
@pytest.mark.parametrize("old", ["person", '"#1"', "[a, b]"])
def test_the_comment_behind_a_value_stays(value: object, written: str, old: str) -> None:
    text = f"kind: {old}  # sure\nname: Ada#1\n"
    assert change_mapping(text, {"kind": value, "name": "Bo"}) == f"{written}name: Bo\n"
