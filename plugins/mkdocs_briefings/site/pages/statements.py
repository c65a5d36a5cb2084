"""Quote boxes and claims."""

from xml.etree.ElementTree import Element

from mkdocs_briefings.model import AnnotationKind
from mkdocs_briefings.site.addresses import web_address
from mkdocs_briefings.site.dates import time_element
from mkdocs_briefings.site.elements import Child, h, joined
from mkdocs_briefings.site.entries import Passage, Statement
from mkdocs_briefings.site.pages.parts import (
    Site,
    actor_link,
    doubt_note,
    marked_text,
    source_name,
    way_to,
)
from mkdocs_briefings.site.words import count_words, without_marks

_FRAGMENT_WORDS = 4
"""A quote of so few words says nothing without the sentence around it."""


def statement_box(site: Site, statement: Statement, *, here: str | None = None) -> Element:
    """Return a quote or claim with who said it, when and where.

    `here` is the slug of the briefing whose page shows the box, `None` on other pages.
    """
    is_quote = statement.kind is AnnotationKind.QUOTE
    attributes = {
        "class": "bf-quote" if is_quote else "bf-claim",
        "id": box_anchor(statement) if here else None,
        "data-citation": _citation(site, statement) if is_quote else None,
    }
    source = statement.passage.source
    words = {"cite": web_address(source.url), "lang": source.language, "dir": "auto"}
    body = h("blockquote", words, _words(site, statement))
    return h("figure", attributes, body, _caption(site, statement, here))


def box_anchor(statement: Statement) -> str:
    """Return the fragment of the box on the page of its briefing."""
    return f"{statement.passage.anchor}-box"


def _words(site: Site, statement: Statement) -> Element:
    shown = [passage for passage in statement.passages if passage.text is not None]
    if not shown:
        return h("p", {"class": "bf-withheld"}, site.interface.text("rights.withheld"))
    if statement.kind is AnnotationKind.CLAIM or _is_fragment(shown):
        sentences = {passage.text: passage for passage in shown}
        return h("p", None, joined(map(_in_sentence, sentences.values()), " […] "))
    said = " […] ".join(without_marks(passage.words or "") for passage in shown)
    return h("p", {"class": "bf-said"}, said)


def _in_sentence(passage: Passage) -> Element:
    return h("span", None, marked_text(passage))


def _is_fragment(shown: list[Passage]) -> bool:
    """Say whether a quote needs its sentence: few words, or the middle of somebody's sentence."""
    words = " ".join(without_marks(passage.words or "") for passage in shown)
    return count_words(words) <= _FRAGMENT_WORDS or words[:1].islower()


def _citation(site: Site, statement: Statement) -> str | None:
    """Return the quote with its source, in one line to be copied; `None` if it may not be shown."""
    said = [without_marks(part.words or "") for part in statement.passages if part.text is not None]
    if not said:
        return None
    passage, speaker, via = statement.passage, statement.speaker, statement.via
    facts = (
        site.name(speaker) if speaker else site.interface.text("quote.unknown-speaker"),
        site.role(speaker, passage.briefing) if speaker else None,
        f"{site.interface.text('quote.via')} {site.name(via)}" if via else None,
        source_name(passage.source),
        site.interface.day(passage.source.published) if passage.source.published else None,
        web_address(passage.source.url),
    )
    words = site.interface.quoted(" […] ".join(said))
    return f"{words} – {', '.join(fact for fact in facts if fact)}"


def _caption(site: Site, statement: Statement, here: str | None) -> Element:
    passage = statement.passage
    interface = site.interface
    facts = joined(
        [
            _via(site, statement),
            time_element(statement.date, interface) if statement.date else None,
            h("cite", None, source_name(passage.source)),
            doubt_note(site, statement.doubt),
            way_to(site, passage, here),
        ],
        " · ",
    )
    return h(
        "figcaption",
        None,
        h("span", {"class": "bf-speaker"}, _speaker(site, statement)),
        h("span", {"class": "bf-facts"}, facts),
    )


def _speaker(site: Site, statement: Statement) -> list[Child]:
    if statement.speaker is None:
        return [site.interface.text("quote.unknown-speaker")]
    role = site.role(statement.speaker, statement.passage.briefing)
    name = actor_link(site, statement.speaker)
    return [name, h("span", {"class": "bf-role"}, ", ", role)] if role else [name]


def _via(site: Site, statement: Statement) -> Child:
    if statement.via is None:
        return None
    label = site.interface.text("quote.via")
    return h("span", {"class": "bf-via"}, label, " ", actor_link(site, statement.via))
