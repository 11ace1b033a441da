"""Who may call what: the table is written out, so that a change of it is seen in review."""

import inspect
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caseapp.domain.drafts import (
    ClientDraft,
    EventDraft,
    HearingDraft,
    LapseDraft,
    ManualDeadlineDraft,
    MatterDraft,
    MemoDraft,
    NameDraft,
    ProceedingDraft,
)
from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.protection.drafts import (
    BarDraft,
    CustodyDraft,
    CustodyEndDraft,
    InterimDraft,
    RemovalDraft,
)
from caseapp.domain.protection.words import BarKind, CustodyEnd, InterimBody
from caseapp.domain.vocabulary import Closing, ProceedingKind, Role
from caseapp.services import (
    calendar_export,
    clients,
    closings,
    custody,
    deadlines,
    documents,
    events,
    extensions,
    filings,
    handling,
    hearings,
    interim,
    lapses,
    leads,
    matters,
    removal,
    scans,
    sheets,
    today,
)
from caseapp.services.access import ROLES
from tests import casefiles
from tests.casefiles import TODAY

L, P, G = Role.LAWYER, Role.PARALEGAL, Role.GUEST

TABLE = {
    clients: {
        "list_clients": {L, P, G},
        "list_client_ids": {L, P, G},
        "count_clients": {L, P, G},
        "get_client": {L, P, G},
        "add_client": {L, P},
        "change_client": {L, P},
        "delete_client": {L},
        "restore_client": {L},
    },
    matters: {
        "list_matters": {L, P, G},
        "get_matter": {L, P, G},
        "get_proceeding": {L, P, G},
        "open_matter": {L, P},
        "change_matter": {L, P},
        "add_proceeding": {L, P},
        "change_proceeding": {L, P},
        "add_member": {L},
        "remove_member": {L},
    },
    events: {
        "list_acts": {L, P, G},
        "list_events": {L, P, G},
        "preview_event": {L, P},
        "record_event": {L, P},
        "change_event": {L, P},
        "delete_event": {L},
    },
    deadlines: {
        "get_deadline": {L, P, G},
        "list_deadlines": {L, P, G},
        "list_open_questions": {L, P, G},
        "accept": {L, P},
        "add_manual": {L, P},
        "record_filed": {L, P},
        "change": {L},
        "decline": {L},
        "determine": {L},
        "no_remedy": {L},
        "confirm_filed": {L},
        "check_date": {L},
    },
    extensions: {"ask_extension": {L, P}, "extend": {L}},
    closings: {"ask_to_close": {L}, "close": {L}, "keep_open": {L}},
    lapses: {"get_lapse": {L, P, G}, "record_lapse": {L}},
    scans: {"list_scans": {L, P, G}, "add_scan": {L, P}, "scan_pages": {L, P, G}},
    sheets: {
        "print_control_slip": {L, P},
        "list_log": {L, P},
        "print_log": {L, P},
        "list_carried": {L, P},
        "print_carry_list": {L, P},
    },
    calendar_export: {"export_calendar": {L, P}},
    handling: {"mark_handling": {L, P}},
    leads: {"set_leads": {L, P}},
    hearings: {
        "list_hearings": {L, P, G},
        "add_hearing": {L, P},
        "change_hearing": {L, P},
        "delete_hearing": {L, P},
    },
    filings: {
        "list_templates": {L, P, G},
        "list_memos": {L, P, G},
        "get_memo": {L, P, G},
        "print_memo": {L, P, G},
        "memo_pages": {L, P, G},
        "start_memo": {L, P},
        "change_memo": {L, P},
        "delete_memo": {L, P},
    },
    today: {"get_today": {L, P, G}, "open_today": {L, P, G}},
    custody: {
        "get_custody": {L, P, G},
        "record_custody": {L, P},
        "change_custody": {L, P},
        "end_custody": {L, P},
        "delete_custody": {L},
        "note_lapses": {L, P},
        "print_custody": {L, P},
    },
    removal: {
        "get_removal": {L, P, G},
        "list_risks": {L, P, G},
        "change_removal": {L, P},
        "add_bar": {L, P},
        "change_bar": {L, P},
        "delete_bar": {L},
    },
    interim: {
        "get_interim": {L, P, G},
        "choose_body": {L},
        "change_interim": {L, P},
        "look_into_documents": {L, P},
        "delete_interim": {L},
    },
}
CALLS = [(module, name) for module, names in TABLE.items() for name in names]
IDS = [f"{module.__name__.rpartition('.')[2]}.{name}" for module, name in CALLS]

