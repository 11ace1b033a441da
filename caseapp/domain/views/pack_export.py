"""What may leave in a pack of decisions, and what was found in it."""

from dataclasses import dataclass, field
from enum import StrEnum

from caseapp.domain.clear_copies import Leaves
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.traces import Trace


class ItemKind(StrEnum):
    """What an item is. All but decisions of packs are out until somebody ticks them."""

    PUBLISHED = "published"
    """A decision that came with a pack: it travels as it came, unless it names a client."""
    OWN = "own"
    """A decision that the office imported itself; its client may be the office's."""
    NOTE = "note"
    TAG = "tag"
    HIGHLIGHT = "highlight"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One thing that can leave.

    Attributes:
        key: names it in a tick: uid of the decision or of the annotation, or of the tagging.
        authority: the decision that it is, or stands beside.
        title: of that decision.
        text: what a person reads before they tick it; of a decision its numbers and court.
        traces: of clients; one that is not answered for keeps it here.

    """

    key: str
    kind: ItemKind
    authority: AuthorityUid
    title: str
    text: str
    traces: tuple[Trace, ...] = ()

    @property
    def needs_tick(self) -> bool:
        """Say whether it stays unless somebody ticks it."""
        return self.kind is not ItemKind.PUBLISHED or bool(self.traces)

    @property
    def is_barred(self) -> bool:
        """Say whether this person cannot answer for it at all."""
        return any(trace.hidden for trace in self.traces)


@dataclass(frozen=True, slots=True)
class Tick:
    """Somebody lets an item out; `reason` answers for the traces in it."""

    key: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What is to be written.

    Attributes:
        name: of the pack: small Latin letters, digits, hyphens; kept over all editions.
        edition: empty: the day.
        decisions: uids.
        ticks: of items that need one.

    """

    name: str
    decisions: tuple[AuthorityUid, ...]
    ticks: tuple[Tick, ...] = ()
    edition: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class PackFile:
    """A pack ready to be written. It holds what may be secret, so that it has no `repr`."""

    data: bytes
    leaves: Leaves
    name: str
    edition: str
    decisions: int
    remarks: int
    sha256: str
    left_out: tuple[ExportItem, ...] = field(default=())
    """What needed a tick and got none."""
