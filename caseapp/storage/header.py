"""`vault.json`: two generations of a small file that holds the slots and says how to read on.

A checksum tells a damaged header from a wrong passphrase before there is a key; a MAC under the
master key tells a forged one after. Slots are rewritten in both generations, so that a removed
passphrase does not survive in the older one.
"""

import hashlib
import hmac
import json
import secrets
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from caseapp.domain.keys import Passphrase, PrintedCode
from caseapp.domain.vaults import (
    DuplicateKeyError,
    HeaderDamagedError,
    NewerFormatError,
    NextHeaderDamagedError,
    NotAVaultError,
    TooManyKeysError,
    UnknownKeyError,
    VaultExistsError,
    VaultUnreadableError,
)
from caseapp.storage import kdf, slots
from caseapp.storage.disk import disk_errors
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.kept import take_kept
from caseapp.storage.keys import MasterKey, Purpose
from caseapp.storage.recovery import new_recovery_code
from caseapp.storage.slots import Slot, UnknownKindError
from caseapp.system.durable import make_private_folder, replace_durably

FORMAT = "caseapp-vault"
VERSION = 1
"""Format of the directory; raised when an older program could no longer read it."""

CURRENT = "vault.json"
PREVIOUS = "vault.prev.json"
NEXT = "vault.next.json"
"""Stands there only while a re-encrypted database takes the place of the old one."""
DATABASE = "case.db"
BLOBS = "blobs"
LOCK = "LOCK"
SUFFIX = ".casevault"
MOST_SLOTS = 64
_LARGEST = 1024 * 1024
_FIELDS = frozenset({"format", "version", "vault", "generation", "slots", "mac"})


@dataclass(frozen=True, slots=True)
class Header:
    """What both generations carry, and whether the newer one had to be passed over."""

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""
    kept: bytes = b""
    """The wrapped keys that outlived re-encryption; empty where there was none."""
    from_previous: bool = False
    """The current generation is damaged; this is the one before, and it is intact."""


class _UnreadableError(Exception):
    """One generation cannot be read; the other may."""


def create_header(path: Path, passphrase: str, policy: KdfPolicy) -> tuple[MasterKey, str]:
    """Make the folder of a new vault with its header; the database comes later, with the key.

    Returns:
        The master key (with the id of the passphrase's slot) and the recovery code.

    Raises:
        VaultExistsError: something stands at `path`.
        EmptyPassphraseError: there is no passphrase.
        DiskFullError, DiskFailedError, VaultReadOnlyError: nothing was kept.

    """
    kdf.require_passphrase(passphrase)
    if path.exists():
        raise VaultExistsError(path=str(path))
    vault_id, key, code = secrets.token_hex(16), MasterKey.new(), new_recovery_code()
    by_passphrase = slots.new_slot(vault_id, key, Passphrase(passphrase), policy)
    by_code = slots.new_slot(vault_id, key, PrintedCode(code), policy)
    key.slot = by_passphrase.id
    with disk_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
        make_private_folder(path)
    try:
        write_header(path, Header(vault_id, 0, (by_passphrase, by_code)), key)
    except BaseException:
        remove_unfinished(path)
        raise
    return key, code


def remove_unfinished(path: Path) -> None:
    """Remove what an interrupted creation made: headers, lock and empty folders, nothing else."""
    if (path / DATABASE).exists():
        return
    for name in (CURRENT, PREVIOUS, LOCK):
        (path / name).unlink(missing_ok=True)
    for folder in (path / BLOBS, path):
        with suppress(OSError):
            folder.rmdir()


def write_header(path: Path, header: Header, key: MasterKey) -> Header:
    """Write both generations, the older first, and return the newer one.

    A power cut between the two leaves the current header as it was.

    Raises:
        DiskFullError, DiskFailedError, VaultReadOnlyError: the current header still opens.

    """
    # Nothing but a dead disk leaves one; it would keep a slot that is removed now.
    for unfinished in path.glob(f".{Path(CURRENT).stem}.*.tmp"):
        with suppress(OSError):
            unfinished.unlink()
    older = seal(header, key)
    newer = seal(older, key)
    with disk_errors():
        replace_durably(path / PREVIOUS, to_bytes(older))
        replace_durably(path / CURRENT, to_bytes(newer))
    return newer


def read_header(path: Path) -> Header:
    """Read the current generation, or the previous one where only that is intact.

    Raises:
        NotAVaultError: no header stands here.
        VaultUnreadableError: this account may not read it.
        HeaderDamagedError: neither generation can be read.
        NewerFormatError: a newer program wrote it.
        UnknownKeyError, DuplicateKeyError: it is whole, and its slots are not to be used.

    """
    try:
        if not any((path / name).exists() for name in (NEXT, CURRENT, PREVIOUS)):
            raise NotAVaultError(path=str(path))
        return _following(path) if (path / NEXT).exists() else _standing(path)
    except _UnreadableError as error:
        raise HeaderDamagedError(path=str(path)) from error
    except PermissionError as error:
        raise VaultUnreadableError(path=str(path)) from error


