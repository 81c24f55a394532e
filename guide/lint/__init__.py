"""Everything that can be wrong in a script, found in one run: language, references, lengths, care."""
