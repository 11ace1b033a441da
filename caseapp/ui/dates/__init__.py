"""The dates of the office without their contents, for an auditor."""
