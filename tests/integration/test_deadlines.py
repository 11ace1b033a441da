from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from caseapp.domain.casefiles import NothingAskedError, ProofMissingError
from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    DateOrderError,
    EmptyFieldError,
    FutureDateError,
    NotAllowedError,
    NotFoundError,
    TextTooLongError,
)
from caseapp.domain.statuses import WrongStateError
from caseapp.domain.vocabulary import Closing, DeadlineState, Role
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.history import HistoryEntry
from caseapp.services import closings, deadlines, matters, vault_check
from caseapp.storage.history import verify_chain
from tests import casefiles, factory
from tests.casefiles import TODAY

S = DeadlineState
LATER = date(2026, 3, 20)


@pytest.fixture
def proposed(desk):
    """A proposal of the law: complaint within ten days, by 11 March 2026."""
    uid = casefiles.proceeding(desk, host_state="KZ")
    casefiles.event(desk, uid)
    return next(row for row in deadlines.list_deadlines(desk) if row.rule == "KZ-EXT-APPEAL").uid


@pytest.fixture
def undetermined(desk):
    """A deadline to be determined: no pack has the law of this state."""
    uid = casefiles.proceeding(desk, host_state="KG")
    casefiles.event(desk, uid)
    (row,) = deadlines.list_deadlines(desk, proceeding=uid)
    return row.uid


@pytest.fixture
def helper(desk):
    return casefiles.colleague(desk, Role.PARALEGAL)


def let_in(desk, helper, uid):
    matters.add_member(desk, deadlines.get_deadline(desk, uid).row.matter, helper.person.uid)


def state(desk, uid):
    return deadlines.get_deadline(desk, uid).row.state


def file(desk, uid, version=None, **changed):
    values = {"how": "by hand", "where": "registry", "day": TODAY, "reference": "No. 5"}
    return deadlines.record_filed(desk, uid, version, **{**values, **changed})


def test_a_lawyer_accepts(desk, proposed):
    deadlines.accept(desk, proposed, 1)
    view = deadlines.get_deadline(desk, proposed)
    assert (view.row.state, view.row.version) == (S.OPEN, 2)
    assert (view.answered_by, view.answered_at) == (factory.LAWYER, factory.NOW)


def test_a_lawyer_changes_with_a_reason_and_the_calculation_stays(desk, proposed):
    before = deadlines.get_deadline(desk, proposed)
    deadlines.change(desk, proposed, 1, LATER, time(17), "Order of the court")
    view = deadlines.get_deadline(desk, proposed)
    assert (view.row.safe_day, view.row.last_day, view.row.last_time) == (LATER, LATER, time(17))
    assert (view.row.state, view.reason) == (S.OPEN, "Order of the court")
    assert view.row.trust is None
    assert view.calculation == before.calculation


def test_what_cannot_be_extended_is_declined_in_two_steps_with_a_reason(desk, proposed):
    deadlines.decline(desk, proposed, 1, "Served on the wrong person")
    view = deadlines.get_deadline(desk, proposed)
    assert (view.row.state, view.row.closing) == (S.PROPOSED, Closing.DECLINE)
    assert proposed in {row.uid for row in deadlines.list_deadlines(desk)}
    closings.close(desk, proposed)
    view = deadlines.get_deadline(desk, proposed)
    assert (view.row.state, view.reason) == (S.DECLINED, "Served on the wrong person")
    assert view.steps == ()


def test_a_first_step_to_decline_is_taken_back_or_overtaken(desk, proposed):
    deadlines.decline(desk, proposed, 1, "Served on the wrong person")
    closings.keep_open(desk, proposed)
    assert deadlines.get_deadline(desk, proposed).row.closing is None
    deadlines.decline(desk, proposed, None, "Served on the wrong person")
    deadlines.accept(desk, proposed, None)
    with pytest.raises(NothingAskedError):
        closings.close(desk, proposed)
    assert state(desk, proposed) is S.OPEN


def test_what_can_be_extended_is_declined_at_once(desk, proposed):
    with desk.vault.writing() as session:
        row = session.scalars(live(Deadline).where(Deadline.uid == proposed)).one()
        row.extendable = True
    deadlines.decline(desk, proposed, None, "Served on the wrong person")
    assert state(desk, proposed) is S.DECLINED


def test_one_to_be_determined_takes_a_last_day_with_its_source(desk, undetermined):
    deadlines.determine(desk, undetermined, 1, LATER, None, "Art. 12, read today")
    view = deadlines.get_deadline(desk, undetermined)
    assert (view.row.state, view.row.safe_day) == (S.OPEN, LATER)
    assert view.source == "Art. 12, read today"


def test_or_the_source_that_there_is_no_remedy(desk, undetermined):
    deadlines.no_remedy(desk, undetermined, 1, "Art. 9: final")
    assert state(desk, undetermined) is S.NO_REMEDY


