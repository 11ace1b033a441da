"""Key slots: each wraps the master key under another secret, bound to its vault and its cost."""

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caseapp.domain.keys import DeviceSecret, Passphrase, PrintedCode, Secret
from caseapp.domain.vocabulary import SlotKind
from caseapp.storage import kdf
from caseapp.storage.kdf import SALT_BYTES, KdfCost, KdfPolicy
from caseapp.storage.keyfile import digest
from caseapp.storage.keys import KEY_BYTES, MasterKey, wipe
from caseapp.storage.recovery import read_recovery_code

STRETCHED = frozenset({SlotKind.PASSPHRASE, SlotKind.KEYFILE})
"""Kinds that a person's passphrase opens: these alone pay for a key derivation."""
_NONCE_BYTES = 12
_WRAPPED_BYTES = KEY_BYTES + 16
_FIELDS = frozenset({"id", "kind", "kdf", "salt", "nonce", "wrapped"})
_ID_DIGITS = 32


class UnknownKindError(Exception):
    """A slot names a kind or a key derivation that this version does not know."""


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
        """Read a slot of the header. What it does not know it refuses: nothing is passed over.

        Raises:
            UnknownKindError: its kind or key derivation is of a later version.
            ValueError, KeyError, TypeError: it is not one.

        """
        if value["kind"] not in set(SlotKind):
            raise UnknownKindError
        slot = cls(
            id=str(value["id"]),
            kind=SlotKind(value["kind"]),
            salt=b64decode(value["salt"], validate=True),
            cost=_kdf_from_json(value["kdf"]),
            nonce=b64decode(value["nonce"], validate=True),
            wrapped=b64decode(value["wrapped"], validate=True),
        )
        fits = (
            value.keys() == _FIELDS
            and len(bytes.fromhex(slot.id)) * 2 == len(slot.id) == _ID_DIGITS
            and (slot.kind in STRETCHED) == (slot.cost is not None)
            and len(slot.salt) == SALT_BYTES
            and len(slot.nonce) == _NONCE_BYTES
            and len(slot.wrapped) == _WRAPPED_BYTES
        )
        if not fits:
            raise ValueError(slot.kind)
        return slot


def new_id() -> str:
    """Draw the id of a slot."""
    return secrets.token_hex(_ID_DIGITS // 2)


def new_slot(
    vault_id: str,
    key: MasterKey,
    secret: Secret,
    policy: KdfPolicy,
    slot_id: str = "",
    beside: Iterable["Slot"] = (),
) -> Slot:
    """Wrap the master key under a secret.

    Args:
        vault_id: of the header.
        key: what is wrapped.
        secret: what opens the slot; a device's brings the slot's id.
        policy: cost of the key derivation; calibrated on this machine.
        slot_id: of the slot whose secret is replaced; "" draws one.
        beside: the slots of the header, which bears only so much in all.

    Raises:
        EmptyPassphraseError, KeyfileUnfitError, RecoveryCodeTypoError: about the secret.
        TooManyKeysError: the header bears no further passphrase.

    """
    if isinstance(secret, Passphrase):
        kdf.require_passphrase(secret.text)
    kind = kind_of(secret)
    cost = None
    if kind in STRETCHED:
        others = [slot.cost for slot in beside if slot.cost is not None and slot.id != slot_id]
        cost = kdf.fitting(kdf.calibrate(policy), others, policy)
    own_id = secret.slot if isinstance(secret, DeviceSecret) else slot_id or new_id()
    slot = Slot(own_id, kind, os.urandom(SALT_BYTES), cost, os.urandom(_NONCE_BYTES), b"")
    wrapping, raw = _wrapping_key(slot, _stretched(slot, secret, policy)), key.raw()
    try:
        sealed = AESGCM(wrapping).encrypt(slot.nonce, raw, _bound_data(vault_id, slot))
    finally:
        wipe(wrapping)
        wipe(raw)
    return replace(slot, wrapped=sealed)


def open_slot(vault_id: str, slot: Slot, secret: Secret, policy: KdfPolicy) -> MasterKey | None:
    """Return the master key, or nothing where the secret does not fit this slot.

    Raises:
        UnsafeKdfError: the slot asks for a cost outside the policy; nothing was hashed.
        KeyfileUnfitError, RecoveryCodeTypoError: about the secret.

    """
    is_other = isinstance(secret, DeviceSecret) and secret.slot != slot.id
    if slot.kind is not kind_of(secret) or is_other:
        return None
    wrapping = _wrapping_key(slot, _stretched(slot, secret, policy))
    raw = bytearray(KEY_BYTES)
    try:
        raw[:] = AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, _bound_data(vault_id, slot))
        return MasterKey(raw, slot.id)
    except InvalidTag:
        return None
    finally:
        wipe(wrapping)
        wipe(raw)


def kind_of(secret: Secret) -> SlotKind:
    """Return the kind of slot that a secret opens."""
    match secret:
        case Passphrase(keyfile=None):
            return SlotKind.PASSPHRASE
        case Passphrase():
            return SlotKind.KEYFILE
        case PrintedCode():
            return SlotKind.RECOVERY
        case DeviceSecret():
            return SlotKind.DEVICE


def _stretched(slot: Slot, secret: Secret, policy: KdfPolicy) -> bytearray:
    """Return what goes into the wrapping key: 160 and more random bits need no stretching."""
    match secret:
        case Passphrase(text, keyfile):
            assert slot.cost is not None  # noqa: S101 - both ways in have seen to it
            # Read first: a keyfile that is none must not cost a derivation.
            hashed = b"" if keyfile is None else digest(keyfile)
            return kdf.derive(text, slot.salt, slot.cost, policy) + hashed
        case PrintedCode(text):
            return bytearray(read_recovery_code(text))
        case DeviceSecret(_, raw):
            return bytearray(raw)


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
    if value == {"name": "none"}:
        return None
    if value["name"] not in {"argon2id", "none"}:
        raise UnknownKindError
    numbers = [value[name] for name in ("memory_kib", "passes", "lanes")]
    if len(value) != len(numbers) + 1 or any(type(number) is not int for number in numbers):
        raise ValueError(value)
    return KdfCost(*numbers)
