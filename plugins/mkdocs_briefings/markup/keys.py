"""The keys of a briefing's front matter, each list in the order in which it is written."""

KEYS = (
    "title",
    "description",
    "language",
    "tags",
    "draft",
    "formerly",
    "review",
    "sources",
    "actors",
    "orphans",
    "base",
)
"""Our own keys, in the order in which they are written; each is an attribute of `Briefing`."""

SOURCE_KEYS = (
    "title",
    "publisher",
    "author",
    "published",
    "url",
    "language",
    "rights",
    "licence",
    "digest",
    "words",
)
ACTOR_KEYS = ("name", "kind", "role", "aliases")
REVIEW_KEYS = ("by", "on", "digest")
ORPHAN_KEYS = ("source", "words", "attributes", "sentence", "occurrence", "removed", "once", "at")
