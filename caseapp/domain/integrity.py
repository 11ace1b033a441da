"""What the checks of a vault find, and what follows from each finding."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from caseapp.domain.errors import UserError
from caseapp.domain.vaults import VaultReadOnlyError


class Finding(StrEnum):
    """Something that a check of a vault found."""

    VAULT_OLDER = "vault_older"
    """This machine has seen later entries: a copy was put back, or the history's end was cut."""
    VAULT_FORKED = "vault_forked"
    """The history goes another way than the one this machine has seen: work went on in a copy."""
    HEADER_OLDER = "header_older"
    """This machine has seen a later header: a removed passphrase may open again."""
    ANCHOR_DAMAGED = "anchor_damaged"
    """The anchor cannot be read, or is not under this vault's key."""
    CHAIN_BROKEN = "chain_broken"
    """An entry of the history was edited, deleted, swapped or inserted."""
    ROWS_CONTRADICTED = "rows_contradicted"
    """Records are not as their last entry in the history left them."""
    PAGES_DAMAGED = "pages_damaged"
    """Pages of the database cannot be read, or contradict each other."""
    FOREIGN_LOG = "foreign_log"
    """A write-ahead log lay beside the database, which never has one: it was put aside unread."""
    DOCUMENTS_DAMAGED = "documents_damaged"
    """Files of documents are missing, cut or altered."""
    HEADER_DAMAGED = "header_damaged"
    """The newer header is damaged; the vault opened by the one before it."""
    UNUSED_DAMAGED = "unused_damaged"
    """Pages that hold nothing are damaged: make a clean copy."""
    ANCHOR_MISSING = "anchor_missing"
    """Work was done here before, and this machine's anchor is gone."""
    BACKUP_UNPROVED = "backup_unproved"
    """It was restored from a backup whose manifest was not made with the key of this vault."""
    MACHINE_NEW = "machine_new"
    """Others worked in the vault, and this machine sees it for the first time."""


NOTICES = frozenset({Finding.HEADER_DAMAGED, Finding.UNUSED_DAMAGED, Finding.MACHINE_NEW})
"""These are told, and work goes on."""

HARMLESS = frozenset({Finding.MACHINE_NEW})
"""These say nothing against the vault."""

TWO_VERSIONS = frozenset({Finding.VAULT_OLDER, Finding.VAULT_FORKED})
"""There may be another version of the vault with other events and deadlines in it."""

EXPLICABLE = frozenset(
    {
        Finding.VAULT_OLDER,
        Finding.VAULT_FORKED,
        Finding.HEADER_OLDER,
        Finding.ANCHOR_DAMAGED,
        Finding.ANCHOR_MISSING,
        Finding.FOREIGN_LOG,
        Finding.BACKUP_UNPROVED,
    }
)
"""An honest reason can bring these about: a lawyer may accept the vault as it stands."""


class Explanation(StrEnum):
    """Why a lawyer accepts a vault that is not as this machine last saw it."""

    RESTORED = "restored"
    """It was restored from a backup."""
    COPY = "copy"
    """It is a copy, or comes back from another machine."""
    FORGOTTEN = "forgotten"
    """The machine's memory was lost: it was cleaned, repaired or set up anew."""
    LOOKED_INTO = "looked_into"
    """A lawyer looked into what was found, and compared the deadlines."""


@dataclass(frozen=True, slots=True)
class PutAside:
    """A file that was put aside in the vault instead of being read or deleted.

    Attributes:
        name: that it has there.
        was: what it was called: of a log, or of a document's file.
        at: when; UTC.
        until: when it may go.
        size: in bytes.

    """

    name: str
    was: str
    at: datetime
    until: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """One finding and the records or places that it is about; empty where it names none."""

    finding: Finding
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found so far."""

    found: tuple[Found, ...] = ()

    @property
    def findings(self) -> frozenset[Finding]:
        """Return the kinds of what was found."""
        return frozenset(found.finding for found in self.found)

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against the vault."""
        return not self.findings - HARMLESS

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written until somebody has looked into it."""
        return bool(self.findings - NOTICES)

    @property
    def explicable(self) -> bool:
        """Whether a lawyer may accept the vault as it stands."""
        return self.read_only and not self.findings - NOTICES - EXPLICABLE

    def also(self, *found: Found) -> "Verdict":
        """Return the verdict with more findings; what was found before stays."""
        return Verdict(self.found + tuple(one for one in found if one not in self.found))


class AnchorDamagedError(UserError):
    """The anchor of this vault cannot be read or does not verify."""


class VaultUnderDoubtError(VaultReadOnlyError):
    """The checks of the vault found something: it is open for reading only."""


class CannotBeAcceptedError(UserError):
    """What was found has no honest reason: the vault has to be restored or salvaged."""


class WrongConfirmationError(UserError):
    """What was typed is not the name of the vault (values: expected)."""

    field = "confirmation"


class NotASealError(UserError):
    """What was typed is not a seal: eight groups of eight hexadecimal digits."""

    field = "seal"


_GROUPS = 8
_GROUP = 8


def groups_of(mac: bytes) -> tuple[str, ...]:
    """Return a MAC as eight groups of eight hexadecimal digits."""
    digits = mac.hex().upper()
    return tuple(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def read_groups(text: str) -> bytes:
    """Read a MAC from paper: case, spaces and hyphens do not matter, O is 0, I and L are 1.

    Raises:
        NotASealError: something else is left, or it is too short or too long.

    """
    plain = text.upper().translate(str.maketrans("OIL", "011", " -\t\r\n"))
    try:
        mac = bytes.fromhex(plain)
    except ValueError as error:
        raise NotASealError from error
    if len(mac) * 2 != _GROUPS * _GROUP:
        raise NotASealError
    return mac
