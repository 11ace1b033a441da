"""Until a day, and no clock moves it; what is refused is written down; who sits is the slot's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import DiskFullError, NotAllowedError, NotFoundError
from caseapp.domain.keys import Passphrase
from caseapp.domain.people import GuestTermOverError
from caseapp.domain.vocabulary import Role
from caseapp.services import audit, entry, keys, matters, people, sheets, tasks, vaults
from caseapp.storage.keys import MasterKey
from tests import casefiles, factory
from tests.casefiles import TODAY
from tests.keyholders import take_seat

UNTIL = date(2026, 3, 10)
MINE = Passphrase(factory.PASSPHRASE)


def on(day, hour=9):
    return FixedClock(datetime(2026, 3, day, hour, tzinfo=UTC), "Asia/Almaty")


def at(desk, day, hour=9):
    return replace(desk, clock=on(day, hour))


def opened(path, key, day):
    return vaults.open_desk(
        path, key, clock=on(day), device="test", language="en", isolated=factory.no_worker
    )


def refusals(desk):
    return [row for row in audit.list_history(desk, limit=1000) if row.kind == "refusal"]


@pytest.fixture
def guest(desk):
    """A guest until 10 March, with one matter."""
    people.add_person(desk, "Guest", Role.GUEST, until=UNTIL)
    row = next(one for one in people.list_people(desk) if one.role is Role.GUEST)
    people.set_guest_matters(desk, row.uid, (casefiles.matter(desk),))
    return replace(desk, person=row)


@pytest.fixture
def closed(desk, guest, vault_path):
    """The closed vault, the guest's key and the lawyer's."""
    code = keys.give_code(desk, guest.person.uid, MINE, factory.CHEAP).code
    path, lawyers, _ = vault_path
    desk.vault.close()
    return path, take_seat(path, code), lawyers


def test_a_guest_reads_on_the_last_day_until_midnight_of_the_office(guest):
    assert matters.list_matters(at(guest, 10, 18))
    with pytest.raises(GuestTermOverError):
        matters.list_matters(at(guest, 10, 20))


def test_a_clock_turned_back_behind_the_last_entry_gives_no_day_more(desk, guest):
    tasks.add_task(at(desk, 12), TaskDraft(matters.list_matters(desk)[0].uid, "Call"))
    for _ in range(3):
        with pytest.raises(GuestTermOverError):
            matters.list_matters(at(guest, 5))


def test_without_the_entry_the_clock_alone_is_believed(guest):
    """The control: it is the history that refuses, not the clock."""
    assert matters.list_matters(at(guest, 5))


def test_a_refused_guest_stays_refused_after_the_clock_was_put_back(guest):
    with pytest.raises(GuestTermOverError):
        matters.list_matters(at(guest, 11))
    for _ in range(2):
        with pytest.raises(GuestTermOverError):
            matters.list_matters(at(guest, 5))


def test_a_guest_without_a_day_reads_nothing(guest):
    endless = replace(guest, person=replace(guest.person, until=None))
    with pytest.raises(GuestTermOverError):
        matters.list_matters(endless)


def test_the_vault_opens_for_a_guest_until_the_day(closed):
    path, key, _ = closed
    assert entry.enter(path, key) is None
    desk = opened(path, key, 10)
    assert desk.person.role is Role.GUEST
    assert matters.list_matters(desk)
    desk.vault.close()


def test_a_guest_that_comes_too_late_is_shut_out_and_the_attempt_is_written(closed):
    path, key, lawyers = closed
    for day in (11, 5):
        assert entry.enter(path, key) is None
        with pytest.raises(GuestTermOverError):
            opened(path, key, day)
    desk = opened(path, lawyers, 12)
    assert [row.command for row in refusals(desk)] == ["refused_open_desk"] * 2
    desk.vault.close()


def test_the_slot_decides_who_sits_down_at_both_doors(closed):
    path, key, lawyers = closed
    assert opened_name(path, key) == "Guest"
    entered = entry.enter(path, lawyers)
    entered.file.close()
    assert (entered.person.name, len(entered.clients)) == (factory.LAWYER, 1)
    nobodys = MasterKey(key.raw(), "0" * 32)
    with pytest.raises(NotFoundError):
        entry.enter(path, nobodys)
    with pytest.raises(NotFoundError):
        opened(path, nobodys, 4)


def opened_name(path, key):
    desk = opened(path, key, 4)
    desk.vault.close()
    return desk.person.name


def test_an_auditor_enters_without_a_single_client(desk, vault_path):
    auditor = casefiles.colleague(desk, Role.AUDITOR)
    matters.add_member(desk, casefiles.matter(desk), auditor.person.uid)
    code = keys.give_code(desk, auditor.person.uid, MINE, factory.CHEAP).code
    desk.vault.close()
    path = vault_path[0]
    entered = entry.enter(path, take_seat(path, code))
    entered.file.close()
    assert (entered.person.role, entered.clients) == (Role.AUDITOR, ())


def test_every_refusal_is_written_with_command_person_and_record(desk):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    matter = casefiles.matter(desk)
    with pytest.raises(NotAllowedError):
        matters.remove_member(helper, matter, helper.person.uid)
    (row,) = refusals(desk)
    assert (row.command, row.person, row.uid) == (
        "refused_remove_member", helper.person.uid, matter
    )  # fmt: skip


def test_an_attempt_at_a_record_of_others_is_written_and_a_slip_is_not(desk):
    stranger = casefiles.colleague(desk, Role.LAWYER)
    matter = casefiles.matter(desk)
    for uid in (matter, "0198c7d1-0000-7000-8000-000000000000", "nonsense"):
        with pytest.raises(NotFoundError):
            matters.get_matter(stranger, uid)
    assert [(row.command, row.uid) for row in refusals(desk)] == [("refused_get_matter", matter)]


def test_a_refusal_inside_a_refusal_is_written_once(desk):
    auditor = casefiles.colleague(desk, Role.AUDITOR)
    with pytest.raises(NotAllowedError):
        sheets.print_log(auditor, TODAY, TODAY)
    assert len(refusals(desk)) == 1


def test_a_refusal_stands_though_the_vault_cannot_be_written(desk, monkeypatch):
    helper = casefiles.colleague(desk, Role.PARALEGAL)
    monkeypatch.setattr(type(desk.vault), "writing", lambda _: full())
    with pytest.raises(NotAllowedError):
        people.add_person(helper, "Friend", Role.LAWYER)


def full():
    raise DiskFullError
