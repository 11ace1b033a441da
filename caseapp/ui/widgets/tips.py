"""Tooltips. Qt cannot be told that one is plain, so markup is made harmless first."""

import html

from PySide6.QtWidgets import QWidget


def tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows exactly `text`, and read it out as its description."""
    widget.setToolTip(f"<span>{html.escape(text)}</span>" if text else "")
    widget.setAccessibleDescription(text)
