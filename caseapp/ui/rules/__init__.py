"""Rules of law: reading them, reviewing them, writing the office's own."""
