"""Full-text search: building queries, keeping the index, cutting snippets."""
