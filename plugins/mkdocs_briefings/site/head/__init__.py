"""What machines read of a page, and where old addresses lead."""
