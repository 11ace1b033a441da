"""Keys and recovery: what opens the vault, and every change of it."""
