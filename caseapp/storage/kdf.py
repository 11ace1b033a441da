"""Argon2id over a passphrase, within limits that are checked before anything is hashed."""

import os
import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from caseapp.domain.vaults import EmptyPassphraseError, TooManyKeysError, UnsafeKdfError

SALT_BYTES = 16
MEBI = 1024
"""KiB in a MiB."""
_SHARE = 8


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one derivation costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def work_kib(self) -> int:
        """KiB that are gone over in all: what the time goes by."""
        return self.memory_kib * self.passes


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """What new slots cost and what is accepted in a header.

    An object in code: no variable, option or header field reaches it. Tests hand in a cheap one.
    The default of 128 MiB, three passes, four lanes stands above the floor of OWASP ASVS 5.0,
    appendix C, and takes 0.3 to 1 s on the laptops this is for.
    """

    start: KdfCost = KdfCost(128 * MEBI, 3, 4)
    floor_kib: int = 64 * MEBI
    ceiling_kib: int = 1024 * MEBI
    most_passes: int = 10
    most_lanes: int = 8
    most_work_kib: int = 32 * 1024 * MEBI
    """Of all passphrases of a header together: a wrong one is tried at each of them. A minute on
    a slow machine; a header of sixteen that each ask for the most would take five."""
    least_seconds: float = 0.3
    most_seconds: float = 1.0

    def accepts(self, cost: KdfCost) -> bool:
        """Say whether a header may ask for this."""
        return (
            self.floor_kib <= cost.memory_kib <= self.ceiling_kib
            and 1 <= cost.passes <= self.most_passes
            and 1 <= cost.lanes <= self.most_lanes
        )

    def bears(self, costs: Iterable[KdfCost]) -> bool:
        """Say whether a header may ask for all of these."""
        listed = list(costs)
        within = sum(cost.work_kib for cost in listed) <= self.most_work_kib
        return within and all(self.accepts(cost) for cost in listed)


def derive(passphrase: str, salt: bytes, cost: KdfCost, policy: KdfPolicy) -> bytearray:
    """Return 32 bytes from a passphrase, the same for its composed and decomposed spelling.

    Raises:
        UnsafeKdfError: the cost is outside the policy; nothing was hashed.

    """
    if not policy.accepts(cost):
        raise UnsafeKdfError
    text = bytearray(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    result = bytearray(32)
    try:
        # It takes any buffer; the stub says bytes.
        kdf.derive_into(text, result)  # type: ignore[arg-type]
    finally:
        text[:] = bytes(len(text))
    return result


def calibrate(policy: KdfPolicy) -> KdfCost:
    """Return the cost for a new slot: the policy's start, doubled or halved into its time window.

    Measured once on this machine with random input; never below the floor or above the ceiling.
    """
    cost = policy.start
    seconds = _measure(cost, policy)
    while seconds < policy.least_seconds and cost.memory_kib * 2 <= policy.ceiling_kib:
        cost = replace(cost, memory_kib=cost.memory_kib * 2)
        seconds = _measure(cost, policy)
    while seconds > policy.most_seconds and cost.memory_kib // 2 >= policy.floor_kib:
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
        seconds = _measure(cost, policy)
    return cost


def fitting(cost: KdfCost, beside: Iterable[KdfCost], policy: KdfPolicy) -> KdfCost:
    """Return the cost for a new slot beside others: at most an eighth of what these leave.

    So the passphrases of an office on a fast machine never add up to what no machine accepts.

    Raises:
        TooManyKeysError: not even the least cost fits.

    """
    others = list(beside)
    left = policy.most_work_kib - sum(one.work_kib for one in others)
    while cost.work_kib > left // _SHARE and cost.memory_kib // 2 >= policy.floor_kib:
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
    if cost.work_kib > left:
        raise TooManyKeysError
    return cost


def require_passphrase(passphrase: str) -> None:
    """Refuse a passphrase of nothing but spaces.

    Raises:
        EmptyPassphraseError: it is.

    """
    if not passphrase.strip():
        raise EmptyPassphraseError


def _measure(cost: KdfCost, policy: KdfPolicy) -> float:
    began = time.perf_counter()
    derive("measure", os.urandom(SALT_BYTES), cost, policy)
    return time.perf_counter() - began
