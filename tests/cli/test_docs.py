"""The page on the command line: a command, an option or a choice that it leaves out fails here."""

import re
from pathlib import Path

import click
import pytest

from mkdocs_briefings.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


def read_sections() -> dict[str, str]:
    """Return the text below each heading of the second level."""
    parts = re.split(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def list_params(command: click.Command) -> list[click.Parameter]:
    """Return the parameters of a command and of those below it."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [*command.params, *(param for one in below for param in list_params(one))]


def list_options(command: click.Command) -> set[str]:
    params = command.params if command is main else list_params(command)
    names = {name for param in params for name in param.opts if name.startswith("-")}
    return names - {"--help", "-h"}


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_its_section_with_every_option_and_choice(name: str) -> None:
    command = main.commands[name]
    section = read_sections()[f"`{name}`"]
    choices = {
        choice
        for param in list_params(command)
        if isinstance(param.type, click.Choice)
        for choice in param.type.choices
    }
    assert {f"`{word}`" for word in choices} <= set(re.findall(r"`\w+`", section))
    assert list_options(command) == set(re.findall(r"`(--[a-z-]+)", section))
    below = command.commands if isinstance(command, click.Group) else ()
    assert all(f"`{name} {one}" in section for one in below)


def test_no_section_is_of_a_command_that_is_not_there() -> None:
    documented = {title.strip("`") for title in read_sections() if title.startswith("`")}
    assert documented == set(main.commands)


def test_options_of_all_commands_and_the_exit_codes_are_told() -> None:
    opening = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    assert list_options(main) | {"--help"} == set(re.findall(r"`(--[a-z-]+)", opening))
    assert all(f"| {code} |" in opening for code in (0, 1, 2))


@pytest.mark.parametrize("name", main.commands)
def test_every_command_and_option_has_its_help(name: str) -> None:
    command = main.commands[name]
    assert command.help
    assert all(param.help for param in list_params(command) if isinstance(param, click.Option))
