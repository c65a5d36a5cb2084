"""Annotations to Markdown and back."""

from mkdocs_briefings.markup.anchors import anchor, block_anchors, sentence_anchors
from mkdocs_briefings.markup.block import read_block
from mkdocs_briefings.markup.elements import render_block
from mkdocs_briefings.markup.extension import render_shown, shown_ids
from mkdocs_briefings.markup.frontmatter import split_front_matter
from mkdocs_briefings.markup.merge import Merge, drop_memory, merge
from mkdocs_briefings.markup.proof import Change, Difference, compare, is_same_text
from mkdocs_briefings.markup.read import read, read_texts
from mkdocs_briefings.markup.reviewed import digest_reviewed, is_changed, seal_review, sign
from mkdocs_briefings.markup.syntax import nesting_order, settle_sentences
from mkdocs_briefings.markup.view import Mark, PlainView, View
from mkdocs_briefings.markup.write import write, write_block
from mkdocs_briefings.yaml_text import YamlText

__all__ = [
    "Change",
    "Difference",
    "Mark",
    "Merge",
    "PlainView",
    "View",
    "YamlText",
    "anchor",
    "block_anchors",
    "compare",
    "digest_reviewed",
    "drop_memory",
    "is_changed",
    "is_same_text",
    "merge",
    "nesting_order",
    "read",
    "read_block",
    "read_texts",
    "render_block",
    "render_shown",
    "seal_review",
    "sentence_anchors",
    "settle_sentences",
    "shown_ids",
    "sign",
    "split_front_matter",
    "write",
    "write_block",
]
