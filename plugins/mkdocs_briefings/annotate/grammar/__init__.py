"""What every stage reads a sentence with: marks, sentences, phrases, subjects, pronouns."""
