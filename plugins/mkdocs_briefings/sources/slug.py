"""The names of sources and briefings: they become file names and addresses."""

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
"""Lower-case ASCII letters and digits, joined by single hyphens or underscores."""

# A page of that name would take the place of a folder's own page.
_RESERVED = frozenset({"index", "readme"})
_LONGEST = 80
# What NFKD does not take apart. Apostrophes part words in French: « l’accord » is `l-accord`.
_LIGATURES = (("œ", "oe"), ("æ", "ae"), ("Œ", "oe"), ("Æ", "ae"), ("ß", "ss"), ("’", " "))


def is_slug(name: str) -> bool:
    """Say whether a name is safe as a file name and an address on every system."""
    return bool(SLUG.fullmatch(name)) and len(name) <= _LONGEST and name not in _RESERVED


def can_be_page(stem: str) -> bool:
    """Say whether a file of that name can be a page of its own in its folder, whoever named it."""
    return stem.lower() not in _RESERVED and stem.isprintable()


def make_slug(words: str) -> str:
    """Return the words in ASCII kebab-case, at most sixty characters; empty if nothing is left."""
    for ligature, letters in _LIGATURES:
        words = words.replace(ligature, letters)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    kept = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        if kept and len(kept) + 1 + len(word) > 60:
            break
        kept = f"{kept}-{word}" if kept else word[:60]
    return f"{kept}-1" if kept in _RESERVED else kept
