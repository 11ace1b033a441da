"""Backups of the open vault: where to, when, and what stands there."""

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from caseapp.domain.backups import (
    BackupReason,
    NotABackupError,
    TargetAbsentError,
    TargetKnownError,
)
from caseapp.domain.changes import Changes
from caseapp.domain.errors import UserError
from caseapp.domain.ids import new_uid
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.domain.views.backups import (
    BackupCheck,
    BackupMade,
    BackupRow,
    BackupStep,
    BackupsView,
    PlaceWarning,
    TargetRow,
)
from caseapp.domain.vocabulary import Role
from caseapp.services.access import EVERYBODY, OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.restore import as_row
from caseapp.services.steps.history import record
from caseapp.services.steps.settings import store_setting
from caseapp.services.steps.vault import backup_targets as steps
from caseapp.services.steps.vault.backup_targets import Known
from caseapp.services.steps.vault.restored_backup import last_restored
from caseapp.storage import restored as restored_note
from caseapp.storage import verification
from caseapp.storage.backup_folder import BackupFolder, believable_first, in_part, stop_when
from caseapp.storage.generations import Beside, Made, Wanted, make_generation
from caseapp.storage.manifest import verifies
from caseapp.storage.targets import Target, locate, mark, state_of
from caseapp.system import places
from caseapp.system.slices import told

Read = tuple[verification.Verified, int]
EVENING = time(18)
"""From this hour of the office a working day counts as over."""
CHECK_EVERY = timedelta(days=7)


@allows(*EVERYBODY)
def get_backups(desk: Desk) -> BackupsView:
    """Return the targets with what stands there, and what is wrong with the vault's place."""
    with desk.vault.reading() as session:
        targets = steps.read_targets(session)
        known = steps.read_known(session)
        dismissed = steps.read_dismissed(session)
        newest = steps.last_entry(session)
        restored = last_restored(session)
    rows = tuple(
        _row(target, known.get(target.id, Known()), newest, dismissed) for target in targets
    )
    return BackupsView(
        targets=rows,
        last_made=max((row.last_made for row in rows if row.last_made), default=None),
        last_restored=restored,
        warnings=_warnings(desk.vault.path, dismissed),
        conflicts=places.conflicts(desk.vault.path),
        restored_from=restored_note.restored_from(desk.vault.path),
    )


@allows(Role.LAWYER)
def confirm_restored(desk: Desk) -> Changes:
    """Say that the vault was restored knowingly; the history keeps who said so.

    Raises:
        VaultReadOnlyError: the vault is under doubt: it has to be accepted first.

    """
    made_at = restored_note.restored_from(desk.vault.path)
    if made_at is None:
        return Changes()
    uid = desk.vault.header.vault_id
    with desk.vault.writing() as session:
        said = {"backup": made_at.isoformat()}
        record(
            *(session, desk, "confirm_restored", "vault", uid, 0, None, said, new_uid()),
            undoable=False,
        )
    restored_note.forget(desk.vault.path)
    return Changes.of(backup=uid)


@allows(*OFFICE)
def look_at_place(desk: Desk, path: Path) -> tuple[PlaceWarning, ...]:
    """Return why a folder is a bad place, unless somebody put the warning aside before."""
    with desk.vault.reading() as session:
        return _warnings(path, steps.read_dismissed(session))


@allows(*OFFICE)
def dismiss_place(desk: Desk, path: str) -> Changes:
    """Remember that the warning about a place was read; it is not shown again."""
    with desk.vault.writing() as session:
        dismissed = sorted({*steps.read_dismissed(session), path})
        store_setting(session, desk, "dismiss_place", steps.DISMISSED, dismissed)
    return Changes.of(backup=frozenset({path}))


@allows(*OFFICE)
def add_target(desk: Desk, path: Path, label: str = "") -> Changes:
    """Take a folder for backups: a stick, a disk, a folder. Writes a small marker file there.

    Raises:
        TargetInVaultError: it lies inside the vault.
        TargetKnownError: it is a target already.
        TargetReadOnlyError, TargetFullError, TargetFailedError: the medium refused.

    """
    made = mark(path, desk.vault.path, label.strip())
    with desk.vault.writing() as session:
        targets = steps.read_targets(session)
        for standing in targets:
            if standing.id == made.id:
                raise TargetKnownError(label=standing.label)
        value = steps.as_setting([*targets, made])
        store_setting(session, desk, "add_backup_target", steps.TARGETS, value)
    return Changes.of(created=made.id, backup=frozenset({made.id}))


