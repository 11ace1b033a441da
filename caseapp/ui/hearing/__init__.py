"""Entering and moving a hearing."""
