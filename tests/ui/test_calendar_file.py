"""The calendar file, lead times, and what Today asks after an absence."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.calendar_files import CalendarFile, FlaggedMatterError
from caseapp.domain.changes import Changes
from caseapp.domain.reminders import Lead, LeadDay
from caseapp.domain.vocabulary import CalendarLevel, LeadKind
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.deadline.leads import LeadsForm
from caseapp.ui.sheets.calendar import CalendarForm
from caseapp.ui.sheets.model import CalendarCalls
from caseapp.ui.today.model import TodayPort
from caseapp.ui.today.view import TodayScreen
from tests.ui import cases, todays
from tests.ui.accessibility import problems, settle
from tests.ui.offices import office


class Exports:
    """The service behind the form, which remembers what was asked."""

    def __init__(self, refuse=None):
        self.asked, self.refuse = [], refuse

    def calls(self):
        return CalendarCalls(self.export, lambda: [cases.matter_view()])

    def export(self, *arguments):
        self.asked.append(arguments)
        if self.refuse:
            raise self.refuse
        return CalendarFile(b"BEGIN:VCALENDAR", 3, 1)


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def calendar(qtbot, context, exports, path=""):
    form = CalendarForm(context, exports.calls(), ask=lambda *_: path)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(lambda: form.matter.count() == 2)
    return form


def test_the_least_is_the_default_and_goes_without_a_warning(qtbot, context, tmp_path):
    exports, target = Exports(), tmp_path / "dates.ics"
    form = calendar(qtbot, context, exports, str(target))
    assert form.warning.isHidden()
    form.submit()
    qtbot.waitUntil(lambda: "3 dates, 1 cancelled" in form.footnote.text())
    assert exports.asked == [(CalendarLevel.APPOINTMENT, None)]
    assert target.read_bytes() == b"BEGIN:VCALENDAR"


@pytest.mark.parametrize("level", [CalendarLevel.FILE_NUMBER, CalendarLevel.FULL])
def test_saying_more_is_warned_of(qtbot, context, level):
    form = calendar(qtbot, context, Exports())
    form.level.choose(level.value)
    assert form.warning.isVisible()
    assert "Whoever reads this calendar" in form.warning.accessibleName()


def test_one_matter_is_chosen_and_a_refusal_is_shown(qtbot, context, tmp_path):
    exports = Exports(FlaggedMatterError(file_numbers="2026/038"))
    form = calendar(qtbot, context, exports, str(tmp_path / "dates.ics"))
    form.matter.setCurrentIndex(1)
    form.submit()
    qtbot.waitUntil(form.trouble.isVisible)
    assert exports.asked[0][1] == cases.matter_view().uid
    assert not (tmp_path / "dates.ics").exists()


def test_without_a_path_nothing_is_asked(qtbot, context):
    exports = Exports()
    calendar(qtbot, context, exports).submit()
    assert exports.asked == []


def with_leads():
    leads = (LeadDay(Lead(LeadKind.TRANSLATION, 5), todays.DAY),
             LeadDay(Lead(LeadKind.POST, 1, working=False), None))  # fmt: skip
    return replace(cases.deadline_view(), leads=leads)


def test_a_deadline_says_by_when_what_has_to_go_out(qtbot, context):
    made, _ = office(deadline=with_leads())
    form = DeadlineForm(context, made.deadlines, with_leads())
    qtbot.addWidget(form)
    text = words(form)
    assert "Send to the translator by Sun 22 Nov 2026 (5 working days before)" in text
    assert "Take to the post in time: the court's calendar is not known" in text


def leads_form(qtbot, context):
    made, calls = office()
    given = made.deadlines._replace(set_leads=calls.command("set_leads", deadline="d-1"))
    form = LeadsForm(context, given, with_leads())
    qtbot.addWidget(form)
    form.show()
    return form, calls


def test_lead_times_are_set_as_they_are_typed(qtbot, context):
    form, calls = leads_form(qtbot, context)
    form.editors["notary"].setText("2")
    form.editors["post"].setText("")
    with qtbot.waitSignal(form.saved):
        form.submit()
    ((_, (_uid, _version, given), _),) = calls.named("set_leads")
    assert given == [Lead(LeadKind.TRANSLATION, 5), Lead(LeadKind.NOTARY, 2)]


def test_what_is_no_number_of_days_is_refused_under_its_field(qtbot, context):
    form, calls = leads_form(qtbot, context)
    form.editors["post"].setText("soon")
    form.submit()
    assert calls.named("set_leads") == []
    assert form._fields[LeadKind.POST].has_error


def today(qtbot, context, view, confirm=None):
    screen = TodayScreen(context, TodayPort(lambda: view, None, confirm))
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: screen.view is not None)
    return screen


def test_today_says_which_day_it_believes_and_asks_once(qtbot, context):
    asked = []
    view = todays.today(clock_warning="The clock is odd.")
    screen = today(qtbot, context, view, lambda: asked.append(1) or Changes())
    assert "to be Sun 22 Nov 2026" in words(screen)
    screen.clock_button.click()
    qtbot.waitUntil(lambda: asked == [1])


def test_who_may_not_write_is_told_and_not_asked(qtbot, context):
    screen = today(qtbot, context, todays.today(clock_warning="The clock is odd."))
    assert "This screen takes today to be" in words(screen)
    assert not hasattr(screen, "clock_button")


def test_an_absence_is_named_with_what_fell_due(qtbot, context):
    since = datetime(2026, 11, 18, 18, tzinfo=ZoneInfo("Asia/Bishkek"))
    row = todays.today().today[0]
    view = todays.today(away_since=since, meanwhile=(row,), meanwhile_count=2)
    text = words(today(qtbot, context, view))
    assert "18 Nov 2026, 2 dates fell due." in text
    assert f"file {row.file_number}: {row.action}" in text


def test_the_forms_can_be_used_without_a_mouse_and_without_eyes(qtbot, context):
    for form in (calendar(qtbot, context, Exports()), leads_form(qtbot, context)[0]):
        settle()
        assert problems(form) == []
