"""Annotated briefings: sources in, a searchable site out."""

__version__ = "0.1.0"
