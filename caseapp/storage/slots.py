"""Key slots: each wraps the master key under another secret, bound to its vault and its cost."""

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caseapp.domain.vocabulary import SlotKind
from caseapp.storage import kdf
from caseapp.storage.kdf import SALT_BYTES, KdfCost, KdfPolicy
from caseapp.storage.keys import KEY_BYTES, MasterKey, wipe
from caseapp.storage.recovery import read_recovery_code

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the master key. Carries a random id and no name."""

    id: str
    kind: SlotKind
    salt: bytes
    cost: KdfCost | None
    nonce: bytes
    wrapped: bytes

    def to_json(self) -> dict[str, Any]:
        """Return the slot as the header stores it."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "kdf": _kdf_to_json(self.cost),
            "salt": b64encode(self.salt).decode("ascii"),
            "nonce": b64encode(self.nonce).decode("ascii"),
            "wrapped": b64encode(self.wrapped).decode("ascii"),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Slot":
        """Read a slot of the header.

        Raises:
            ValueError, KeyError, TypeError: it is not one.

        """
        slot = cls(
            id=str(value["id"]),
            kind=SlotKind(value["kind"]),
            salt=b64decode(value["salt"], validate=True),
            cost=_kdf_from_json(value["kdf"]),
            nonce=b64decode(value["nonce"], validate=True),
            wrapped=b64decode(value["wrapped"], validate=True),
        )
        if (slot.kind is SlotKind.PASSPHRASE) != (slot.cost is not None):
            raise ValueError(slot.kind)
        if len(slot.salt) != SALT_BYTES or len(slot.nonce) != _NONCE_BYTES:
            raise ValueError(slot.kind)
        return slot


def passphrase_slot(
    vault_id: str, key: MasterKey, passphrase: str, cost: KdfCost, policy: KdfPolicy
) -> Slot:
    """Wrap the master key under a passphrase.

    Raises:
        EmptyPassphraseError: there is nothing to type.

    """
    kdf.require_passphrase(passphrase)
    salt = os.urandom(SALT_BYTES)
    stretched = kdf.derive(passphrase, salt, cost, policy)
    return _wrap(vault_id, SlotKind.PASSPHRASE, salt, cost, stretched, key)


def recovery_slot(vault_id: str, key: MasterKey, code: str) -> Slot:
    """Wrap the master key under a recovery code: 160 random bits need no stretching."""
    secret = bytearray(read_recovery_code(code))
    return _wrap(vault_id, SlotKind.RECOVERY, os.urandom(SALT_BYTES), None, secret, key)


def open_with_passphrase(
    vault_id: str, slot: Slot, passphrase: str, policy: KdfPolicy
) -> MasterKey | None:
    """Return the master key, or nothing where the passphrase does not fit this slot.

    Raises:
        UnsafeKdfError: the slot asks for a cost outside the policy; nothing was hashed.

    """
    if slot.kind is not SlotKind.PASSPHRASE or slot.cost is None:
        return None
    return _unwrap(vault_id, slot, kdf.derive(passphrase, slot.salt, slot.cost, policy))


def open_with_code(vault_id: str, slot: Slot, code: str) -> MasterKey | None:
    """Return the master key, or nothing where the code does not fit this slot.

    Raises:
        RecoveryCodeTypoError: the code was mistyped.

    """
    secret = bytearray(read_recovery_code(code))
    return _unwrap(vault_id, slot, secret) if slot.kind is SlotKind.RECOVERY else None


def _wrap(
    vault_id: str,
    kind: SlotKind,
    salt: bytes,
    cost: KdfCost | None,
    secret: bytearray,
    key: MasterKey,
) -> Slot:
    slot = Slot(secrets.token_hex(16), kind, salt, cost, os.urandom(_NONCE_BYTES), b"")
    wrapping, raw = _wrapping_key(slot, secret), key.raw()
    try:
        wrapped = AESGCM(wrapping).encrypt(slot.nonce, raw, _bound_data(vault_id, slot))
    finally:
        wipe(wrapping)
        wipe(raw)
    return Slot(slot.id, kind, salt, cost, slot.nonce, wrapped)


def _unwrap(vault_id: str, slot: Slot, secret: bytearray) -> MasterKey | None:
    wrapping = _wrapping_key(slot, secret)
    raw = bytearray(KEY_BYTES)
    try:
        plain = AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, _bound_data(vault_id, slot))
        raw[:] = plain
        return MasterKey(raw, slot.id)
    except InvalidTag:
        return None
    finally:
        wipe(wrapping)
        wipe(raw)


def _wrapping_key(slot: Slot, secret: bytearray) -> bytearray:
    """Derive the key of one slot from its stretched secret, which is overwritten."""
    info = f"caseapp slot {slot.kind.value} v1".encode("ascii")
    try:
        return bytearray(HKDF(hashes.SHA256(), KEY_BYTES, slot.salt, info).derive(bytes(secret)))
    finally:
        wipe(secret)


def _bound_data(vault_id: str, slot: Slot) -> bytes:
    """Return what the wrapping authenticates: vault, slot, kind and cost. See docs/format.md."""
    bound = [vault_id, slot.id, slot.kind.value, _kdf_to_json(slot.cost)]
    return json.dumps(bound, sort_keys=True, separators=(",", ":")).encode("ascii")


def _kdf_to_json(cost: KdfCost | None) -> dict[str, Any]:
    if cost is None:
        return {"name": "none"}
    return {
        "name": "argon2id",
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
    }


def _kdf_from_json(value: Mapping[str, Any]) -> KdfCost | None:
    if value["name"] == "none":
        return None
    if value["name"] != "argon2id":
        raise ValueError(value["name"])
    return KdfCost(int(value["memory_kib"]), int(value["passes"]), int(value["lanes"]))
