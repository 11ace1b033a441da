"""Decisions that lawyers downloaded: HTML, DOCX, PDF and text, read into drafts, never shown."""

from caseapp.exchange.decisions.reading import read_decision

__all__ = ["read_decision"]
