"""Refusals of the vault: opening it, its files, its passphrases, documents and undo."""

from caseapp.domain import vaults
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    vaults.WrongPassphraseError: N_(
        "This passphrase does not open the vault. Check the keyboard layout and Caps Lock, "
        "or use the recovery code."
    ),
    vaults.WrongRecoveryCodeError: N_(
        "This code does not open this vault. A recovery code is on the sheet of this vault and "
        "ends when a new one is made; a one-time code works once: ask a lawyer for another one."
    ),
    vaults.RecoveryCodeTypoError: N_(
        "The code has a typing error. Compare it with the paper, group by group."
    ),
    vaults.WrongKeyfileError: N_(
        "This passphrase and this keyfile do not open the vault together. Check the keyboard "
        "layout, and that the keyfile is the right one and was never changed."
    ),
    vaults.KeyfileNeededError: N_(
        "This vault opens with a passphrase and a keyfile. Choose the keyfile as well."
    ),
    vaults.KeyfileNotWantedError: N_(
        "No key of this vault uses a keyfile. Leave the keyfile out and type the passphrase."
    ),
    vaults.KeyfileUnfitError: N_(
        "This file cannot be used as a keyfile: it cannot be read, or it is shorter than 32 bytes "
        "or longer than 16 MiB. Choose another file."
    ),
    vaults.KeyfileExistsError: N_(
        "Something already stands at {path}; no keyfile was written. Choose another name."
    ),
    vaults.KeyringUnavailableError: N_(
        "The keyring of this computer cannot be used: there is none that is safe, it is locked, "
        "or it did not answer. Use the passphrase."
    ),
    vaults.DeviceKeyMissingError: N_(
        "The keyring of this computer has no key of this vault any more. Use the passphrase, and "
        "add this computer again in the settings."
    ),
    vaults.EmptyPassphraseError: N_(
        "The passphrase is empty. Type one, or take the words that are offered."
    ),
    vaults.NotAVaultError: N_(
        "There is no vault at {path}. Choose a folder that ends in .casevault."
    ),
    vaults.VaultUnreadableError: N_(
        "You may not read the vault at {path}. Change the rights of its folder, or sign in with "
        "the account that made it."
    ),
    vaults.LinkedFolderError: N_(
        "{path} is a link to another place, and the program removes and writes no files behind a "
        "link; nothing was changed. Put the real folder in its place."
    ),
    vaults.VaultExistsError: N_(
        "Something already stands at {path}; nothing was written. Choose another name."
    ),
    vaults.NextHeaderDamagedError: N_(
        "In the vault at {path} lies a file vault.next.json that cannot be read. Encrypting "
        "everything anew leaves one for a moment; if nobody did that, somebody laid it there. Move "
        "it to another folder, keep it, and open the vault again."
    ),
    vaults.HeaderDamagedError: N_(
        "The header of the vault at {path} is damaged or was altered, and so is the older copy. "
        "Restore vault.json and vault.prev.json from a backup; the case data may be intact."
    ),
    vaults.ForeignSchemaError: N_(
        "This vault holds something that this program never makes ({kind}). It was not opened: "
        "it may come from somebody who wants to see or change your files. Ask the person who gave "
        "it to you, and use your last good backup."
    ),
    vaults.NewerFormatError: N_(
        "The vault at {path} was written by a newer version of the program (format {found}; this "
        "one reads up to {known}). Update the program; nothing was changed."
    ),
    vaults.UnknownKeyError: N_(
        "The header of the vault at {path} names a kind of key that this version does not know. "
        "Update the program; nothing was computed and nothing was changed."
    ),
    vaults.DuplicateKeyError: N_(
        "The header of the vault at {path} has two keys under one number, so it was altered. "
        "Restore vault.json and vault.prev.json from a backup."
    ),
    vaults.LastKeyError: N_(
        "This key cannot be removed: without it nobody, or this person, could open the vault "
        "with a passphrase or a recovery code. Add another key first."
    ),
    vaults.KeyOfAnotherError: N_(
        "This key belongs to somebody else. Only a lawyer can remove it, and nobody can change "
        "it; give the person a new code instead."
    ),
    vaults.NewPassphraseNeededError: N_(
        "A code from paper opens the vault only together with a new passphrase. Type the new "
        "passphrase as well."
    ),
    vaults.SamePassphraseError: N_(
        "The new passphrase is the same as the old one. Choose another."
    ),
    vaults.OldDatabaseLibraryError: N_(
        "The {name} of this installation is too old ({found}; {needed} is needed), so the vault was "
        "not opened. Install the program anew."
    ),
    vaults.TooManyKeysError: N_(
        "The vault has as many keys as it can bear. Remove those that nobody needs any more, then "
        "try again."
    ),
    vaults.UnsafeKdfError: N_(
        "The header of the vault asks for a key derivation outside the safe limits, so nothing "
        "was computed. It was altered: restore vault.json from a backup."
    ),
    vaults.UnfinishedVaultError: N_(
        "The vault at {path} was never finished: it has a header and no database. If no case was "
        "ever entered here, delete the folder and create the vault again; otherwise restore "
        "case.db from a backup."
    ),
    vaults.VaultInUseError: N_(
        "The vault is open in another window or command. Close it there and try again."
    ),
    vaults.VaultReadOnlyError: N_(
        "The vault cannot be written: its disk or its files are read-only. Nothing was saved; "
        "copy the vault to a disk that can be written, or change the rights of its folder."
    ),
    vaults.VaultDamagedError: N_(
        "The database of the vault is damaged. Do not go on working in it: close the program and "
        "restore the last backup."
    ),
    vaults.HistoryDamagedError: N_(
        "The history of the vault was altered or is damaged at entry {seq}. Keep a copy of the "
        "vault as it is and compare it with a backup."
    ),
    vaults.BlobDamagedError: N_(
        "The file of this document ({name}) is missing, cut or altered. Restore it from a backup."
    ),
    vaults.DocumentTooLargeError: N_(
        "The document is larger than {limit} bytes, which is the most that the vault takes. "
        "Split it and add the parts."
    ),
    vaults.BackupFailedError: N_(
        "The backup at {path} could not be verified and was removed. Choose another disk and make "
        "it again."
    ),
    vaults.MigrationFailedError: N_(
        "The vault could not be brought from schema {found} to {known}; it is as it was before. "
        "Keep the vault and report this with the two numbers."
    ),
    vaults.NothingToUndoError: N_("There is nothing of yours left to undo."),
    vaults.CannotUndoError: N_(
        "The record was changed again since, so this cannot be undone without losing the later "
        "change. Correct the record by hand."
    ),
    vaults.StillNeededError: N_(
        "Something that was entered since belongs to this record, so this cannot be undone. "
        "Remove the later entry first, or correct the record by hand."
    ),
}
