"""What the corpus knows: read once, told once, chosen for what may be shown."""
