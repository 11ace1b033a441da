"""A header put back after keys were changed: seen on this machine, also within one sitting.

Control: a watch that keeps the header from the opening remembers nothing of the change.
"""

from dataclasses import replace

import pytest

from caseapp.domain.integrity import Finding
from caseapp.domain.keys import Passphrase
from caseapp.domain.vaults import WrongPassphraseError
from caseapp.domain.vocabulary import SlotKind
from caseapp.services import keys, unlock, vaults
from caseapp.storage import switching
from caseapp.storage.anchor import Anchors
from caseapp.storage.header import CURRENT, NEXT, PREVIOUS
from caseapp.storage.watch import Watch
from tests import factory
from tests.factory import CHEAP, PASSPHRASE

NEW = Passphrase("seven new words")


class Machine:
    """A vault here, and the header that somebody kept from before its passphrase changed."""

    def __init__(self, path, key, folder):
        self.path, self.key = path, key
        self.anchors = Anchors(folder, "machine")
        self.open().vault.close()
        self.kept = [(path / name).read_bytes() for name in (CURRENT, PREVIOUS)]

    def open(self):
        return vaults.open_desk(
            self.path, self.key, clock=factory.fixed_clock(), device="machine", language="en",
            isolated=factory.no_worker, anchors=self.anchors,
        )  # fmt: skip

    def change(self, desk):
        rows = keys.list_keys(desk)
        own = next(row for row in rows if row.kind is SlotKind.PASSPHRASE and row.mine)
        keys.change_passphrase(desk, own.uid, Passphrase(PASSPHRASE), NEW, CHEAP)

    def put_back(self):
        for name, content in zip((CURRENT, PREVIOUS), self.kept, strict=True):
            (self.path / name).write_bytes(content)

    def found(self):
        desk = self.open()
        try:
            return desk.vault.watch.verdict.findings, desk.vault.watch.read_only
        finally:
            desk.vault.close()


@pytest.fixture
def machine(vault_path, tmp_path):
    return Machine(vault_path[0], vault_path[1], tmp_path / "anchors")


def changed_and_put_back(machine):
    desk = machine.open()
    machine.change(desk)
    desk.vault.close()
    machine.put_back()


def test_the_old_header_opens_for_reading_only_once_the_passphrase_was_changed(machine):
    changed_and_put_back(machine)
    assert unlock.unlock_vault(machine.path, PASSPHRASE, CHEAP).raw() == machine.key.raw()
    assert machine.found() == ({Finding.HEADER_OLDER}, True)


def test_a_watch_that_does_not_take_the_new_header_sees_nothing(machine, monkeypatch):
    monkeypatch.setattr(Watch, "take", lambda self, header: None)
    changed_and_put_back(machine)
    assert machine.found() == (frozenset(), False)


def test_the_new_header_raises_no_alarm(machine):
    desk = machine.open()
    machine.change(desk)
    desk.vault.close()
    assert machine.found() == (frozenset(), False)


def test_the_machine_remembers_at_once_and_not_at_closing(machine):
    desk = machine.open()
    machine.change(desk)
    remembered = machine.anchors.read(desk.vault.header.vault_id, machine.key)
    assert remembered.generation == desk.vault.header.generation
    desk.vault.close()


def test_a_change_that_fails_remembers_the_header_that_was_put_back(machine, monkeypatch):
    desk = machine.open()
    before = desk.vault.header.generation

    def fail(connection):
        raise OSError(5, "commit failed")

    monkeypatch.setattr("sqlalchemy.engine.Connection._commit_impl", fail)
    with pytest.raises(OSError, match="commit failed"):
        machine.change(desk)
    monkeypatch.undo()
    assert desk.vault.header.generation > before
    desk.vault.close()
    assert machine.found() == (frozenset(), False)


def plant(machine, generation):
    """Change the passphrase; then lay the former header there as if everything was re-encrypted."""
    desk = machine.open()
    former = desk.vault.header
    machine.change(desk)
    desk.vault.close()
    planted = replace(former, generation=generation(former.generation))
    switching.publish(machine.path, planted, machine.key)


def test_a_former_header_laid_there_as_the_next_is_swept_and_overwrites_nothing(machine):
    plant(machine, lambda former: former - 1)
    standing = (machine.path / CURRENT).read_bytes()
    with pytest.raises(WrongPassphraseError):
        unlock.unlock_vault(machine.path, PASSPHRASE, CHEAP)
    assert machine.found() == (frozenset(), False)
    assert not (machine.path / NEXT).exists()
    assert (machine.path / CURRENT).read_bytes() == standing
    assert unlock.unlock_vault(machine.path, NEW.text, CHEAP).raw() == machine.key.raw()


def test_a_header_that_is_really_the_next_takes_their_place(machine):
    plant(machine, lambda former: former + 2)
    assert unlock.unlock_vault(machine.path, PASSPHRASE, CHEAP).raw() == machine.key.raw()
    machine.open().vault.close()
    assert not (machine.path / NEXT).exists()
    with pytest.raises(WrongPassphraseError):
        unlock.unlock_vault(machine.path, NEW.text, CHEAP)
