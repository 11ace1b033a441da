"""Refusals of backups and of restoring them."""

from caseapp.domain import backups
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    backups.NotABackupError: N_(
        "There is no backup at {path}. Choose the medium of the backups, or one backup on it."
    ),
    backups.BackupDamagedError: N_(
        "The backup {name} is damaged ({files}); nothing was written. Take another one."
    ),
    backups.AllBackupsDamagedError: N_(
        "No backup at {path} can be restored: all of them are damaged. Try another medium."
    ),
    backups.ForeignBackupError: N_(
        "The backup {name} was not made with the key of this vault. Do not trust it."
    ),
    backups.BackupNeedsPassphraseError: N_(
        "The vault was encrypted anew since this backup. Type the passphrase of that day."
    ),
    backups.TargetAbsentError: N_(
        "The medium of the backups is not plugged in ({label}). Plug it in and try again."
    ),
    backups.TargetFullError: N_(
        "{label} is full. The backup that was begun there does not count; older ones stand. Make "
        "room or take a larger medium."
    ),
    backups.TargetFailedError: N_(
        "{label} failed or was taken out. The backup that was begun there does not count; older "
        "ones stand. Plug it in again, or take another medium."
    ),
    backups.TargetReadOnlyError: N_(
        "{label} cannot be written. Take its write protection off, or choose another folder."
    ),
    backups.TargetBusyError: N_(
        "Another window or command makes a backup on {label} right now. Wait until it is done."
    ),
    backups.TargetInVaultError: N_(
        "{path} lies inside the vault and would be lost with it. Choose another disk."
    ),
    backups.TargetKnownError: N_(
        "Backups are made there already ({label}). Choose another folder."
    ),
}
