"""The lock screen: choose a vault, type the passphrase, and nothing about any case."""
