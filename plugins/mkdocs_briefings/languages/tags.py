"""Language tags: whether one is the tag of a language that has a name."""

import re

from babel import Locale, UnknownLocaleError

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def is_language(tag: str) -> bool:
    """Say whether this is a BCP 47 tag (`fr`, `fr-CA`) of a language that Unicode's data names."""
    if not _TAG.fullmatch(tag):
        return False
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True
