from datetime import date, time

import pytest

from caseapp.domain.casefiles import NotExtendableError
from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.errors import (
    DateOrderError,
    EmptyFieldError,
    FutureDateError,
    NotAllowedError,
)
from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.services import deadlines, extensions
from caseapp.services.today import get_today
from tests import casefiles
from tests.casefiles import TODAY

S = DeadlineState
LAST, LATER = date(2026, 3, 6), date(2026, 3, 20)


@pytest.fixture
def helper(desk):
    return casefiles.colleague(desk, Role.PARALEGAL)


@pytest.fixture
def uid(desk, helper):
    """A day set by the court, within the week."""
    proceeding = casefiles.proceeding(desk, casefiles.matter(desk, members=(helper,)))
    draft = ManualDeadlineDraft(proceeding, "Comment", LAST, "Order", extendable=True)
    return deadlines.add_manual(desk, draft).created


def ask(desk, uid, version=1, **changed):
    values = {"day": TODAY, "until": LATER, "note": "by letter", **changed}
    return extensions.ask_extension(desk, uid, version, **values)


def test_asked_is_still_open_and_the_old_day_still_counts(desk, helper, uid):
    ask(helper, uid)
    view = deadlines.get_deadline(desk, uid)
    assert (view.row.state, view.row.last_day) == (S.EXTENSION_ASKED, LAST)
    assert view.extension_note == (
        "Extension until Fri 20 Mar 2026 asked on Tue 3 Mar 2026: by letter."
    )
    assert [row.uid for row in get_today(desk).next_days] == [uid]


def test_granted_is_typed_with_its_source_and_waits_for_a_check(desk, uid):
    ask(desk, uid)
    extensions.extend(desk, uid, 2, LATER, time(12), "Order of 4 March")
    view = deadlines.get_deadline(desk, uid)
    assert (view.row.state, view.row.last_day, view.row.last_time) == (S.EXTENDED, LATER, time(12))
    assert (view.source, view.row.checked) == ("Order of 4 March", False)
    assert get_today(desk).next_days == ()


def test_an_extended_deadline_is_filed_like_any_other(desk, helper, uid):
    extensions.extend(desk, uid, 1, LATER, None, "Order")
    deadlines.record_filed(helper, uid, 2, how="post", where="court", day=TODAY, reference="1")
    assert deadlines.get_deadline(desk, uid).row.state is S.FILED


def test_a_paralegal_grants_nothing(helper, uid):
    with pytest.raises(NotAllowedError):
        extensions.extend(helper, uid, 1, LATER, None, "Order")


def test_a_period_that_the_law_does_not_extend_is_not_extended(desk):
    proceeding = casefiles.proceeding(desk)
    casefiles.event(desk, proceeding)
    row = next(r for r in deadlines.list_deadlines(desk) if r.rule == "KZ-EXT-APPEAL")
    deadlines.accept(desk, row.uid, 1)
    assert not {"ask_extension", "extend"} & set(deadlines.get_deadline(desk, row.uid).steps)
    with pytest.raises(NotExtendableError):
        ask(desk, row.uid, 2)
    with pytest.raises(NotExtendableError):
        extensions.extend(desk, row.uid, 2, LATER, None, "Order")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": LATER}, FutureDateError),
        ({"until": date(2026, 3, 5)}, DateOrderError),
        ({"note": " "}, EmptyFieldError),
    ],
)
def test_what_cannot_have_been_asked_is_refused_whole(desk, uid, changed, error):
    with pytest.raises(error):
        ask(desk, uid, **changed)
    assert deadlines.get_deadline(desk, uid).row.state is S.OPEN


def test_an_extension_needs_its_source_and_a_later_day(desk, uid):
    with pytest.raises(EmptyFieldError):
        extensions.extend(desk, uid, 1, LATER, None, "")
    with pytest.raises(DateOrderError):
        extensions.extend(desk, uid, 1, date(2026, 3, 5), None, "Order")
    assert deadlines.get_deadline(desk, uid).row.last_day == LAST
