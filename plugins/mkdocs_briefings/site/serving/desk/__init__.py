"""The author's desk in the pages of `mkdocs serve`, at a loopback address and nowhere else."""
