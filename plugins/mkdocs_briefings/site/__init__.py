"""The site half: briefings to pages, under MkDocs."""
