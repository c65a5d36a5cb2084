"""The options of the plugin, as they stand under `plugins:` in mkdocs.yml."""

from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ValidationError

from mkdocs_briefings.model import Rights


class NaturalNumber(options.OptionallyRequired[int]):
    """A whole number from 0."""

    def run_validation(self, value: object) -> int:
        """Return the number; ValidationError for anything else, `true` included."""
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValidationError(f"Expected a whole number from 0, not {value!r}.")
        return value


class BriefingsConfig(Config):  # type: ignore[no-untyped-call]
    """What a site owner can set; the guide page `configuration.md` explains each option."""

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

    search = options.Choice(("pagefind", "theme", "none"), default="pagefind")
    """Whose search finds things: Pagefind with a search page (the theme's on `serve`, and where
    Pagefind is not installed), the theme's with accents, apostrophes and aliases, or untouched."""
