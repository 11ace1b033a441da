"""Custody, as services return it: who is held, on what, and every limit with its event."""

from dataclasses import dataclass
from datetime import date, datetime, time

from caseapp.domain.ids import ClientUid, DeadlineUid, EventUid, ProceedingUid
from caseapp.domain.protection.custody import LimitState
from caseapp.domain.protection.words import CustodyEnd
from caseapp.domain.vocabulary import Trust


@dataclass(frozen=True, slots=True)
class LimitView:
    """One limit of custody."""

    deadline: DeadlineUid | None
    """None for the end of the title itself, and for a limit that nobody may count."""
    label: str
    citation: str
    trust: Trust | None
    state: LimitState
    is_title: bool
    """The title lapses with it; otherwise it is a duty of the State whose breach is an argument."""
    sentence: str
    """Where it stands: "title lapses … unless"."""
    ends_with: str
    """The event that ends it, in words; "" where no source names one."""
    by_actual: datetime | None
    """Last moment by the actual hour, local and aware."""
    by_recorded: datetime | None
    paused: str = ""
    """What the recorded pauses would make of it, in a sentence."""


@dataclass(frozen=True, slots=True)
class PauseView:
    """Days on which limits stood still."""

    first: date
    last: date | None
    source: str


@dataclass(frozen=True, slots=True)
class CustodyView:
    """One stay in custody."""

    uid: str
    proceeding: ProceedingUid
    client: ClientUid
    client_name: str
    event: EventUid
    zone: str
    seized_day: date
    seized_at: time | None
    recorded_day: date | None
    recorded_at: time | None
    difference: str
    """Both hours and what lies between them, as a complaint can say it; "" without two hours."""
    place: str
    basis: str
    title: str
    title_until: date | None
    title_until_at: time | None
    ended_day: date | None
    ended_at: time | None
    ended_how: CustodyEnd | None
    ended_source: str
    notes: str
    pauses: tuple[PauseView, ...]
    limits: tuple[LimitView, ...]
    version: int


@dataclass(frozen=True, slots=True)
class ArrestRow:
    """An arrest in the file that no custody record was made for."""

    event: EventUid
    act: str
    act_label: str
    seized_day: date
    seized_at: time | None
    recorded_day: date | None
    recorded_at: time | None


@dataclass(frozen=True, slots=True)
class CustodyPanel:
    """Everything about custody in one proceeding."""

    proceeding: ProceedingUid
    file_number: str
    host_state: str
    zone: str
    clients: tuple[tuple[ClientUid, str], ...]
    custodies: tuple[CustodyView, ...]
    """Running ones first."""
    arrests: tuple[ArrestRow, ...]
