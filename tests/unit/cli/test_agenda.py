"""A day as lines of text: the safe day first, the last day beside it, nothing swallowed."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time

from caseapp.cli.agenda import deadline_line, hearing_line, print_today
from caseapp.cli.output import Output
from caseapp.domain.reminders import Lead, LeadDay
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.views.today import LeavingRow, TodayView
from caseapp.domain.vocabulary import DeadlineState, LeadKind, Suspensive, Trust
from caseapp.i18n import catalogue

T = catalogue("en")
ROW = DeadlineRow(
    uid="d",
    proceeding="p",
    matter="m",
    file_number="2026/001",
    client_name="Пётр Выдуманный",
    action="complaint",
    court_or_body="Supreme Court",
    host_state="KZ",
    state=DeadlineState.OPEN,
    safe_day=date(2026, 3, 12),
    last_day=date(2026, 3, 13),
    last_time=None,
    zone="Asia/Almaty",
    against_state=False,
    extendable=False,
    provisional=True,
    trust=Trust.SECONDARY,
    suspensive=Suspensive.NO,
    citation="art. 1",
    rule="R",
    proof_missing=False,
    version=1,
)
HEARING = HearingRow(
    uid="h",
    proceeding="p",
    matter="m",
    file_number="2026/001",
    court_or_body="Supreme Court",
    day=date(2026, 3, 16),
    at=time(10, 30),
    zone="Asia/Almaty",
    here=None,
    place="room 14",
    judge="",
    interpreter="",
    notes="",
    version=1,
)


def printed(view):
    stream = io.StringIO()
    print_today(view, Output(T, stream=stream))
    return stream.getvalue()


def view(**sections):
    return TodayView(date(2026, 3, 10), datetime(2026, 3, 10, 9, tzinfo=UTC), **sections)


def test_a_deadline_shows_the_safe_day_first_and_the_last_day_beside_it():
    line = deadline_line(ROW, T)

    assert line.startswith("Thu 12 Mar 2026  2026/001  Пётр Выдуманный  complaint")
    assert "last day Fri 13 Mar 2026" in line


def test_a_deadline_says_what_is_uncertain_about_it():
    line = deadline_line(ROW, T)

    assert "provisional" in line
    assert "not extendable" in line
    assert "secondary" in line


def test_a_deadline_in_hours_shows_its_hour_and_zone():
    row = replace(ROW, last_time=time(14, 20), last_day=ROW.safe_day)

    assert "14:20 Asia/Almaty" in deadline_line(row, T)


def test_the_hour_of_a_later_reading_is_never_shown_as_the_safe_one():
    safe = datetime(2026, 3, 12, 3, 0, tzinfo=UTC)
    row = replace(ROW, last_time=time(14), last_day=ROW.safe_day, due_moment=safe)

    assert "08:00 Asia/Almaty; last day Thu 12 Mar 2026 14:00" in deadline_line(row, T)


def test_an_end_at_midnight_has_its_hour_on_the_day_after_the_safe_one():
    midnight = datetime(2026, 3, 12, 19, 0, tzinfo=UTC)
    row = replace(ROW, last_time=time(), due_moment=midnight)

    assert "last day Fri 13 Mar 2026 00:00" in deadline_line(row, T)
    assert "00:00 Asia/Almaty" not in deadline_line(row, T)


def test_a_deadline_without_a_date_says_so():
    row = replace(ROW, safe_day=None, last_day=None, trust=None, provisional=False)

    assert deadline_line(row, T).startswith("to be determined")


def test_a_hearing_stands_in_the_courts_own_time():
    assert hearing_line(HEARING, T).startswith("Mon 16 Mar 2026 10:30 Asia/Almaty")


def test_every_section_of_the_first_screen_is_printed():
    sections = (
        "to_be_determined", "overdue", "today", "next_days", "unconfirmed", "unchecked",
        "not_checked", "closing",
    )  # fmt: skip
    rows = {name: (replace(ROW, client_name=f"client-{name}"),) for name in sections}
    text = printed(view(hearings=(HEARING,), **rows))

    assert all(f"client-{name}" in text for name in sections)
    assert "Hearings (1)" in text


def test_an_empty_day_prints_only_its_date():
    assert printed(view()) == "Today, Tue 10 Mar 2026\n"


def test_a_clock_warning_is_printed():
    assert "clock" in printed(view(clock_warning="The clock went back."))


def test_what_has_lapsed_is_not_merely_overdue():
    lapsed = replace(ROW, state=DeadlineState.LAPSED)
    told = printed(view(overdue=(ROW, lapsed)))
    assert "Lapsed (1)" in told
    assert "Overdue (1)" in told


def test_a_filing_without_proof_and_an_extension_that_was_only_asked_for_are_said():
    assert "proof missing" in deadline_line(replace(ROW, proof_missing=True), T)
    asked = replace(ROW, state=DeadlineState.EXTENSION_ASKED)
    assert "Extension asked, still open" in deadline_line(asked, T)


def test_a_removal_that_nothing_bars_is_printed_with_its_fixed_hour():
    risk = RiskRow(
        proceeding="p", matter="m", file_number="2026/001", client_names=("Пётр Выдуманный",),
        host_state="KZ", court_or_body="", in_custody=True, decision="Decision on extradition",
        fixed_day=date(2026, 3, 6), fixed_at=time(6, 40), zone="Asia/Almaty",
        uncovered=(date(2026, 3, 3),),
    )  # fmt: skip
    said = printed(
        TodayView(date(2026, 3, 3), datetime(2026, 3, 3, tzinfo=UTC), not_barred=(risk,))
    )
    assert "Removal not barred (1)" in said
    assert "Fri 6 Mar 2026 06:40 Asia/Almaty  2026/001  Пётр Выдуманный  KZ  in custody" in said
    assert "nothing that counts bars removal today" in said


def test_what_has_to_go_out_is_printed_by_its_day():
    leaving = (LeavingRow(ROW, LeadDay(Lead(LeadKind.POST, 2), date(2026, 3, 12))),)
    told = printed(view(leaving=leaving))
    assert "Has to go out (1)" in told
    assert "Thu 12 Mar 2026  2026/001" in told
