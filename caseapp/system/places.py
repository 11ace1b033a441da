"""Where a folder lies: on this machine's disk, on a stick, in a synced, network or shared place."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final


class Danger(StrEnum):
    """Why a place is a bad one for a vault."""

    SYNCED = "synced"
    NETWORK = "network"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Place:
    """One danger of a folder, and the name of the service or file system behind it."""

    danger: Danger
    name: str


_FOLDERS: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "yandexdisk": "Yandex.Disk",
    "yandex.disk": "Yandex.Disk",
    "яндекс.диск": "Yandex.Disk",
    "яндекс диск": "Yandex.Disk",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "mega": "MEGA",
    "megasync": "MEGA",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "mail.ru cloud": "Mail.ru",
    "облако mail.ru": "Mail.ru",
    "box sync": "Box",
    "proton drive": "Proton Drive",
}
"""Names of folders, folded, as these services make them; "OneDrive - Office" counts, too."""
_MARKS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".sync": "Resilio Sync",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_folder": "Yandex.Disk",
    ".tmp.driveupload": "Google Drive",
}
"""Files and folders that these services leave at the root of what they watch."""
_NETWORKS: Final = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "fuse.davfs2", "afs",
    "9p", "ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "fuse.rclone", "fuse.gvfsd-fuse",
    "ncpfs", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs", "virtiofs",
})  # fmt: skip
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_ALIEN: Final = stat.S_IWGRP | stat.S_IWOTH
_CONFLICT: Final = re.compile(r"(case|vault)(?!\.\d{4}\.db$).+\.(db|json)", re.IGNORECASE)
"""What a service makes of the second of two versions: case (conflicted copy).db, case-LAPTOP.db."""
_NEEDED: Final = frozenset({"case.db", "vault.json", "vault.prev.json"})


def dangers(folder: Path) -> tuple[Place, ...]:
    """Return why this folder, or one above it, is a bad place; empty where nothing is known."""
    real = _real(folder)
    found = [*_synced(real), *_network(real), *_shared(real)]
    return tuple(dict.fromkeys(found))


def conflicts(vault: Path) -> tuple[str, ...]:
    """Return the names of files that a synchronising service made of two versions of a vault."""
    try:
        names = sorted(entry.name for entry in vault.iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if name not in _NEEDED and _CONFLICT.fullmatch(name))


def volumes() -> tuple[Path, ...]:
    """Return the roots of the media that are plugged in now."""
    if sys.platform == "win32":
        roots = [Path(f"{letter}:\\") for letter in "ABDEFGHIJKLMNOPQRSTUVWXYZ"]
        return tuple(root for root in roots if _drive_kind(root) == _DRIVE_REMOVABLE)
    else:
        places = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
        return tuple(Path(mount) for mount, _ in _mounts() if mount.startswith(places))


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder.absolute()


def _synced(folder: Path) -> Iterable[Place]:
    for place in (folder, *folder.parents):
        folded = place.name.casefold()
        head = folded.partition(" - ")[0].partition(" (")[0]
        named = _FOLDERS.get(folded) or _FOLDERS.get(head)
        # Google Drive for desktop and others mount as "GoogleDrive-name@example".
        named = named or (_FOLDERS.get(folded.partition("-")[0]) if "@" in folded else None)
        if named:
            yield Place(Danger.SYNCED, named)
        for mark, service in _MARKS.items():
            if (place / mark).exists():
                yield Place(Danger.SYNCED, service)


def _network(folder: Path) -> Iterable[Place]:
    if sys.platform == "win32":
        if str(folder).startswith("\\\\") or _drive_kind(Path(folder.anchor)) == _DRIVE_REMOTE:
            yield Place(Danger.NETWORK, folder.drive)
    else:
        kind = _file_system(folder)
        if kind in _NETWORKS:
            yield Place(Danger.NETWORK, kind.removeprefix("fuse."))


def _shared(folder: Path) -> Iterator[Place]:
    """Say whether others may write here; above it, a sticky folder (/tmp) protects what is in it."""
    if sys.platform == "win32":
        yield from ()  # its lists of access are not looked at
    else:
        for number, place in enumerate((folder, *folder.parents)):
            try:
                found = place.stat()
            except OSError:
                continue
            sticky = bool(found.st_mode & stat.S_ISVTX) and number > 0
            own_group = found.st_gid == os.getgid() and not found.st_mode & stat.S_IWOTH
            if (
                stat.S_ISDIR(found.st_mode)
                and found.st_mode & _ALIEN
                and not sticky
                and not own_group
            ):
                yield Place(Danger.SHARED, str(place))
                break


def _mounts() -> list[tuple[str, str]]:
    """Return mount point and file system of everything mounted."""
    try:
        text = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    found = []
    for line in text.splitlines():
        _device, _, rest = line.partition(" ")
        mount, _, rest = rest.partition(" ")
        found.append((_OCTAL.sub(_character, mount), rest.partition(" ")[0]))
    return found


def _character(octal: re.Match[str]) -> str:
    return chr(int(octal[1], 8))


def _file_system(folder: Path) -> str:
    best, kind = "", ""
    for mount, found in _mounts():
        inside = folder == Path(mount) or Path(mount) in folder.parents
        if inside and len(mount) >= len(best):
            best, kind = mount, found
    return kind


if sys.platform == "win32":
    import ctypes

    def _drive_kind(root: Path) -> int:
        """Return what Windows says of a drive: 2 removable, 4 of the network."""
        return int(ctypes.windll.kernel32.GetDriveTypeW(str(root)))
else:

    def _drive_kind(_root: Path) -> int:
        return 0
