"""The front matter of a file changed: the lines that say nothing new stay as they are."""

from difflib import SequenceMatcher

from mkdocs_briefings.markup.changes.places import find_lines
from mkdocs_briefings.markup.frontmatter import split_front_matter
from mkdocs_briefings.markup.frontwrite import write_front_matter
from mkdocs_briefings.markup.syntax import split_lines
from mkdocs_briefings.model import Briefing


def change_front(text: str, briefing: Briefing) -> str:
    """Return a file whose front matter says what a briefing says; all else stays to the byte.

    `briefing` is the file read without faults, with other values in its records.
    """
    lines = list(find_lines(text))
    _, end, _ = split_front_matter(split_lines(text), briefing.path)
    old = [words for _, words, _ in lines[:end]]
    # The lines around it are the file's own, with whatever is behind their dashes.
    new = [old[0], *write_front_matter(briefing).split("\n")[1:-1], old[-1]]
    line_end = lines[0][2]
    pieces = [text[: lines[0][0]]]
    for tag, first, last, since, until in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            pieces += [words + ending for _, words, ending in lines[first:last]]
        else:
            pieces += [words + line_end for words in new[since:until]]
    rest = lines[end][0] if end < len(lines) else len(text)
    return "".join(pieces) + text[rest:]
