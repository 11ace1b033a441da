"""One file per revision, four digits, never edited after a release."""
