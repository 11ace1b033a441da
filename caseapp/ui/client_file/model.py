"""What the client file shows: the client, and every proceeding with what is planned in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseapp.domain.ids import ClientUid
from caseapp.domain.statuses import has_to_be_met
from caseapp.domain.views.clients import ClientView
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.matters import ProceedingView
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.views.tasks import TaskRow
from caseapp.domain.vocabulary import DeadlineState
from caseapp.ui.office import Office


@dataclass(frozen=True, slots=True)
class ClientFile:
    """A client with the proceedings of all matters, read in one go."""

    client: ClientView
    proceedings: dict[str, ProceedingView]
    risks: tuple[RiskRow, ...] = ()
    """Proceedings in which a removal is possible."""

    def open_deadlines(self) -> list[DeadlineRow]:
        """Return what still has to be met, to be determined first, then by safe day."""
        rows = [
            view.row
            for proceeding in self.proceedings.values()
            for view in proceeding.deadlines
            if has_to_be_met(view.row.state, lapse_recorded=view.row.lapse_recorded)
        ]
        return sorted(rows, key=deadline_order)

    def hearings(self, today: date) -> list[HearingRow]:
        """Return the hearings that are still to come."""
        rows = [row for found in self.proceedings.values() for row in found.hearings]
        return sorted((row for row in rows if row.day >= today), key=lambda row: row.day)

    def tasks(self) -> Iterator[TaskRow]:
        """Return what is still to do."""
        for matter in self.client.matters:
            yield from (task for task in matter.tasks if not task.done)


def deadline_order(row: DeadlineRow) -> tuple[bool, date, bool]:
    """Sort key: to be determined first, then by safe day, then what cannot be extended."""
    undetermined = row.state is DeadlineState.TO_BE_DETERMINED
    return (not undetermined, row.safe_day or row.last_day or date.max, row.extendable)


def load(office: Office, uid: ClientUid) -> ClientFile:
    """Read the whole file; runs on the database thread."""
    client = office.clients.get_client(uid)
    found: dict[str, ProceedingView] = {
        proceeding.uid: office.matters.get_proceeding(proceeding.uid)
        for matter in client.matters
        for proceeding in matter.proceedings
    }
    return ClientFile(client, found, tuple(office.removal.list_risks(uid)))
