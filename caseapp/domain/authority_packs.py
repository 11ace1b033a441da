"""Packs of decisions that travel between offices: what they hold, and why one is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from caseapp.domain.authorities import (
    AuthorityPack,
    PackError,
    PackFileError,
    PackRowError,
    PartKind,
)
from caseapp.domain.errors import UserError

PACK_FORMAT = 1
"""What this program writes, and the newest that it reads."""
LARGEST_PACK = 48 * 2**20
"""Bytes of the whole file; the shipped library packs to a fiftieth of it."""


MOST_ROWS = {
    "decisions.csv": 10_000,
    "relations.csv": 50_000,
    "vocabulary.csv": 2_000,
    "states.csv": 2_000,
    "outcomes.csv": 20_000,
    "texts.jsonl": 5_000,
    "remarks.jsonl": 20_000,
}
"""Lines of each file of a pack; a pack is written in one piece, and others wait for it."""
SHIPPED = "leading-decisions"
RESERVED = ("own", SHIPPED)
"""Names of the office's own decisions and of the shipped library."""
_PACK_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def is_pack_name(text: str) -> bool:
    """Say whether a pack of an office may call itself so."""
    return _PACK_NAME.fullmatch(text) is not None and text not in RESERVED


class UnknownRelationError(PackRowError):
    """A relation is called by a word that this program does not know."""


class UnknownLabelError(PackRowError):
    """A key word is not in the vocabulary of this program, or stands there in another group."""


class DoubledIdError(PackRowError):
    """Two decisions of the pack have one id."""


class AlteredPackError(PackFileError):
    """A file of the pack is not the one that its manifest has the hash of."""


class NewerPackError(PackError):
    """The pack was written by a newer program (values: format, known)."""


class NotAPackError(PackFileError):
    """The file cannot be opened as a pack, or holds what no pack holds."""


class PackTooLargeError(PackError):
    """The file is too large for a pack (values: file, megabytes)."""


class OverfullPackError(PackError):
    """It has more rows than any pack (values: file, count, most)."""


class PackBrokeReaderError(PackError):
    """Reading it took more time or memory than a pack may take, or ended badly (values: file).

    The reading happens in a process of its own, which is gone; nothing of ours was touched.
    """


class ReservedPackNameError(PackError):
    """The pack calls itself as the shipped library does, or as the office's own decisions."""


class PackNotInstalledError(UserError):
    """No pack of this name is installed (values: name)."""


class NoEarlierPackError(UserError):
    """The pack was not installed in another edition before (values: name)."""


class PackInForceError(UserError):
    """Exactly this pack is in force already (values: name, edition)."""


class NothingChosenError(UserError):
    """A pack without a decision is none."""


class PackNameError(UserError):
    """A name of a pack is made of small Latin letters, digits and hyphens (values: text)."""

    field = "name"


class TracedNameError(UserError):
    """The name or the edition of the pack has a trace of a client (values: text)."""

    field = "name"


class UnansweredTraceError(UserError):
    """Something of a client stands in what is to leave, and nobody gave a reason.

    Values: title, what, place.
    """

    field = "reason"


class HiddenTraceError(UserError):
    """It has a trace of a matter that this person is no member of: they cannot answer for it.

    Values: title.
    """


class RemarkKind(StrEnum):
    """What an office put beside a decision."""

    NOTE = "note"
    TAG = "tag"
    HIGHLIGHT = "highlight"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class PackedParagraph:
    """One paragraph of a decision's own text."""

    part: PartKind
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class PackedRemark:
    """What the sender put beside a decision. `place` is the court's paragraph number, or ""."""

    decision: str
    kind: RemarkKind
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class PackContents:
    """A whole pack of another office, read and checked.

    Attributes:
        pack: decisions, relations, vocabulary; `version` is the hash of the manifest.
        texts: by the pack's id of a decision, of those alone whose text travels.
        remarks: only those that the sender ticked one by one.

    """

    pack: AuthorityPack
    texts: Mapping[str, tuple[PackedParagraph, ...]] = field(default_factory=dict)
    remarks: tuple[PackedRemark, ...] = ()
