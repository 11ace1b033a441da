"""Sheets of the office that are chosen on Today: the log of deadlines and the carry list."""
