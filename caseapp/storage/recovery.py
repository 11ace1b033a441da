"""The recovery code: 160 random bits that a person can copy by hand, with check symbols.

Crockford's base 32 (no I, L, O, U), 32 symbols of secret and 4 of check, in six groups of six.
The check symbols tell a slip of the pen from a code of another vault.
"""

import hashlib
import secrets

from caseapp.domain.vaults import RecoveryCodeTypoError

_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SECRET_SYMBOLS = 32
_CHECK_SYMBOLS = 4
_GROUP = 6
_READ_AS = str.maketrans("OIL", "011")
_IGNORED = str.maketrans("", "", "-–—‐ \t\r\n")


def new_recovery_code() -> str:
    """Draw a code, written in groups: "7K2M4Q-…"."""
    secret = "".join(secrets.choice(_SYMBOLS) for _ in range(_SECRET_SYMBOLS))
    symbols = secret + _check(secret)
    groups = (symbols[i : i + _GROUP] for i in range(0, len(symbols), _GROUP))
    return "-".join(groups)


def read_recovery_code(text: str) -> bytes:
    """Return the secret of a typed code, in ASCII: case, groups, O/0 and I/L/1 do not matter.

    Raises:
        RecoveryCodeTypoError: a symbol is missing, foreign or does not fit its check.

    """
    symbols = text.translate(_IGNORED).upper().translate(_READ_AS)
    secret, check = symbols[:_SECRET_SYMBOLS], symbols[_SECRET_SYMBOLS:]
    if set(symbols) - set(_SYMBOLS) or check != _check(secret) or len(secret) != _SECRET_SYMBOLS:
        raise RecoveryCodeTypoError
    return secret.encode("ascii")


def _check(secret: str) -> str:
    digest = hashlib.sha256(b"caseapp recovery " + secret.encode("utf-8", "replace")).digest()
    return "".join(_SYMBOLS[byte & 31] for byte in digest[:_CHECK_SYMBOLS])
