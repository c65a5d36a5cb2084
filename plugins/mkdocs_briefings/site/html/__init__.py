"""Elements, dates and authors' words as they stand on a page."""
