"""The first screen, as services return it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from caseapp.domain.ids import ClientUid, MatterUid, ProceedingUid

if TYPE_CHECKING:
    from caseapp.domain.reminders import LeadDay
    from caseapp.domain.views.backups import BackupsToday
    from caseapp.domain.views.deadline_list import DeadlineRow
    from caseapp.domain.views.hearings import HearingRow
    from caseapp.domain.views.removal import RiskRow
    from caseapp.domain.views.tasks import TaskRow


@dataclass(frozen=True, slots=True)
class NoNextStepRow:
    """A client or proceeding that nothing is planned for."""

    client: ClientUid
    client_name: str
    file_number: str


@dataclass(frozen=True, slots=True)
class ServedWithoutDeadlineRow:
    """A proceeding in which something was served and no deadline is open, filed or waived."""

    proceeding: ProceedingUid
    matter: MatterUid
    file_number: str
    court_or_body: str
    act_label: str


@dataclass(frozen=True, slots=True)
class LeavingRow:
    """Something that has to go out before the safe day of a deadline."""

    deadline: DeadlineRow
    lead: LeadDay


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first screen: what must be done, and what can go wrong."""

    day: date
    now: datetime
    to_be_determined: tuple[DeadlineRow, ...] = ()
    overdue: tuple[DeadlineRow, ...] = ()
    today: tuple[DeadlineRow, ...] = ()
    next_days: tuple[DeadlineRow, ...] = ()
    leaving: tuple[LeavingRow, ...] = ()
    """What has to go out within these days, or should have: to the translator, notary, post."""
    unconfirmed: tuple[DeadlineRow, ...] = ()
    """Filed, waiting for a second look."""
    unchecked: tuple[DeadlineRow, ...] = ()
    """Proposed and not answered yet."""
    not_checked: tuple[DeadlineRow, ...] = ()
    """Answered, and nobody has checked the date that stands yet; the first of them."""
    not_checked_more: bool = False
    """There are more than these."""
    closing: tuple[DeadlineRow, ...] = ()
    """A lawyer asked to waive, supersede or delete them; the second step is open."""
    hearings: tuple[HearingRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    served_without_deadline: tuple[ServedWithoutDeadlineRow, ...] = ()
    not_barred: tuple[RiskRow, ...] = ()
    """Removals that acts that count do not bar on every day up to 14 days ahead; the first of
    them, fixed days and custody before all others."""
    not_barred_count: int = 0
    """How many there are."""
    no_next_step: tuple[NoNextStepRow, ...] = ()
    """The first of them by name."""
    no_next_step_count: int = 0
    """How many there are."""
    last_restored_backup: date | None = None
    backups: BackupsToday | None = None
    """None: nothing of it is this person's business."""
    away_since: datetime | None = None
    """When the person was last here, in the office's zone; None where nothing fell due since."""
    meanwhile: tuple[DeadlineRow, ...] = ()
    """What fell due since and is not met; the first of it."""
    meanwhile_count: int = 0
    """How much fell due since, hearings included."""
    clock_warning: str = ""
