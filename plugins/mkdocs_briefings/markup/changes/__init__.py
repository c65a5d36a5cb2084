"""What a person decides about a briefing, written into its file as that person would write it.

A change touches the characters that say it and no others: the text of the sources, the author's own
words, comments and line ends stay to the byte.
"""

from mkdocs_briefings.markup.changes.apply import Change, Put, Record, Refusal, Take, Turn, apply
from mkdocs_briefings.markup.changes.places import Place, PlacedBlock, place_blocks

__all__ = [
    "Change",
    "Place",
    "PlacedBlock",
    "Put",
    "Record",
    "Refusal",
    "Take",
    "Turn",
    "apply",
    "place_blocks",
]
