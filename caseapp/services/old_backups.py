"""Backups from before the vault was encrypted anew: they still open with the old keys.

Thinning passes them over, for it takes away only what it knows to be its own. So they stay until
somebody asks for it, and with them the way in of whoever the new key was to shut out.
"""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain.changes import Changes
from caseapp.domain.ids import new_uid
from caseapp.domain.views.backups import OldBackup
from caseapp.domain.vocabulary import Role
from caseapp.models.history import HistoryEntry
from caseapp.services.access import allows
from caseapp.services.desk import Desk
from caseapp.services.reencrypt import COMMAND as REENCRYPT
from caseapp.services.steps.history import record
from caseapp.services.steps.vault import backup_targets as steps
from caseapp.storage.backup_folder import BackupFolder
from caseapp.storage.manifest import verifies
from caseapp.storage.targets import locate

COMMAND = "remove_old_backups"


@allows(Role.LAWYER)
def list_old_backups(desk: Desk) -> list[OldBackup]:
    """Return the backups of an earlier key on the media that are plugged in, the newest first.

    One that is all that stands on its medium is listed and stays until a newer one is made there.
    """
    return [
        OldBackup(folder.label, name, made_at, replaced=replaced)
        for folder, names, replaced in _folders(desk)
        for name, made_at in names
    ]


@allows(Role.LAWYER)
def remove_old_backups(desk: Desk) -> Changes:
    """Remove them, where a backup under the present key stands beside them; the history says so.

    Raises:
        VaultReadOnlyError: the vault is under doubt: its old backups may be needed.
        TargetFailedError, TargetReadOnlyError, TargetBusyError: the medium refused; what was
            removed before is told in the history.

    """
    for folder, names, replaced in _folders(desk):
        going = [name for name, _ in names]
        if not replaced or not going:
            continue
        with desk.vault.writing() as session:
            said = {"label": folder.label, "names": going}
            uid = desk.vault.header.vault_id
            record(
                *(session, desk, COMMAND, "vault", uid, 0, None, said, new_uid()), undoable=False
            )
            # Last: where the medium refuses, the entry is not kept either.
            with folder.locked(), folder.errors():
                folder.remove(going)
    return Changes.of(backup="removed")


def _folders(desk: Desk) -> list[tuple[BackupFolder, list[tuple[str, datetime]], bool]]:
    """Return each medium with its old backups, and whether a present one stands there."""
    with desk.vault.reading() as session:
        since = _encrypted_at(session)
        targets = steps.read_targets(session)
    if since is None:
        return []
    key, vault_id = desk.vault.key, desk.vault.header.vault_id
    found = []
    for target in targets:
        place = locate(target)
        if place is None:
            continue
        folder = BackupFolder(place, vault_id, target.label)
        old, present = [], False
        for name, made in folder.list_generations():
            if made is None or made.vault_id != vault_id:
                continue
            if verifies(made, key):
                present = True
            elif made.made_at <= since:
                old.append((name, made.made_at))
        if old:
            found.append((folder, old, present))
    return found


def _encrypted_at(session: Session) -> datetime | None:
    """Return when everything was encrypted anew last; None: never."""
    query = select(func.max(HistoryEntry.at)).where(HistoryEntry.command == REENCRYPT)
    return session.scalar(query)
