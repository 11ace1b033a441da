"""The keyfile: any file of enough bytes, of which only a hash goes into the key."""

import hashlib
import os
import secrets
from pathlib import Path

from caseapp.domain.vaults import KeyfileExistsError, KeyfileUnfitError
from caseapp.storage.disk import disk_error
from caseapp.system.durable import PRIVATE_FILE, sync_file, sync_folder

LEAST_BYTES = 32
MOST_BYTES = 16 * 1024 * 1024
NEW_BYTES = 64
_DOMAIN = b"caseapp keyfile v1 "


def digest(content: bytes) -> bytes:
    """Return the 32 bytes that stand for a keyfile in the key.

    Raises:
        KeyfileUnfitError: it has fewer than 32 bytes or more than 16 MiB.

    """
    if not LEAST_BYTES <= len(content) <= MOST_BYTES:
        raise KeyfileUnfitError(path="")
    return hashlib.sha256(_DOMAIN + content).digest()


def read_keyfile(path: Path) -> bytes:
    """Return the content of a keyfile.

    Raises:
        KeyfileUnfitError: it cannot be read, is too short, or is too long (values: path).

    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise KeyfileUnfitError(path=str(path)) from error
    if not LEAST_BYTES <= len(content) <= MOST_BYTES:
        raise KeyfileUnfitError(path=str(path))
    return content


def make_keyfile(path: Path) -> bytes:
    """Write a new keyfile of random bytes and return its content; durable on return.

    Raises:
        KeyfileExistsError: something already stands there (values: path).
        DiskFullError, DiskFailedError, VaultReadOnlyError: nothing was kept.

    """
    content = secrets.token_bytes(NEW_BYTES)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, PRIVATE_FILE)
    except FileExistsError as error:
        raise KeyfileExistsError(path=str(path)) from error
    except OSError as error:
        raise disk_error(error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            sync_file(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise disk_error(error) from error
    return content
