"""Interim measures, as services return them."""

from dataclasses import dataclass
from datetime import date, datetime

from caseapp.domain.ids import DocumentUid, ProceedingUid
from caseapp.domain.protection.bodies import Recorded
from caseapp.domain.protection.drafts import InterimDraft
from caseapp.domain.protection.preflight import Checked
from caseapp.domain.protection.words import InterimBody
from caseapp.domain.views.deadline_list import DeadlineRow


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body outside the host state."""

    body: InterimBody
    name: str
    recorded: Recorded
    basis: str
    """What the source records of its jurisdiction, in the source's words."""
    source: str
    grade: str
    """Grade of that fact, as its pack has it."""
    checked_on: date | None
    check_today: bool
    """Not verified: look at the body's own list today."""
    request: str
    """What a request is, from the rule's row; "" where no rule is in the packs."""
    citation: str
    effect: str
    parallel: str
    """The rule on parallel complaints, from the data, or that it was not verified."""


@dataclass(frozen=True, slots=True)
class ReliefRow:
    """A domestic remedy or note of the law that comes first."""

    label: str
    detail: str
    deadline: DeadlineRow | None = None


@dataclass(frozen=True, slots=True)
class InterimView:
    """A request that was chosen."""

    uid: str
    draft: InterimDraft
    name: str
    state: str
    basis: str
    chosen_on: date
    documents: tuple[tuple[DocumentUid, str], ...]
    checks: tuple[Checked, ...]
    """The pre-flight list; empty for bodies that have none."""


@dataclass(frozen=True, slots=True)
class CountdownView:
    """How long the Court can still be asked, and whether it handles requests now."""

    removal: datetime | None
    """Local to the place of the removal; None: no day is fixed."""
    safe: datetime | None
    """Until then at the latest the request has to be there, Strasbourg time."""
    last: datetime | None
    open_now: bool | None
    """None: the Court's holidays of the year are not known."""
    opens: datetime | None
    sentences: tuple[str, ...]
    alarm: bool
    """The Court is closed until after the removal, or the safe moment has passed."""


@dataclass(frozen=True, slots=True)
class InterimPanel:
    """Everything about interim measures in one proceeding."""

    proceeding: ProceedingUid
    file_number: str
    client_names: tuple[str, ...]
    host_state: str
    because: tuple[str, ...]
    """Refusals without certain suspensive effect, in sentences."""
    domestic: tuple[ReliefRow, ...]
    bodies: tuple[BodyView, ...]
    chosen: tuple[InterimView, ...]
    countdown: CountdownView | None
    """None where the Court has no recorded jurisdiction."""
    call_list: str
    contact: str
    documents: tuple[tuple[DocumentUid, str], ...]
