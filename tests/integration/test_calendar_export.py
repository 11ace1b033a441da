"""Dates in calendar files: what they say, that they stay the same entry, and how they go away."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
import vobject

from caseapp.domain.calendar_files import FlaggedMatterError
from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import HearingDraft, ManualDeadlineDraft
from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.reminders import Lead
from caseapp.domain.vocabulary import (
    CalendarLevel,
    Closing,
    DateKind,
    HandlingFlag,
    LeadKind,
    Role,
)
from caseapp.services import (
    audit,
    closings,
    deadlines,
    events,
    handling,
    hearings,
    leads,
    matters,
)
from caseapp.services.calendar_export import export_calendar
from tests import casefiles, factory
from tests.casefiles import TODAY, served

DUE = date(2026, 3, 20)
FULL = CalendarLevel.FULL
NUMBER = CalendarLevel.FILE_NUMBER


@pytest.fixture
def matter(desk):
    return casefiles.matter(desk, casefiles.client(desk, "Пётр Ильин"))


@pytest.fixture
def kz(desk, matter):
    return casefiles.proceeding(desk, matter, "KZ")


def manual(desk, proceeding, day=DUE, hour=None):
    draft = ManualDeadlineDraft(proceeding, "Cassation", day, "Court order", hour)
    return deadlines.add_manual(desk, draft).created


def exported(desk, *arguments):
    read = vobject.readOne(export_calendar(desk, *arguments).data.decode())
    return list(read.contents.get("vevent", []))


def one(desk, *arguments):
    (event,) = exported(desk, *arguments)
    return event


def test_by_default_a_file_says_only_that_there_is_an_appointment(desk, kz):
    manual(desk, kz)
    hearings.add_hearing(desk, HearingDraft(kz, DUE, time(10), "room 14", interpreter="Aigul"))
    data = export_calendar(desk).data.decode()
    number = matters.list_matters(desk)[0].file_number
    for told in ("Ильин", "Cassation", number, "Astana", "room", "Aigul", "Court order", kz):
        assert told not in data
    assert {event.summary.value for event in exported(desk)} == {"Appointment"}


def test_a_day_stays_on_its_day_and_an_hour_keeps_the_zone_of_the_court(desk, kz):
    manual(desk, kz)
    assert one(desk).dtstart.value == DUE
    hearings.add_hearing(desk, HearingDraft(kz, TODAY, time(10)))
    first = exported(desk)[0]
    assert first.dtstart.value.utcoffset() == timedelta(hours=5)


def test_the_hour_of_a_deadline_is_in_the_file(desk, kz):
    manual(desk, kz, hour=time(16, 40))
    assert f"{one(desk).dtstart.value:%d %H:%M}" == "20 16:40"


def test_levels_say_more_where_they_are_asked_to(desk, kz):
    manual(desk, kz)
    number = matters.list_matters(desk)[0].file_number
    assert one(desk, NUMBER).summary.value == f"Appointment, file {number}"
    full = one(desk, FULL)
    assert full.summary.value == f"Cassation · Пётр Ильин · file {number}"
    assert full.location.value == "Supreme Court, Astana"


def test_what_is_to_be_determined_is_a_whole_day_and_says_so(desk):
    casefiles.event(desk, casefiles.proceeding(desk, host_state="KG"))
    (row,) = [row for row in deadlines.list_deadlines(desk) if not row.against_state]
    event = one(desk)
    assert (event.summary.value, event.dtstart.value) == ("Date to be determined", row.due_day)


def test_exporting_again_is_the_same_entry_with_the_same_number(desk, kz):
    manual(desk, kz)
    first, second = one(desk), one(desk)
    assert (first.uid.value, first.sequence.value) == (second.uid.value, second.sequence.value)
    assert deadlines.list_deadlines(desk)[0].uid not in first.uid.value


def test_every_change_raises_the_number_of_the_same_entry(desk, kz):
    uid = manual(desk, kz)
    first = one(desk)
    deadlines.change(desk, uid, 1, DUE + timedelta(days=3), None, "A later order")
    second, third = one(desk), one(desk, NUMBER)
    assert first.uid.value == second.uid.value == third.uid.value
    assert [event.sequence.value for event in (first, second, third)] == ["0", "1", "2"]
    assert second.dtstart.value == DUE + timedelta(days=3)


def test_alarms_ring_by_the_time_since_when_the_date_is_known(desk, kz):
    manual(desk, kz)
    triggers = [alarm.trigger.value for alarm in one(desk).valarm_list]
    nine = timedelta(hours=9)
    assert triggers == [timedelta(days=-days) + nine for days in (14, 7, 3, 1)]


def test_what_has_to_go_out_rings_in_a_file_that_does_not_say_why(desk, kz):
    uid = manual(desk, kz)
    leads.set_leads(desk, uid, 1, [Lead(LeadKind.POST, 10, working=False)])
    triggers = [alarm.trigger.value for alarm in one(desk).valarm_list]
    assert timedelta(days=-10, hours=9) in triggers
    assert "post" not in export_calendar(desk).data.decode("utf-8").lower()


@pytest.mark.parametrize("way", ["superseded", "deleted", "declined", "hearing"])
def test_what_went_away_is_cancelled_once_and_stays_so(desk, kz, way):
    if way == "declined":
        casefiles.event(desk, kz, served(date(2026, 3, 1)))
    elif way == "hearing":
        hearings.add_hearing(desk, HearingDraft(kz, DUE))
    else:
        manual(desk, kz)
    known = {event.uid.value for event in exported(desk, FULL)}
    remove(desk, way)
    gone = exported(desk, FULL)
    assert {event.uid.value for event in gone} == known
    assert {event.status.value for event in gone} == {"CANCELLED"}
    assert {event.sequence.value for event in gone} == {"1"}
    assert {event.summary.value for event in gone} == {"Appointment"}
    assert [event.serialize() for event in exported(desk, FULL)] == [
        event.serialize() for event in gone
    ]


def remove(desk, way):
    for row in deadlines.list_deadlines(desk):
        if row.against_state:
            continue
        if way == "declined":
            casefiles.decline(desk, row.uid)
        else:
            how = Closing.DELETE if way == "deleted" else Closing.SUPERSEDE
            closings.ask_to_close(desk, row.uid, row.version, how, "A later order")
            closings.close(desk, row.uid, row.version + 1)
    for hearing in hearings.list_hearings(desk) if way == "hearing" else ():
        hearings.delete_hearing(desk, hearing.uid, hearing.version)


def test_what_never_was_in_a_file_is_not_cancelled_in_one(desk, kz):
    manual(desk, kz)
    remove(desk, "superseded")
    assert exported(desk) == []


def test_a_date_that_comes_back_is_an_appointment_again(desk, kz):
    uid = casefiles.event(desk, kz, served(date(2026, 3, 1)))
    before = {event.uid.value for event in exported(desk)}
    events.delete_event(desk, uid, 1)
    assert {event.status.value for event in exported(desk)} == {"CANCELLED"}
    audit.undo_last(desk)
    again = exported(desk)
    assert {event.uid.value for event in again} == before
    assert {(event.status.value, event.sequence.value) for event in again} == {("CONFIRMED", "2")}


def test_what_was_filed_stays_in_the_calendar_and_rings_no_more(desk, kz):
    uid = manual(desk, kz)
    one(desk)
    deadlines.record_filed(desk, uid, 1, how="post", where="court", day=TODAY, reference="1")
    event = one(desk)
    assert event.status.value == "CONFIRMED"
    assert "valarm" not in event.contents


def test_dates_long_past_are_in_no_file(desk, kz):
    manual(desk, kz)
    exported(desk)
    later = replace(desk, clock=FixedClock(factory.NOW + timedelta(days=90), desk.clock.zone))
    assert exported(later) == []


def test_one_matter_is_written_alone(desk, kz, matter):
    manual(desk, kz)
    manual(desk, casefiles.proceeding(desk))
    assert len(exported(desk)) == 2
    assert len(exported(desk, CalendarLevel.APPOINTMENT, matter)) == 1


@pytest.mark.parametrize("level", [NUMBER, FULL])
def test_a_flagged_matter_allows_no_more_than_appointment(desk, kz, matter, level):
    manual(desk, kz)
    handling.mark_handling(desk, matter, [HandlingFlag.RELATIVES])
    with pytest.raises(FlaggedMatterError) as refused:
        export_calendar(desk, level)
    assert refused.value.values["file_numbers"] == matters.get_matter(desk, matter).file_number
    assert one(desk).summary.value == "Appointment"
    handling.mark_handling(desk, matter, [])
    assert one(desk, level).summary.value != "Appointment"


def test_another_matter_may_still_be_written_in_full(desk, kz, matter):
    other = casefiles.matter(desk)
    manual(desk, casefiles.proceeding(desk, other))
    handling.mark_handling(desk, matter, [HandlingFlag.SOURCE])
    assert one(desk, FULL, other).summary.value.startswith("Cassation")


def test_a_paralegal_sets_a_flag_and_takes_none_away(desk, matter):
    paralegal = casefiles.colleague(desk, Role.PARALEGAL)
    matters.add_member(desk, matter, paralegal.person.uid)
    handling.mark_handling(paralegal, matter, [HandlingFlag.LAWYER_ONLY])
    assert matters.get_matter(desk, matter).handling == (HandlingFlag.LAWYER_ONLY,)
    with pytest.raises(NotAllowedError):
        handling.mark_handling(paralegal, matter, [])


def test_dates_of_others_are_in_no_file_of_ours(desk, kz, matter):
    manual(desk, kz)
    exported(desk)
    other = casefiles.colleague(desk, Role.LAWYER)
    assert exported(other) == []
    with pytest.raises(NotFoundError):
        export_calendar(other, CalendarLevel.APPOINTMENT, matter)


def test_limits_of_the_state_are_left_out(desk, kz):
    casefiles.event(desk, kz, served(TODAY, kind=DateKind.SEIZED), act="arrest")
    ours = [row for row in deadlines.list_deadlines(desk) if not row.against_state]
    assert len(ours) < len(deadlines.list_deadlines(desk))
    assert len(exported(desk)) == len(ours)
