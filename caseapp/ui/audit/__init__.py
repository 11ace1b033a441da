"""The history of the vault: who did what and when, and its seal."""
