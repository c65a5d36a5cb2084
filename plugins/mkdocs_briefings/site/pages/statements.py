"""Quote boxes and claims."""

from collections import Counter
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import AnnotationKind
from mkdocs_briefings.site.addresses import web_address
from mkdocs_briefings.site.html.dates import date_words, time_element
from mkdocs_briefings.site.html.elements import Child, h, joined
from mkdocs_briefings.site.html.prose import prose_element
from mkdocs_briefings.site.index.boxes import group_statements
from mkdocs_briefings.site.index.entries import Passage, Statement
from mkdocs_briefings.site.index.gate import is_sure, is_withheld, speaker_of
from mkdocs_briefings.site.index.merging import LISTED
from mkdocs_briefings.site.pages.doubts import doubt_reason
from mkdocs_briefings.site.pages.parts import (
    actor_link,
    doubt_note,
    marked,
    marked_text,
    origin_notes,
    source_date,
    source_name,
    way_to,
    way_to_publisher,
)
from mkdocs_briefings.site.pages.site import Site
from mkdocs_briefings.site.words import is_fragment, without_marks

_UNNAMED = ("quote.doubtful-speaker", "quote.unknown-speaker")


def statement_boxes(site: Site, statements: Iterable[Statement]) -> Element:
    """Return quotes or claims in their order; those withheld of a source make one statement.

    What one speaker says in one sentence is told once, and what is withheld comes last.
    """
    boxes = [
        withheld_box(site, group) if is_withheld(group[0]) else statement_box(site, *group)
        for group in group_statements(statements)
    ]
    return h("div", {"class": "bf-boxes"}, boxes)


def quotes_on_page(site: Site, slug: str) -> list[Statement]:
    """Return the quotes of a briefing, each once, in the order of its page."""
    own = (quote.passage.anchor for quote in site.index.entries[slug].quotes)
    places = {anchor: number for number, anchor in enumerate(own)}
    quotes = site.index.quotes_in.get(slug, ())
    return sorted(quotes, key=lambda quote: places[quote.passage.anchor])


def statement_box(
    site: Site, statement: Statement, *others: Statement, here: str | None = None
) -> Element:
    """Return a quote or claim with who said it, when and where.

    `others` are more of them by the same speaker in the same sentence. `here` is the slug of the
    briefing whose page shows the box, `None` on other pages.
    """
    is_quote = statement.kind is AnnotationKind.QUOTE
    attributes = {
        "class": "bf-quote" if is_quote else "bf-claim",
        "id": box_anchor(statement) if here else None,
        "data-citation": _citation(site, statement, *others)
        if is_quote and is_sure(statement)
        else None,
    }
    source = statement.passage.source
    words = {"cite": web_address(source.url), "lang": source.language, "dir": "auto"}
    text = _of_sentence(statement, others, here) if others else _words(statement)
    body = h("blockquote", words, text)
    return h("figure", attributes, body, _caption(site, statement, others, here))


def box_anchor(statement: Statement) -> str:
    """Return the fragment of the box on the page of its briefing."""
    return f"{statement.passage.anchor}-box"


def withheld_box(site: Site, statements: Sequence[Statement]) -> Element:
    """Return who said how much in one source whose words may not be shown."""
    text, count = site.interface.text, site.interface.count
    kind = statements[0].kind
    name = "quotes" if kind is AnnotationKind.QUOTE else "claims"
    passage = statements[0].passage
    speakers = Counter(
        speaker_of(statement) or unnamed_speaker(statement) for statement in statements
    )
    told = [
        joined(
            [
                text(speaker) if speaker in _UNNAMED else actor_link(site, speaker),
                h("span", {"class": "bf-count"}, str(number)) if number > 1 else None,
            ],
            " ",
        )
        for speaker, number in speakers.items()
    ]
    facts = [
        h("cite", None, source_name(passage.source)),
        source_date(site, passage.source),
        doubt_note(site, any(statement.doubt for statement in statements)),
        way_to_publisher(site, passage),
    ]
    return h(
        "figure",
        {"class": f"bf-{kind}"},
        h(
            "p",
            {"class": "bf-withheld"},
            count(f"count.{name}", len(statements)),
            ". ",
            text("rights.withheld"),
        ),
        h(
            "figcaption",
            None,
            h("span", {"class": "bf-speaker"}, joined(told, ", ")),
            h("span", {"class": "bf-facts"}, joined(facts, " ")),
        ),
    )


def _of_sentence(first: Statement, others: Sequence[Statement], here: str | None) -> Element:
    """Return the sentence of several statements; the box itself is the place of the first."""
    said = [first, *others]
    anchors = [None, *(box_anchor(other) if here else None for other in others)]
    marks = [(one.passage.span, anchor) for one, anchor in zip(said, anchors, strict=True)]
    return h("p", None, h("span", None, marked(first.passage.text or "", marks)))


def short_words(site: Site, statement: Statement) -> list[Child]:
    """Return the words of a statement in a line: in quotation marks, or in their sentence."""
    shown = [passage for passage in statement.passages if passage.text is not None]
    if statement.kind is AnnotationKind.CLAIM or _needs_sentence(shown):
        return joined([_in_sentence(passage) for passage in shown], " […] ")
    return [site.interface.quoted(" […] ".join(without_marks(p.words or "") for p in shown))]


