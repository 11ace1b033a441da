"""Backups: where to, how old, tried or not; making one, checking one, restoring one on trial."""