OWN_LISTS = {
    "list_clients",
    "list_client_ids",
    "count_clients",
    "list_matters",
    "list_deadlines",
    "list_hearings",
    "get_today",
    "open_today",
    "note_lapses",
    "list_risks",
    "list_log",
    "print_log",
    "list_carried",
    "print_carry_list",
    "list_templates",
    "add_client",
}
"""Calls that name no record: they show a stranger nothing instead of refusing."""


def arguments(uids: dict[str, str]) -> dict[str, tuple[tuple[Any, ...], dict[str, Any]]]:
    """Return for each call the arguments with which a member may make it."""
    client = ClientDraft((NameDraft("Новая"),))
    matter = MatterDraft("Title", (uids["client"],))
    proceeding = ProceedingDraft(uids["matter"], ProceedingKind.OTHER, "KZ")
    event = EventDraft(uids["proceeding"], "other_act", (casefiles.served(date(2026, 3, 1)),))
    hearing = HearingDraft(uids["proceeding"], date(2026, 4, 1))
    memo = MemoDraft(uids["proceeding"], "memo-against-extradition", "en")
    manual = ManualDeadlineDraft(uids["proceeding"], "Appeal", TODAY, "Order")
    filed = {"how": "hand", "where": "court", "day": TODAY}
    scan = {"title": "Receipt", "file_name": "r.pdf", "media_type": "application/pdf"}
    asked = {"day": TODAY, "until": None, "note": "by letter"}
    held = CustodyDraft(uids["proceeding"], uids["client"], TODAY)
    ended = CustodyEndDraft(TODAY, CustodyEnd.LET_OUT, "seen at the gate")
    bar = BarDraft(uids["proceeding"], BarKind.OTHER, "Promise", TODAY)
    request = InterimDraft(uids["proceeding"], InterimBody.HRC, "facts", reason="why")
    return {
        "get_client": ((uids["client"],), {}),
        "add_client": ((client,), {}),
        "change_client": ((uids["client"], client), {}),
        "delete_client": ((uids["client"],), {}),
        "restore_client": ((uids["client"],), {}),
        "get_matter": ((uids["matter"],), {}),
        "get_proceeding": ((uids["proceeding"],), {}),
        "open_matter": ((matter,), {}),
        "change_matter": ((uids["matter"], matter), {}),
        "add_proceeding": ((proceeding,), {}),
        "change_proceeding": ((uids["proceeding"], proceeding), {}),
        "add_member": ((uids["matter"], uids["person"]), {}),
        "remove_member": ((uids["matter"], uids["person"]), {}),
        "mark_handling": ((uids["matter"], ()), {}),
        "set_leads": ((uids["deadline"], None, ()), {}),
        "export_calendar": ((), {"matter": uids["matter"]}),
        "list_acts": ((uids["proceeding"],), {}),
        "list_events": ((uids["proceeding"],), {}),
        "preview_event": ((event,), {}),
        "record_event": ((event,), {}),
        "change_event": ((uids["event"], event), {}),
        "delete_event": ((uids["event"],), {}),
        "get_deadline": ((uids["deadline"],), {}),
        "list_open_questions": ((uids["deadline"],), {}),
        "accept": ((uids["deadline"],), {}),
        "add_manual": ((manual,), {}),
        "record_filed": ((uids["deadline"], None), filed),
        "change": ((uids["deadline"], None, TODAY, None, "why"), {}),
        "decline": ((uids["deadline"], None, "why"), {}),
        "determine": ((uids["deadline"], None, TODAY, None, "source"), {}),
        "no_remedy": ((uids["deadline"], None, "source"), {}),
        "confirm_filed": ((uids["deadline"],), {}),
        "check_date": ((uids["deadline"],), {}),
        "ask_extension": ((uids["deadline"], None), asked),
        "extend": ((uids["deadline"], None, TODAY, None, "source"), {}),
        "ask_to_close": ((uids["deadline"], None, Closing.DELETE, "why"), {}),
        "close": ((uids["deadline"],), {}),
        "keep_open": ((uids["deadline"],), {}),
        "get_lapse": ((uids["deadline"],), {}),
        "record_lapse": ((uids["deadline"], None, LapseDraft("note")), {}),
        "list_scans": ((uids["deadline"],), {}),
        "add_scan": ((uids["deadline"],), {**scan, "pieces": [b"x"]}),
        "scan_pages": ((uids["document"], 100), {}),
        "print_control_slip": ((uids["deadline"],), {}),
        "list_log": ((TODAY, TODAY), {}),
        "print_log": ((TODAY, TODAY), {}),
        "list_carried": ((TODAY, TODAY), {}),
        "print_carry_list": ((TODAY, TODAY), {}),
        "add_hearing": ((hearing,), {}),
        "change_hearing": ((uids["hearing"], hearing), {}),
        "delete_hearing": ((uids["hearing"],), {}),
        "list_memos": ((uids["proceeding"],), {}),
        "get_memo": ((uids["memo"],), {}),
        "print_memo": ((uids["memo"],), {"filed": False}),
        "memo_pages": ((uids["memo"],), {"filed": False, "width": 100}),
        "start_memo": ((memo,), {}),
        "change_memo": ((uids["memo"], memo), {}),
        "delete_memo": ((uids["memo"],), {}),
        "get_custody": ((uids["proceeding"],), {}),
        "record_custody": ((held,), {}),
        "change_custody": ((uids["custody"], held), {}),
        "end_custody": ((uids["custody"], ended), {}),
        "delete_custody": ((uids["custody"],), {}),
        "print_custody": ((uids["custody"],), {}),
        "get_removal": ((uids["proceeding"],), {}),
        "change_removal": ((RemovalDraft(uids["proceeding"]),), {}),
        "add_bar": ((bar,), {}),
        "change_bar": ((uids["bar"], bar), {}),
        "delete_bar": ((uids["bar"],), {}),
        "get_interim": ((uids["proceeding"],), {}),
        "choose_body": ((request,), {}),
        "change_interim": ((uids["interim"], request), {}),
        "look_into_documents": ((uids["interim"],), {}),
        "delete_interim": ((uids["interim"],), {}),
    }


