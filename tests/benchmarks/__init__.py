"""What the analysis costs: run `python -m tests.benchmarks`; nothing here is asserted."""
