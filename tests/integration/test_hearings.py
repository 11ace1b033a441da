from dataclasses import replace
from datetime import date, time

import pytest

from caseapp.domain.drafts import HearingDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    ControlCharacterError,
    DateOrderError,
    NotFoundError,
    TextTooLongError,
)
from caseapp.domain.vocabulary import Role
from caseapp.services import hearings
from tests import casefiles


@pytest.fixture
def draft(desk):
    client = casefiles.client(desk, "Анна", born=date(1990, 1, 1))
    uid = casefiles.proceeding(desk, casefiles.matter(desk, client), "KZ")
    return HearingDraft(uid, date(2026, 4, 2), time(10, 30), "room 14", "Judge A", "Russian")


def test_a_hearing_is_kept_in_the_courts_time(desk, draft):
    hearings.add_hearing(desk, draft)
    (row,) = hearings.list_hearings(desk)
    assert (row.day, row.at, row.zone) == (draft.day, draft.at, "Asia/Almaty")
    assert (row.place, row.judge, row.interpreter) == ("room 14", "Judge A", "Russian")


def test_a_hearing_without_hour_has_no_time_here(desk, draft):
    hearings.add_hearing(desk, replace(draft, at=None))
    assert hearings.list_hearings(desk)[0].here is None


def test_a_hearing_is_moved_by_version(desk, draft):
    uid = hearings.add_hearing(desk, draft).created
    hearings.change_hearing(desk, uid, replace(draft, day=date(2026, 4, 9), version=1))
    assert hearings.list_hearings(desk)[0].day == date(2026, 4, 9)
    with pytest.raises(ChangedMeanwhileError):
        hearings.change_hearing(desk, uid, replace(draft, version=1))


def test_hearings_are_listed_by_day_and_proceeding(desk, draft):
    for day in (5, 3, 4):
        hearings.add_hearing(desk, replace(draft, day=date(2026, 4, day)))
    window = hearings.list_hearings(desk, first=date(2026, 4, 3), last=date(2026, 4, 4))
    assert [row.day.day for row in window] == [3, 4]
    assert len(hearings.list_hearings(desk, proceeding=draft.proceeding)) == 3
    assert hearings.list_hearings(desk, proceeding="another") == []


def test_a_deleted_hearing_is_off_the_list(desk, draft):
    uid = hearings.add_hearing(desk, draft).created
    hearings.delete_hearing(desk, uid, 1)
    assert hearings.list_hearings(desk) == []


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": date(1989, 1, 1)}, DateOrderError),
        ({"notes": "x" * 10_000_000}, TextTooLongError),
        ({"judge": "A\x1b[31m"}, ControlCharacterError),
        ({"place": "\u2067room"}, ControlCharacterError),
    ],
)
def test_bad_input_is_refused_whole(desk, draft, changed, error):
    with pytest.raises(error):
        hearings.add_hearing(desk, replace(draft, **changed))
    assert hearings.list_hearings(desk) == []


def test_a_hearing_of_others_does_not_exist(desk, draft):
    other = casefiles.colleague(desk, Role.LAWYER)
    uid = hearings.add_hearing(desk, draft).created
    for call in (
        lambda: hearings.add_hearing(other, draft),
        lambda: hearings.change_hearing(other, uid, draft),
        lambda: hearings.delete_hearing(other, uid),
    ):
        with pytest.raises(NotFoundError):
            call()
    assert hearings.list_hearings(other) == []
