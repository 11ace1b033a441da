"""`caseapp vault backup | backups | restore | compare`: copies of the vault on other media."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.places import warn_of_place
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.backups import BackupDamagedError, TargetAbsentError
from caseapp.domain.views.backups import BackupMade, BackupRow, PlaceWarning, Restored
from caseapp.i18n import Catalogue
from caseapp.system.slices import finished
from caseapp.wording import backups as words

if TYPE_CHECKING:
    from caseapp.services.desk import Desk
    from caseapp.services.unlock import MasterKey

ACTIONS = ("backup", "backups", "restore", "compare", "old-backups")


def add_actions(actions: "Commands[Parser]", t: Catalogue) -> None:
    """Add the actions to `caseapp vault`."""
    backup = add_command(actions, t, "backup", t("make a backup of a vault on another medium"))
    backup.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    backup.add_argument(
        "target", metavar="TARGET", type=Path, help=t("folder of the backups: a stick, a disk")
    )
    add_passphrase_option(backup, t)
    listing = add_command(
        actions, t, "backups", t("list the backups at a place; needs no passphrase")
    )
    listing.add_argument(
        "target", metavar="TARGET", type=Path, help=t("folder of the backups: a stick, a disk")
    )
    listing.add_argument(
        "--check", action="store_true", help=t("read every file and compare it with its hash")
    )
    restore = add_command(actions, t, "restore", t("make a vault of a backup, and check it"))
    restore.add_argument(
        "backup", metavar="BACKUP", type=Path,
        help=t("one backup, or the folder of the backups: then the newest sound one"),
    )  # fmt: skip
    restore.add_argument(
        "target", metavar="TARGET", type=Path, help=t("the vault's folder to make")
    )
    restore.add_argument(
        "--copy-only", action="store_true", help=t("do not open it; needs no passphrase")
    )
    add_passphrase_option(restore, t)
    compare = add_command(
        actions, t, "compare", t("list what only one of two versions of a vault has")
    )
    compare.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    add_passphrase_option(compare, t)
    old = add_command(
        actions, t, "old-backups", t("list the backups that still open with an old key")
    )
    old.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    old.add_argument(
        "--remove", action="store_true", help=t("remove those beside which a newer one stands")
    )
    add_passphrase_option(old, t)


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Do the action."""
    match arguments.action:
        case "backup":
            return _backup(arguments, out, around)
        case "backups":
            return _list(arguments, out)
        case "compare":
            return _compare(arguments, out, around)
        case "old-backups":
            return _old(arguments, out, around)
        case _:
            return _restore(arguments, out, around)


