"""The tables of the vault, one aggregate per file: no query, no rule, nothing SQLite-only."""
