"""Shared widgets: what they show, how they are used without a mouse, how they give way."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.clock import FixedClock
from caseapp.domain.errors import ImpossibleDateError
from caseapp.domain.freedates import Doubt, DoubtfulDateError
from caseapp.ui import theme
from caseapp.ui.widgets import (
    Badge,
    Button,
    Card,
    Choice,
    Columns,
    DateField,
    EmptyState,
    Field,
    FlowLayout,
    Page,
    PlainLabel,
    Row,
    TextArea,
    TextLine,
    Tone,
)
from tests.ui.accessibility import clipped, problems
from tests.ui.surroundings import NOW, show

CLOCK = FixedClock(NOW)


@pytest.fixture
def page(qtbot):
    windows = []

    def make(*widgets, width=600):
        window = QWidget()
        windows.append(window)
        box = QVBoxLayout(window)
        for widget in widgets:
            box.addWidget(widget)
        window.resize(width, 400)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


def test_a_button_shows_its_shortcut_and_answers_to_it(qtbot, page):
    button = Button("Save & close", "primary", shortcut="Ctrl+Enter")
    window = page(button)
    assert button.text() == "Save && close   Ctrl+Enter"
    assert button.accessibleName() == "Save & close"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_a_row_opens_by_enter_space_and_click(qtbot, page):
    row = Row("Complaint", "file 2026/038", subject="here")
    page(row)
    opened = []
    row.opened.connect(opened.append)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Space)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert opened == ["here"] * 3


def test_a_row_says_all_of_itself_to_a_screen_reader():
    row = Row("Complaint", "file 2026/038", day="Sun 22 Nov", badges=(Badge("Proposed"),))
    assert row.accessibleName() == "Sun 22 Nov. Complaint. file 2026/038. Proposed"


def test_a_row_that_opens_nothing_is_skipped_by_the_keyboard():
    assert Row("Nothing is due", opens=False).focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [320, 500, 900])
def test_a_row_shows_all_of_its_text_at_any_width(qapp, page, scale, width):
    theme.apply(qapp, "light", scale)
    row = Row(
        "Жалоба в Верховный суд на постановление о выдаче",
        "дело 2026/038 · Верховный суд Республики Казахстан · 10 дней со дня получения копии",
        day="Вс 22 нояб. 24:00",
        day_note="через 10 ч 55 мин · последний день пн 23 нояб.",
        badges=(Badge("Срок нельзя продлить", Tone.RED), Badge("Нужна проверка", Tone.AMBER)),
    )
    window = page(row, width=width)
    assert clipped(window) == []


def test_badges_wrap_when_there_is_no_room(qtbot, page):
    holder = QWidget()
    flow = FlowLayout(holder)
    for number in range(4):
        flow.addWidget(Badge(f"Cannot be extended {number}"))
    page(holder, width=200)
    assert flow.heightForWidth(200) > 3 * flow.heightForWidth(2000)


def test_a_flow_is_mirrored_for_languages_written_from_the_right(qtbot, page):
    holder = QWidget()
    flow = FlowLayout(holder)
    first, second = Badge("first"), Badge("second")
    flow.addWidget(first)
    flow.addWidget(second)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page(holder)
    assert first.x() > second.x()


def test_columns_stack_when_it_gets_narrow(qtbot, page):
    left, right = Card("Left"), Card("Right")
    window = page(Columns(left, right), width=1100)
    assert right.mapTo(window, QPoint(0, 0)).x() > left.mapTo(window, QPoint(0, 0)).x()
    window.resize(500, 600)
    qtbot.waitUntil(lambda: right.mapTo(window, QPoint()).y() > left.mapTo(window, QPoint()).y())


def test_a_field_gives_its_name_to_its_editor_and_its_error_to_the_reader():
    field = Field("Name", TextLine(), hint="As in the passport")
    assert field.editor.accessibleName() == "Name"
    assert field.editor.accessibleDescription() == "As in the passport"
    field.set_error("This is empty. Type a name.")
    assert field.has_error
    assert field.editor.accessibleDescription() == "This is empty. Type a name."
    field.set_error("")
    assert field.below.text() == "As in the passport"


def test_the_wheel_scrolls_the_page_and_never_changes_a_choice(qtbot, page):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    choice = Choice([("a", "A"), ("b", "B")], "a")
    page(choice)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, event)
    assert choice.value() == "a"
    assert not event.isAccepted()


def test_tab_leaves_a_text_area_and_ctrl_enter_is_left_to_the_form(qtbot, page):
    area, after = TextArea(), TextLine()
    page(area, after)
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == ""
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert after.hasFocus()


def parse(text):
    if text == "31.1.27":
        raise DoubtfulDateError(text=text, day=date(2027, 1, 31), doubt=Doubt.YEAR_GUESSED)
    if text == "fri":
        return date(2026, 1, 30)
    raise ImpossibleDateError(text=text)


def date_field():
    return DateField(
        "Served", parse=parse, show=show, say=lambda error: type(error).__name__, hint="d.m.y"
    )


def test_a_date_field_says_the_weekday_back_while_typing(qtbot):
    field = date_field()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.date_changed):
        qtbot.keyClicks(field.line, "fri")
    assert field.below.text() == "Fri 30 Jan 2026"
    assert field.value() == date(2026, 1, 30)


def test_a_half_typed_date_is_not_scolded_until_the_field_is_left(qtbot):
    field = date_field()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "31.0")
    assert not field.has_error
    assert not field.check()
    assert field.below.text() == "ImpossibleDateError"


def test_a_doubtful_date_is_asked_about_once(qtbot):
    field = date_field()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "31.1.27")
    assert field.value() == date(2027, 1, 31)
    assert not field.check()
    assert field.check()
    field.set_text("31.1.2")
    field.set_text("31.1.27")
    assert field.check()


def test_an_empty_date_field_is_no_date_and_no_error(qtbot):
    field = date_field()
    qtbot.addWidget(field)
    assert field.check()
    assert field.value() is None


def test_the_walker_finds_what_it_is_there_to_find(qtbot, page):
    nameless = TextLine()
    unreachable = Button("x", shortcut="Ctrl+J")
    unreachable.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    squeezed = Button("A long word", shortcut="Ctrl+J")
    squeezed.setFixedWidth(20)
    found = "\n".join(problems(page(nameless, unreachable, squeezed)))
    assert "no name: TextLine" in found
    assert "shortcut used 2 times" in found
    assert "cut button" in found


def test_the_walker_passes_what_is_right(qtbot, page):
    window = page(
        Field("Name", TextLine()), Button("Save", shortcut="Ctrl+Enter"), EmptyState("No", "Yet")
    )
    assert problems(window) == []


def drawn_from(label):
    """Return the x of the leftmost pixel that is not background."""
    picture = label.grab().toImage()
    plain = picture.pixel(picture.width() - 1, picture.height() - 1)
    columns = range(picture.width())
    return next(
        x for x in columns for y in range(picture.height()) if picture.pixel(x, y) != plain
    )


def test_an_arabic_name_starts_where_the_window_starts_its_lines(page):
    label = PlainLabel("مثال افتراضي", "title", wrap=True)
    page(label, width=700)
    assert drawn_from(label) < 60
    label.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert drawn_from(label) > 300


def test_a_card_title_breaks_only_without_room_and_keeps_its_count_beside_it(qtbot, page):
    card = Card("Безопасная дата прошла", "2")
    window = page(card, width=700)
    one_line = card.heading.fontMetrics().horizontalAdvance(card.heading.text())
    assert one_line <= card.heading.width() < one_line + 40
    assert card.note.x() - card.heading.geometry().right() < 20
    window.resize(180, 400)
    qtbot.waitUntil(lambda: card.heading.width() < one_line)


def test_actions_go_under_a_title_that_would_get_too_little_room(qtbot, page):
    buttons = tuple(Button(text) for text in ("New memo", "Deadline by hand", "New hearing"))
    shown = Page("Extradition proceedings", buttons)
    window = page(shown, width=1000)
    assert shown.title.geometry().right() < buttons[0].mapTo(shown, QPoint()).x()
    window.resize(460, 600)
    first, title = buttons[0], shown.title
    qtbot.waitUntil(lambda: first.mapTo(shown, QPoint()).y() > title.geometry().bottom())
