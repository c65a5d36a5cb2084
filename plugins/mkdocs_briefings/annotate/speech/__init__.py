"""What is said: quotes and claims, with their cues."""
