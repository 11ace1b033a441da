"""The keys that outlive re-encryption: of the history and of the anchor, wrapped in the header.

A printed head of the history, and what this machine remembers of the vault, stay valid that way.
Neither key opens anything: they only vouch for what stands inside the encrypted database.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseapp.domain.vaults import HeaderDamagedError
from caseapp.storage.keys import KEY_BYTES, LASTING, MasterKey, Purpose, wipe

_NONCE_BYTES = 12


def wrap_kept(vault_id: str, old: MasterKey, new: MasterKey) -> bytes:
    """Have a new master key keep the lasting keys of the old one; return them wrapped under it."""
    for purpose in LASTING:
        new.keep(purpose, old.derive(purpose))
    wrapping, nonce = new.derive(Purpose.KEPT), os.urandom(_NONCE_BYTES)
    plain = b"".join(bytes(new.derive(purpose)) for purpose in LASTING)
    try:
        return nonce + AESGCM(wrapping).encrypt(nonce, plain, vault_id.encode("ascii"))
    finally:
        wipe(wrapping)


def take_kept(vault_id: str, kept: bytes, key: MasterKey) -> None:
    """Have a master key use what its header keeps.

    Raises:
        HeaderDamagedError: it is not what `wrap_kept` wrote.

    """
    wrapping, nonce, sealed = key.derive(Purpose.KEPT), kept[:_NONCE_BYTES], kept[_NONCE_BYTES:]
    try:
        plain = AESGCM(wrapping).decrypt(nonce, sealed, vault_id.encode("ascii"))
    except (InvalidTag, ValueError) as error:
        raise HeaderDamagedError(path="") from error
    finally:
        wipe(wrapping)
    for number, purpose in enumerate(LASTING):
        key.keep(purpose, plain[number * KEY_BYTES : (number + 1) * KEY_BYTES])
