"""Learn the weights of names: `python -m tests.quality.learn --help`."""
