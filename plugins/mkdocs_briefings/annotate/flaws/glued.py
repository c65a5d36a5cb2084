"""Headlines that were the text of a link and stand glued into a sentence."""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from mkdocs_briefings.annotate.draft import Draft, Paragraph
from mkdocs_briefings.annotate.grammar.marks import bind_marks
from mkdocs_briefings.languages.tables.flaws import GluedHeadline
from mkdocs_briefings.languages.tables.marks import QuotationMarks
from mkdocs_briefings.model import ActorKind, Flaw, FlawKind, Span

_BREAK = re.compile(r"[,;:.!?»”]")


def bind_glued(rule: GluedHeadline, marks: QuotationMarks) -> Callable[[Draft], Iterator[Flaw]]:
    """Return a finder of glued headlines: a capital where the sentence cannot have one."""
    articles = "|".join(re.escape(word) for word in rule.articles)
    article = re.compile(rf"(?<=[a-zà-ÿ] )(?:{articles})(?:(?<=[’'])| )(?=[\wÀ-ÿ])")
    noun = re.compile(r"(?<=[a-zà-ÿ] )[A-ZÀ-Ý][a-zà-ÿ]+s (?=[a-zà-ÿ]{4,})")
    find_marks = bind_marks(marks)

    def find(draft: Draft) -> Iterator[Flaw]:
        for paragraph in draft.paragraphs:
            if paragraph.heading:
                continue
            text = paragraph.doc.text
            articles = (_article(draft, paragraph, m, rule) for m in article.finditer(text))
            nouns = (_noun(draft, paragraph, match) for match in noun.finditer(text))
            found = [
                *((span, "capital-article") for span in articles if span),
                *((span, "capital-noun") for span in nouns if span),
            ]
            pairs = [pair.span for pair in find_marks(text).pairs] if found else []
            for span, name in found:
                if not any(pair.contains(span) for pair in pairs):
                    whole = span.shift(paragraph.start)
                    yield Flaw(whole, FlawKind.GLUED_HEADLINE, rule.message, name)

    return find


def _token(paragraph: Paragraph, at: int) -> Token | None:
    found = paragraph.tokens(Span(at, at + 1).shift(paragraph.start)) if at >= 0 else None
    return found[0] if found else None


def _article(
    draft: Draft, paragraph: Paragraph, match: re.Match[str], rule: GluedHeadline
) -> Span | None:
    """Return the headline that a capital article opens: a clause, or a country."""
    doc, start = paragraph.doc, match.start()
    begin = paragraph.start + start
    names = [m for m in draft.mentions if m.span.start <= begin + len(match.group()) < m.span.end]
    kinds = {actor.id: actor.kind for actor in draft.actors}
    country = next(
        (m for m in names if kinds.get(m.actor) is ActorKind.COUNTRY and m.span.start > begin), None
    )
    if country and match.group().strip() in rule.country_articles:
        return Span(start, _clause_end(match.string, country.span.end - paragraph.start, rule))
    if names or not match.string[match.end()].islower():
        return None
    end = _clause_end(match.string, match.end(), rule)
    words = doc.char_span(start, end, alignment_mode="contract")
    before = _token(paragraph, start - 2)
    if words is None or before is None or before.pos_ not in ("ADP", "VERB", "AUX", "NOUN", "ADJ"):
        return None
    finite = any("Fin" in t.morph.get("VerbForm", []) and t.pos_ in ("VERB", "AUX") for t in words)
    relative = any(t.text.lower() in rule.relatives for t in words)
    return Span(start, end) if finite and not relative else None


def _clause_end(text: str, start: int, rule: GluedHeadline) -> int:
    """Return where the headline may end: at a mark, or at a gerund that goes on without it."""
    stop = _BREAK.search(text, start)
    end = stop.start() if stop else len(text)
    gerund = re.search(rf" (?:{'|'.join(rule.gerund)}) \w+ant\b", text[start:end])
    return start + gerund.start() if gerund else end


def _noun(draft: Draft, paragraph: Paragraph, match: re.Match[str]) -> Span | None:
    """Return the headline that a capital plural noun opens after a verb, with no determiner."""
    doc, start = paragraph.doc, match.start()
    begin = paragraph.start + start
    if any(m.span.start <= begin < m.span.end for m in draft.mentions):
        return None
    before, after = _token(paragraph, start - 2), _token(paragraph, match.end())
    if before is None or after is None or before.pos_ not in ("VERB", "AUX"):
        return None
    if after.pos_ != "ADJ" or not after.text.endswith("s"):
        return None
    end = _BREAK.search(match.string, start)
    words = doc.char_span(start, end.start() if end else len(match.string), alignment_mode="expand")
    if words is None:
        return None
    last = after.i + 1
    while last < words.end and doc[last].pos_ in ("ADP", "DET", "PROPN") and last - after.i < 6:
        last += 1
    while doc[last - 1].pos_ in ("ADP", "DET"):
        last -= 1
    return Span(start, doc[last - 1].idx + len(doc[last - 1].text))
