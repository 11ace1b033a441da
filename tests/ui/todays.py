"""A made-up Today, with something in every corner."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.tasks import TaskRow
from caseapp.domain.views.today import NoNextStepRow, ServedWithoutDeadlineRow, TodayView
from caseapp.domain.vocabulary import DeadlineState, Suspensive, Trust
from tests.ui.cases import deadline_row

NOW = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
DAY = date(2026, 11, 22)
HERE = "Asia/Bishkek"


def hearing(day, at, zone, court, place=""):
    moment = datetime.combine(day, at, ZoneInfo(zone)).astimezone(ZoneInfo(HERE))
    return HearingRow(
        "h-1", "pr-1", "m-1", "2026/033", court, day, at, zone, moment, place, "", "Aigul", "", 1
    )


def today(**changes):
    values = {
        "day": DAY,
        "now": NOW,
        "to_be_determined": (
            deadline_row(
                uid="d-2",
                state=DeadlineState.TO_BE_DETERMINED,
                safe_day=None,
                last_day=None,
                trust=None,
                action="Appeal against extradition decision",
                court_or_body="Prosecutor General, Bishkek",
                citation="",
                file_number="2026/041",
            ),
        ),
        "overdue": (),
        "today": (
            deadline_row(safe_day=DAY, last_day=date(2026, 11, 23)),
            deadline_row(
                uid="d-3",
                safe_day=DAY,
                last_day=DAY,
                last_time=time(16, 40),
                against_state=True,
                action="Title of detention lapses unless extended",
                citation="CPC RK art. 587(2)",
            ),
        ),
        "next_days": (
            deadline_row(
                uid="d-4",
                safe_day=date(2026, 11, 25),
                last_day=date(2026, 11, 25),
                suspensive=Suspensive.NO,
                extendable=True,
                trust=Trust.LAW_TEXT,
                action="Appeal against refusal of entry",
                court_or_body="Belgrade border police",
                citation="Law on Foreigners art. 38",
            ),
        ),
        "unconfirmed": (deadline_row(uid="d-5", state=DeadlineState.FILED, proof_missing=True),),
        "unchecked": (deadline_row(uid="d-6"),),
        "hearings": (
            hearing(
                date(2026, 11, 23), time(10, 30), "Asia/Almaty", "Almaty City Court", "room 14"
            ),
            hearing(date(2026, 11, 26), time(9, 0), "Asia/Bishkek", "Bishkek City Court"),
        ),
        "tasks": (
            TaskRow(
                "t-1", "m-1", "2026/029", "Order the translation", date(2026, 11, 27), False, 1
            ),
        ),
        "served_without_deadline": (
            ServedWithoutDeadlineRow(
                "pr-9", "m-9", "2026/041", "Prosecutor General", "Extradition decision"
            ),
        ),
        "no_next_step": (NoNextStepRow("c-8", "Пётр Ильин", "2026/008"),),
    }
    return TodayView(**{**values, **changes})
