"""Encrypted files of documents: one chunked AEAD container per version, described in format.md.

Container: 8 bytes "CASEBLB1", 16 bytes of the blob's id, 4 bytes of chunk size (big-endian), then
chunks of AES-256-GCM, each 16 bytes longer than its plain text. The nonce of a chunk is seven
zero bytes, its number in 4 bytes and 1 for the last chunk, else 0; every chunk authenticates the
28 bytes of the head. The key is random and used for one file only, so nonces never repeat; order,
end and identity are all bound. An empty file has one empty chunk.
"""

import hashlib
import os
import re
import secrets
import stat
import struct
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseapp.domain.vaults import BlobDamagedError, LinkedFolderError
from caseapp.storage.disk import disk_error
from caseapp.system.durable import PRIVATE_FILE, sync_file, sync_folder

MAGIC = b"CASEBLB1"
CHUNK = 64 * 1024
KEY_BYTES = 32
_HEAD = struct.Struct(">8s16sI")
_NONCE = struct.Struct(">7xIB")
_TAG = 16
_WRAP_NONCE = 12
_NAME = re.compile(r"[0-9a-f]{32}")
_TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """What a row must keep to find and open a blob again."""

    name: str
    file_key: bytes
    size: int
    sha256: str
    stored_sha256: str


def new_name() -> str:
    """Draw the name of a file."""
    return secrets.token_hex(16)


def write_blob(folder: Path, pieces: Iterable[bytes], name: str = "") -> StoredBlob:
    """Encrypt into a new file; durable on return, before any row may point to it.

    Args:
        folder: of the files.
        pieces: of the plain text.
        name: one that was drawn before; "" draws one.

    Raises:
        DiskFullError, DiskFailedError, VaultReadOnlyError: nothing is left behind.

    """
    name, file_key = name or new_name(), secrets.token_bytes(KEY_BYTES)
    temporary = folder / (name + _TEMPORARY)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, PRIVATE_FILE), "wb") as file:
            size, plain, stored = _encrypt(file, bytes.fromhex(name), file_key, pieces)
            file.flush()
            sync_file(file.fileno())
        temporary.replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        raise disk_error(error) from error
    finally:
        with suppress(OSError):  # what stays is swept at the next opening
            temporary.unlink(missing_ok=True)
    return StoredBlob(name, file_key, size, plain, stored)


def read_blob(folder: Path, name: str, file_key: bytes) -> Generator[bytes]:
    """Decrypt chunk by chunk; nothing is given out that was not verified.

    Raises:
        BlobDamagedError: the file is missing, cut, longer, altered or another one.

    """
    try:
        with (folder / name).open("rb") as file:
            yield from _decrypt(file, name, file_key)
    except FileNotFoundError as error:
        raise BlobDamagedError(name=name) from error
    except OSError as error:
        raise disk_error(error) from error


