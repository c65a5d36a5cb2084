"""Drafts of short texts, after the stages that find actors."""

from functools import cache

from mkdocs_briefings.annotate.draft import Draft, Paragraph, Stage
from mkdocs_briefings.annotate.grammar.sentences import bind_sentences
from mkdocs_briefings.annotate.language_model import load_model
from mkdocs_briefings.annotate.names.stages import name_stages
from mkdocs_briefings.languages import load_language
from mkdocs_briefings.model import Document, Source
from mkdocs_briefings.register import Register


@cache
def _stages(code: str) -> tuple[Stage, ...]:
    language = load_language(code)
    return (bind_sentences(language), *name_stages(language).values())


def draft_of(text: str, code: str = "fr", register: Register | None = None) -> Draft:
    """Return the draft of a text whose paragraphs are parted by blank lines."""
    language = load_language(code)
    nlp = load_model(language)
    paragraphs, start = [], 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(Paragraph(nlp(paragraph), start))
        start += len(paragraph) + 2
    document = Document(Source("text", code, "text"), text)
    draft = Draft(document, language, register or Register(), tuple(paragraphs))
    for stage in _stages(code):
        draft = stage(draft)
    return draft
