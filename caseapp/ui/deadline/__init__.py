"""Answering a deadline, and entering one by hand."""
