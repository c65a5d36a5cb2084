"""Damage in the text of a source."""
