"""What `mkdocs serve` does for authors: a saved briefing is shown at once, all else soon after."""
