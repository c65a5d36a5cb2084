"""Pages that are as they were: known by what they were made of, and not made again."""