def _following(path: Path) -> Header:
    """Return the next header, which counts from the moment that it is there.

    Unless it is older than the one that stands: then somebody laid a former header there, with
    the keys that were removed since.
    """
    try:
        standing = _standing(path)
    except _UnreadableError:
        return _read_one(path / NEXT)
    try:
        following = _read_one(path / NEXT)
    except _UnreadableError as error:
        # Perhaps the database is under its key already: nobody can say, so nobody goes on.
        raise NextHeaderDamagedError(path=str(path)) from error
    newer = following.generation > standing.generation
    return following if newer or following.mac == standing.mac else standing


def is_next(path: Path, header: Header) -> bool:
    """Say whether a header that was read is the one that takes the place of the others.

    Raises:
        HeaderDamagedError: what stands there cannot be read.

    """
    try:
        return _read_one(path / NEXT).mac == header.mac
    except _UnreadableError as error:
        raise HeaderDamagedError(path=str(path)) from error


def _standing(path: Path) -> Header:
    try:
        return _read_one(path / CURRENT)
    except _UnreadableError:
        return replace(_read_one(path / PREVIOUS), from_previous=True)


def verify_header(path: Path, key: MasterKey) -> Header:
    """Read the header and check its MAC under a key that is already known.

    Raises:
        HeaderDamagedError: the MAC does not fit: the header is forged or of another vault.
        NotAVaultError, NewerFormatError: see `read_header`.

    """
    header = read_header(path)
    require_genuine(path, header, key)
    return header


def require_genuine(path: Path, header: Header, key: MasterKey) -> None:
    """Check the MAC of a header that was read, and let the key take what outlived its predecessor.

    Raises:
        HeaderDamagedError: the MAC does not fit: the header is forged or of another vault.

    """
    expected = key.mac(Purpose.HEADER, _canonical(_content(header)))
    if not hmac.compare_digest(expected, header.mac):
        raise HeaderDamagedError(path=str(path))
    if header.kept:
        take_kept(header.vault_id, header.kept, key)


def seal(header: Header, key: MasterKey) -> Header:
    """Return the next generation of a header, with its MAC.

    Raises:
        TooManyKeysError: nobody could read a header with so many.

    """
    if len(header.slots) > MOST_SLOTS:
        raise TooManyKeysError
    following = replace(header, generation=header.generation + 1, from_previous=False)
    return replace(following, mac=key.mac(Purpose.HEADER, _canonical(_content(following))))


def _content(header: Header) -> dict[str, Any]:
    content = {
        "format": FORMAT,
        "version": VERSION,
        "vault": header.vault_id,
        "generation": header.generation,
        "slots": [slot.to_json() for slot in header.slots],
    }
    return {**content, "kept": b64encode(header.kept).decode("ascii")} if header.kept else content


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def to_bytes(header: Header) -> bytes:
    """Return a sealed header as its file holds it."""
    content = {**_content(header), "mac": b64encode(header.mac).decode("ascii")}
    whole = {**content, "checksum": hashlib.sha256(_canonical(content)).hexdigest()}
    return json.dumps(whole, indent=1).encode("ascii") + b"\n"


def _read_one(path: Path) -> Header:
    try:
        if path.stat().st_size > _LARGEST:
            raise _UnreadableError
        value = json.loads(path.read_bytes())
        if not isinstance(value, dict):
            raise _UnreadableError
        return _from_json(value, path)
    except PermissionError:
        raise
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _UnreadableError from error


def _from_json(value: dict[str, Any], path: Path) -> Header:
    checksum = value.pop("checksum")
    if checksum != hashlib.sha256(_canonical(value)).hexdigest() or value["format"] != FORMAT:
        raise _UnreadableError
    where = str(path.parent)
    if type(value["version"]) is not int or value["version"] > VERSION:
        raise NewerFormatError(path=where, found=value["version"], known=VERSION)
    try:
        parsed = tuple(Slot.from_json(slot) for slot in value["slots"])
    except UnknownKindError as error:
        raise UnknownKeyError(path=where) from error
    if len({slot.id for slot in parsed}) != len(parsed):
        raise DuplicateKeyError(path=where)
    if (
        value.keys() - {"kept"} != _FIELDS
        or len(parsed) > MOST_SLOTS
        or type(value["generation"]) is not int
    ):
        raise _UnreadableError
    return Header(
        vault_id=str(value["vault"]),
        generation=value["generation"],
        slots=parsed,
        mac=b64decode(value["mac"], validate=True),
        kept=b64decode(value.get("kept", ""), validate=True),
    )
