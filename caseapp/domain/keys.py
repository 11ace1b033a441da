"""What opens a vault, as it is handed from a form to the header; never printed, never stored."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase, alone or together with a keyfile.

    Attributes:
        text: as typed; normalised only where it is hashed.
        keyfile: content of the keyfile; None where only the passphrase counts.

    """

    text: str = field(repr=False)
    keyfile: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A recovery code or a one-time code as it was typed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeviceSecret:
    """What this computer's keyring keeps for one slot.

    Attributes:
        slot: id of the slot in the header.
        raw: 32 random bytes.

    """

    slot: str
    raw: bytes = field(repr=False)


Secret = Passphrase | PrintedCode | DeviceSecret
