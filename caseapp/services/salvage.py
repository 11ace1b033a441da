"""Saving what can be read of a vault into a new one: encrypted from the first byte, never in place.

The new vault has a key, a passphrase and a recovery code of its own. What the history knows and no
table gives any more stays in its history, under a kind of its own; the report names it.
"""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from caseapp.domain.errors import NotAllowedError
from caseapp.domain.ids import new_uid
from caseapp.domain.views.integrity import Salvaged
from caseapp.domain.vocabulary import Role
from caseapp.models.base import ever, live
from caseapp.models.key_slot import KeySlot
from caseapp.models.person import Person
from caseapp.search import index
from caseapp.services.access import allows
from caseapp.services.desk import Desk
from caseapp.services.steps.history import Recording, record
from caseapp.services.steps.owed import note
from caseapp.services.steps.vault.key_holders import me
from caseapp.services.steps.vault.salvaging import Rescue
from caseapp.services.steps.vault.verifying import verify, verify_at_once
from caseapp.services.unlock import DEFAULT_POLICY
from caseapp.storage import header, snapshot
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.vault import Vault

COMMAND = "salvage"
"""In the history of the new vault."""
TAKEN = "save_into_new_vault"
"""In the history of the old one."""


@allows(Role.LAWYER)
def salvage(
    desk: Desk, target: Path, passphrase: str, policy: KdfPolicy = DEFAULT_POLICY
) -> Generator[int, None, Salvaged]:
    """Write everything readable into a new vault, row by row; yields how far it is, in per cent.

    The new vault has every matter in it, and its passphrase is whatever is typed here: so only
    the owner may, and the old vault's history says so first, or as soon as it can. A salvage that
    is broken off leaves an unfinished new vault, which can be deleted.

    Args:
        desk: the owner's, at the damaged vault.
        target: folder of the new vault; nothing may stand there.
        passphrase: of the new vault.
        policy: cost of its key derivation.

    Raises:
        NotAllowedError: the vault is somebody else's.
        VaultExistsError, EmptyPassphraseError: nothing was written.
        DiskFullError, DiskFailedError: the new vault is unfinished.

    """
    with desk.vault.reading() as session:
        if not me(session, desk).owner:
            raise NotAllowedError(command=COMMAND)
    return _work(desk, target, passphrase, policy)


def _work(
    desk: Desk, target: Path, passphrase: str, policy: KdfPolicy
) -> Generator[int, None, Salvaged]:
    key, code = header.create_header(target, passphrase, policy)
    noted = note(desk, TAKEN, to=str(target))
    # With an anchor of its own: what is copied says that this machine worked there before.
    new = Vault.create(target, key, lambda _session, _key: None, desk.vault.watch.anchors)
    there = replace(desk, vault=new)
    try:
        rescue = Rescue(desk.vault, new)
        yield from rescue.run()
        doubtful = _settle(there)
        with new.writing() as session:
            index.rebuild(session.connection())
        for _ in verify(there):
            yield 99
    finally:
        new.close()
        key.wipe()
    return Salvaged(
        str(target),
        code,
        rescue.rows,
        tuple(rescue.gaps),
        tuple(sorted(rescue.lost)),
        doubtful,
        tuple(rescue.documents),
        noted,
    )


def _settle(there: Desk) -> tuple[tuple[str, str], ...]:
    """Give the new vault its keys, and let its history say what stands where it said otherwise."""
    with there.vault.writing() as session:
        recording = Recording(session, there, COMMAND, undoable=False)
        owner = session.scalars(live(Person).where(Person.owner)).first()
        if owner is None:
            owner = Person(name=there.person.name, role=Role.LAWYER, owner=True)
            recording.add(owner)
        for row in session.scalars(live(KeySlot)).all():
            recording.delete(row)
        for slot in there.vault.header.slots:
            recording.add(
                KeySlot(
                    slot=slot.id, person_id=owner.id, opened_by=slot.kind, label="", renewals=0
                )
            )
    contradicted = verify_at_once(there).contradicted
    with there.vault.writing() as session:
        for kind, uid in contradicted:
            model = snapshot.kinds()[kind]
            row = session.scalars(ever(model).where(model.uid == uid)).one()
            record(
                *(session, there, COMMAND, kind, uid, row.version, None),
                *(snapshot.take(session, row), new_uid()),
                undoable=False,
            )
    return tuple(sorted(contradicted))