def test_an_unverified_rule_is_a_hint_in_words_and_never_a_date(desk):
    hints = []
    for host, act in (("KG", "extradition_decision"), ("TH", "expulsion_decision")):
        uid = casefiles.proceeding(desk, host_state=host)
        casefiles.event(desk, uid, act=act)
        for row in deadlines.list_deadlines(desk, proceeding=uid):
            if row.state is S.TO_BE_DETERMINED:
                assert (row.safe_day, row.last_day, row.due_day) == (None, None, TODAY)
                hints.append(deadlines.get_deadline(desk, row.uid).hint)
    assert hints
    assert all(hints)
    assert any("not verified, may be shorter" in hint for hint in hints)
    assert not any("2026" in hint for hint in hints)


@pytest.mark.parametrize("step", ["accept", "decline", "change", "file"])
def test_nothing_else_closes_one_to_be_determined(desk, undetermined, step):
    calls = {
        "accept": lambda: deadlines.accept(desk, undetermined, 1),
        "decline": lambda: deadlines.decline(desk, undetermined, 1, "no"),
        "change": lambda: deadlines.change(desk, undetermined, 1, LATER, None, "no"),
        "file": lambda: file(desk, undetermined, 1),
    }
    with pytest.raises(WrongStateError):
        calls[step]()
    assert state(desk, undetermined) is S.TO_BE_DETERMINED


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_nothing_is_decided_without_saying_why(desk, proposed, undetermined, text):
    for call in (
        lambda: deadlines.change(desk, proposed, 1, LATER, None, text),
        lambda: deadlines.decline(desk, proposed, 1, text),
        lambda: deadlines.determine(desk, undetermined, 1, LATER, None, text),
        lambda: deadlines.no_remedy(desk, undetermined, 1, text),
    ):
        with pytest.raises(EmptyFieldError):
            call()
    assert state(desk, proposed) is S.PROPOSED
    assert state(desk, undetermined) is S.TO_BE_DETERMINED


def test_a_reason_of_ten_megabytes_is_refused(desk, proposed):
    with pytest.raises(TextTooLongError):
        deadlines.decline(desk, proposed, 1, "x" * 10_000_000)


def test_a_last_day_before_the_event_is_refused(desk, proposed, undetermined):
    with pytest.raises(DateOrderError):
        deadlines.change(desk, proposed, 1, date(2026, 2, 28), None, "why")
    with pytest.raises(DateOrderError):
        deadlines.determine(desk, undetermined, 1, date(2026, 2, 28), None, "source")
    assert deadlines.get_deadline(desk, proposed).row.last_day == date(2026, 3, 11)


def test_an_answer_to_an_older_version_is_refused(desk, proposed):
    deadlines.accept(desk, proposed, 1)
    for call in (
        lambda: deadlines.accept(desk, proposed, 1),
        lambda: deadlines.change(desk, proposed, 1, LATER, None, "why"),
        lambda: file(desk, proposed, 1),
    ):
        with pytest.raises(ChangedMeanwhileError):
            call()
    assert deadlines.get_deadline(desk, proposed).row.version == 2


def test_what_was_answered_is_not_answered_again(desk, proposed):
    deadlines.accept(desk, proposed)
    with pytest.raises(WrongStateError):
        deadlines.accept(desk, proposed)
    with pytest.raises(WrongStateError):
        deadlines.decline(desk, proposed, 2, "late")


def test_a_paralegal_accepts_unchanged(desk, proposed, helper):
    let_in(desk, helper, proposed)
    assert deadlines.get_deadline(helper, proposed).steps == ("accept", "file")
    deadlines.accept(helper, proposed, 1)
    assert deadlines.get_deadline(desk, proposed).answered_by == helper.person.name


@pytest.mark.parametrize("name", ["change", "decline", "determine", "no_remedy", "confirm_filed"])
def test_a_paralegal_who_tries_to_decide_is_refused_and_it_is_on_record(
    desk, proposed, helper, name
):
    let_in(desk, helper, proposed)
    arguments = {
        "change": (LATER, None, "why"),
        "decline": ("why",),
        "determine": (LATER, None, "source"),
        "no_remedy": ("source",),
        "confirm_filed": (),
    }
    with pytest.raises(NotAllowedError):
        getattr(deadlines, name)(helper, proposed, 1, *arguments[name])
    assert state(desk, proposed) is S.PROPOSED
    with desk.vault.reading() as session:
        last = session.scalars(select(HistoryEntry).order_by(HistoryEntry.seq.desc())).first()
        verify_chain(session, desk.vault.key)
    assert (last.command, last.kind, last.uid) == (f"refused_{name}", "refusal", proposed)
    assert (last.person, last.undoable) == (helper.person.uid, False)


def test_a_refusal_on_record_leaves_the_vault_sound(desk, proposed, helper):
    let_in(desk, helper, proposed)
    with pytest.raises(NotAllowedError):
        deadlines.decline(helper, proposed, 1, "why")
    assert vault_check.check_vault(desk).sound


