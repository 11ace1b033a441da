"""Building a screen opens no window but its own."""

from PySide6.QtWidgets import QApplication, QLabel

from caseapp.ui.widgets import Badge, Field, Notice, Page, Row, TextLine


def windows():
    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_shared_widgets_do_not_flash_up_as_windows(qtbot):
    made = (
        Row("a", "b", day="c", day_note="d", badges=(Badge("e"),)),
        Notice("a", "b"),
        Field("a", TextLine(), hint="b"),
        Page("a", subtitle="b"),
    )
    for widget in made:
        qtbot.addWidget(widget)
    assert windows() == []


def test_the_check_would_see_one(qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    label.setVisible(True)
    assert windows() == [label]
