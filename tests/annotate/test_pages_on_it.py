"""What the pages for engineers say of an article's way through the analysis is what happens."""

import datetime as dt
import re
from pathlib import Path

from tests.languages.changed import change_language

from mkdocs_briefings.annotate.batches import finish_draft, parse_documents
from mkdocs_briefings.annotate.stages import bind_stages, run_stages
from mkdocs_briefings.model import Document, Source
from mkdocs_briefings.model.rules import list_rules
from mkdocs_briefings.register import Register

ROOT = Path(__file__).parents[2]


def read_sentence(page: str, part: str) -> str:
    """Return the first sentence in quotation marks in a part of a page."""
    text = (ROOT / page).read_text(encoding="utf-8").partition(f"## {part}\n")[2]
    sentence = re.search(r"« ([^«»]+\.) »", text.partition("\n## ")[0])
    assert sentence
    return sentence[1]


def test_a_sentence_goes_the_way_that_the_page_on_the_architecture_tells() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    way = page.partition("## One sentence on its way\n")[2]
    text = read_sentence("docs/architecture.md", "One sentence on its way")
    source = Source("a", "fr", "a", published=dt.date(2024, 10, 21))
    (draft,) = parse_documents([Document(source, text)], Register())
    found = finish_draft(draft)
    ((claim,), (date,)) = found.quotes, found.dates
    made = {*list_rules(claim.rule, "claim"), *list_rules(date.rule, "date")}
    assert set(re.findall(r"`((?:claim|speaker|value|date|title):[a-z-]+)`", way)) == made
    assert (claim.speaker, claim.cue and claim.cue.of(text)) == ("mairie", "Selon")
    assert (date.value, date.event) == ("2024-10-25", "Selon la mairie, le pont fermera")
    assert f"{date.value}, by" in way
    assert f"« {date.event} »" in way


def test_a_verb_is_known_by_one_word_in_its_table(tmp_path: Path) -> None:
    text = read_sentence("CONTRIBUTING.md", "Add a word")
    changed = change_language(tmp_path, "fr", "speech", "affirmer,", "affirmer, seriner,")
    (draft,) = parse_documents([Document(Source("a", "fr", "a"), text)], Register())
    (claim,) = run_stages(draft, bind_stages(changed)).quotes
    assert claim.words.of(text) == "le pont fermera"
    assert finish_draft(draft).quotes == ()
