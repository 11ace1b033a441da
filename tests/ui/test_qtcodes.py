from PySide6.QtCore import Qt

from caseapp.ui import qtcodes


def test_every_number_is_the_one_of_qt():
    flags, text = Qt.AlignmentFlag, Qt.TextInteractionFlag
    assert {
        "PLAIN_TEXT": Qt.TextFormat.PlainText.value,
        "NOT_SELECTABLE": text.NoTextInteraction.value,
        "SELECTABLE": (text.TextSelectableByMouse | text.TextSelectableByKeyboard).value,
        "LEFT": flags.AlignLeft.value,
        "RIGHT": flags.AlignRight.value,
        "ABSOLUTE": flags.AlignAbsolute.value,
        "V_CENTER": flags.AlignVCenter.value,
        "NO_FOCUS": Qt.FocusPolicy.NoFocus.value,
        "STRONG_FOCUS": Qt.FocusPolicy.StrongFocus.value,
        "ALWAYS_OFF": Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value,
    } == {name: value for name, value in vars(qtcodes).items() if name.isupper()}
