"""Tooltips. Qt cannot be told that one is plain, so markup is made harmless first."""

import html

from PySide6.QtWidgets import QWidget


def harmless(text: str) -> str:
    """Return markup that shows exactly `text`, line by line; "" for no tooltip."""
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>") if text else ""


def tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows exactly `text`, and read it out as its description."""
    hover(widget, text)
    widget.setAccessibleDescription(text)


def hover(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip alone, for what a screen reader reads out anyway."""
    widget.setToolTip(harmless(text))
