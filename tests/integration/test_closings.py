"""Waiving, superseding and deleting: a lawyer, two steps, a reason."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.casefiles import NothingAskedError, SecondLawyerIsFirstError
from caseapp.domain.drafts import ManualDeadlineDraft, WaiverDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    EmptyFieldError,
    NotAllowedError,
    NotFoundError,
)
from caseapp.domain.statuses import WrongStateError
from caseapp.domain.vocabulary import Closing, DeadlineState, Role
from caseapp.services import audit, closings, deadlines, documents, matters
from tests import casefiles

S = DeadlineState
LAST = date(2026, 3, 20)


@pytest.fixture
def matter(desk):
    return casefiles.matter(desk)


@pytest.fixture
def proceeding(desk, matter):
    return casefiles.proceeding(desk, matter)


@pytest.fixture
def uid(desk, proceeding):
    return deadlines.add_manual(
        desk, ManualDeadlineDraft(proceeding, "Appeal", LAST, "Order")
    ).created


@pytest.fixture
def waiver(desk, matter):
    client = matters.get_matter(desk, matter).clients[0][0]
    signed = documents.add_document(
        desk, matter, client, title="Instruction", file_name="i.pdf",
        media_type="application/pdf", pieces=[b"signed"],
    ).created  # fmt: skip
    return WaiverDraft(
        interpreter="A. Omarov, Kazakh",
        informed="Consequences, by counsel, in Kazakh, on 1 March",
        reflection="from 1 March 10:00 to 3 March 9:00",
        second_lawyer="B. Lee",
        instruction=signed,
        revoke_until=date(2026, 3, 10),
    )


def view(desk, uid):
    return deadlines.get_deadline(desk, uid)


def test_the_first_step_leaves_it_open(desk, uid):
    closings.ask_to_close(desk, uid, 1, Closing.SUPERSEDE, "Replaced by the order of 2 March")
    shown = view(desk, uid)
    assert (shown.row.state, shown.row.closing) == (S.OPEN, Closing.SUPERSEDE)
    assert shown.closing.reason == "Replaced by the order of 2 March"
    assert shown.closing.asked_by == desk.person.name


def test_the_second_step_carries_it_out(desk, uid):
    closings.ask_to_close(desk, uid, 1, Closing.SUPERSEDE, "Replaced")
    closings.close(desk, uid, 2)
    shown = view(desk, uid)
    assert (shown.row.state, shown.reason, shown.steps) == (S.SUPERSEDED, "Replaced", ())


def test_a_deleted_one_is_in_the_bin_and_can_be_brought_back(desk, uid):
    closings.ask_to_close(desk, uid, 1, Closing.DELETE, "Entered twice")
    closings.close(desk, uid, 2)
    with pytest.raises(NotFoundError):
        view(desk, uid)
    audit.undo_last(desk)
    assert view(desk, uid).row.state is S.OPEN


def test_nothing_is_carried_out_that_nobody_asked_for(desk, uid):
    with pytest.raises(NothingAskedError):
        closings.close(desk, uid, 1)
    with pytest.raises(NothingAskedError):
        closings.keep_open(desk, uid, 1)


def test_the_first_step_can_be_taken_back(desk, uid):
    closings.ask_to_close(desk, uid, 1, Closing.DELETE, "Entered twice")
    closings.keep_open(desk, uid, 2)
    assert view(desk, uid).row.closing is None
    with pytest.raises(NothingAskedError):
        closings.close(desk, uid, 3)


def test_whatever_is_decided_in_between_takes_it_back(desk, uid):
    closings.ask_to_close(desk, uid, 1, Closing.DELETE, "Entered twice")
    deadlines.change(desk, uid, 2, date(2026, 3, 25), None, "Order")
    with pytest.raises(NothingAskedError):
        closings.close(desk, uid, 3)


def test_a_waiver_keeps_its_checklist_and_the_last_day_to_revoke_it(desk, uid, waiver):
    closings.ask_to_close(desk, uid, 1, Closing.WAIVE, "The client wants to leave", waiver)
    closings.close(desk, uid, 2)
    shown = view(desk, uid)
    assert shown.row.state is S.WAIVED
    assert dict(shown.closing.checklist)["Last day to revoke"] == "Tue 10 Mar 2026"
    assert shown.closing.instruction.title == "Instruction"
    (revoking,) = deadlines.list_deadlines(desk)
    assert (revoking.action, revoking.safe_day) == (
        "Last day to revoke the waiver", date(2026, 3, 10),
    )  # fmt: skip
    assert [row.uid for row in shown.linked] == [revoking.uid]


def test_taking_a_waiver_back_takes_its_revocation_back_too(desk, uid, waiver):
    closings.ask_to_close(desk, uid, 1, Closing.WAIVE, "Why", waiver)
    closings.close(desk, uid, 2)
    audit.undo_last(desk)
    (row,) = deadlines.list_deadlines(desk)
    assert (row.uid, row.state, row.closing) == (uid, S.OPEN, Closing.WAIVE)


def test_a_waiver_that_cannot_be_revoked_names_the_source(desk, uid, waiver):
    final = replace(waiver, revoke_until=None, no_revocation="IRG 41(3)")
    closings.ask_to_close(desk, uid, 1, Closing.WAIVE, "Why", final)
    closings.close(desk, uid, 2)
    assert deadlines.list_deadlines(desk) == []
    assert dict(view(desk, uid).closing.checklist)["Last day to revoke"] == "IRG 41(3)"


@pytest.mark.parametrize(
    "gap",
    [
        {"interpreter": ""},
        {"informed": " "},
        {"reflection": ""},
        {"second_lawyer": ""},
        {"instruction": None},
        {"revoke_until": None},
    ],
)
def test_a_gap_in_the_checklist_is_refused(desk, uid, waiver, gap):
    with pytest.raises(EmptyFieldError):
        closings.ask_to_close(desk, uid, 1, Closing.WAIVE, "Why", replace(waiver, **gap))
    assert view(desk, uid).row.closing is None


def test_no_checklist_at_all_is_refused(desk, uid):
    with pytest.raises(EmptyFieldError):
        closings.ask_to_close(desk, uid, 1, Closing.WAIVE, "Why")


def test_the_second_lawyer_is_somebody_else(desk, uid, waiver):
    alone = replace(waiver, second_lawyer=desk.person.name.upper())
    with pytest.raises(SecondLawyerIsFirstError):
        closings.ask_to_close(desk, uid, 1, Closing.WAIVE, "Why", alone)


def test_a_waiver_whose_instruction_went_to_the_bin_is_not_carried_out(desk, uid, waiver):
    closings.ask_to_close(desk, uid, 1, Closing.WAIVE, "Why", waiver)
    documents.delete_document(desk, waiver.instruction)
    with pytest.raises(EmptyFieldError):
        closings.close(desk, uid, 2)
    assert view(desk, uid).row.state is S.OPEN


def test_one_to_be_determined_is_never_given_up(desk):
    uid = casefiles.proceeding(desk, host_state="KG")
    casefiles.event(desk, uid)
    (row,) = deadlines.list_deadlines(desk)
    for closing in (Closing.SUPERSEDE, Closing.DELETE):
        with pytest.raises(WrongStateError):
            closings.ask_to_close(desk, row.uid, 1, closing, "Why")


def test_a_paralegal_takes_neither_step(desk, uid):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    matters.add_member(desk, view(desk, uid).row.matter, helper.person.uid)
    with pytest.raises(NotAllowedError):
        closings.ask_to_close(helper, uid, 1, Closing.DELETE, "Why")
    closings.ask_to_close(desk, uid, 1, Closing.DELETE, "Why")
    for call in (closings.close, closings.keep_open):
        with pytest.raises(NotAllowedError):
            call(helper, uid, 2)


def test_both_steps_want_the_version_that_was_read(desk, uid):
    with pytest.raises(ChangedMeanwhileError):
        closings.ask_to_close(desk, uid, 2, Closing.DELETE, "Why")
    closings.ask_to_close(desk, uid, 1, Closing.DELETE, "Why")
    with pytest.raises(ChangedMeanwhileError):
        closings.close(desk, uid, 1)


def test_a_reason_is_needed(desk, uid):
    with pytest.raises(EmptyFieldError):
        closings.ask_to_close(desk, uid, 1, Closing.DELETE, "")
