"""What is put aside in a vault instead of being deleted or read: evidence, kept for thirty days.

Logs that somebody laid beside the database (`foreign_logs`), and files of documents that neither a
row nor the history knows (`orphans`). The latter are what a crash leaves between file and row; they
are also what a database that was put back to an earlier day does not know any more, and then they
are the only copy. So nothing of it goes at once, and what is known again comes back.
"""

import re
import secrets
import shutil
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from caseapp.domain.integrity import PutAside
from caseapp.storage.blobs import is_link, refuse_link
from caseapp.storage.disk import disk_errors
from caseapp.system.durable import PRIVATE_FOLDER, sync_folder

FOLDER = "aside"
KEPT = timedelta(days=30)
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)\.[0-9a-f]{8}\.(.+)", re.DOTALL)
"""When, eight random digits, and what it was called."""


def put_aside(vault: Path, file: Path) -> str:
    """Move a file of a vault's folder, or a link or folder in its place, into `aside/`.

    Args:
        vault: the folder of the vault, or that of any other database.
        file: on the same disk, such as below that folder.

    Returns:
        The name that it has there.

    Raises:
        LinkedFolderError: `aside` is a link: it would lead out of the vault.
        DiskFullError, DiskFailedError, VaultReadOnlyError: it stays where it is.

    """
    folder = vault / FOLDER
    refuse_link(folder)
    stamp = datetime.now(UTC).strftime(_STAMP)
    name = f"{stamp}.{secrets.token_hex(4)}.{file.name}"
    with disk_errors():
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        file.rename(folder / name)
        sync_folder(folder)
        sync_folder(file.parent)
    return name


def list_aside(vault: Path) -> list[PutAside]:
    """Return what stands in `aside/`, the newest first; names that are not ours are left out."""
    folder = vault / FOLDER
    if is_link(folder) or not folder.is_dir():
        return []
    found = []
    for file in folder.iterdir():
        parsed = _parsed(file.name)
        if parsed is not None:
            at, was = parsed
            found.append(PutAside(file.name, was, at, at + KEPT, file.lstat().st_size))
    return sorted(found, key=lambda one: one.name, reverse=True)


def bring_back(vault: Path, folder: Path, wanted: Collection[str]) -> list[str]:
    """Move files back under their own names, into a folder where they are missed; return these.

    Raises:
        DiskFullError, DiskFailedError, VaultReadOnlyError: the rest stays aside.

    """
    back = []
    for one in list_aside(vault):
        file = vault / FOLDER / one.name
        if one.was in wanted and one.was not in back and file.is_file() and not is_link(file):
            with disk_errors():
                file.rename(folder / one.was)
            back.append(one.was)
    if back:
        with disk_errors():
            sync_folder(folder)
    return back


def sweep(vault: Path) -> int:
    """Remove what was kept long enough; return how much. Never of a vault under doubt."""
    now, removed = datetime.now(UTC), 0
    for one in list_aside(vault):
        if one.until <= now:
            with suppress(OSError):  # the next opening tries again
                _remove(vault / FOLDER / one.name)
                removed += 1
    return removed


def _parsed(name: str) -> tuple[datetime, str] | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC), found[2]
    except ValueError:
        return None


def _remove(entry: Path) -> None:
    if entry.is_dir() and not is_link(entry):
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