@pytest.fixture
def filled(desk):
    """A whole file of one lawyer, by the kinds of its records."""
    client = casefiles.client(desk, "Анна Петрова")
    matter = casefiles.matter(desk, client)
    proceeding = casefiles.proceeding(desk, matter)
    event = casefiles.event(desk, proceeding)
    memo = MemoDraft(proceeding, "memo-against-extradition", "en")
    return {
        "client": client,
        "matter": matter,
        "proceeding": proceeding,
        "event": event,
        "deadline": deadlines.list_deadlines(desk)[0].uid,
        "hearing": hearings.add_hearing(desk, HearingDraft(proceeding, TODAY)).created,
        "memo": filings.start_memo(desk, memo).created,
        "person": desk.person.uid,
        "custody": custody.record_custody(desk, CustodyDraft(proceeding, client, TODAY)).created,
        "bar": removal.add_bar(
            desk, BarDraft(proceeding, BarKind.OTHER, "Promise", TODAY)
        ).created,
        "interim": interim.choose_body(
            desk, InterimDraft(proceeding, InterimBody.HRC, "facts")
        ).created,
        "document": documents.add_document(
            desk, matter, client, title="Scan", file_name="s.pdf", media_type="application/pdf",
            pieces=[b"x"],
        ).created,
    }  # fmt: skip


@pytest.mark.parametrize(("module", "name"), CALLS, ids=IDS)
def test_a_service_is_open_to_the_roles_of_the_table(module, name):
    assert getattr(getattr(module, name), ROLES) == TABLE[module][name]


@pytest.mark.parametrize("module", list(TABLE), ids=lambda module: module.__name__)
def test_the_table_names_every_service(module):
    public = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert public == set(TABLE[module])


def test_other_roles_are_refused_before_anything_is_looked_up(desk, filled):
    calls = arguments(filled)
    for module, name in CALLS:
        positional, keywords = calls.get(name, ((), {}))
        for role in set(Role) - TABLE[module][name]:
            person = replace(desk, person=replace(desk.person, role=role))
            with pytest.raises(NotAllowedError):
                getattr(module, name)(person, *positional, **keywords)


@pytest.mark.parametrize("role", [L, P, G])
def test_for_who_is_no_member_no_record_of_the_matter_exists(desk, filled, role):
    stranger = casefiles.colleague(desk, role)
    calls = arguments(filled)
    for module, name in CALLS:
        if name in OWN_LISTS or role not in TABLE[module][name]:
            continue
        positional, keywords = calls[name]
        with pytest.raises(NotFoundError):
            getattr(module, name)(stranger, *positional, **keywords)


@pytest.mark.parametrize("role", [L, P, G])
def test_lists_searches_counts_and_today_show_a_stranger_nothing(desk, filled, role):
    stranger = casefiles.colleague(desk, role)
    assert clients.list_clients(stranger) == clients.list_clients(stranger, text="анна") == []
    assert clients.count_clients(stranger) == len(clients.list_client_ids(stranger)) == 0
    assert matters.list_matters(stranger) == matters.list_matters(stranger, text="2026") == []
    assert deadlines.list_deadlines(stranger) == hearings.list_hearings(stranger) == []
    view = today.get_today(stranger)
    empty = replace(today.get_today(stranger), to_be_determined=(), overdue=(), today=())
    assert view == replace(
        empty, next_days=(), unchecked=(), hearings=(), no_next_step=(), no_next_step_count=0
    )


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
