"""Which entries of a register an article is analysed with."""

from pathlib import Path

import pytest

from mkdocs_briefings.register import limit_register, load_register, tell_analysed

REGISTER = """
anne-dupre:
  name: Anne Dupré
  kind: person
  aliases: [la maire de Harlow]
office-du-lac:
  name: Office du lac
  kind: organisation
old-office:
  same-as: office-du-lac
  aliases: [Bureau des eaux]
se:
  kind: country
  name: Royaume de Suède
ferry-3:
  name: M/S Aurore
  kind: organisation
never: [Grand Large, Pont]
"""


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("ANNE DUPRE est venue.", {"anne-dupre"}),
        ("La nouvelle maire\nde Harlow, élue lundi", {"anne-dupre"}),
        ("Anne est venue, et la maire aussi.", set()),
        ("Le Bureau des eaux ferme.", {"old-office", "office-du-lac"}),
        ("Les Suédois ont voté.", {"se"}),
        ("Le ferry est arrivé.", {"ferry-3"}),
        ("L’Aurore, m/s, part.", {"ferry-3"}),
        ("Rien de tel.", set()),
    ],
)
def test_an_entry_is_reached_by_the_words_of_its_names_and_of_its_id(
    tmp_path: Path, text: str, reached: set[str]
) -> None:
    path = tmp_path / "actors.yml"
    path.write_text(REGISTER, encoding="utf-8")
    register = load_register(path)
    assert set(limit_register(register, text).entries) == reached


def test_words_that_name_nobody_are_reached_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text(REGISTER, encoding="utf-8")
    register = load_register(path)
    assert limit_register(register, "Le pont ferme.").never == ("Pont",)


def test_roles_and_notes_are_not_asked_for_by_an_analysis(tmp_path: Path) -> None:
    path, told = tmp_path / "actors.yml", []
    for more in ("", "  roles: [{role: maire}]\n  about: Née à Harlow.\n", "  aliases: [Anne]\n"):
        path.write_text(f"anne-dupre:\n  name: Anne Dupré\n  kind: person\n{more}", "utf-8")
        told.append(tell_analysed(load_register(path)))
    assert told[0] == told[1] != told[2]
