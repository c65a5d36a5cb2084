"""The options of the plugin, as they stand under `plugins:` in mkdocs.yml."""

import re

from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError

from mkdocs_briefings.model import Rights
from mkdocs_briefings.site.addresses import web_address

_MAIL = re.compile(r"[^@\s:]+@[^@\s:]+\.[^@\s:]+")


class NaturalNumber(options.OptionallyRequired[int]):
    """A whole number from 0."""

    def run_validation(self, value: object) -> int:
        """Return the number; ValidationError for anything else, `true` included."""
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValidationError(f"Expected a whole number from 0, not {value!r}.")
        return value


class Contact(options.OptionallyRequired[str]):
    """The address of a page or of mail."""

    def run_validation(self, value: object) -> str:
        """Return the address as a link; ValidationError for what is none, `""` stays."""
        words = value.strip() if isinstance(value, str) else ""
        if value == "" or (words and web_address(words)):
            return words
        if _MAIL.fullmatch(words):
            return f"mailto:{words}"
        raise ValidationError(f"Expected the address of a page or of mail, not {value!r}.")


class BriefingsConfig(Config):  # type: ignore[no-untyped-call]
    """What a site owner can set; the guide page `configuration.md` explains each option."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Return what is wrong and what is odd; an option that there is none of is wrong.

        MkDocs would only warn of `rigths: private`, and show what must not be shown.
        """
        failed, warnings = super().validate()
        known = [name for name, _ in self._schema]
        for name in (name for name in self if name not in known):
            cure = f"use one of: {', '.join(known)}"
            failed.append((name, ValidationError(f"There is no such option; {cure}.")))
        return failed, warnings

    seeds = options.Type(str, default="seeds")
    """The folder of the sources, from the folder of mkdocs.yml."""

    briefings = options.Type(str, default="briefings")
    """The folder of the annotated briefings, from the folder of mkdocs.yml."""

    annotate = options.Choice(("auto", "never"), default="auto")
    """Whether `serve` and a local `build` annotate new and changed sources first."""

    rights = options.Choice([rights.value for rights in Rights], default=Rights.EXCERPT.value)
    """How much the site shows of a source that does not say so itself."""

    excerpt_words = NaturalNumber(default=300)
    """How many words of an `excerpt` source the whole site may show."""

    contact = Contact(default="")
    """Where readers report an error: the address of a page, or of mail."""

    index_unreviewed = options.Type(bool, default=False)
    """Whether search engines may keep pages that nobody has reviewed."""

    search = options.Choice(("pagefind", "theme", "none"), default="pagefind")
    """Whose search finds things: Pagefind with a search page (the theme's on `serve`, and where
    Pagefind is not installed), the theme's with accents, apostrophes and aliases, or untouched."""
