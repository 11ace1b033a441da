"""Numbers of Qt's own enumerations, for what the lock screen is built of.

The first look into the namespace `Qt` describes all of its hundred enumerations to Python, an
eighth of the time to the lock screen. Properties take the number as well: `setProperty("alignment",
LEFT | V_CENTER)`. Only the code that runs before the first paint uses these; a test holds them
against Qt.
"""

from typing import Final

PLAIN_TEXT: Final = 0
"""Qt.TextFormat.PlainText, of `QLabel.textFormat`."""
NOT_SELECTABLE: Final = 0
"""Qt.TextInteractionFlag.NoTextInteraction, of `QLabel.textInteractionFlags`."""
SELECTABLE: Final = 1 | 2
"""TextSelectableByMouse | TextSelectableByKeyboard."""
LEFT: Final = 0x01
"""Qt.AlignmentFlag.AlignLeft, of `alignment`; so the next three."""
RIGHT: Final = 0x02
ABSOLUTE: Final = 0x10
V_CENTER: Final = 0x80
NO_FOCUS: Final = 0
"""Qt.FocusPolicy.NoFocus, of `focusPolicy`."""
STRONG_FOCUS: Final = 11
"""Qt.FocusPolicy.StrongFocus."""
ALWAYS_OFF: Final = 1
"""Qt.ScrollBarPolicy.ScrollBarAlwaysOff, of `horizontalScrollBarPolicy`."""
