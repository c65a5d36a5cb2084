"""The stages that find the actors of a document, in order."""

from mkdocs_briefings.annotate.draft import Stage
from mkdocs_briefings.annotate.names.find import bind_names
from mkdocs_briefings.annotate.names.identity import bind_identity
from mkdocs_briefings.annotate.names.metonyms import bind_metonyms
from mkdocs_briefings.annotate.names.roles import bind_roles
from mkdocs_briefings.annotate.names.shorts import bind_shorts
from mkdocs_briefings.languages import Language


def name_stages(language: Language) -> dict[str, Stage]:
    """Return the stages from names to actors, by name, in their order."""
    return {
        "names": bind_names(language),
        "metonyms": bind_metonyms(language),
        "identity": bind_identity(language),
        "roles": bind_roles(language),
        "shorts": bind_shorts(language),
    }
