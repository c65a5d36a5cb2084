"""What the analysis, a build and a save cost; nothing of that is asserted."""