def test_a_manual_deadline_needs_its_source(desk):
    uid = casefiles.proceeding(desk)
    for action, source in (("Appeal", ""), ("", "Order")):
        with pytest.raises(EmptyFieldError):
            deadlines.add_manual(desk, ManualDeadlineDraft(uid, action, LATER, source))
    assert deadlines.list_deadlines(desk) == []
    deadlines.add_manual(desk, ManualDeadlineDraft(uid, "Appeal", LATER, "Order", time(12)))
    (row,) = deadlines.list_deadlines(desk)
    assert (row.state, row.action, row.last_day, row.last_time) == (
        S.OPEN,
        "Appeal",
        LATER,
        time(12),
    )
    assert (row.court_or_body, row.trust) == ("Supreme Court, Astana", None)


def test_a_paralegals_manual_deadline_waits_for_a_lawyers_check(desk, helper):
    matter = casefiles.matter(desk, members=(helper,))
    uid = casefiles.proceeding(helper, matter)
    draft = ManualDeadlineDraft(uid, "Appeal", LATER, "Letter")
    made = deadlines.add_manual(helper, draft).created
    assert state(desk, made) is S.PROPOSED
    with pytest.raises(NotAllowedError):
        deadlines.accept(helper, made, 1)
    deadlines.accept(desk, made, 1)
    assert state(desk, made) is S.OPEN


def test_filing_is_recorded_by_a_paralegal_and_confirmed_by_a_lawyer(desk, proposed, helper):
    let_in(desk, helper, proposed)
    file(helper, proposed, 1, at=time(11, 5))
    view = deadlines.get_deadline(desk, proposed)
    assert (view.row.state, view.row.proof_missing) == (S.FILED, False)
    assert view.filed_note == "Filed Tue 3 Mar 2026, 11:05: by hand, registry. Receipt: No. 5."
    deadlines.confirm_filed(desk, proposed, 2)
    assert state(desk, proposed) is S.CONFIRMED


def test_a_filing_without_proof_stays_until_the_proof_is_there(desk, proposed):
    file(desk, proposed, 1, reference="")
    assert deadlines.get_deadline(desk, proposed).row.proof_missing
    with pytest.raises(ProofMissingError):
        deadlines.confirm_filed(desk, proposed, 2)
    file(desk, proposed, 2)
    deadlines.confirm_filed(desk, proposed, 3, second_look=True)
    assert state(desk, proposed) is S.CONFIRMED


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": TODAY + timedelta(days=1)}, FutureDateError),
        ({"at": time(23, 59)}, FutureDateError),
        ({"day": date(2026, 2, 28)}, DateOrderError),
        ({"how": " "}, EmptyFieldError),
        ({"where": ""}, EmptyFieldError),
        ({"reference": "x" * 201}, TextTooLongError),
    ],
)
def test_a_filing_that_cannot_be_is_refused_whole(desk, proposed, changed, error):
    with pytest.raises(error):
        file(desk, proposed, 1, **changed)
    view = deadlines.get_deadline(desk, proposed)
    assert (view.row.state, view.row.version, view.filed_note) == (S.PROPOSED, 1, "")


def test_what_is_to_be_determined_stands_first_in_every_list(desk, proposed, undetermined):
    row = deadlines.get_deadline(desk, proposed).row
    overdue = ManualDeadlineDraft(row.proceeding, "Late", TODAY - timedelta(days=9), "Order")
    deadlines.add_manual(desk, overdue)
    rows = deadlines.list_deadlines(desk)
    assert [one.uid for one in rows].index(undetermined) == 0
    assert rows[1].action == "Late"


def test_of_one_moment_what_cannot_be_extended_stands_first(desk):
    uid = casefiles.proceeding(desk)
    for extendable in (True, False):
        draft = ManualDeadlineDraft(uid, f"{extendable}", LATER, "Order", extendable=extendable)
        deadlines.add_manual(desk, draft)
    assert [row.action for row in deadlines.list_deadlines(desk)] == ["False", "True"]


def test_the_list_can_be_narrowed(desk, proposed, undetermined):
    rows = deadlines.list_deadlines
    assert {row.uid for row in rows(desk, states=[S.PROPOSED])} >= {proposed}
    one = deadlines.get_deadline(desk, undetermined).row
    assert [row.uid for row in rows(desk, proceeding=one.proceeding)] == [undetermined]
    assert [row.uid for row in rows(desk, matter=one.matter)] == [undetermined]
    assert undetermined not in {row.uid for row in rows(desk, first=date(2026, 3, 4))}
    assert [row.uid for row in rows(desk, last=TODAY)] == [undetermined]


def test_a_deadline_of_others_does_not_exist(desk, proposed):
    other = casefiles.colleague(desk, Role.LAWYER)
    for call in (
        lambda: deadlines.get_deadline(other, proposed),
        lambda: deadlines.accept(other, proposed, 1),
        lambda: deadlines.change(other, proposed, 1, LATER, None, "why"),
        lambda: deadlines.decline(other, proposed, 1, "why"),
        lambda: deadlines.determine(other, proposed, 1, LATER, None, "source"),
        lambda: deadlines.no_remedy(other, proposed, 1, "source"),
        lambda: file(other, proposed, 1),
        lambda: deadlines.confirm_filed(other, proposed, 1),
    ):
        with pytest.raises(NotFoundError):
            call()
    assert deadlines.list_deadlines(other) == []
