"""What the options of several commands take; each function is the callback of an option."""

import click

from mkdocs_briefings.sources import find_bad_date, find_unknown_language, is_slug


def check_date(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return a date of the form YYYY-MM-DD."""
    if value is not None and (wrong := find_bad_date(value)):
        raise click.BadParameter(f"{wrong}; write it as in 2024-10-21")
    return value


def check_language(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return a language tag that some language data serves."""
    if value is not None and (wrong := find_unknown_language(value)):
        raise click.BadParameter(wrong)
    return value


def check_languages(
    ctx: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Return language tags that some language data serves."""
    for value in values:
        check_language(ctx, option, value)
    return values


def check_slug(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return what can be the name of a briefing."""
    if value is not None and not is_slug(value):
        cure = "use lower-case letters, digits and hyphens, as in 'summit-2024'"
        raise click.BadParameter(f"{value!r} cannot be the name of a briefing; {cure}")
    return value