def stored_hash(folder: Path, name: str) -> str:
    """Return the SHA-256 of a stored file, to compare with its row without any key.

    Raises:
        BlobDamagedError: the file is missing.

    """
    try:
        with (folder / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise BlobDamagedError(name=name) from error
    except OSError as error:
        raise disk_error(error) from error


def names_in(folder: Path) -> set[str]:
    """Return the names of our own making in a folder of files, finished ones alone.

    Raises:
        LinkedFolderError: the folder is a link: what stands there is not known to be ours.

    """
    refuse_link(folder)
    if not folder.is_dir():
        return set()
    found = (file for file in folder.iterdir() if _NAME.fullmatch(file.name))
    return {file.name for file in found if not _is_folder(file)}


def sweep_unfinished(folder: Path) -> int:
    """Remove what a kill left of files that were being written; return how many.

    Raises:
        LinkedFolderError: the folder is a link.

    """
    refuse_link(folder)
    removed = 0
    for file in folder.glob(f"*{_TEMPORARY}"):
        if _NAME.fullmatch(file.name.removesuffix(_TEMPORARY)) and not _is_folder(file):
            file.unlink(missing_ok=True)
            removed += 1
    return removed


def sweep(folder: Path, known: Iterable[str]) -> int:
    """Remove unfinished files and all others but these; return how many.

    Only where it is certain that the rest was dropped, as after everything was encrypted anew;
    what an opening finds is settled by `orphans`. Only names of our own making are touched.

    Raises:
        LinkedFolderError: the folder is a link: what stands there is not known to be ours.

    """
    dropped = names_in(folder) - frozenset(known)
    for name in dropped:
        (folder / name).unlink(missing_ok=True)
    return len(dropped) + sweep_unfinished(folder)


def is_link(path: Path) -> bool:
    """Say whether a name is a symbolic link or, on Windows, a junction."""
    try:
        found = path.lstat()
    except OSError:
        return False
    # 0xA0000003: a junction; `is_symlink` does not see one.
    junction: bool = getattr(found, "st_reparse_tag", 0) == 0xA0000003  # noqa: PLR2004
    return stat.S_ISLNK(found.st_mode) or junction


def refuse_link(folder: Path) -> None:
    """Refuse a folder that is a link.

    Raises:
        LinkedFolderError: it is one.

    """
    if is_link(folder):
        raise LinkedFolderError(path=str(folder))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not is_link(path)


def wrap_file_key(blob_key: bytes, name: str, file_key: bytes) -> bytes:
    """Wrap a file's key under its client's key, bound to the file's name."""
    nonce = os.urandom(_WRAP_NONCE)
    return nonce + AESGCM(blob_key).encrypt(nonce, file_key, _bound(name))


def unwrap_file_key(blob_key: bytes, name: str, wrapped: bytes) -> bytes:
    """Return a file's key.

    Raises:
        BlobDamagedError: the row was altered, or belongs to another client or file.

    """
    nonce, sealed = wrapped[:_WRAP_NONCE], wrapped[_WRAP_NONCE:]
    try:
        return AESGCM(blob_key).decrypt(nonce, sealed, _bound(name))
    except InvalidTag as error:
        raise BlobDamagedError(name=name) from error


def _bound(name: str) -> bytes:
    return b"caseapp blob key v1 " + name.encode("ascii")


def _chunks(pieces: Iterable[bytes]) -> Generator[tuple[bytes, bool]]:
    """Regroup into full chunks, each with whether it is the last."""
    buffer = bytearray()
    for piece in pieces:
        buffer += piece
        while len(buffer) > CHUNK:
            yield bytes(buffer[:CHUNK]), False
            del buffer[:CHUNK]
    yield bytes(buffer), True


def _encrypt(
    file: BinaryIO, blob_id: bytes, file_key: bytes, pieces: Iterable[bytes]
) -> tuple[int, str, str]:
    aead, head = AESGCM(file_key), _HEAD.pack(MAGIC, blob_id, CHUNK)
    size, plain, stored = 0, hashlib.sha256(), hashlib.sha256(head)
    file.write(head)
    for number, (chunk, last) in enumerate(_chunks(pieces)):
        sealed = aead.encrypt(_NONCE.pack(number, last), chunk, head)
        plain.update(chunk)
        stored.update(sealed)
        file.write(sealed)
        size += len(chunk)
    return size, plain.hexdigest(), stored.hexdigest()


def _decrypt(file: BinaryIO, name: str, file_key: bytes) -> Generator[bytes]:
    aead, head = AESGCM(file_key), _HEAD.pack(MAGIC, bytes.fromhex(name), CHUNK)
    if file.read(len(head)) != head:
        raise BlobDamagedError(name=name)
    number, sealed = 0, file.read(CHUNK + _TAG)
    while True:
        following = file.read(CHUNK + _TAG)
        try:
            yield aead.decrypt(_NONCE.pack(number, not following), sealed, head)
        except (InvalidTag, ValueError) as error:
            raise BlobDamagedError(name=name) from error
        if not following:
            return
        number, sealed = number + 1, following
