"""Steps of the vault itself: its keys, backups, and what becomes of it when it is damaged."""
