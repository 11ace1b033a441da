"""Interim measures: domestic relief first, then one body."""
