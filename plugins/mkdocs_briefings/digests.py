"""What stands for a text where the text itself is not at hand."""

import hashlib
import unicodedata


def digest_words(text: str) -> str:
    """Return what stands for the words of a source in normal form, character for character.

    Of texts that Unicode calls equivalent it is the same: an editor may have taken an « é » apart.
    """
    composed = unicodedata.normalize("NFC", text)
    return f"sha256-{hashlib.sha256(composed.encode(errors='surrogatepass')).hexdigest()}"
