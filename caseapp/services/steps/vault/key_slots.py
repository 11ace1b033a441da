"""Changing keys: the header's slots and their records together, or neither."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace

from sqlalchemy.orm import Session

from caseapp.models.base import live
from caseapp.models.key_slot import KeySlot
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.services.steps.history import Recording
from caseapp.storage.header import Header, verify_header, write_header
from caseapp.storage.slots import Slot


class KeyChange:
    """A command on keys at work; `changing_keys` gives it.

    Attributes:
        session: of the command.
        recording: for what else the command changes.
        vault_id: of the header, for new slots.
        slots: what the header will hold, by id.

    """

    def __init__(self, session: Session, desk: Desk, command: str, header: Header) -> None:
        """Use `changing_keys`."""
        self.session = session
        self.recording = Recording(session, desk, command, undoable=False)
        self.vault_id = header.vault_id
        self.slots = {slot.id: slot for slot in header.slots}

    def add(self, slot: Slot, person: Person, label: str = "") -> None:
        """Give somebody a key."""
        self.slots[slot.id] = slot
        row = KeySlot(
            slot=slot.id, person_id=person.id, opened_by=slot.kind, label=label, renewals=0
        )
        self.recording.add(row)

    def change(self, row: KeySlot, slot: Slot) -> None:
        """Put another secret behind a key, which keeps its id."""
        self.slots[slot.id] = slot
        with self.recording.change(row):
            row.opened_by = slot.kind
            row.renewals += 1

    def remove(self, row: KeySlot, version: int | None = None) -> None:
        """Take a key out of the header and put its record into the bin."""
        self.slots.pop(row.slot, None)
        self.recording.delete(row, version)

    def remove_all_of(self, person: Person) -> None:
        """Take away every key of somebody who leaves."""
        for row in self.session.scalars(live(KeySlot).where(KeySlot.person_id == person.id)).all():
            self.remove(row)


@contextmanager
def changing_keys(desk: Desk, command: str) -> Generator[KeyChange]:
    """Give a transaction in which keys are changed; both generations of the header follow last.

    The header is written before the commit: where it fails, nothing was changed; where the commit
    fails, the header is put back; the anchor follows either. A kill in between leaves either a slot that is nobody's, which
    seats nobody, or a record whose slot is gone, which `keys.list_keys` shows as such.

    Raises:
        HeaderDamagedError: the header does not verify any more.
        DiskFullError, DiskFailedError, VaultReadOnlyError: nothing was changed.

    """
    vault = desk.vault
    before = verify_header(vault.path, vault.key)
    written: Header | None = None
    try:
        with vault.writing() as session:
            change = KeyChange(session, desk, command, before)
            yield change
            session.flush()
            after = tuple(change.slots.values())
            if after != before.slots:
                written = write_header(vault.path, replace(before, slots=after), vault.key)
    except BaseException:
        if written is not None:
            with suppress(Exception):
                back = replace(before, generation=written.generation)
                vault.take_header(write_header(vault.path, back, vault.key))
        raise
    if written is not None:
        vault.take_header(written)
