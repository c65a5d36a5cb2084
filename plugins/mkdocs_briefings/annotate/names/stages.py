"""The stages that find the actors of a document, in order."""

from mkdocs_briefings.annotate.draft import Stage
from mkdocs_briefings.annotate.names.find import bind_names
from mkdocs_briefings.annotate.names.identity import bind_identity
from mkdocs_briefings.annotate.names.metonyms import bind_metonyms
from mkdocs_briefings.annotate.names.roles import bind_roles
from mkdocs_briefings.annotate.names.shorts import bind_shorts
from mkdocs_briefings.languages import Language


def name_stages(language: Language) -> tuple[Stage, ...]:
    """Return the stages from names to actors."""
    return (
        bind_names(language),
        bind_metonyms(language),
        bind_identity(language),
        bind_roles(language),
        bind_shorts(language),
    )
