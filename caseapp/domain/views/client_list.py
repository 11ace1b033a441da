"""The client list, as the service returns it."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.ids import ClientUid


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the client list."""

    id: int
    uid: ClientUid
    name: str
    other_names: str
    citizenships: str
    file_numbers: str
    host_states: str
    next_day: date | None
    """Safe day of the next open deadline; None: no next step."""
    to_be_determined: bool
