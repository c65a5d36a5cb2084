"""Every value says which rules made it, how sure they are and what else it might have been."""

import datetime as dt

import pytest
from tests.annotate.reported import read_texts

from mkdocs_briefings.annotate import analyse
from mkdocs_briefings.model import Analysis, Document, Source
from mkdocs_briefings.register import Register


def read(text: str) -> Analysis:
    (analysis,) = read_texts([text], "fr")
    return analysis


def test_a_short_name_says_by_what_it_is_somebody_s_and_whose_else_it_may_be() -> None:
    found = read("Anne Dupré et Marc Dupré sont là. Dupré est partie.")
    last = found.mentions[-1]
    assert (last.actor, last.rivals) == ("marc-dupre", ("anne-dupre",))
    assert "identity:surname" in (last.rule or "")


def test_the_mention_beside_which_a_role_stands_says_so() -> None:
    (mention,) = read("La ministre Anne Dupré est là.").mentions
    assert (mention.rule or "").split()[-1] == "role:before"


def test_a_pronoun_names_the_others_that_it_may_stand_for() -> None:
    text = "Paul Sorel a reçu Marc Vidal. « Nous fermons », a-t-il déclaré."
    (quote,) = read(text).quotes
    assert quote.rule is not None
    assert quote.rule.split()[:2] == ["incise", "speaker:antecedent"]
    assert (quote.speaker, quote.rivals) == ("paul-sorel", ("marc-vidal",))
    assert quote.score is not None
    assert 0 < quote.score < 1


def test_a_quotation_names_whom_another_cue_would_have_made_its_speaker() -> None:
    text = "Selon Anne Dupré, « nous fermons », a déclaré Paul Sorel."
    (quote,) = [one for one in read(text).quotes if one.kind != "indirect"]
    assert (quote.speaker, quote.rivals) == ("paul-sorel", ("anne-dupre",))


def test_a_recurring_day_tells_what_chose_it_and_the_other_one() -> None:
    source = Source("a", "fr", "a", published=dt.date(2024, 10, 23))
    document = Document(source, "Le pont a fermé lundi.")
    (found,) = analyse([document], Register())
    (date,) = found.dates
    assert (date.rule or "").split() == ["weekday", "value:tense", "title:sentence"]
    assert (date.value, date.rivals) == ("2024-10-21", ("2024-10-28",))


@pytest.mark.parametrize(
    "text",
    [
        "Vidal est parti. « Nous fermons en mai », a-t-elle déclaré.",
        "Anne Dupré est là. « Nous avons tout perdu cette nuit, et nul ne dit pourquoi. »",
        "Anne Dupré et Marc Dupré sont là. Dupré est partie.",
    ],
)
def test_whatever_is_in_doubt_says_why(text: str) -> None:
    found = read(text)
    told = [(one.doubt, one.rule) for one in found.mentions]
    told += [(one.doubt, one.rule) for one in found.quotes]
    assert any(doubt for doubt, _ in told)
    assert [doubt for doubt, _ in told] == ["doubt:" in (rule or "") for _, rule in told]
