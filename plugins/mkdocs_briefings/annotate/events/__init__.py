"""What dates date: the clause in the words of the text, and titles that stand alone."""
