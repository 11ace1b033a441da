"""The library of decisions: searching, reading, copying with the citation."""
