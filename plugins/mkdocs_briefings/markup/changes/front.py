"""The front matter of a file changed: the lines that say nothing new stay as they are."""

from mkdocs_briefings.markup.frontmatter import split_front_matter
from mkdocs_briefings.markup.frontwrite import write_front_matter
from mkdocs_briefings.markup.syntax import split_lines
from mkdocs_briefings.model import Briefing
from mkdocs_briefings.text_lines import change_lines, find_lines


def change_front(text: str, briefing: Briefing) -> str:
    """Return a file whose front matter says what a briefing says; all else stays to the byte.

    `briefing` is the file read without faults, with other values in its records.
    """
    lines = list(find_lines(text))
    _, end, _ = split_front_matter(split_lines(text), briefing.path)
    # The lines around it are the file's own, with whatever is behind their dashes.
    inside = write_front_matter(briefing).split("\n")[1:-1]
    first, last = lines[1][0], lines[end - 1][0]
    return text[:first] + change_lines(text[first:last], [*inside, ""]) + text[last:]