@allows(*OFFICE)
def remove_target(desk: Desk, target: str) -> Changes:
    """Make no backups there any more; what stands there stays.

    Raises:
        NotFoundError: there is no such target.

    """
    with desk.vault.writing() as session:
        gone = steps.require_target(session, target)
        left = [one for one in steps.read_targets(session) if one.id != gone.id]
        store_setting(session, desk, "remove_backup_target", steps.TARGETS, steps.as_setting(left))
    return Changes.of(backup=frozenset({target}))


@allows(*OFFICE)
def list_backups(desk: Desk, target: str) -> list[BackupRow]:
    """Return the backups of this vault on one target, the newest first.

    Raises:
        NotFoundError: there is no such target.
        TargetAbsentError: it is not plugged in.

    """
    return [as_row(found) for found in _folder(desk, target).list_generations()]


@allows(*OFFICE)
def make_backup(
    desk: Desk, targets: Sequence[str] = (), reason: BackupReason = BackupReason.ASKED
) -> Generator[BackupStep, None, BackupMade]:
    """Make a backup on these targets, or on all that are plugged in; in slices, cancellable.

    Raises:
        TargetAbsentError: none of them is plugged in.
        TargetFullError, TargetFailedError, TargetReadOnlyError, TargetBusyError: no target took
            it; where some did, the answer names the others.
        DiskFullError, DiskFailedError: there is no room for the copy beside the vault.

    """
    with desk.vault.reading() as session:
        chosen = [one for one in steps.read_targets(session) if not targets or one.id in targets]
    present = [(target, place) for target in chosen if (place := locate(target)) is not None]
    if not present:
        raise TargetAbsentError(label=", ".join(target.label for target in chosen))
    folders = [
        BackupFolder(place, desk.vault.header.vault_id, target.label) for target, place in present
    ]
    vault = desk.vault
    wanted = Wanted(
        desk.clock.now(),
        desk.device,
        reason,
        ZoneInfo(desk.clock.zone),
        thin=not vault.watch.read_only,
    )
    work = make_generation(
        vault.path, vault.key, vault.start_copy, vault.end_copy, folders, wanted
    )
    made: list[Made] = yield from told(work, lambda at: BackupStep(*at))
    _keep(desk, [target for target, _ in present], made)
    failed = tuple((one.folder.label, one.error) for one in made if one.error is not None)
    if len(failed) == len(made):
        raise failed[0][1]
    manifests = [one.manifest for one in made if one.manifest is not None]
    return BackupMade(
        made=tuple((one.folder.label, one.name) for one in made if one.manifest is not None),
        missing=tuple(dict.fromkeys(name for found in manifests for name in found.missing)),
        thinned=sum(len(one.thinned) for one in made),
        failed=failed,
    )


@allows(*OFFICE)
def back_up_to(desk: Desk, path: Path) -> Generator[BackupStep, None, BackupMade]:
    """Make a backup in a folder, which is a target from now on if it was none.

    Raises:
        UserError: as `add_target` and `make_backup`.

    """
    marked = mark(path, desk.vault.path, "")
    with desk.vault.reading() as session:
        known = [one.id for one in steps.read_targets(session)]
    if marked.id not in known:
        add_target(desk, path)
    return (yield from make_backup(desk, (marked.id,)))


@allows(*OFFICE)
def check_backup(
    desk: Desk, target: str, name: str = "", *, whole: bool = True
) -> Generator[BackupStep, None, BackupCheck]:
    """Read a backup and compare its hashes; what the vault still has is mended in the pool.

    Args:
        desk: who asks.
        target: where.
        name: of the backup; "" for the newest.
        whole: read every document; else a fifth of them, another one each week.

    Raises:
        NotFoundError, TargetAbsentError: as `list_backups`.
        NotABackupError: none stands there.

    """
    folder = _folder(desk, target)
    wanted = name or _newest(folder, desk.clock.now())
    week = desk.clock.today().isocalendar().week
    chosen = (lambda _blob: True) if whole else in_part(week)
    made = folder.read(wanted)
    total = made.size if made else 1
    blobs = desk.vault.blobs

    def read(stopped: Callable[[], bool], tell: Callable[[int, int], None]) -> Read:
        done = 0
        ends = stop_when(stopped)

        def progress(count: int) -> None:
            nonlocal done
            ends(count)
            done += count
            tell(done, total)

        found = verification.verify(folder, wanted, progress, chosen)
        mended = 0
        if found.damaged_blobs:
            with suppress(UserError), folder.locked():
                mended = folder.mend(blobs, found.damaged_blobs)
        return found, mended

    result: Read = yield from told(Beside(read).steps(), lambda at: BackupStep(*at))
    found, mended = result
    check = BackupCheck(
        wanted, found.restorable, found.damaged_files, len(found.damaged_blobs), mended,
        proved=made is not None and verifies(made, desk.vault.key),
    )  # fmt: skip
    with suppress(VaultReadOnlyError), desk.vault.writing() as session:
        known = steps.read_known(session).get(target, Known())
        damaged = {one for one in known.damaged if folder.read(one)} - {wanted}
        if not check.sound:
            damaged.add(wanted)
        steps.keep_known(
            session,
            target,
            checked_on=desk.clock.today(),
            damaged=tuple(sorted(damaged, reverse=True)),
        )
    return check


