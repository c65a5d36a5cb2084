"""What stands for a text where the text itself is not at hand."""

import hashlib
import sys
import unicodedata
from functools import cache
from pathlib import Path


def digest_words(text: str) -> str:
    """Return what stands for the words of a source in normal form, character for character.

    Of texts that Unicode calls equivalent it is the same: an editor may have taken an « é » apart.
    """
    composed = unicodedata.normalize("NFC", text)
    return f"sha256-{hashlib.sha256(composed.encode(errors='surrogatepass')).hexdigest()}"


@cache
def digest_program() -> str:
    """Return what stands for this program: its code, its tables, and what runs it."""
    folder = Path(__file__).parent
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    found = (path for path in folder.rglob("*") if "__pycache__" not in path.parts)
    for path in sorted(path for path in found if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
