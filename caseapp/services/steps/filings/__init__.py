"""Steps of memos: which exist for a person, and what they take from file and library."""