@allows(*EVERYBODY)
def list_due(desk: Desk) -> list[str]:
    """Return the targets that are plugged in and lack a finished working day."""
    now = desk.clock.now().astimezone(ZoneInfo(desk.clock.zone))
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    with desk.vault.reading() as session:
        known = steps.read_known(session)
        newest = steps.last_entry(session)
        due = [
            target
            for target in steps.read_targets(session)
            if _lacks_a_day(known.get(target.id, Known()), newest, now)
            or steps.changed_between(session, known.get(target.id, Known()).entries, midnight)
        ]
    return [target.id for target in due if locate(target) is not None]


@allows(*OFFICE)
def back_up_when_due(desk: Desk) -> Generator[BackupStep, None, BackupMade | None]:
    """Make the backup of a finished working day, and once a week read a part of the newest one.

    Raises:
        UserError: as `make_backup`.

    """
    if desk.vault.watch.read_only:
        # What was found is to be looked into first; a copy of it replaces no earlier backup.
        return None
    due = list_due(desk)
    made = (yield from make_backup(desk, due, BackupReason.DAILY)) if due else None
    today = desk.clock.today()
    with desk.vault.reading() as session:
        known = steps.read_known(session)
        stale = [
            target.id
            for target in steps.read_targets(session)
            if (one := known.get(target.id)) is not None
            and (one.checked_on is None or today - one.checked_on >= CHECK_EVERY)
            and locate(target) is not None
        ]
    for target in stale:
        yield from check_backup(desk, target, whole=False)
    return made


@allows(*OFFICE)
def back_up_before_deleting(desk: Desk) -> Generator[BackupStep, None, BackupMade | None]:
    """Make a backup before many records go at once; None where no target is plugged in.

    Raises:
        UserError: as `make_backup`.

    """
    try:
        return (yield from make_backup(desk, reason=BackupReason.BULK_DELETION))
    except TargetAbsentError:
        return None


def _lacks_a_day(known: Known, newest: int, now: datetime) -> bool:
    """Say whether this evening's backup is not made yet."""
    if known.entries >= newest or now.time() < EVENING:
        return False
    evening = datetime.combine(now.date(), EVENING, now.tzinfo)
    return known.made_at is None or known.made_at < evening


def _keep(desk: Desk, targets: Sequence[Target], made: Sequence[Made]) -> None:
    with suppress(VaultReadOnlyError), desk.vault.writing() as session:
        for target, one in zip(targets, made, strict=True):
            if one.manifest is not None:
                steps.keep_known(
                    session,
                    target.id,
                    made_at=one.manifest.made_at,
                    name=one.name,
                    entries=one.manifest.entries,
                )


def _folder(desk: Desk, wanted: str) -> BackupFolder:
    with desk.vault.reading() as session:
        target = steps.require_target(session, wanted)
    place = locate(target)
    if place is None:
        raise TargetAbsentError(label=target.label)
    return BackupFolder(place, desk.vault.header.vault_id, target.label)


def _newest(folder: BackupFolder, now: datetime) -> str:
    for found in believable_first(folder.list_generations(), now):
        return found.name
    raise NotABackupError(path=str(folder.path.parent))


def _row(target: Target, known: Known, newest: int, dismissed: frozenset[str]) -> TargetRow:
    place = locate(target)
    return TargetRow(
        id=target.id,
        label=target.label,
        path=str(place or target.path),
        state=state_of(place),
        last_made=known.made_at,
        behind=known.entries < newest,
        last_checked=known.checked_on,
        damaged=known.damaged,
        warnings=() if place is None else _warnings(place, dismissed),
    )


def _warnings(path: Path, dismissed: frozenset[str]) -> tuple[PlaceWarning, ...]:
    if str(path) in dismissed:
        return ()
    return tuple(
        PlaceWarning(str(path), found.danger.value, found.name) for found in places.dangers(path)
    )
