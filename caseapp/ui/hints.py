"""Shortcuts that the shell listens to, shown on the button that does the same."""

from caseapp.ui.widgets import Button


def hinted(button: Button, keys: str) -> Button:
    """Show `keys` beside the words of a button without binding them a second time."""
    button.setText(f"{button.text()}   {keys}")
    button.setAccessibleDescription(keys)
    return button
