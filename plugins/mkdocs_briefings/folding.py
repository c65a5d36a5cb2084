"""Names as keys: for looking up, and for ids."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"’": "-", "‘": "-", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)


def _folding() -> dict[int, str]:
    """Return a table that maps each Latin letter to its lower case without accents, one to one."""
    table = {}
    for code in range(0x41, 0x250):
        lower = chr(code).lower()
        base = unicodedata.normalize("NFKD", lower)[:1]
        if base.isalpha() and len(lower) == 1:
            table[code] = base
    return table | {ord("’"): "'", ord("‐"): "-", ord("‑"): "-"}


_FOLDING = _folding()


def fold(text: str) -> str:
    """Return the text in lower case, without accents and with straight apostrophes.

    The result has as many code points as the text.
    """
    # Most words are plain: for them this says the same, much faster.
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def kebab(name: str) -> str:
    """Return a name in ASCII kebab-case, the form of an id; empty where no letter is left."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.replace("'", "-")).strip("-")
