"""What the screen of the backups needs from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from caseapp.domain.changes import Changes
    from caseapp.domain.views.backups import (
        BackupCheck,
        BackupMade,
        BackupRow,
        BackupStep,
        BackupsView,
        DrillView,
        OldBackup,
        PlaceWarning,
    )
    from caseapp.domain.views.copies import TwoVersions


class BackupsPort(NamedTuple):
    """Calls of the backups; those that yield are run in slices."""

    get_backups: Callable[[], BackupsView]
    list_backups: Callable[[str], Sequence[BackupRow]]
    look_at_place: Callable[[Path], tuple[PlaceWarning, ...]]
    dismiss_place: Callable[[str], Changes]
    confirm_restored: Callable[[], Changes]
    add_target: Callable[[Path], Changes]
    remove_target: Callable[[str], Changes]
    make_backup: Callable[[], Generator[BackupStep, None, BackupMade]]
    check_backup: Callable[[str], Generator[BackupStep, None, BackupCheck]]
    drill_backup: Callable[..., Generator[BackupStep, None, DrillView]]
    """Target, and what was typed (`Own`) for a backup from before a new encryption."""
    compare_versions: Callable[[], TwoVersions]
    back_up_when_due: Callable[[], Generator[BackupStep, None, BackupMade | None]]
    list_old_backups: Callable[[], Sequence[OldBackup]] | None = None
    """Those from before everything was encrypted anew; None for who may not remove them."""
    remove_old_backups: Callable[[], Changes] | None = None
