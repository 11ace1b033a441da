"""What the forms of custody, removal and interim measures hand to one command each."""

from dataclasses import dataclass
from datetime import date, time

from caseapp.domain.ids import ClientUid, DocumentUid, EventUid, ProceedingUid
from caseapp.domain.protection.words import BarKind, CustodyEnd, InterimBody, InterimState
from caseapp.domain.vocabulary import Suspensive


@dataclass(frozen=True, slots=True)
class PauseDraft:
    """Days on which limits stood still; without `last` they still do."""

    first: date
    source: str
    last: date | None = None


@dataclass(frozen=True, slots=True)
class CustodyDraft:
    """Custody of a client. Hours are local times of the place.

    Without an `event` the arrest is recorded with it, in the same commit, and its limits are
    proposed. An arrest that stands in the file already is taken over with its own hours.
    """

    proceeding: ProceedingUid
    client: ClientUid
    seized_day: date
    seized_at: time | None = None
    recorded_day: date | None = None
    recorded_at: time | None = None
    act: str = "arrest"
    event: EventUid | None = None
    place: str = ""
    basis: str = ""
    title: str = ""
    title_until: date | None = None
    title_until_at: time | None = None
    pauses: tuple[PauseDraft, ...] = ()
    notes: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CustodyEndDraft:
    """How custody ended, and who saw it."""

    day: date
    how: CustodyEnd
    source: str
    at: time | None = None


@dataclass(frozen=True, slots=True)
class RemovalDraft:
    """What is known of a removal. The fixed day is an event of the proceeding, not a field here."""

    proceeding: ProceedingUid
    destination: str = ""
    carrier: str = ""
    body: str = ""
    contact: str = ""
    call_list: str = ""
    closed_on: date | None = None
    closed_source: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class BarDraft:
    """An act that is said to bar a removal."""

    proceeding: ProceedingUid
    what: BarKind
    title: str
    from_day: date
    effect: Suspensive = Suspensive.UNVERIFIED
    rule: str = ""
    document: DocumentUid | None = None
    until_day: date | None = None
    until_event: str = ""
    served_body: str = ""
    served_day: date | None = None
    served_at: time | None = None
    served_proof: str = ""
    lifted_day: date | None = None
    lifted_source: str = ""
    notes: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class InterimDraft:
    """A request for interim measures to one body."""

    proceeding: ProceedingUid
    body: InterimBody
    facts: str
    court_or_body: str = ""
    reason: str = ""
    state: InterimState = InterimState.CHOSEN
    requested_day: date | None = None
    requested_at: time | None = None
    reference: str = ""
    decided_day: date | None = None
    until_day: date | None = None
    documents: tuple[DocumentUid, ...] = ()
    notes: str = ""
    version: int | None = None
