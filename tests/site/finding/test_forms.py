"""The other forms of its words by which a record is found."""

import pytest

from mkdocs_briefings.site.finding.forms import add_forms
from mkdocs_briefings.site.finding.record import Kind, Record, Result
from mkdocs_briefings.site.finding.records import list_records
from mkdocs_briefings.site.pages.site import Site


def forms_of(*texts: dict[str, str], index: str = "fr") -> list[set[str]]:
    """Return the forms that each record gets in an index of a language."""
    pages = [Result(str(n), Kind.PAGE, "", "fr") for n in range(len(texts))]
    records = [Record(page, "", texts=said) for page, said in zip(pages, texts, strict=True)]
    return [set(record.forms) for record in add_forms(records, index)]


def test_a_word_is_found_by_its_forms_in_its_own_language() -> None:
    first, second = forms_of({"en": "They signed."}, {"en": "Signing helps."})
    assert first == {"signing"}
    assert second == {"signed"}


def test_forms_are_written_without_accents() -> None:
    first, second = forms_of({"fr": "la pétition signée"}, {"fr": "ils vont signer"})
    assert first == set()
    assert second == {"signee"}


def test_what_finds_the_word_already_is_not_added() -> None:
    assert forms_of({"en": "two meetings"}, {"en": "one meeting"}) == [set(), set()]


def test_words_of_two_languages_are_no_forms_of_each_other() -> None:
    assert forms_of({"en": "the signing"}, {"fr": "ils vont signer"}) == [set(), set()]


@pytest.mark.parametrize("language", ["en-GB", "en"])
def test_the_region_of_a_language_changes_nothing(language: str) -> None:
    assert forms_of({language: "They signed. Signing helps."})[0] == {"signed", "signing"}


def test_a_language_without_a_stemmer_is_left_as_it_is() -> None:
    assert forms_of({"br": "bag bagoù"}, index="br") == [set()]


def test_no_forms_are_looked_for_in_what_the_site_may_not_show(searched_site: Site) -> None:
    contents = dict.fromkeys(searched_site.index.briefings, "<p>montré</p>")
    records = list_records(searched_site, lambda path: path, contents)
    said = " ".join(text for record in records for text in record.texts.values())
    assert "grues tiendront" in said
    for word in ("bouée", "inventaire", "sans réserve", "rouvert", "tordues"):
        assert word not in said
