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
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from caseapp.domain.vaults import (
    HeaderDamagedError,
    NewerFormatError,
    NotAVaultError,
    UnsafeKdfError,
    VaultExistsError,
    VaultUnreadableError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from caseapp.storage import kdf, slots
from caseapp.storage.disk import disk_errors
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.keys import MasterKey, Purpose
from caseapp.storage.recovery import new_recovery_code, read_recovery_code
from caseapp.storage.slots import Slot
from caseapp.system.durable import make_private_folder, replace_durably

FORMAT = "caseapp-vault"
VERSION = 1
"""Format of the directory; raised when an older program could no longer read it."""

CURRENT = "vault.json"
PREVIOUS = "vault.prev.json"
DATABASE = "case.db"
BLOBS = "blobs"
LOCK = "LOCK"
SUFFIX = ".casevault"
_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Header:
    """What both generations carry, and whether the newer one had to be passed over."""

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""
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
    by_passphrase = slots.passphrase_slot(vault_id, key, passphrase, kdf.calibrate(policy), policy)
    by_code = slots.recovery_slot(vault_id, key, code)
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
    older = _sealed(replace(header, generation=header.generation + 1), key)
    newer = _sealed(replace(header, generation=header.generation + 2), key)
    with disk_errors():
        replace_durably(path / PREVIOUS, _to_bytes(older))
        replace_durably(path / CURRENT, _to_bytes(newer))
    return newer


def read_header(path: Path) -> Header:
    """Read the current generation, or the previous one where only that is intact.

    Raises:
        NotAVaultError: no header stands here.
        VaultUnreadableError: this account may not read it.
        HeaderDamagedError: neither generation can be read.
        NewerFormatError: a newer program wrote it.

    """
    try:
        if not (path / CURRENT).exists() and not (path / PREVIOUS).exists():
            raise NotAVaultError(path=str(path))
        try:
            return _read_one(path / CURRENT)
        except _UnreadableError:
            return replace(_read_one(path / PREVIOUS), from_previous=True)
    except _UnreadableError as error:
        raise HeaderDamagedError(path=str(path)) from error
    except PermissionError as error:
        raise VaultUnreadableError(path=str(path)) from error


def unlock_with_passphrase(path: Path, passphrase: str, policy: KdfPolicy) -> MasterKey:
    """Return the master key of a vault. Writes nothing.

    Raises:
        WrongPassphraseError: no slot opens.
        UnsafeKdfError: a slot asks for a cost outside the policy; nothing was hashed.
        NotAVaultError, HeaderDamagedError, NewerFormatError: see `read_header`.

    """
    header = read_header(path)
    if any(slot.cost is not None and not policy.accepts(slot.cost) for slot in header.slots):
        raise UnsafeKdfError(path=str(path))
    for slot in header.slots:
        key = slots.open_with_passphrase(header.vault_id, slot, passphrase, policy)
        if key is not None:
            return _verified(path, header, key)
    raise WrongPassphraseError


def unlock_with_code(path: Path, code: str) -> MasterKey:
    """Return the master key of a vault by its recovery code. Writes nothing.

    Raises:
        RecoveryCodeTypoError: a symbol was mistyped.
        WrongRecoveryCodeError: the code is not this vault's.
        NotAVaultError, HeaderDamagedError, NewerFormatError: see `read_header`.

    """
    read_recovery_code(code)
    header = read_header(path)
    for slot in header.slots:
        key = slots.open_with_code(header.vault_id, slot, code)
        if key is not None:
            return _verified(path, header, key)
    raise WrongRecoveryCodeError


def verify_header(path: Path, key: MasterKey) -> Header:
    """Read the header and check its MAC under a key that is already known.

    Raises:
        HeaderDamagedError: the MAC does not fit: the header is forged or of another vault.
        NotAVaultError, NewerFormatError: see `read_header`.

    """
    header = read_header(path)
    _verified(path, header, key)
    return header


def _verified(path: Path, header: Header, key: MasterKey) -> MasterKey:
    expected = key.mac(Purpose.HEADER, _canonical(_content(header)))
    if not hmac.compare_digest(expected, header.mac):
        raise HeaderDamagedError(path=str(path))
    return key


def _sealed(header: Header, key: MasterKey) -> Header:
    return replace(header, mac=key.mac(Purpose.HEADER, _canonical(_content(header))))


def _content(header: Header) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault": header.vault_id,
        "generation": header.generation,
        "slots": [slot.to_json() for slot in header.slots],
    }


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _to_bytes(header: Header) -> bytes:
    content = {**_content(header), "mac": b64encode(header.mac).decode("ascii")}
    whole = {**content, "checksum": hashlib.sha256(_canonical(content)).hexdigest()}
    return json.dumps(whole, indent=1).encode("ascii") + b"\n"


def _read_one(path: Path) -> Header:
    try:
        if path.stat().st_size > _LARGEST:
            raise _UnreadableError
        value = json.loads(path.read_bytes())
        return _from_json(value, path)
    except PermissionError:
        raise
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _UnreadableError from error


def _from_json(value: dict[str, Any], path: Path) -> Header:
    checksum = value.pop("checksum")
    if checksum != hashlib.sha256(_canonical(value)).hexdigest() or value["format"] != FORMAT:
        raise _UnreadableError
    if int(value["version"]) > VERSION:
        raise NewerFormatError(path=str(path.parent), found=value["version"], known=VERSION)
    parsed: Sequence[Slot] = [Slot.from_json(slot) for slot in value["slots"]]
    return Header(
        vault_id=str(value["vault"]),
        generation=int(value["generation"]),
        slots=tuple(parsed),
        mac=b64decode(value["mac"], validate=True),
    )
