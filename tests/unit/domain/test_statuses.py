from datetime import UTC, date, datetime, time, timedelta

import pytest

from caseapp.domain.errors import NotAllowedError
from caseapp.domain.statuses import (
    Step,
    WrongStateError,
    after,
    has_to_be_met,
    last_moment,
    shown,
    steps,
)
from caseapp.domain.vocabulary import DeadlineState, Role

S = DeadlineState


def test_a_lawyer_may_answer_a_proposal_in_every_way():
    assert steps(S.PROPOSED, Role.LAWYER) == (
        Step.ACCEPT, Step.CHANGE, Step.DECLINE, Step.FILE, Step.LAPSE, Step.CLOSE,
    )  # fmt: skip


def test_a_paralegal_may_accept_a_proposal_or_record_a_filing_and_nothing_else():
    assert steps(S.PROPOSED, Role.PARALEGAL) == (Step.ACCEPT, Step.FILE)
    assert after(Step.ACCEPT, S.PROPOSED, Role.PARALEGAL) is S.OPEN


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (Step.DECLINE, S.PROPOSED),
        (Step.CHANGE, S.PROPOSED),
        (Step.DETERMINE, S.TO_BE_DETERMINED),
        (Step.NO_REMEDY, S.TO_BE_DETERMINED),
        (Step.CONFIRM, S.FILED),
        (Step.CHECK, S.OPEN),
        (Step.EXTEND, S.EXTENSION_ASKED),
        (Step.LAPSE, S.OPEN),
        (Step.CLOSE, S.OPEN),
    ],
)
def test_a_paralegal_may_not_decide(step, state):
    with pytest.raises(NotAllowedError):
        after(step, state, Role.PARALEGAL)


@pytest.mark.parametrize("role", [Role.GUEST, Role.AUDITOR])
@pytest.mark.parametrize("state", list(DeadlineState))
def test_guests_and_auditors_take_no_step(role, state):
    assert steps(state, role) == ()


def test_one_to_be_determined_closes_only_with_a_last_day_or_no_remedy():
    assert steps(S.TO_BE_DETERMINED, Role.LAWYER) == (Step.DETERMINE, Step.NO_REMEDY)
    with pytest.raises(WrongStateError):
        after(Step.DECLINE, S.TO_BE_DETERMINED, Role.LAWYER)


@pytest.mark.parametrize("state", [S.CONFIRMED, S.WAIVED, S.SUPERSEDED, S.DECLINED, S.NO_REMEDY])
def test_what_is_settled_stays_settled(state):
    assert steps(state, Role.LAWYER) == ()


def test_a_late_filing_can_still_be_recorded():
    assert after(Step.FILE, S.LAPSED, Role.PARALEGAL) is S.FILED


def test_asking_for_an_extension_is_not_getting_one():
    assert after(Step.ASK_EXTENSION, S.OPEN, Role.PARALEGAL) is S.EXTENSION_ASKED
    assert has_to_be_met(S.EXTENSION_ASKED)
    assert has_to_be_met(S.EXTENDED)
    assert after(Step.EXTEND, S.EXTENSION_ASKED, Role.LAWYER) is S.EXTENDED


def test_one_to_be_determined_is_never_given_up():
    with pytest.raises(WrongStateError):
        after(Step.CLOSE, S.TO_BE_DETERMINED, Role.LAWYER)


def test_a_lapse_asks_for_something_until_it_is_recorded():
    assert has_to_be_met(S.LAPSED)
    assert not has_to_be_met(S.LAPSED, lapse_recorded=True)
    assert not has_to_be_met(S.CONFIRMED)


def test_between_two_readings_the_service_is_disputed_not_the_deadline_missed():
    safe, latest = datetime(2026, 2, 8, 19, tzinfo=UTC), datetime(2026, 2, 20, 19, tzinfo=UTC)
    second = timedelta(seconds=1)
    assert shown(S.OPEN, safe, latest, safe) is S.OPEN
    assert shown(S.OPEN, safe, latest, safe + second) is S.SERVICE_DISPUTED
    assert shown(S.PROPOSED, safe, latest, latest) is S.SERVICE_DISPUTED
    assert shown(S.OPEN, safe, latest, latest + second) is S.LAPSED
    assert shown(S.FILED, safe, latest, latest) is S.FILED
    assert shown(S.OPEN, safe, None, safe) is S.OPEN
    assert shown(S.EXTENSION_ASKED, safe, None, safe + second) is S.LAPSED
    assert shown(S.OPEN, safe, latest, latest + second, against_state=True) is S.OPEN
    assert shown(S.TO_BE_DETERMINED, None, None, latest) is S.TO_BE_DETERMINED


def test_a_day_ends_at_midnight_of_its_place_and_an_hour_at_the_hour():
    end = datetime(2026, 2, 8, 18, 59, 59, tzinfo=UTC)
    assert last_moment(date(2026, 2, 8), None, "Asia/Almaty") == end
    at_ten = datetime(2026, 2, 8, 5, tzinfo=UTC)
    assert last_moment(date(2026, 2, 8), time(10), "Asia/Almaty") == at_ten
