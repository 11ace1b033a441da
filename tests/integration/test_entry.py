"""Entering a vault before the ORM is there: the same people, the same list."""

import json
import subprocess
import sys
from datetime import date

import pytest

from caseapp import resources
from caseapp.domain.drafts import ClientDraft, NameDraft
from caseapp.domain.errors import NotFoundError
from caseapp.domain.vaults import VaultInUseError
from caseapp.domain.vocabulary import Role
from caseapp.services import clients, entry, people, vaults
from caseapp.services.steps.cases.first_page import compiled
from caseapp.storage import schema
from caseapp.storage.keys import MasterKey
from tests import casefiles, factory


@pytest.fixture
def office(tmp_path):
    """Return a closed vault with clients of every sort, its key and what the list then says."""
    path, key, _ = factory.make_vault(tmp_path)
    desk = factory.sit_down(path, key)
    casefiles.event(desk, casefiles.proceeding(desk), casefiles.served(date(2026, 3, 2)))
    for name in ("Бакыт Тестов", "Ana Probić", "ÉMILE"):
        clients.add_client(desk, ClientDraft((NameDraft(name),), citizenships=("RU",)))
    rows = clients.list_clients(desk)
    desk.vault.close()
    return path, key, rows


def test_the_first_page_is_what_the_service_lists(office):
    path, key, rows = office
    entered = entry.enter(path, key)
    entered.file.close()
    assert list(entered.clients) == rows
    assert len(rows) > 3
    assert any(row.next_day for row in rows)


def test_the_kept_statements_are_those_of_the_selects():
    kept = json.loads(resources.path(*entry.STATEMENTS).read_text("utf-8"))
    assert kept == json.loads(json.dumps(compiled()))


def test_a_desk_is_made_of_what_was_entered(office):
    path, key, rows = office
    entered = entry.enter(path, key)
    desk = vaults.sit_down(
        entered,
        clock=factory.fixed_clock(),
        device="test",
        language="en",
        isolated=factory.no_worker,
    )
    assert clients.list_clients(desk) == rows
    assert desk.person.name == factory.LAWYER
    desk.vault.close()


def test_a_vault_that_was_entered_is_locked_against_others(office):
    path, key, _ = office
    entered = entry.enter(path, key)
    with pytest.raises(VaultInUseError):
        entry.enter(path, key)
    entered.file.close()
    entry.enter(path, key).file.close()


def test_who_may_not_read_clients_enters_without_them(office):
    path, key, _ = office
    desk = factory.sit_down(path, key)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql("UPDATE person SET role = ?", (Role.AUDITOR.value,))
    desk.vault.close()
    entered = entry.enter(path, key)
    entered.file.close()
    assert entered.person.role is Role.AUDITOR
    assert entered.clients == ()


def test_members_of_nothing_enter_to_an_empty_list(office):
    path, key, _ = office
    desk = factory.sit_down(path, key)
    people.add_person(desk, "Somebody Else", Role.LAWYER)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql(
            "UPDATE key_slot SET person_id = (SELECT id FROM person WHERE NOT owner)"
        )
    desk.vault.close()
    entered = entry.enter(path, key)
    entered.file.close()
    assert entered.person.name == "Somebody Else"
    assert entered.clients == ()


def test_the_key_of_a_slot_that_is_nobodys_is_refused_and_the_lock_let_go(office):
    path, key, _ = office
    for slot in ("nobody", ""):
        with pytest.raises(NotFoundError):
            entry.enter(path, MasterKey(key.raw(), slot))
        with pytest.raises(NotFoundError):
            factory.sit_down(path, MasterKey(key.raw(), slot))


def test_an_older_schema_is_left_to_the_full_opening(office, monkeypatch):
    path, key, _ = office
    monkeypatch.setattr(schema, "HEAD", "0002")
    assert entry.enter(path, key) is None
    monkeypatch.undo()
    entry.enter(path, key).file.close()


def test_entering_loads_no_orm():
    program = "import sys, caseapp.services.entry as _; print('sqlalchemy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert out.stdout.strip() == b"False"
