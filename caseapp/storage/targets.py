"""Targets of backups: a folder with a small marker file, found again wherever it is mounted."""

import json
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from caseapp.domain.backups import TargetInVaultError, TargetState
from caseapp.storage.backup_folder import target_error
from caseapp.system import places
from caseapp.system.durable import replace_durably

MARKER = "caseapp-backups.json"
FORMAT = "caseapp-backup-target"
_LARGEST = 4096


@dataclass(frozen=True, slots=True)
class Target:
    """One place for backups as the vault remembers it."""

    id: str
    label: str
    path: Path
    """Where it stood when it was last seen."""
    below: str
    """Path below the root of its medium; "" where it is no medium of its own."""


def mark(path: Path, vault: Path, label: str) -> Target:
    """Make a folder a target: writes the marker, or takes the one that stands there.

    Raises:
        TargetInVaultError: the folder lies inside the vault.
        TargetReadOnlyError, TargetFullError, TargetFailedError: the medium refused.

    """
    path = path.absolute()
    if path.resolve().is_relative_to(vault.resolve()):
        raise TargetInVaultError(path=str(path))
    name = label or path.name or str(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
        found = read_marker(path)
        if not found:
            found = secrets.token_hex(16)
            content = json.dumps({"format": FORMAT, "version": 1, "id": found}, indent=1)
            replace_durably(path / MARKER, content.encode("ascii") + b"\n")
    except OSError as error:
        raise target_error(error, name) from error
    return Target(found, name, path, _below(path))


def read_marker(path: Path) -> str:
    """Return the id in a folder's marker; "" where there is none."""
    try:
        with (path / MARKER).open("rb") as file:
            value = json.loads(file.read(_LARGEST))
        return str(value["id"]) if value["format"] == FORMAT else ""
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def locate(target: Target) -> Path | None:
    """Return where a target stands now, None while its medium is not plugged in."""
    if read_marker(target.path) == target.id:
        return target.path
    if target.below:
        for root in places.volumes():
            candidate = root / target.below if target.below != "." else root
            if read_marker(candidate) == target.id:
                return candidate
    return None


def state_of(place: Path | None, needed: int = 0) -> TargetState:
    """Return what can be said of a target before anything is written to it."""
    if place is None:
        return TargetState.ABSENT
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return TargetState.ABSENT
    return TargetState.FULL if free < needed else TargetState.READY


def _below(path: Path) -> str:
    for root in places.volumes():
        if path == root or root in path.parents:
            return path.relative_to(root).as_posix()
    return ""