def _backup(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.backups import back_up_to, look_at_place

    t = out.t
    if not arguments.target.is_dir():  # a path with a slip in it would be a folder on this disk
        raise TargetAbsentError(label=str(arguments.target))
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        made: BackupMade = finished(back_up_to(desk, arguments.target))
        bad = look_at_place(desk, arguments.target)
    out.data(made)
    out.line(words.made_words(made, t))
    _warn(bad, out)
    return 0


def _compare(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.copies import compare_versions, meet_machine

    t = out.t
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        meet_machine(desk)
        found = compare_versions(desk)
    out.data(found)
    if not found.forked:
        out.line(t("This is the version that this computer knows; nothing has to be compared."))
        return 0
    out.line(words.versions_words(found, t))
    for row in found.rows:
        out.line(f"  {row.day or '…'}  {t(words.SIDES[row.side])}  {row.file_number}  {row.what}")
    return 1


def _old(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.old_backups import list_old_backups, remove_old_backups

    t = out.t
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        rows = list_old_backups(desk)
        if arguments.remove:
            remove_old_backups(desk)
        left = list_old_backups(desk) if arguments.remove else rows
    out.data({"found": rows, "left": left})
    if not rows:
        out.line(t("No backup on the media that are plugged in opens with an old key."))
    for row in rows:
        gone = row not in left
        said = t("removed") if gone else t("still opens with an old key")
        out.line(f"  {row.name}  {row.label}  {said}")
    if any(not row.replaced for row in left):
        out.line(t("Make a backup there first; then they can be removed."))
    return 0


def _warn(warnings: tuple[PlaceWarning, ...], out: Output) -> None:
    for warning in warnings:
        out.note(words.place_warning(warning, out.t))


def _list(arguments: argparse.Namespace, out: Output) -> int:
    from caseapp.services.restore import check_backup_at, list_backups_at

    rows = list_backups_at(arguments.target)
    checks = check_backup_at(arguments.target) if arguments.check else []
    bad = {one.name for one in checks if not one.sound} | {
        row.name for row in rows if not row.readable
    }
    out.data({"backups": rows, "checks": checks, "damaged": sorted(bad)})
    out.line(out.t.plural("{count} backup", "{count} backups", len(rows)))
    for row in rows:
        out.line(f"  {row.name}  {_about(row, out.t, damaged=row.name in bad)}")
    if arguments.check and rows:
        out.line(
            out.t(
                "What is not damaged has the hashes of its own list of files. That nobody put it "
                "together anew is proved with the key only: by restoring it."
            )
        )
    return 1 if bad else 0


def _about(row: BackupRow, t: Catalogue, *, damaged: bool) -> str:
    if damaged:
        return t("damaged")
    documents = t.plural("{count} document", "{count} documents", row.documents)
    size = t("{size} MB", size=f"{row.size / 1e6:.1f}")
    return f"{size}, {documents}, {words.reason(row.reason, t)}"


def _restore(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.domain.clock import SystemClock
    from caseapp.domain.keys import Passphrase
    from caseapp.services.restore import newest_sound, restore_backup
    from caseapp.services.unlock import unlock

    t = out.t
    source = around.passphrases(t, arguments.passphrase_file)
    passphrase = "" if arguments.copy_only else source.existing()

    def key_of(folder: Path) -> "MasterKey":
        return unlock(folder, Passphrase(passphrase, around.keyfile), around.kdf_policy())

    proof = None if arguments.copy_only else key_of
    try:
        restored = restore_backup(arguments.backup, arguments.target, SystemClock(), proof)
    except BackupDamagedError:
        offered = newest_sound(arguments.backup)
        if offered:
            out.note(t("The newest backup there that can be restored: {name}", name=offered))
        raise
    sound = True
    if not arguments.copy_only:
        with around.unlock(arguments.target, passphrase, t.language) as desk:
            sound = _is_sound(desk)
    out.data({"restored": restored, "checked": not arguments.copy_only, "sound": sound})
    _tell(restored, out)
    warn_of_place(arguments.target, out)
    if arguments.copy_only:
        out.line(
            t(
                "Its hashes fit the list of files that came with it, so nothing is damaged. "
                "Whether somebody put it together anew shows only with the passphrase: the first "
                "opening looks."
            )
        )
    else:
        out.line(
            t("It opened, and everything that was checked is in order.") if sound
            else t("It opened, and the check found damage. Try an older backup.")
        )  # fmt: skip
    return 0 if sound else 1


def _is_sound(desk: "Desk") -> bool:
    from caseapp.services.vault_check import check_vault

    return check_vault(desk).sound


def _tell(restored: Restored, out: Output) -> None:
    t = out.t
    for name in restored.passed_over:
        out.note(t("The backup {name} is damaged and was passed over.", name=name))
    for name in restored.forged:
        out.note(
            t(
                "The backup {name} was not made with the key of this vault and was passed over. "
                "Somebody had the medium in his hands.",
                name=name,
            )
        )
    out.line(
        t("The backup {name} was restored to {path}.", name=restored.name, path=restored.path)
    )
    if restored.lost_documents:
        out.note(
            t.plural(
                "{count} document is damaged in this backup and is missing.",
                "{count} documents are damaged in this backup and are missing.",
                restored.lost_documents,
            )
        )
    out.line(
        t(
            "What was entered after this backup is not in it. Compare the deadlines with your "
            "paper calendar before you rely on it."
        )
    )
