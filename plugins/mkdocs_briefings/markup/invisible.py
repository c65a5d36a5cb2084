"""Characters that nobody sees, by names that anybody can read."""

import re
import unicodedata

_NAMES = {
    "\n\n": "new paragraph",
    " ": "space",
    "\t": "tab",
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202f": "narrow no-break space",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}
_PIECE = re.compile(r"\n\n|.", re.DOTALL)
# Unicode has them as letters or marks, yet no font draws them.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0")


def is_invisible(character: str) -> bool:
    """Say whether a character leaves no ink: space of any kind, format mark, control, selector."""
    return (
        character.isspace()
        or unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs")
        or character in _BLANK
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def drop_invisible(text: str) -> str:
    """Return the characters of a text that can be seen."""
    return "".join(character for character in text if not is_invisible(character))


def name_invisible(text: str, *, spaces: bool) -> str:
    """Return a text with each invisible character by its name; `spaces` names plain ones too."""
    return "".join(_name(piece, spaces=spaces) for piece in _PIECE.findall(text))


def name_strangers(text: str, other: str) -> str:
    """Return a text with each letter named that is of a script which the other text has not.

    A Cyrillic « а » looks like a Latin one: side by side the two texts would read the same.
    """
    known = {_script(character) for character in other if character.isalpha()}
    if not known:
        return text
    return "".join(
        f"‹{unicodedata.name(character, f'U+{ord(character):04X}').lower()}›"
        if character.isalpha() and _script(character) not in known
        else character
        for character in text
    )


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _name(piece: str, *, spaces: bool) -> str:
    if piece == " " and not spaces:
        return piece
    if piece in _NAMES:
        return f"‹{_NAMES[piece]}›"
    if not is_invisible(piece):
        return piece
    code = f"U+{ord(piece):04X}"
    return f"‹{unicodedata.name(piece, code).lower()}›"
