"""Decisions that lawyers downloaded: HTML, DOCX, PDF and text, read into drafts, never shown."""