def _words(statement: Statement) -> Element:
    shown = [passage for passage in statement.passages if passage.text is not None]
    if statement.kind is AnnotationKind.CLAIM or _needs_sentence(shown):
        sentences = {passage.text: passage for passage in shown}
        return h("p", None, joined(map(_in_sentence, sentences.values()), " […] "))
    said = " […] ".join(without_marks(passage.words or "") for passage in shown)
    return h("p", {"class": "bf-said"}, said)


def _in_sentence(passage: Passage) -> Element:
    return h("span", None, marked_text(passage))


def _needs_sentence(shown: list[Passage]) -> bool:
    """Say whether a quote needs its sentence: few words, or the middle of somebody's sentence."""
    words = " ".join(without_marks(passage.words or "") for passage in shown)
    return is_fragment(words) or words[:1].islower()


def _citation(site: Site, statement: Statement, *others: Statement) -> str | None:
    """Return the quote with its source, in one line to be copied; `None` if it may not be shown."""
    parts = [part for one in (statement, *others) for part in one.passages]
    said = [without_marks(part.words or "") for part in parts if part.text is not None]
    if not said:
        return None
    passage, speaker, via = statement.passage, statement.speaker, statement.via
    on = statement.on
    facts = (
        site.name(speaker) if speaker else None,
        site.role(speaker, passage.briefing) if speaker else None,
        f"{site.interface.text('quote.via')} {site.name(via)}" if via else None,
        # Of the dates, the one after the speaker is when it was said.
        date_words(on, site.interface) if on and on != str(passage.source.published) else None,
        source_name(passage.source),
        site.interface.day(passage.source.published) if passage.source.published else None,
        web_address(passage.source.url),
    )
    words = site.interface.quoted(" […] ".join(said))
    return f"{words} – {', '.join(fact for fact in facts if fact)}"


def _caption(
    site: Site, statement: Statement, others: Sequence[Statement], here: str | None
) -> Element:
    speaker = h("span", {"class": "bf-speaker"}, _speaker(site, statement))
    if len(statement.tellings) > 1:
        return h("figcaption", None, speaker, _tellings(site, statement, others, here))
    passage = statement.passage
    facts = [
        _via(site, statement),
        time_element(statement.date, site.interface) if statement.date else None,
        h("cite", None, source_name(passage.source)),
        *_ways(site, passage, here),
    ]
    return h("figcaption", None, speaker, h("span", {"class": "bf-facts"}, joined(facts, " ")))


def _tellings(
    site: Site, statement: Statement, others: Sequence[Statement], here: str | None
) -> list[Element]:
    """Return what all places agree on, then each place with what it says otherwise.

    `others` are told in the same places.
    """
    shown = statement.tellings[: LISTED + 1]
    vias = {telling.via for telling in shown}
    dates = {telling.date for telling in shown}
    agreed = [
        _via(site, statement) if len(vias) == 1 else None,
        time_element(statement.date, site.interface)
        if len(dates) == 1 and statement.date
        else None,
    ]
    items = list(origin_notes(site, shown))
    for number, telling in enumerate(shown):
        source = telling.passage.source
        published = source.published.isoformat() if source.published else None
        dated = telling.date if len(dates) > 1 and telling.date != published else None
        facts = [
            _via(site, telling) if len(vias) > 1 else None,
            time_element(dated, site.interface) if dated else None,
            h("cite", None, source_name(source)),
            source_date(site, source),
            doubt_note(site, telling.doubt),
            *_ways(site, telling.passage, here),
        ]
        # The box itself is the place of the first; the others have theirs in it.
        own = telling is not shown[0] and telling.passage.briefing == here
        anchor = box_anchor(telling) if own else None
        also = [h("span", {"id": box_anchor(one.tellings[number])}) for one in others if own]
        items.append(h("li", {"class": "bf-facts", "id": anchor}, also, joined(facts, " ")))
    if more := len(statement.tellings) - len(shown) + statement.untold:
        words = site.interface.count("count.more-sources", more)
        items.append(h("li", {"class": "bf-facts"}, words))
    label = site.interface.text("quote.sources")
    return [
        h("span", {"class": "bf-facts"}, joined(agreed, " ")),
        h("ul", {"class": "bf-tellings", "aria-label": label}, items),
    ]


def _ways(site: Site, passage: Passage, here: str | None) -> list[Element | None]:
    """Return the links to the sentence and to the words on the page of the publisher.

    On the page of its briefing the way to a sentence stands beside the line that opens on the box.
    """
    publisher = way_to_publisher(site, passage) if passage.text is not None else None
    return [None if here == passage.briefing else way_to(site, passage, here), publisher]


def unnamed_speaker(statement: Statement) -> str:
    """Return the key of the words that stand for whoever is not sure to have said it."""
    return _UNNAMED[statement.speaker is None]


def _speaker(site: Site, statement: Statement) -> list[Child]:
    speaker = speaker_of(statement)
    if speaker is None:
        words, passage = site.interface.text(unnamed_speaker(statement)), statement.passage
        why = doubt_reason(site, passage.briefing, passage.anchor)
        told = site.interface.text("doubt.told", label=words, why=why) if why else words
        return [h("span", {"class": "bf-doubt"}, told)]
    role = site.told_role(speaker, statement.passage.briefing)
    name = actor_link(site, speaker)
    if role is None:
        return [name]
    return [name, ", ", prose_element("span", {"class": "bf-role"}, role, site.interface)]


def _via(site: Site, statement: Statement) -> Child:
    if statement.via is None:
        return None
    label = site.interface.text("quote.via")
    return h("span", {"class": "bf-via"}, label, " ", actor_link(site, statement.via))
