"""Read models of the keys that open a vault."""

from dataclasses import dataclass, field
from datetime import datetime

from caseapp.domain.changes import Changes
from caseapp.domain.vocabulary import SlotKind


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key: what opens it, whose it is, what the office calls it.

    Attributes:
        uid: of the record; empty for a slot of the header that is nobody's.
        version: of the record.
        slot: id in the header.
        kind: what opens it.
        label: as the office calls it; may be empty.
        person_uid: whose it is; empty for nobody's.
        person_name: the same in words.
        created_at: when it was made; None for nobody's.
        changed_at: when its secret or label was last changed.
        in_header: False after a crash between header and record: it opens nothing.
        mine: it belongs to the person at the desk.
        current: it opened the vault this time.

    """

    uid: str
    version: int
    slot: str
    kind: SlotKind
    label: str = ""
    person_uid: str = ""
    person_name: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    in_header: bool = True
    mine: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class GivenCode:
    """A printed code that was just made: shown once and kept nowhere.

    Attributes:
        code: in groups, as it is copied.
        changes: what the screens must read again.

    """

    code: str = field(repr=False)
    changes: Changes


@dataclass(frozen=True, slots=True)
class Reencrypted:
    """What re-encrypting everything leaves to be handed over, each shown once.

    Attributes:
        recovery_code: of the owner; the old one opens the vault no more.
        codes: name of each other person who had a key, and the one-time code for them.

    """

    recovery_code: str = field(repr=False)
    codes: tuple[tuple[str, str], ...] = field(default=(), repr=False)
