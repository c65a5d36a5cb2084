"""The lines of a file that somebody else wrote: what is not changed stays to the byte."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


def find_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each line of a file as it is: its offset, its words and its line end.

    The last one has no line end, and no words where the file ends with one; a byte order mark
    belongs to none.
    """
    start = 1 if text.startswith("\ufeff") else 0
    for match in _LINE.finditer(text, start):
        yield match.start(), match[1], match[2]
        if not match[2]:
            return


def change_lines(text: str, new: Sequence[str]) -> str:
    """Return a text with new lines; those that it has already keep their line ends.

    `new` are without line ends, the last one being what stands behind the last of these.
    """
    lines = list(find_lines(text))
    if not lines:
        return "\n".join(new)
    old = [words for _, words, _ in lines]
    line_end = lines[0][2] or "\n"
    pieces = [text[: lines[0][0]]]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, since, until in matcher.get_opcodes():
        if tag == "equal":
            kept = zip(lines[first:last], range(since, until), strict=True)
            pieces += [w + (e or line_end * (at < len(new) - 1)) for (_, w, e), at in kept]
        else:
            at_end = until == len(new)
            pieces.append(line_end.join(new[since:until]))
            pieces.append(line_end if until > since and not at_end else "")
    return "".join(pieces)
