"""Incises: « , a dit X, » and ", X said," in or after the words that they report."""

from mkdocs_briefings.annotate.grammar.passage import Passage
from mkdocs_briefings.languages.tables.grammar import Grammar

_COMMAS = frozenset({",", "–", "—", "-", "("})


def opens_aside(passage: Passage, first: int, grammar: Grammar) -> bool:
    """Say whether the verb opens an incise: after closing marks, or a comma after a clause."""
    doc = passage.doc
    at = first - 1
    while at >= 0 and (doc[at].is_space or doc[at].lower_ in grammar.objects):
        at -= 1
    if at < 0:
        return False
    if passage.inside[at] >= 0 or doc[at].text in "»”":
        return True
    if doc[at].text not in _COMMAS:
        return False
    frame = passage.frame(first)
    while at > frame[0] and (doc[at].text in _COMMAS or doc[at].is_space):
        at -= 1
    if passage.inside[at] >= 0:
        return True
    # What a semicolon closes is another sentence.
    breaks = [i + 1 for i in range(frame[0], at) if doc[i].text == ";" and passage.inside[i] < 0]
    return has_clause(passage, max(breaks, default=frame[0]), at + 1, grammar)


def has_clause(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Say whether a finite verb stands between, outside relative clauses.

    One in marks counts where words of the same clause stand beside them: « Le projet « suit son
    cours » ».
    """
    at, relative = start, grammar.labels.relative
    while at < stop:
        token = passage.doc[at]
        if token.lower_ in grammar.relatives and passage.doc[at - 1].text == ",":
            at = max(find_comma(passage, at, stop), at + 1)
        elif passage.is_main(at, relative) and not _stands_in_marks(passage, start, stop, at):
            return True
        else:
            at += 1
    return False


def _stands_in_marks(passage: Passage, start: int, stop: int, at: int) -> bool:
    """Say whether a token lies in marks, and no word of its clause outside them.

    Words behind them belong to another clause where a comma or a full stop ends what is in marks.
    """
    number = passage.inside[at]
    if number < 0:
        return False
    first, end = passage.pair_tokens(number)
    said = passage.outer[number].words.of(passage.text)
    stop = stop if said[-1].isalnum() else first
    around = (i for i in range(start, stop) if not first <= i < end)
    return not any(passage.doc[i].is_alpha for i in around)


def closes_aside(passage: Passage, start: int, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether a subject and its verb close what they report: « … », the minister said."""
    if closes_words(passage, start, grammar):
        return not reports_after(passage, first, last, grammar)
    opened = opens_aside(passage, start, grammar) or _reports(passage, start, first, last, grammar)
    if not opened:
        return _stands_between(passage, start, last, grammar)
    doc, stop = passage.doc, passage.frame(first)[1]
    if any(passage.is_finite(i) for i in range(start, first) if passage.inside[i] < 0):
        return passage.inside[step_back(passage, start - 1, grammar)] >= 0
    quoted = passage.inside[step_back(passage, start - 1, grammar)] >= 0
    for at in range(last + 1, stop):
        if doc[at].text in (",", ".", ";", "–", "—", ")") or doc[at].pos_ == "CCONJ":
            return True
        if passage.inside[at] >= 0 or passage.is_finite(at) or doc[at].text == ":":
            return False
        nominal = doc[at].pos_ in ("DET", "PRON", "NOUN", "PROPN", "NUM")
        if nominal and not quoted and at not in passage.dated:
            before = doc[at - 1]
            if before.pos_ not in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"):
                # What is said stands before, by the parse: this is whom it is said to.
                said = _reports(passage, start, first, last, grammar)
                said = said and not reports_after(passage, first, last, grammar)
                return said or doc[at].dep_ in ("npadvmod", "obl:mod")
    return True


def closes_words(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Say whether a whole clause in marks, and the comma that ends it, stand right before."""
    number = passage.inside[step_back(passage, start - 1, grammar)] if start else -1
    if number < 0 or passage.inside[start] >= 0:
        return False
    first, end = passage.pair_tokens(number)
    ended = passage.outer[number].words.of(passage.text)[-1] in ",!?…"
    comma = ended or any(passage.doc[i].text in _COMMAS for i in range(end, start))
    return comma and any(passage.is_finite(i) for i in range(first, end))


def reports_after(passage: Passage, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether, by the parse, the verb reports a clause that follows it outside marks."""
    return any(
        child.dep_ in grammar.labels.clause and child.i > last and passage.inside[child.i] < 0
        for verb in range(first, last + 1)
        for child in passage.doc[verb].rights
    )


def _stands_between(passage: Passage, start: int, last: int, grammar: Grammar) -> bool:
    """Say whether subject and verb stand between commas amid a clause: "The plan, X said, is …"."""
    doc, frame = passage.doc, passage.frame(start)
    if last + 2 >= frame[1] or doc[start - 1].text != "," or doc[last + 1].text != ",":
        return False
    # Where no incise is inverted, it may follow any words: "After that, X said, it …".
    opens = doc[frame[0]].pos_ in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ")
    opens = opens or not grammar.clitics
    return opens and all(passage.inside[i] < 0 for i in range(*frame))


def _reports(passage: Passage, start: int, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether, by the parse, the verb reports the clause that a comma ends before `start`."""
    doc = passage.doc
    if start < 1 or doc[start - 1].text != ",":
        return False
    return any(
        child.dep_ in grammar.labels.clause and child.i < start
        for verb in range(first, last + 1)
        for child in doc[verb].lefts
    )


def step_back(passage: Passage, at: int, grammar: Grammar) -> int:
    """Return the last token before that is no space, comma or object of the verb."""
    doc = passage.doc
    while at > 0 and (
        doc[at].is_space or doc[at].text in _COMMAS or doc[at].lower_ in grammar.objects
    ):
        at -= 1
    return at


def find_comma(passage: Passage, start: int, stop: int) -> int:
    """Return the first comma of a range of tokens; its end where there is none."""
    return next((i for i in range(start, stop) if passage.doc[i].text == ","), stop)
