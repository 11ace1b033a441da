"""What an auditor is shown of the dates: when and where they stand, and no word of any file."""

import pytest

from caseapp.domain.drafts import HearingDraft
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.services import dates, deadlines, hearings
from tests import casefiles
from tests.casefiles import TODAY


@pytest.fixture
def held(demo_desk):
    return demo_desk, casefiles.colleague(demo_desk, Role.AUDITOR)


def test_every_deadline_is_there_though_the_auditor_is_member_of_no_matter(held):
    desk, auditor = held
    shown = {row.uid for row in dates.list_dates(auditor, limit=1000)}
    theirs = {str(row.uid) for row in deadlines.list_deadlines(desk)}
    assert theirs
    assert theirs <= shown


def test_no_name_number_court_or_act_is_in_it(held):
    desk, auditor = held
    said = repr(dates.list_dates(auditor, limit=1000))
    for row in deadlines.list_deadlines(desk):
        for word in (row.client_name, row.file_number, row.court_or_body, row.action):
            assert not word or word not in said


def test_the_latest_comes_first_a_page_at_a_time(held):
    _, auditor = held
    whole = dates.list_dates(auditor, limit=1000)
    assert dates.list_dates(auditor, offset=2, limit=3) == whole[2:5]
    days = [row.day for row in whole if row.day is not None]
    assert days[0] >= days[-1]


def test_one_whose_last_day_is_unknown_has_no_day(desk):
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk))
    casefiles.event(desk, proceeding)
    hearings.add_hearing(desk, HearingDraft(proceeding, TODAY))
    rows = dates.list_dates(casefiles.colleague(desk, Role.AUDITOR))
    assert {row.kind for row in rows} == {"deadline", "hearing"}
    unknown = [row for row in rows if row.state is DeadlineState.TO_BE_DETERMINED]
    assert all(row.day is None for row in unknown)


def test_nobody_else_has_this_list(desk):
    with pytest.raises(NotAllowedError):
        dates.list_dates(desk)
