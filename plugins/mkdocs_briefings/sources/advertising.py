"""The labels of advertisements, which stay between the paragraphs when the pictures have gone."""

from functools import cache

from mkdocs_briefings.folding import fold
from mkdocs_briefings.languages import available_languages, load_language
from mkdocs_briefings.languages.tables.furniture import Advertising

_SIGNS = " .:-–—[]()*•|"


def drop_advertising(text: str) -> str:
    """Return a text in normal form without paragraphs that only announce an advertisement.

    Nobody has said yet in which language the text is, so that those of all languages go.
    """
    labels = _labels()
    paragraphs = text.split("\n\n")
    return "\n\n".join(one for one in paragraphs if fold(one.strip(_SIGNS)) not in labels)


@cache
def _labels() -> frozenset[str]:
    tables = (load_language(code).read(Advertising) for code in available_languages())
    return frozenset(fold(label) for table in tables for label in table.advertising)
