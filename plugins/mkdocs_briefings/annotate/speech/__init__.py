"""Who said what: quotation marks, quotes, claims, their cues and their speakers."""
