"""The words of the interface in one language, its numbers and its dates."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from mkdocs_briefings.languages import UnknownLanguage, load_language
from mkdocs_briefings.languages.tables.interface import InterfaceWords
from mkdocs_briefings.site.typography import typeset

_GROUPED = 1000
"""Below this a number has no separator in any language; Babel takes a while to find that out."""


@dataclass(frozen=True, slots=True)
class Interface:
    """The interface of a site: texts by dotted key, already in the language's own typography."""

    code: str
    locale: Locale
    texts: Mapping[str, str]

    def text(self, key: str, **values: str | None) -> str:
        """Return the text of a key with its `{blanks}` filled; KeyError if there is none."""
        return self.texts[key].format_map(values)

    def count(self, key: str, number: int) -> str:
        """Return the text that counts so many things, in the right plural form."""
        form = self.locale.plural_form(number)
        forms = f"{key}.{form}", f"{key}.other"
        text = next(self.texts[name] for name in forms if name in self.texts)
        return text.format(count=self.number(number))

    def short_number(self, number: int) -> str:
        """Return a number in about four characters: from a thousand on, in thousands."""
        if number < _GROUPED:
            return str(number)
        digits = 1 if number < 10_000 else 0
        return str(format_compact_decimal(number, fraction_digits=digits, locale=self.locale))

    def number(self, number: int) -> str:
        """Return a whole number as the language writes it."""
        return str(number) if number < _GROUPED else format_decimal(number, locale=self.locale)

    def day(self, date: dt.date) -> str:
        """Return a day in words."""
        return self.pattern("dates.first-day" if date.day == 1 else "dates.day", date)

    def month(self, date: dt.date) -> str:
        """Return a month and its year in words."""
        return self.pattern("dates.month", date)

    def pattern(self, key: str, date: dt.date) -> str:
        """Return a date as the pattern of a key writes it (CLDR's letters)."""
        return _written(date, self.texts[key], self.code)

    def ordinal(self, number: int) -> str:
        """Return an ordinal number from 1 to 31, as the names of centuries write it."""
        return self.texts.get(f"ordinals.{number}", str(number))

    def language_name(self, tag: str) -> str:
        """Return the name of a language in the language of the interface."""
        try:
            name = Locale.parse(tag, sep="-").get_language_name(self.locale.language)
        except (ValueError, UnknownLocaleError):
            return tag
        return name or tag

    def quoted(self, words: str) -> str:
        """Return the words in the quotation marks of the interface."""
        return self.text("marks.quoted", words=words)


def load_interface(tag: str) -> Interface:
    """Return the interface for a language tag; English where the language has none."""
    try:
        language = load_language(tag)
        table = language.read(InterfaceWords)
    except (UnknownLanguage, FileNotFoundError):
        language = load_language("en")
        table = language.read(InterfaceWords)
    texts = {key: typeset(text, table.typography) for key, text in table.texts()}
    return Interface(language.code, Locale.parse(language.code), texts)


# The same days come again and again on the pages of a site.
@lru_cache(maxsize=1 << 14)
def _written(date: dt.date, pattern: str, code: str) -> str:
    return str(format_date(date, pattern, locale=Locale.parse(code)))
