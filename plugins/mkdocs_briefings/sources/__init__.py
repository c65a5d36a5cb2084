"""Texts by others, on their way in: files to documents in normal form."""

from mkdocs_briefings.sources.article import find_articles, read_article
from mkdocs_briefings.sources.conversion import Converted
from mkdocs_briefings.sources.corpus import Corpus, find_seeds, read_corpus
from mkdocs_briefings.sources.incoming import take_in
from mkdocs_briefings.sources.normal import Normal, normalise
from mkdocs_briefings.sources.seed import (
    Given,
    find_bad_date,
    find_missing_date,
    find_unknown_language,
    make_digest,
    parse_seed,
    read_given_seed,
    read_seed,
    write_seed,
)
from mkdocs_briefings.sources.slug import can_be_page, is_slug, make_slug
from mkdocs_briefings.text_files import read_text_file

__all__ = [
    "Converted",
    "Corpus",
    "Given",
    "Normal",
    "can_be_page",
    "find_articles",
    "find_bad_date",
    "find_missing_date",
    "find_seeds",
    "find_unknown_language",
    "is_slug",
    "make_digest",
    "make_slug",
    "normalise",
    "parse_seed",
    "read_article",
    "read_corpus",
    "read_given_seed",
    "read_seed",
    "read_text_file",
    "take_in",
    "write_seed",
]
