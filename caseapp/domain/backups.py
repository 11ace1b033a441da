"""Backups as plain values: their names, which of them to keep, and what can go wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from caseapp.domain.errors import CaseappError, UserError

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""Of so many last days, weeks and months with a backup the newest one is kept."""
FEWEST = 3
"""Thinning never leaves fewer."""
CLOCKS_DIFFER = timedelta(days=1)
"""By so much the clocks of two computers, one of them in a wrong time zone, may differ."""
_STAMP = "%Y-%m-%dT%H%M%SZ"


class BackupReason(StrEnum):
    """Why a backup was made; the code stands in its manifest."""

    ASKED = "asked"
    DAILY = "daily"
    BULK_DELETION = "bulk_deletion"


class TargetState(StrEnum):
    """What can be said of a target without writing to it."""

    READY = "ready"
    ABSENT = "absent"
    """Not plugged in, or not mounted: no error."""
    FULL = "full"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class Kept:
    """What thinning keeps and what it takes away; names, the newest first."""

    keep: tuple[str, ...]
    remove: tuple[str, ...]


class NotABackupError(UserError):
    """There is no backup at this place (values: path)."""


class BackupDamagedError(UserError):
    """Files of a backup are missing, cut or altered (values: name, files)."""


class AllBackupsDamagedError(UserError):
    """No backup at this place verifies (values: path)."""


class ForeignBackupError(UserError):
    """The manifest was not made with the key of this vault (values: name)."""


class BackupNeedsPassphraseError(UserError):
    """The backup does not open with the present key: the vault was encrypted anew since."""

    field = "passphrase"


class TargetAbsentError(UserError):
    """The medium is not plugged in (values: label)."""


class TargetFullError(UserError):
    """The medium of a backup filled up; what was begun there does not count (values: label)."""


class TargetFailedError(UserError):
    """The medium of a backup failed or was taken out; nothing half counts (values: label)."""


class TargetReadOnlyError(UserError):
    """The medium of a backup cannot be written (values: label)."""


class TargetBusyError(UserError):
    """Another program makes a backup of this vault there right now (values: label)."""


class TargetInVaultError(UserError):
    """A backup inside the vault would be lost with it (values: path)."""

    field = "path"


class TargetKnownError(UserError):
    """The folder is a target already (values: label)."""

    field = "path"


class BackupStoppedError(CaseappError):
    """Somebody stopped the backup; what was begun does not count."""


def name_of(moment: datetime) -> str:
    """Return the name of a backup made at this moment: it sorts by time and fits every disk."""
    return moment.astimezone(UTC).strftime(_STAMP)


def moment_of(name: str) -> datetime | None:
    """Return when the backup of this name was made; None where it is no such name.

    A second one in the same second ends in "-2" and so on.
    """
    stamp, _, number = name.partition("Z-")
    stamp = f"{stamp.removesuffix('Z')}Z"
    try:
        found = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    ours = name in {stamp, f"{stamp}-{number}"} and (not number or number.isdecimal())
    return found if ours and name_of(found) == stamp else None


def fits(name: str, made_at: datetime) -> bool:
    """Say whether a backup stands under the name of its own moment, and was not renamed."""
    return moment_of(name) == made_at.replace(microsecond=0)


def is_ahead(name: str, now: datetime) -> bool:
    """Say whether a name tells of a moment that no backup can have yet; clocks may differ."""
    moment = moment_of(name)
    return moment is not None and moment - now > CLOCKS_DIFFER


def thinned(names: Iterable[str], zone: tzinfo) -> Kept:
    """Return which backups to keep: the newest of each of the last days, weeks and months.

    Args:
        names: of sound backups; what is damaged neither counts nor is taken away.
        zone: of the office, whose days these are.

    """
    found = sorted(
        ((moment, name) for name in names if (moment := moment_of(name)) is not None),
        reverse=True,
    )
    local = [(moment.astimezone(zone), name) for moment, name in found]
    keep = {name for _, name in local[:FEWEST]}
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAILY, lambda at: at.date()),
        (WEEKLY, lambda at: at.isocalendar()[:2]),
        (MONTHLY, lambda at: (at.year, at.month)),
    )
    for count, period in periods:
        seen: set[object] = set()
        for at, name in local:
            if len(seen) < count and period(at) not in seen:
                seen.add(period(at))
                keep.add(name)
    newest_first = [name for _, name in local]
    return Kept(
        tuple(name for name in newest_first if name in keep),
        tuple(name for name in newest_first if name not in keep),
    )
