"""Matters and their proceedings, as services return them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseapp.domain.ids import ClientUid, MatterUid, ProceedingUid
from caseapp.domain.vocabulary import HandlingFlag, ProceedingKind

if TYPE_CHECKING:
    from caseapp.domain.views.deadlines import DeadlineView
    from caseapp.domain.views.events import EventView
    from caseapp.domain.views.filings import FilingRow
    from caseapp.domain.views.hearings import HearingRow
    from caseapp.domain.views.people import PersonRow
    from caseapp.domain.views.tasks import TaskRow


@dataclass(frozen=True, slots=True)
class ProceedingView:
    """A proceeding with everything that stands in it."""

    uid: ProceedingUid
    matter: MatterUid
    file_number: str
    client_names: tuple[str, ...]
    kind: ProceedingKind
    host_state: str
    requesting_state: str
    court_or_body: str
    is_court: bool
    place: str
    zone: str
    reference_number: str
    stage: str
    version: int
    events: tuple[EventView, ...] = ()
    deadlines: tuple[DeadlineView, ...] = ()
    hearings: tuple[HearingRow, ...] = ()
    filings: tuple[FilingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with its members and proceedings (without their events)."""

    uid: MatterUid
    file_number: str
    title: str
    clients: tuple[tuple[ClientUid, str], ...]
    members: tuple[PersonRow, ...]
    proceedings: tuple[ProceedingView, ...]
    tasks: tuple[TaskRow, ...]
    version: int
    handling: tuple[HandlingFlag, ...] = ()
    """What every way out of the program obeys."""
