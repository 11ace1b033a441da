"""Clients, as services return them: the list and one file."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.drafts import NameDraft, SafeContactDraft
from caseapp.domain.ids import ClientUid
from caseapp.domain.views.matters import MatterView


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


@dataclass(frozen=True, slots=True)
class ClientView:
    """A client file."""

    uid: ClientUid
    names: tuple[NameDraft, ...]
    date_of_birth: date | None
    citizenships: tuple[str, ...]
    languages: tuple[str, ...]
    safe_contact: SafeContactDraft
    notes: str
    version: int
    matters: tuple[MatterView, ...] = ()
