"""The master key and what is derived from it. Nothing here imports a database."""

import hmac
import os
from enum import StrEnum

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from typing_extensions import override

KEY_BYTES = 32


class Purpose(StrEnum):
    """What a derived key is for; the text is part of the vault format."""

    DATABASE = "caseapp database v1"
    HEADER = "caseapp header mac v1"
    HISTORY = "caseapp history v1"
    BACKUP = "caseapp backup v1"
    ANCHOR = "caseapp anchor v1"
    KEPT = "caseapp kept keys v1"
    """Wraps, in the header, the two keys that outlive re-encryption."""


LASTING: tuple[Purpose, ...] = (Purpose.HISTORY, Purpose.ANCHOR)
"""Purposes whose keys stay the same when everything is encrypted anew, see decision 0006."""


class MasterKey:
    """The random 256-bit key of one vault, and the id of the slot that gave it.

    Never printed, never compared with `==`, never pickled; `wipe` overwrites our own copy (what
    the interpreter copied elsewhere goes with the process, see SECURITY.md).
    """

    __slots__ = ("_kept", "_raw", "slot")

    def __init__(self, raw: bytes | bytearray, slot: str = "") -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError(len(raw))
        self._raw = bytearray(raw)
        self._kept: dict[Purpose, bytearray] = {}
        self.slot = slot

    @classmethod
    def new(cls) -> "MasterKey":
        """Draw a key from the operating system."""
        return cls(os.urandom(KEY_BYTES))

    @classmethod
    def unpack(cls, packed: bytes | bytearray) -> "MasterKey":
        """Read what `pack` made: 32 bytes of key, then the slot's id in ASCII."""
        return cls(packed[:KEY_BYTES], bytes(packed[KEY_BYTES:]).decode("ascii"))

    def pack(self) -> bytearray:
        """Return key and slot id as the bytes that go through the inherited pipe."""
        return self._raw + self.slot.encode("ascii")

    def raw(self) -> bytearray:
        """Return a copy of the key; whoever asks overwrites it after use."""
        return bytearray(self._raw)

    def copy(self) -> "MasterKey":
        """Return a copy with buffers of its own."""
        made = MasterKey(self._raw, self.slot)
        for purpose, kept in self._kept.items():
            made.keep(purpose, kept)
        return made

    def keep(self, purpose: Purpose, kept: bytes | bytearray) -> None:
        """Use this key for a purpose from now on, instead of the one that would be derived."""
        self._kept[purpose] = bytearray(kept)

    def derive(self, purpose: Purpose) -> bytearray:
        """Return the 256-bit key for one purpose (HKDF-SHA256 without salt), or the kept one."""
        if purpose in self._kept:
            return bytearray(self._kept[purpose])
        kdf = HKDF(hashes.SHA256(), KEY_BYTES, None, purpose.value.encode("ascii"))
        return bytearray(kdf.derive(bytes(self._raw)))

    def mac(self, purpose: Purpose, data: bytes) -> bytes:
        """Return HMAC-SHA256 of `data` under the key of one purpose."""
        key = self.derive(purpose)
        try:
            return hmac.digest(key, data, "sha256")
        finally:
            wipe(key)

    def wipe(self) -> None:
        """Overwrite the key; the object is useless afterwards."""
        for secret in (self._raw, *self._kept.values()):
            wipe(secret)

    @override
    def __repr__(self) -> str:
        return "MasterKey(hidden)"

    @override
    def __reduce__(self) -> str:
        raise TypeError("a master key is not pickled")


def wipe(secret: bytearray) -> None:
    """Overwrite a buffer with zeros."""
    secret[:] = bytes(len(secret))
