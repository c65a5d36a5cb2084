"""What the rules say, in words."""

import re

from mkdocs_briefings.languages import UnknownLanguage, load_common, load_language
from mkdocs_briefings.languages.tables.dates import Dates
from mkdocs_briefings.languages.tables.rules import Rules

_EXAMPLE = re.compile(r"\[([^\]]+)\]\{[^}]*\}")


def tell_rule(name: str, language: str) -> str:
    """Return the full name of a rule in words, with what it says."""
    aspect, _, rule = name.partition(":")
    told = load_common().read(Rules).aspects.get(aspect, {}).get(rule)
    if told is None and aspect == "date":
        told = _find_example(rule, language)
    return f"{aspect} by {rule}{f': {told}' if told else ''}"


def _find_example(rule: str, language: str) -> str | None:
    """Return the first example of a rule of dates: its words, or where one date hangs on another
    and the rule may have made either, the whole sentence.
    """
    try:
        rules = load_language(language).read(Dates).rules
    except UnknownLanguage:
        return None
    examples = (example for one in rules if one.name == rule for example in one.examples)
    for text in (one if isinstance(one, str) else one.text for one in examples):
        words = _EXAMPLE.findall(text)
        if words:
            told = words[0] if len(words) == 1 else _EXAMPLE.sub(r"\1", text)
            return f"as in « {told} »"
    return None
