"""Removals that nothing bars, on Today: the worst first, none of them lost."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.protection.drafts import CustodyDraft
from caseapp.domain.protection.words import TaskCode
from caseapp.domain.views.tasks import TaskRow
from caseapp.domain.vocabulary import Role
from caseapp.services import clock, custody
from caseapp.services.today import open_today
from caseapp.ui.screen import Place
from caseapp.ui.today.model import TodayPort, due, is_empty
from caseapp.ui.today.view import TodayScreen
from caseapp.ui.widgets import Button, Card, PlainLabel, Row
from tests import casefiles
from tests.casefiles import TODAY
from tests.factory import as_role
from tests.ui import todays
from tests.ui.accessibility import problems, settle
from tests.ui.protections import risk
from tests.ui.surroundings import surroundings

DAYS = tuple(todays.DAY + timedelta(days=number) for number in range(15))


def alarm(number, **changes):
    values = {"proceeding": f"pr-{number}", "file_number": f"2026/{number:03}", "uncovered": DAYS}
    return risk(**{**values, "in_custody": False, **changes})


@pytest.fixture
def show(qtbot):
    made = []

    def make(*alarms, **changes):
        view = todays.today(not_barred=alarms, not_barred_count=len(alarms), **changes)
        context = replace(surroundings(), clock=FixedClock(todays.NOW, todays.HERE))
        made.append(context.runner)
        screen = TodayScreen(context, TodayPort(lambda: view))
        screen.resize(1064, 720)
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitUntil(lambda: screen.view is not None)
        settle()
        return screen

    yield make
    for runner in made:
        runner.abandon(seconds=5)


def shown_rows(screen):
    rows = [row for row in screen.findChildren(Row) if isinstance(row.subject, Place)]
    return [row for row in rows if row.isVisible() and row.subject.screen == "custody"]


def test_an_alarm_stands_in_red_and_leads_to_its_panel(show, qtbot):
    screen = show(alarm(1, in_custody=True))
    card = next(c for c in screen.findChildren(Card) if c.heading.text() == "Removal not barred")
    assert card.property("urgent")
    (row,) = shown_rows(screen)
    assert "Nothing that counts bars removal today" in row.accessibleName()
    with qtbot.waitSignal(screen.open_requested) as opened:
        row.click()
    assert opened.args[0] == Place("custody", "pr-1")


def test_a_fixed_day_is_named_with_its_hour(show):
    fixed = alarm(1, fixed_day=date(2026, 11, 25), fixed_at=time(6, 40))
    screen = show(fixed)
    (row,) = shown_rows(screen)
    assert "Removal fixed: Wed 25 Nov 2026, 06:40" in row.accessibleName()


def test_few_of_many_are_shown_and_the_rest_is_one_press_away(show):
    screen = show(*(alarm(number) for number in range(9)))
    assert len(shown_rows(screen)) == 5
    button = next(b for b in screen.findChildren(Button) if b.text() == "Show 4 more")
    button.click()
    settle()
    assert len(shown_rows(screen)) == 9


def test_custody_and_fixed_days_are_never_folded_away(show):
    screen = show(*(alarm(number, in_custody=True) for number in range(9)))
    assert len(shown_rows(screen)) == 9


def test_what_is_to_be_determined_still_stands_first(show):
    screen = show(alarm(1))
    words = [label.text() for label in screen.findChildren(PlainLabel)]
    assert words.index("To be determined") < words.index("Removal not barred")


def test_alarms_count_in_the_navigation_and_keep_today_from_being_empty():
    view = replace(todays.today(), not_barred=(alarm(1),), not_barred_count=1)
    assert due(view) == due(todays.today()) + 1
    bare = type(view)(view.day, view.now, not_barred=(alarm(1),), not_barred_count=1)
    assert not is_empty(bare)


@pytest.mark.parametrize(
    ("code", "screen_key"),
    [(TaskCode.INTERIM, "interim"), (TaskCode.LAPSE_GATE, "custody")],
)
def test_a_task_the_program_opened_leads_to_its_panel(show, code, screen_key):
    task = TaskRow("t-9", "m-1", "2026/038", "Do it", todays.DAY, False, 1, code, "pr-1")
    screen = show(tasks=(task,))
    row = next(row for row in screen.findChildren(Row) if "Do it" in row.accessibleName())
    assert row.subject == Place(screen_key, "pr-1")


def test_keyboard_and_screen_reader_reach_the_alarms(show):
    assert problems(show(*(alarm(number) for number in range(9)))) == []


def test_today_opens_what_a_lapsed_title_asks_for_before_it_is_read(desk):
    client = casefiles.client(desk)
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, client))
    custody.record_custody(desk, CustodyDraft(proceeding, client, TODAY, time(8)))
    late = replace(desk, clock=FixedClock(desk.clock.now() + timedelta(days=5), desk.clock.zone))
    assert open_today(late).tasks == ()
    clock.confirm_clock(late)
    codes = [task.code for task in open_today(late).tasks]
    assert codes == [TaskCode.LAPSE_APPLICATION, TaskCode.LAPSE_GATE]


def test_a_guest_reads_today_and_opens_nothing(desk):
    assert open_today(as_role(desk, Role.GUEST)).tasks == ()
