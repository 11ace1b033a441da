"""The encrypted vault: header, slots and keys (without SQLAlchemy), engine, history, blobs."""
