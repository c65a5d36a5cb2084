"""What happened when: time expressions, their values, and the events that they date."""
