"""The tables of the benchmark in a page of the docs, one for each size of a corpus."""

import re

END = "<!-- benchmark-site: the end of the tables -->"
"""Stands in the page below the last table."""


def record(page: str, name: str, table: str) -> str:
    """Return a page with a table in the place of the one that has its name, or below the last one.

    Raises:
        ValueError: the page has no place for tables.
    """
    if END not in page:
        raise ValueError(f"write a line where the tables are to end: {END}")
    begin = f"<!-- benchmark-site: {name} -->"
    written = f"{begin}\n\n{table}\n\n"
    there = re.compile(f"{re.escape(begin)}.*?(?=<!-- benchmark-site: )", re.DOTALL)
    if there.search(page):
        return there.sub(lambda found: written, page)
    return page.replace(END, written + END)
