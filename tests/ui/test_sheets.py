"""The log of deadlines and the carry list, as they are chosen and printed on Today."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.errors import DateOrderError
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.sheets import CarryRow, LogRow
from caseapp.domain.vocabulary import DeadlineState, Naming
from caseapp.ui.sheets.carry import CarryForm
from caseapp.ui.sheets.log import LogForm
from caseapp.ui.sheets.model import SheetCalls
from caseapp.ui.today.model import TodayPort
from caseapp.ui.today.view import TodayScreen
from tests.ui import todays
from tests.ui.accessibility import problems, settle
from tests.ui.hands import type_text
from tests.ui.surroundings import surroundings

S = DeadlineState
TODAY = date(2026, 2, 1)
LOG = LogRow(
    datetime(2026, 2, 1, 9, 5, tzinfo=UTC), "Aida Omarova", "confirm_filed", False, "d-1",
    "2026/038", "Complaint to the Supreme Court", S.FILED, TODAY, S.CONFIRMED, TODAY,
)  # fmt: skip
CARRIED = CarryRow(
    date(2026, 2, 8), None, "Asia/Almaty", False, "2026/038", "П. И.", "deadline", "", False
)
SHEET = MemoPdf(b"%PDF-1.7", 2, "ab" * 32)


class Sheets:
    """Services of the sheets that remember what was asked."""

    def __init__(self, rows=True, refuse=None):
        self.asked = []
        self.rows = rows
        self.refuse = refuse

    def calls(self):
        def answer(name, value):
            def call(*arguments):
                self.asked.append((name, arguments))
                if self.refuse:
                    raise self.refuse
                return value

            return call

        return SheetCalls(
            list_log=answer("list_log", [LOG] if self.rows else []),
            print_log=answer("print_log", SHEET),
            list_carried=answer("list_carried", [CARRIED] if self.rows else []),
            print_carry_list=answer("print_carry_list", SHEET),
        )


@pytest.fixture
def opened(qtbot, tmp_path):
    runners = []

    def make(kind, sheets=None):
        context = surroundings()
        runners.append(context.runner)
        sheets = sheets or Sheets()
        target = tmp_path / "out.pdf"
        form = kind(context, sheets.calls(), ask=lambda parent, title, name: str(target))
        qtbot.addWidget(form)
        form.show()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        return form, sheets, target

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(form):
    settle()
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_the_log_of_today_is_shown_before_it_is_printed(opened):
    form, sheets, _ = opened(LogForm)
    assert sheets.asked == [("list_log", (TODAY, TODAY))]
    assert "Filing confirmed · Complaint to the Supreme Court" in words(form)
    assert "file 2026/038 · Aida Omarova" in words(form)


def test_the_log_of_other_days_is_printed_to_a_file(opened, qtbot):
    form, sheets, target = opened(LogForm)
    form.first.line.clear()
    type_text(form.first.line, "5.1.2026")
    form.submit_button.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "out.pdf: 2 pages" in form.footnote.text())
    assert target.read_bytes() == SHEET.data
    assert sheets.asked[-1] == ("print_log", (date(2026, 1, 5), TODAY))


def test_the_carry_list_says_least_unless_more_is_chosen(opened, qtbot):
    form, sheets, _ = opened(CarryForm)
    assert sheets.asked == [("list_carried", (TODAY, date(2026, 2, 15), Naming.NUMBER))]
    assert form.warning.isHidden()
    form.naming.choose("full")
    assert form.warning.isVisible()
    qtbot.waitUntil(lambda: sheets.asked[-1][1][2] is Naming.FULL)


def test_what_cannot_be_extended_is_marked(opened):
    form, _, _ = opened(CarryForm)
    assert "Cannot be extended" in words(form)


def test_days_without_anything_say_so(opened):
    form, _, _ = opened(CarryForm, Sheets(rows=False))
    assert "Nothing on these days." in words(form)


def test_days_in_the_wrong_order_are_refused_under_the_last_one(opened):
    form, _, target = opened(LogForm, Sheets(refuse=DateOrderError(earlier="first", later="last")))
    assert form.last.has_error
    assert not target.exists()


def test_a_day_that_cannot_be_read_prints_nothing(opened):
    form, sheets, target = opened(LogForm)
    form.first.line.clear()
    type_text(form.first.line, "32.1.2026")
    form.submit_button.click()
    assert form.first.has_error
    assert [name for name, _ in sheets.asked if name.startswith("print")] == []
    assert not target.exists()


@pytest.mark.parametrize("kind", [LogForm, CarryForm])
def test_the_sheets_can_be_chosen_without_eyes_or_mouse(opened, kind):
    form, _, _ = opened(kind)
    assert problems(form) == []


def test_today_offers_the_sheets_to_who_may_print_them(qtbot):
    context = surroundings()
    screen = TodayScreen(context, TodayPort(todays.today, Sheets().calls()))
    qtbot.addWidget(screen)
    screen.show()
    screen.carry_button.click()
    (form,) = screen.findChildren(CarryForm)
    assert form.isVisible()
    form.reject()
    plain = TodayScreen(context, TodayPort(todays.today))
    qtbot.addWidget(plain)
    assert not hasattr(plain, "carry_button")
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    context.runner.abandon(seconds=5)
