"""Names, titles and terms in quotation marks: nobody says them, though a verb of speech is near."""

from spacy.tokens import Token

from mkdocs_briefings.annotate.speech.quote_kinds import is_clause, is_title
from mkdocs_briefings.annotate.speech.said import Here, Said
from mkdocs_briefings.languages.tables.marks import QuotationMarks


def is_name(here: Here, said: Said, marks: QuotationMarks) -> bool:
    """Say whether the marks hold a name, a title or a term instead of somebody's words."""
    passage = here.passage
    text = passage.outer[here.number].words.of(passage.text)
    if text.lower() in marks.words:
        return True
    if said.rule in ("incise", "colon") and is_clause(passage, here.number):
        return False
    at = here.before
    if (
        at >= here.frame[0]
        and passage.doc[at].text not in ":.,–—-"
        and is_title(passage, here.number)
    ):
        return True
    while at >= 0 and passage.doc[at].lower_ in marks.skipped:
        at -= 1
    if at < 0 or passage.doc[at].lower_ in marks.alleged:
        return at >= 0
    if passage.doc[at].lower_ not in marks.naming or _acts(passage.doc[at]):
        return False
    cue = said.cue
    # « qualifie le projet d’« insensé » »: the noun is only what the marked words speak of.
    if cue and "tell" in cue.groups and cue.last < at and text[0].islower():
        return False
    if cue is None or not cue.first <= at <= cue.last:
        return True
    # "once hailed as the “jewel”": everybody calls it so.
    return cue.passive and cue.source is None


def _acts(token: Token) -> bool:
    """Say whether what is a noun elsewhere is a verb in the present: "they play the “card”"."""
    morph = token.morph
    present = "Inf" in morph.get("VerbForm", []) or "Pres" in morph.get("Tense", [])
    return token.pos_ == "VERB" and present and "Part" not in morph.get("VerbForm", [])
