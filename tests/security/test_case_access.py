"""Who is no member of a matter: nothing of it is anywhere."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.casefiles import ClientHasMatterError
from caseapp.domain.country_notes import CountryNoteDraft, NoteGrade, NoteSort
from caseapp.domain.drafts import ClientDraft, HearingDraft, NameDraft
from caseapp.domain.errors import NotFoundError
from caseapp.domain.vocabulary import CalendarLevel, Role
from caseapp.services import (
    audit,
    calendar_export,
    clients,
    countries,
    deadlines,
    drafts,
    hearings,
    law_review,
    matters,
    people,
    reminders,
    sheets,
    today,
    vault_check,
)
from tests import casefiles
from tests.casefiles import TODAY

L, P, G = Role.LAWYER, Role.PARALEGAL, Role.GUEST
YEAR_END = date(2026, 12, 31)


@pytest.fixture
def filled(desk):
    """A file of one lawyer: uids of its matter, client, proceeding and deadline."""
    client = casefiles.client(desk, "Анна Петрова")
    matter = casefiles.matter(desk, client)
    proceeding = casefiles.proceeding(desk, matter)
    casefiles.event(desk, proceeding)
    hearings.add_hearing(desk, HearingDraft(proceeding, TODAY))
    uid = deadlines.list_deadlines(desk)[0].uid
    return {"matter": matter, "client": client, "proceeding": proceeding, "deadline": uid}


@pytest.mark.parametrize("role", [L, P, G])
def test_lists_searches_counts_and_today_show_a_stranger_nothing(desk, filled, role):
    stranger = casefiles.colleague(desk, role)
    assert clients.list_clients(stranger) == clients.list_clients(stranger, text="анна") == []
    assert clients.count_clients(stranger) == len(clients.list_client_ids(stranger)) == 0
    assert matters.list_matters(stranger) == matters.list_matters(stranger, text="2026") == []
    assert deadlines.list_deadlines(stranger) == hearings.list_hearings(stranger) == []
    view = today.get_today(stranger)
    empty = replace(view, to_be_determined=(), overdue=(), today=(), next_days=(), unchecked=())
    assert view == replace(empty, hearings=(), no_next_step=(), no_next_step_count=0)


@pytest.mark.parametrize("role", [L, P])
def test_calendars_sheets_and_reminders_hold_nothing_for_a_stranger(desk, filled, role):
    calendar_export.export_calendar(desk, CalendarLevel.FULL)
    stranger = casefiles.colleague(desk, role)
    assert calendar_export.export_calendar(stranger, CalendarLevel.FULL).dates == 0
    assert reminders.list_reminders(stranger).times == ()
    assert sheets.list_carried(stranger, TODAY, YEAR_END) == []
    assert sheets.list_log(stranger, TODAY, TODAY) == []
    assert reminders.list_reminders(desk).times
    assert sheets.list_log(desk, TODAY, TODAY)


@pytest.mark.parametrize("role", [L, P, G])
def test_counts_of_the_vault_count_what_is_ones_own(desk, filled, role):
    stranger = casefiles.colleague(desk, role)
    counted = dict(vault_check.vault_info(stranger).counts)
    found = {kind: counted[kind] for kind in ("client", "matter", "deadline", "event", "hearing")}
    assert set(found.values()) == {0}
    assert dict(vault_check.vault_info(desk).counts)["matter"] == 1


def test_the_log_shows_a_lawyer_of_matters_of_others_a_moment_and_no_more(desk, filled):
    stranger = casefiles.colleague(desk, L)
    rows = audit.list_history(stranger, limit=1000)
    about = [row for row in audit.list_history(desk, limit=1000) if row.uid in filled.values()]
    masked = {row.seq: row for row in rows if not row.command}
    assert about
    assert all(row.seq in masked for row in about)
    assert all(not row.person and not row.kind and row.at for row in masked.values())


def test_a_draft_of_a_matter_that_was_left_waits_unseen(desk, filled):
    helper = casefiles.colleague(desk, P)
    matters.add_member(desk, filled["matter"], helper.person.uid)
    form = f"event:{filled['proceeding']}"
    drafts.keep_draft(helper, form, "half a sentence")
    matters.remove_member(desk, filled["matter"], helper.person.uid)
    assert drafts.list_drafts(helper) == []
    assert drafts.take_draft(helper, form) is None
    matters.add_member(desk, filled["matter"], helper.person.uid)
    assert drafts.take_draft(helper, form) == "half a sentence"


def test_numbers_of_matters_of_others_are_told_by_no_refusal(desk, filled):
    partner = casefiles.colleague(desk, L)
    shared = casefiles.matter(desk, filled["client"], members=(partner,), file_number="2026/500")
    matters.remove_member(desk, shared, desk.person.uid)
    with pytest.raises(ClientHasMatterError) as refused:
        clients.delete_client(partner, filled["client"])
    assert refused.value.values["file_numbers"] == "…, 2026/500"


def test_a_birth_tells_nothing_of_events_in_matters_of_others(desk, filled):
    partner = casefiles.colleague(desk, L)
    casefiles.matter(desk, filled["client"], members=(partner,))
    born = ClientDraft((NameDraft("Анна Петрова"),), date_of_birth=date(2026, 3, 2))
    assert clients.change_client(partner, filled["client"], born).touched


def test_counting_dates_again_tells_of_no_date_of_others(desk, filled, monkeypatch):
    stranger = casefiles.colleague(desk, P)
    monkeypatch.setattr(law_review, "law_stamp", lambda *_: "another law")
    checked = law_review.run_review(stranger)
    assert (checked.counted, checked.raised, dict(checked.touched)) == (0, 0, {})


def test_a_guest_reads_no_note_of_the_office_by_its_uid(desk, office_note):
    guest, helper = casefiles.colleague(desk, G), casefiles.colleague(desk, P)
    assert audit.list_record_history(helper, "country_note", office_note)
    with pytest.raises(NotFoundError):
        audit.list_record_history(guest, "country_note", office_note)
    assert countries.get_country(guest, "KZ").notes is None


def test_a_guest_learns_of_those_alone_who_share_a_matter(desk, filled):
    guest, helper = casefiles.colleague(desk, G), casefiles.colleague(desk, P)
    assert people.list_people(guest) == []
    matters.add_member(desk, filled["matter"], guest.person.uid)
    named = {row.uid for row in people.list_people(guest)}
    assert named == {desk.person.uid, guest.person.uid}
    assert helper.person.uid not in named


@pytest.mark.parametrize("role", [P, G])
def test_a_member_sees_the_matter_whatever_the_role(desk, filled, role):
    member = casefiles.colleague(desk, role)
    matters.add_member(desk, filled["matter"], member.person.uid)
    assert clients.count_clients(member) == 1
    assert matters.get_proceeding(member, filled["proceeding"]).events
    assert deadlines.get_deadline(member, filled["deadline"]).row.uid == filled["deadline"]
    assert today.get_today(member).hearings


def test_a_guest_may_take_no_step(desk, filled):
    guest = casefiles.colleague(desk, G)
    matters.add_member(desk, filled["matter"], guest.person.uid)
    assert deadlines.get_deadline(guest, filled["deadline"]).steps == ()


@pytest.fixture
def office_note(desk):
    """A note of the office about a state."""
    draft = CountryNoteDraft(
        "KZ", NoteSort.NOTE, NoteGrade.COURT, TODAY, "The judge asks for it", "heard in court"
    )
    return countries.add_note(desk, draft).created
