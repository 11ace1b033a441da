"""The encrypted vault: header, keys, engine, sessions, history, blobs, backup, migrations."""
