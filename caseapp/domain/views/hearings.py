"""Hearings, as services return them."""

from dataclasses import dataclass
from datetime import date, datetime, time

from caseapp.domain.ids import HearingUid, MatterUid, ProceedingUid


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A hearing, in the court's local time and in the office's."""

    uid: HearingUid
    proceeding: ProceedingUid
    matter: MatterUid
    file_number: str
    court_or_body: str
    day: date
    at: time | None
    zone: str
    here: datetime | None
    place: str
    judge: str
    interpreter: str
    notes: str
    version: int
