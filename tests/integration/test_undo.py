"""What undo refuses: to decide for a lawyer, to reach into others' matters, to leave orphans."""

from datetime import date

import pytest
from sqlalchemy import select

from caseapp.domain.drafts import HearingDraft
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.vaults import CannotUndoError, NothingToUndoError, StillNeededError
from caseapp.domain.vocabulary import Role
from caseapp.models.history import HistoryEntry
from caseapp.services import (
    audit,
    clients,
    deadlines,
    events,
    hearings,
    matters,
    vault_check,
)
from caseapp.storage.history import verify_chain
from tests import casefiles
from tests.casefiles import TODAY


@pytest.fixture
def matter(desk):
    return casefiles.matter(desk)


@pytest.fixture
def kz(desk, matter):
    return casefiles.proceeding(desk, matter, host_state="KZ")


@pytest.fixture
def helper(desk, matter):
    """A paralegal of the matter."""
    person = casefiles.colleague(desk, Role.PARALEGAL)
    matters.add_member(desk, matter, person.person.uid)
    return person


@pytest.fixture
def partner(desk, matter):
    """Another lawyer of the matter."""
    person = casefiles.colleague(desk, Role.LAWYER)
    matters.add_member(desk, matter, person.person.uid)
    return person


def stored(desk, proceeding):
    view = matters.get_proceeding(desk, proceeding)
    return view.events, view.deadlines


def test_a_paralegal_may_not_undo_an_event_together_with_its_deadlines(desk, kz, helper):
    casefiles.event(helper, kz)
    before = stored(desk, kz)
    with pytest.raises(NotAllowedError):
        audit.undo_last(helper)
    assert stored(desk, kz) == before
    assert before[1]


def test_a_paralegal_may_not_undo_the_proposals_of_a_correction(desk, kz, helper):
    uid = casefiles.event(desk, kz)
    [event] = events.list_events(desk, kz)
    served = casefiles.served(date(2026, 3, 2))
    draft = casefiles.event_draft(kz, served, version=event.version)
    events.change_event(helper, uid, draft)
    before = stored(desk, kz)
    with pytest.raises(NotAllowedError):
        audit.undo_last(helper)
    assert stored(desk, kz) == before


def test_a_paralegal_may_not_undo_an_acceptance_or_a_filing(desk, kz, helper):
    casefiles.event(desk, kz)
    uid = deadlines.list_deadlines(desk)[0].uid
    deadlines.accept(helper, uid)
    with pytest.raises(NotAllowedError):
        audit.undo_last(helper)
    deadlines.record_filed(helper, uid, None, how="hand", where="court", day=TODAY)
    with pytest.raises(NotAllowedError):
        audit.undo_last(helper)
    assert deadlines.get_deadline(desk, uid).row.version == 3


def test_the_refused_undo_is_on_record_and_the_vault_stays_sound(desk, kz, helper):
    casefiles.event(helper, kz)
    with pytest.raises(NotAllowedError):
        audit.undo_last(helper)
    with desk.vault.reading() as session:
        last = session.scalars(select(HistoryEntry).order_by(HistoryEntry.seq.desc())).first()
        verify_chain(session, desk.vault.key)
    assert (last.command, last.kind) == ("refused_undo_last", "refusal")
    assert (last.person, last.undoable) == (helper.person.uid, False)
    assert vault_check.check_vault(desk).sound


def test_a_paralegal_may_undo_what_touches_no_deadline(desk, kz, helper):
    hearings.add_hearing(helper, HearingDraft(kz, date(2026, 4, 1)))
    audit.undo_last(helper)
    assert hearings.list_hearings(desk) == []


def test_a_lawyer_undoes_an_event_with_its_deadlines(desk, kz):
    """The control."""
    casefiles.event(desk, kz)
    audit.undo_last(desk)
    assert stored(desk, kz) == ((), ())


def test_a_client_for_whom_a_colleague_opened_a_matter_stays(desk, matter, partner):
    uid = casefiles.client(partner, "Вера Новая")
    casefiles.matter(partner, uid, members=(desk,))
    casefiles.matter(desk, uid)
    audit.undo_last(partner)
    with pytest.raises(StillNeededError):
        audit.undo_last(partner)
    assert [row.uid for row in clients.list_clients(desk, text="Вера")] == [uid]


def test_a_record_does_not_come_back_into_a_bin(desk, matter, partner):
    kz = casefiles.proceeding(partner, matter)
    uid = hearings.add_hearing(desk, HearingDraft(kz, date(2026, 4, 1))).created
    hearings.delete_hearing(desk, uid)
    audit.undo_last(partner)
    with pytest.raises(CannotUndoError):
        audit.undo_last(desk)
    assert hearings.list_hearings(desk) == []


def test_who_left_a_matter_undoes_nothing_in_it(desk, kz, helper, matter):
    hearings.add_hearing(helper, HearingDraft(kz, date(2026, 4, 1)))
    matters.remove_member(desk, matter, helper.person.uid)
    with pytest.raises(NothingToUndoError):
        audit.undo_last(helper)
    assert len(hearings.list_hearings(desk)) == 1


@pytest.mark.parametrize("enter", ["event", "hearing"])
def test_what_others_entered_since_keeps_a_proceeding(desk, matter, partner, enter):
    kz = casefiles.proceeding(desk, matter, host_state="KZ")
    {
        "event": lambda: casefiles.event(partner, kz),
        "hearing": lambda: hearings.add_hearing(partner, HearingDraft(kz, date(2026, 4, 1))),
    }[enter]()
    before = matters.get_proceeding(desk, kz)
    with pytest.raises(StillNeededError):
        audit.undo_last(desk)
    assert matters.get_proceeding(desk, kz) == before


def test_what_would_be_taken_back_is_named_before(desk, kz):
    casefiles.event(desk, kz)
    found = audit.describe_undoable(desk)
    assert (found.command, found.subject) == ("record_event", "Decision on extradition")
    audit.undo_last(desk, found.group)
    assert audit.describe_undoable(desk).command == "add_proceeding"


def test_a_change_that_was_not_named_is_not_taken_back(desk, matter):
    named = audit.describe_undoable(desk)
    casefiles.proceeding(desk, matter)
    with pytest.raises(CannotUndoError):
        audit.undo_last(desk, named.group)
    assert audit.get_undoable(desk) == "add_proceeding"


def test_what_was_done_in_a_matter_that_was_left_is_not_told(desk, matter, partner):
    casefiles.client(partner, "Own Client")
    casefiles.proceeding(partner, matter, court_or_body="Secret Court")
    matters.remove_member(desk, matter, partner.person.uid)
    assert audit.describe_undoable(partner).command == "add_client"


def test_nobody_has_anything_to_take_back_at_first(desk):
    assert audit.describe_undoable(casefiles.colleague(desk, Role.LAWYER)) is None


def test_the_history_of_a_person_does_not_tell_their_key_slots(desk):
    (entry,) = audit.list_record_history(desk, "person", desk.person.uid)
    assert "Aigerim Test" in entry.after
    assert "slot" not in entry.after
