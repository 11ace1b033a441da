"""Custody of a client and what bars removal."""
