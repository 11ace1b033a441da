"""A client file, as the service returns it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseapp.domain.ids import ClientUid

if TYPE_CHECKING:
    from caseapp.domain.drafts import NameDraft, SafeContactDraft
    from caseapp.domain.views.matters import MatterView


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
